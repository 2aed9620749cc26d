import type { Code, Failure, ItemCode, Outcome } from '#lib/domain';
import type { Client } from './client.ts';
import { always, codeProblem, type OptionKey, optionParams, optionReceipt, pickOption } from './item-writes.ts';
import { options } from './items.ts';
import { type ListingDetail, type ListingOption, optionNameOf, optionValueOf, type ReadOptions } from './listing.ts';
import { BULK_ROWS } from './methods.ts';
import { type PriceQuantity, priceQuantityReceipt, priceQuantityRow } from './price-writes.ts';
import { type BulkResult, type RowState, writeInBulk } from './row-results.ts';
import { type Going, type ItemWriteMethod, isStale, type Receipt } from './writes.ts';

/** What became of one row of a bulk write to items. The names of Qoo10's row results are not published, so `unknown` is common: the later read decides. */
export interface BulkItemResult {
  readonly itemCode: ItemCode;
  readonly option: Receipt['option'];
  readonly state: RowState;
  readonly code: number | null;
  readonly says: string;
  /** For verifyWrite; null where nothing was sent. */
  readonly receipt: Receipt | null;
}

interface Planned {
  readonly key: string;
  readonly itemCode: ItemCode;
  readonly option: Receipt['option'];
  /** What to send, or why nothing is. */
  readonly plan: { readonly value: Record<string, string>; readonly receipt: Receipt } | string;
}

/** Sends what is planned, one call's worth, and puts each row's result beside its plan. */
async function sendPlanned(
  client: Client,
  method: ItemWriteMethod,
  asked: readonly Planned[],
  going: Going = always,
): Promise<BulkResult<BulkItemResult>> {
  const receipts = asked.flatMap(({ plan }) => (typeof plan === 'string' ? [] : [plan.receipt]));
  const held = receipts.length > 0 && !(await going(receipts));
  const planned = held
    ? asked.map((one) => ({ ...one, plan: typeof one.plan === 'string' ? one.plan : 'held' }))
    : asked;
  const items = planned.flatMap(({ key, itemCode, plan }) =>
    typeof plan === 'string' ? [] : [{ key, number: itemCode, value: plan.value }],
  );
  const written = await writeInBulk(client, { method, param: 'ItemInfoJson', items });
  const results = new Map(written.rows.map((row) => [row.key, row]));
  const rows = planned.map(({ key, itemCode, option, plan }): BulkItemResult => {
    if (typeof plan === 'string') return { itemCode, option, state: 'not-sent', code: null, says: plan, receipt: null };
    const { state, code, says } = results.get(key) ?? { state: 'unknown' as const, code: null, says: '' };
    return { itemCode, option, state, code, says, receipt: state === 'not-sent' ? null : plan.receipt };
  });
  return { rows, failure: written.failure };
}

/** Sets prices or stock of many listings, 500 a call [qapi 4.7]. Each row brings the read it rests on, at most 15 minutes old; others are not sent. */
export async function setPriceQuantities(
  client: Client,
  changes: readonly { readonly read: ListingDetail; readonly change: Omit<PriceQuantity, 'itemCode'> }[],
): Promise<BulkResult<BulkItemResult>> {
  const method = 'ItemsOrder.SetGoodsPriceQtyBulk';
  const planned = changes.map(({ read, change }): Planned => {
    const whole = { ...change, itemCode: read.itemCode };
    const value = isStale(method, read.readAt, client.now()) ? 'read-too-old' : priceQuantityRow(read, whole);
    const plan =
      typeof value === 'string' ? value : { value, receipt: priceQuantityReceipt(client, method, read, whole) };
    return { key: read.itemCode, itemCode: read.itemCode, option: null, plan };
  });
  return sendPlanned(client, method, planned);
}

export interface OptionCodeChange {
  readonly option: OptionKey;
  /** The code the seller saw; if another changed it since, the row is not sent. */
  readonly seen: Code;
  readonly code: Code;
}

/** Listings read before one call: at 300 ms a read, as many as stay fresh until it is sent. */
const ITEMS_A_CALL = 60;

/** Sets many options' codes. Each listing is read again right before; price and stock go back as they stand. */
export async function setOptionCodes(
  client: Client,
  changes: readonly OptionCodeChange[],
  going?: Going,
): Promise<BulkResult<BulkItemResult>> {
  const rows: BulkItemResult[] = [];
  let failure: Failure | null = null;
  for (const part of parts(changes)) {
    const planned = failure ? part.map((change) => notSent(change, '')) : await planCodes(client, part);
    const written: BulkResult<BulkItemResult> = await sendPlanned(
      client,
      'ItemsOptions.UpdateInventoryDataBulk',
      planned,
      going,
    );
    failure ??= written.failure;
    rows.push(...written.rows);
  }
  return { rows, failure };
}

/** Keeps a listing's changes together, so that it is read once. */
function parts(changes: readonly OptionCodeChange[]): OptionCodeChange[][] {
  const byItem = Map.groupBy(changes, (change) => change.option.itemCode);
  const found: OptionCodeChange[][] = [];
  let items = 0;
  for (const ofItem of byItem.values()) {
    const last = found.at(-1);
    if (last && items < ITEMS_A_CALL && last.length + ofItem.length <= BULK_ROWS) {
      last.push(...ofItem);
      items += 1;
    } else {
      found.push([...ofItem]);
      items = 1;
    }
  }
  return found;
}

const plannedOf = ({ option }: OptionCodeChange, plan: Planned['plan']): Planned => {
  const own = { name: optionNameOf(option), value: optionValueOf(option) };
  // Rows of one listing share its number, so only all three together name a row.
  return { key: `${option.itemCode} ${own.name} ${own.value}`, itemCode: option.itemCode, option: own, plan };
};
const notSent = (change: OptionCodeChange, why: string): Planned => plannedOf(change, why);

async function planCodes(client: Client, changes: readonly OptionCodeChange[]): Promise<Planned[]> {
  const method = 'ItemsOptions.UpdateInventoryDataBulk';
  const reads = new Map<ItemCode, Outcome<ReadOptions<ListingOption> | 'not-found'>>();
  for (const itemCode of new Set(changes.map((change) => change.option.itemCode))) {
    reads.set(itemCode, await options(client, itemCode));
  }
  return changes.map((change) => {
    const problem = codeProblem(change.code, 50);
    if (problem) return notSent(change, problem);
    const read = reads.get(change.option.itemCode);
    if (!read?.ok) return notSent(change, read ? read.failure.kind : 'unreachable');
    const found = pickOption(method, read.value === 'not-found' ? [] : read.value.options, change.option);
    if (!found.ok) return notSent(change, found.failure.says ?? '');
    const { value: option } = found;
    if (option.optionCode === change.code) return notSent(change, 'already');
    if (option.optionCode !== change.seen) return notSent(change, 'changed-since');
    if (isStale(method, option.readAt, client.now())) return notSent(change, 'read-too-old');
    const value = {
      ...optionParams(option),
      OptionCode: change.code,
      Price: String(option.surchargeYen),
      Qty: String(option.quantity),
    };
    return plannedOf(change, {
      value,
      receipt: optionReceipt(client, method, { ...option, optionCode: change.code }, false),
    });
  });
}
