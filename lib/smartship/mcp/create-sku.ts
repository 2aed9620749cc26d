import { type Instant, type Outcome, ok } from '#lib/domain';
import { filled, flag } from '../cells.ts';
import type { Consent, MadeSku, NewSku } from '../gateway.ts';
import { byPlainName, isRow } from '../names.ts';
import { dataOf, failure, field, findRows, notUnderstood } from './answer.ts';
import type { Given } from './bind.ts';
import type { ToolCaller } from './caller.ts';
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

  const asked = caller.connection.memory.askedSkus[sku.sellerCode];
  if (asked !== undefined && caller.now() - asked < SETTLES_IN)
    return failure('unknown-outcome', may.value, ASKED_BEFORE);

  const group = sku.beside === null ? await ownGroup(caller, sku.name) : await groupOf(caller, sku.beside);
  if (!group.ok) return group;
  // On disk before it is sent: a death in the middle is a lost reply too.
  await noteAsked(caller, sku.sellerCode, caller.now());
  const made = await write(caller, 'create_sku_option', {
    groupNo: [group.value, Number(group.value)],
    optionName: [sku.optionName],
    sellerCode: [sku.sellerCode],
    unitPrice: [sku.unitPriceYen, String(sku.unitPriceYen)],
    currency: ['JPY'],
  });
  if (!made.ok) {
    if (made.failure.kind !== 'unknown-outcome') {
      await noteAsked(caller, sku.sellerCode, null);
      // It may have been refused because the product is gone.
      await noteGroup(caller, sku.name, null);
    }
    return made;
  }
  const after = await skusOfCode(caller, sku.sellerCode);
  const [shown] = after.ok ? after.value : [];
  // The server said yes; whether it is so, nobody has seen.
  if (!shown) return failure('unknown-outcome', may.value, 'the search does not show the new SKU');
  await noteAsked(caller, sku.sellerCode, null);
  await noteGroup(caller, sku.name, null);
  return ok({ how: 'made', skuNo: shown.skuNo });
}

/** [C] A write may take this long until a search shows it; for so long a code whose reply was lost is not asked for again. */
const SETTLES_IN = 10 * 60_000;
/** Said where a press is told to wait; the mapping screen has a sentence for it. */
const ASKED_BEFORE = 'asked for before';

async function noteAsked(caller: ToolCaller, code: string, at: Instant | null): Promise<void> {
  const { [code]: _, ...others } = caller.connection.memory.askedSkus;
  const young = Object.entries(others).filter(([, then]) => caller.now() - then < SETTLES_IN);
  const kept = at === null ? young : [...young, [code, at] as const];
  await caller.connection.remember({ askedSkus: Object.fromEntries(kept) });
}

async function noteGroup(caller: ToolCaller, name: string, groupNo: string | null): Promise<void> {
  const { [name]: _, ...others } = caller.connection.memory.groups;
  await caller.connection.remember({ groups: groupNo === null ? others : { ...others, [name]: groupNo } });
}

/** A new product, unless its name is taken; one that was made here and got no option yet is gone on with, also after a death of the worker. */
async function ownGroup(caller: ToolCaller, name: string): Promise<Outcome<string>> {
  const { groups } = caller.connection.memory;
  const kept = Object.hasOwn(groups, name) ? groups[name] : undefined;
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
  await noteGroup(caller, name, groupNo);
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
