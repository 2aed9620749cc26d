import { type Outcome, ok, type Sku, toCode } from '#lib/domain';
import { failure } from './answer.ts';
import type { ToolCaller } from './caller.ts';
import { fingerprintOf } from './proofs.ts';
import { searchSkus } from './skus.ts';
import type { ToolName } from './tools.ts';

/** The schemas that making a SKU stands on. */
const GROUND: readonly ToolName[] = ['search_skus', 'create_sku_group', 'create_sku_option'];
const PROOF = 'sku-search';
/** A code that no SKU has: a server that ignores the search shows rows for it. */
const NOBODYS = toCode('smartship-jqsm-no-such-code-0');
const MAX_PAGES = 20;

/** True while a search by seller code is known to find a known SKU, and only such: same account, same schemas. */
export function isSkuSearchProven(caller: ToolCaller): boolean {
  const ground = fingerprintOf(caller, GROUND);
  return ground !== null && caller.connection.memory.proofs[PROOF] === ground;
}

/** Looks a known SKU of this account up by its code, and a code that nobody has. Leaves things unproven where the account has no SKU with a code. */
export async function proveSkuSearch(caller: ToolCaller): Promise<Outcome<null>> {
  const ground = fingerprintOf(caller, GROUND);
  if (ground === null || isSkuSearchProven(caller)) return ok(null);
  const listed = await searchSkus(caller, {});
  if (!listed.ok) return listed;
  const known = listed.value.items.find(({ sellerCode }) => sellerCode.trim() !== '');
  if (!known) return ok(null);
  const found = await skusOfCode(caller, known.sellerCode);
  if (!found.ok) return found;
  const nobody = await searchSkus(caller, { sellerCode: NOBODYS });
  if (!nobody.ok) return nobody;
  const answers = nobody.value.items.length === 0 && nobody.value.unreadable === 0;
  if (answers && found.value.some(({ skuNo }) => skuNo === known.skuNo))
    await caller.connection.remember({ proofs: { ...caller.connection.memory.proofs, [PROOF]: ground } });
  return ok(null);
}

/** Every SKU that has exactly this code, read over all pages: the search also finds codes that merely hold it. */
export async function skusOfCode(caller: ToolCaller, sellerCode: string): Promise<Outcome<readonly Sku[]>> {
  const same: Sku[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await searchSkus(caller, { sellerCode, ...(cursor === undefined ? {} : { cursor }) });
    if (!read.ok) return read;
    // The one that could not be read may be the one.
    if (read.value.unreadable > 0)
      return failure('not-understood', 'search_skus', `${read.value.unreadable} rows could not be read`);
    same.push(...read.value.items.filter((sku) => sku.sellerCode === sellerCode));
    if (read.value.next === null) return ok(same);
    cursor = read.value.next;
  }
  return failure('refused-here', 'search_skus', 'too many SKUs hold this code');
}
