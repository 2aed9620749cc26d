import { type Code, type Failure, failed, type ItemCode, type Outcome, ok } from '#lib/domain';
import type { Client } from './client.ts';
import { listing, options } from './items.ts';
import { type ListingDetail, type ListingOption, optionNameOf, optionValueOf } from './listing.ts';
import {
  compare,
  expectationOf,
  type Going,
  ITEM_WRITES,
  type ItemWriteMethod,
  isStale,
  type Receipt,
  type Verification,
} from './writes.ts';

/** Which option, by what Qoo10 knows it by. */
export type OptionKey = Pick<ListingOption, 'itemCode' | 'axes'>;

export const refusedHere = (operation: ItemWriteMethod, says: string): { ok: false; failure: Failure } =>
  failed({ kind: 'refused-here', party: 'qoo10', operation, says });

/** Why a code cannot be written, or null. A blank is not written: whether it clears the code is not established [qapi 4.6]. */
export function codeProblem(code: string, limit: number): string | null {
  if (code.trim() === '') return 'code-blank';
  if ([...code].length > limit) return 'code-too-long';
  return code.includes('||*') || code.includes('$$') || /\p{Cc}/u.test(code) ? 'code-characters' : null;
}

const QUANTITY_MOST = 2_147_483_647;
export const isQuantity = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= QUANTITY_MOST;
/** Reads a listing's options again and finds one; refuses where it is gone, there twice, or cannot be sent back whole. */
async function freshOption(client: Client, method: ItemWriteMethod, key: OptionKey): Promise<Outcome<ListingOption>> {
  const read = await options(client, key.itemCode);
  if (!read.ok) return read;
  if (read.value === 'not-found') return refusedHere(method, 'item-not-found');
  return pickOption(method, read.value.options, key);
}

export function pickOption(
  method: ItemWriteMethod,
  among: readonly ListingOption[],
  key: OptionKey,
): Outcome<ListingOption> {
  const [name, value] = [optionNameOf(key), optionValueOf(key)];
  const [found, second] = among.filter((option) => optionNameOf(option) === name && optionValueOf(option) === value);
  if (!found) return refusedHere(method, 'option-not-found');
  if (second) return refusedHere(method, 'option-ambiguous');
  if (found.surchargeYen === null || found.quantity === null) return refusedHere(method, 'option-unreadable');
  return ok(found);
}

export const optionParams = (option: ListingOption) => ({
  ItemCode: option.itemCode,
  SellerCode: '',
  OptionName: optionNameOf(option),
  OptionValue: optionValueOf(option),
});

/** The receipt of an option write: what stands there afterwards. */
export const optionReceipt = (
  client: Client,
  method: ItemWriteMethod,
  after: ListingOption,
  already: boolean,
): Receipt => ({
  method,
  itemCode: after.itemCode,
  option: { name: optionNameOf(after), value: optionValueOf(after) },
  expect: expectationOf(method, {
    optionCode: after.optionCode,
    surchargeYen: after.surchargeYen,
    quantity: after.quantity,
  }),
  sentAt: client.now(),
  already,
});

export const always: Going = async () => true;

export async function send(
  client: Client,
  receipt: Receipt,
  readAt: number,
  params: Record<string, string>,
  going: Going = always,
): Promise<Outcome<Receipt>> {
  if (isStale(receipt.method, readAt, client.now())) return refusedHere(receipt.method, 'read-too-old');
  if (!(await going([receipt]))) return refusedHere(receipt.method, 'held');
  const asked = await client.result(receipt.method, params);
  return asked.ok ? ok({ ...receipt, sentAt: asked.value.askedAt }) : asked;
}

/** Sets one option's 販売者オプションコード, sending its price and stock back as they stand. `seen` is the code the seller saw: if another changed it since, nothing is sent. */
export async function setOptionCode(
  client: Client,
  change: { readonly option: OptionKey; readonly seen: Code; readonly code: Code },
): Promise<Outcome<Receipt>> {
  const method = 'ItemsOptions.UpdateInventoryDataUnit';
  const problem = codeProblem(change.code, 50);
  if (problem) return refusedHere(method, problem);
  const fresh = await freshOption(client, method, change.option);
  if (!fresh.ok) return fresh;
  const option = fresh.value;
  const after = { ...option, optionCode: change.code };
  if (option.optionCode === change.code) return ok(optionReceipt(client, method, after, true));
  if (option.optionCode !== change.seen) return refusedHere(method, 'changed-since');
  return send(client, optionReceipt(client, method, after, false), option.readAt, {
    ...optionParams(option),
    OptionCode: change.code,
    Price: String(option.surchargeYen),
    Qty: String(option.quantity),
  });
}

