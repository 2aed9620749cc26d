import { type Outcome, ok } from '#lib/domain';
import { filled, flag } from '../cells.ts';
import type { Consent, MadeSku, NewSku } from '../gateway.ts';
import { byPlainName, isRow } from '../names.ts';
import { dataOf, field, findRows, notUnderstood } from './answer.ts';
import type { Given } from './bind.ts';
import type { ToolCaller } from './caller.ts';
import { failure } from './connection.ts';
import { isSkuSearchProven, proveSkuSearch, skusOfCode } from './sku-proof.ts';
import type { ToolName } from './tools.ts';
import { CONFIRM, isWordsOnly, mayWrite, rowVerdict } from './writes.ts';

/**
 * Makes a SKU as the server's own order of work has it: duplicate check, group, option [smartship 3.2]. Looks before (a SKU with this very code
 * is there already: nothing is sent) and after (success is what the search shows, not the reply).
 */
export async function createSku(caller: ToolCaller, sku: NewSku, consent: Consent): Promise<Outcome<MadeSku>> {
  const may = await mayWrite(caller, 'create-sku', consent);
  if (!may.ok) return may;
  if (sku.sellerCode.trim() === '' || sku.name.trim() === '')
    return failure('refused-here', may.value, 'a SKU needs a name and a code');
  const proven = await proveSkuSearch(caller);
  if (!proven.ok) return proven;
  if (!isSkuSearchProven(caller))
    return failure('refused-here', may.value, 'how to find a SKU by its code is not proven on this account');
  const before = await skusOfCode(caller, sku.sellerCode);
  if (!before.ok) return before;
  const [there] = before.value;
  if (there) return ok({ how: 'already', skuNo: there.skuNo });

  const group = sku.beside === null ? await ownGroup(caller, sku.name) : await groupOf(caller, sku.beside);
  if (!group.ok) return group;
  const made = await write(caller, 'create_sku_option', {
    groupNo: [group.value, Number(group.value)],
    optionName: [sku.optionName],
    sellerCode: [sku.sellerCode],
    unitPrice: [sku.unitPriceYen, String(sku.unitPriceYen)],
    currency: ['JPY'],
  });
  if (!made.ok) return made;
  const after = await skusOfCode(caller, sku.sellerCode);
  const [shown] = after.ok ? after.value : [];
  // The server said yes; whether it is so, nobody has seen.
  return shown
    ? ok({ how: 'made', skuNo: shown.skuNo })
    : failure('unknown-outcome', may.value, 'the search does not show the new SKU');
}

/** A new product, unless its name is taken; one that this session made and that got no option yet is gone on with. */
async function ownGroup(caller: ToolCaller, name: string): Promise<Outcome<string>> {
  const kept = caller.groups.get(name);
  if (kept !== undefined) return ok(kept);
  const check: ToolName = 'check_sku_product_name_duplicate';
  const answer = await caller.call(check, { values: { productName: [name] } });
  if (!answer.ok) return answer;
  const taken = isRow(answer.value) ? flag(field(byPlainName(answer.value), 'duplicate')) : null;
  if (taken === null) return notUnderstood(check, answer.value);
  if (taken) return failure('refused-here', check, 'a product of this name exists already');
  const made = await write(caller, 'create_sku_group', { productName: [name], currency: ['JPY'] });
  if (!made.ok) return made;
  const groupNo = groupIn(made.value);
  if (groupNo === null) return failure('unknown-outcome', 'create_sku_group', 'the reply names no group');
  caller.groups.set(name, groupNo);
  return ok(groupNo);
}

/** The group of a SKU, read from the server: a number from our own store may be old. */
async function groupOf(caller: ToolCaller, skuNo: string): Promise<Outcome<string>> {
  const answer = await caller.call('get_sku_detail', { values: { skuNo: [skuNo, Number(skuNo)] } });
  if (!answer.ok) return answer;
  const row = findRows(answer.value, 'skuNo')?.rows.find((each) => filled(field(byPlainName(each), 'skuNo')) === skuNo);
  const groupNo = row ? filled(field(byPlainName(row), 'groupNo')) : null;
  return groupNo === null
    ? failure('refused-here', 'get_sku_detail', `the product of SKU ${skuNo} was not told`)
    : ok(groupNo);
}

function groupIn(data: unknown): string | null {
  const [row] = findRows(data, 'groupNo')?.rows ?? [];
  return row ? filled(field(byPlainName(row), 'groupNo')) : null;
}

/** One write with the seller's consent, sent once. A reply in words only tells nothing that can be used. */
async function write(caller: ToolCaller, name: ToolName, values: Given['values']): Promise<Outcome<unknown>> {
  const reply = await caller.reply(name, { values: { ...values, confirm: CONFIRM } });
  if (!reply.ok) return reply;
  if (isWordsOnly(reply.value) !== null) return ok(null);
  const data = dataOf(reply.value, caller.contextOf(name));
  if (!data.ok) {
    caller.noteRefusal(name, data.failure.kind);
    return data;
  }
  const { accepted, says } = isRow(data.value) ? rowVerdict(data.value) : { accepted: true, says: '' };
  return accepted ? data : failure('bad-request', name, says);
}