/** Sets one option's stock to an absolute number; its code is sent back as it stands. Where `seen` is given and Qoo10 shows another number by now, nothing is sent. */
export async function setOptionQuantity(
  client: Client,
  change: { readonly option: OptionKey; readonly quantity: number; readonly seen?: number },
): Promise<Outcome<Receipt>> {
  const method = 'ItemsOptions.UpdateInventoryQtyUnit';
  if (!isQuantity(change.quantity)) return refusedHere(method, 'quantity');
  const fresh = await freshOption(client, method, change.option);
  if (!fresh.ok) return fresh;
  const option = fresh.value;
  const after = { ...option, quantity: change.quantity };
  const receipt = optionReceipt(client, method, after, option.quantity === change.quantity);
  if (receipt.already) return ok(receipt);
  if (change.seen !== undefined && option.quantity !== change.seen) return refusedHere(method, 'changed-since');
  return send(client, receipt, option.readAt, {
    ...optionParams(option),
    OptionCode: option.optionCode,
    Qty: String(change.quantity),
  });
}

export async function freshListing(
  client: Client,
  method: ItemWriteMethod,
  itemCode: ItemCode,
): Promise<Outcome<ListingDetail>> {
  const read = await listing(client, itemCode);
  if (!read.ok) return read;
  return read.value === 'not-found' ? refusedHere(method, 'item-not-found') : ok(read.value);
}

const NEEDED = [
  'SecondSubCat',
  'ItemTitle',
  'ProductionPlaceType',
  'AdultYN',
  'AvailableDateType',
  'AvailableDateValue',
];

/** Sets a listing's 販売者商品コード by UpdateGoods, sending all its other basics back as they stand [qapi 4.8]. `seen` as in setOptionCode. */
export async function setSellerCode(
  client: Client,
  change: { readonly itemCode: ItemCode; readonly seen: Code; readonly code: Code },
  going?: Going,
): Promise<Outcome<Receipt>> {
  const method = 'ItemsBasic.UpdateGoods';
  const problem = codeProblem(change.code, 100);
  if (problem) return refusedHere(method, problem);
  const fresh = await freshListing(client, method, change.itemCode);
  if (!fresh.ok) return fresh;
  const detail = fresh.value;
  const receipt: Receipt = {
    method,
    itemCode: change.itemCode,
    option: null,
    expect: expectationOf(method, { sellerCode: change.code, title: detail.title }),
    sentAt: client.now(),
    already: detail.sellerCode === change.code,
  };
  if (receipt.already) return ok(receipt);
  if (detail.sellerCode !== change.seen) return refusedHere(method, 'changed-since');
  if (NEEDED.some((param) => !detail.basics[param])) return refusedHere(method, 'listing-incomplete');
  const params = { ItemCode: change.itemCode, ...detail.basics, SellerCode: change.code };
  return send(client, receipt, detail.readAt, params, going);
}

/** Looks whether a write stands. Qoo10 may need ten minutes to show it; the caller asks again. */
export async function verifyWrite(client: Client, receipt: Receipt): Promise<Outcome<Verification>> {
  const looked = await verifyWrites(client, [receipt]);
  return looked.ok ? ok(looked.value[0] ?? { kind: 'gone' }) : looked;
}

/** The same for several writes to one listing by one method, over one read; one answer each, in their order. */
export async function verifyWrites(
  client: Client,
  receipts: readonly Receipt[],
): Promise<Outcome<readonly Verification[]>> {
  const [first] = receipts;
  if (!first) return ok([]);
  if (ITEM_WRITES[first.method].reads === 'options') {
    const read = await options(client, first.itemCode);
    if (!read.ok) return read;
    const among = read.value === 'not-found' ? [] : read.value.options;
    return ok(
      receipts.map(({ option, expect }) => {
        const found = among.find((one) => optionNameOf(one) === option?.name && optionValueOf(one) === option.value);
        return found ? compare(expect, found) : { kind: 'gone' };
      }),
    );
  }
  const read = await listing(client, first.itemCode);
  if (!read.ok) return read;
  const { value } = read;
  return ok(receipts.map(({ expect }) => (value === 'not-found' ? { kind: 'gone' } : compare(expect, value))));
}
