import type { Instant, ItemCode } from '#lib/domain';
import type { MethodName } from './methods.ts';

const MINUTE = 60_000;

interface ItemWrite {
  /** Qoo10's parameters that replace what stands there, whether we mean to change them or not. */
  readonly overwrites: readonly string[];
  /** What is read again before, since it is sent back unchanged. */
  readonly reads: 'listing' | 'options';
  /** The oldest that this read may be when the write is sent. */
  readonly freshMs: number;
  /** What a later read must show. Stock is left out where the write only carries it along: an order may have taken some since. */
  readonly verifies: readonly Verified[];
  /** What the write may change and no read can tell. */
  readonly untold?: readonly string[];
}

/** What can be looked at again after a write. */
export type Verified =
  | 'sellerCode'
  | 'title'
  | 'optionCode'
  | 'surchargeYen'
  | 'quantity'
  | 'priceYen'
  | 'expireDate'
  | 'taxRate';

/** Every write to Qoo10 items that there is [design §5, qapi 4.6, 4.7]. EditGoodsInventory is not among them: it replaces all options at once. */
export const ITEM_WRITES = {
  'ItemsOptions.UpdateInventoryDataUnit': {
    overwrites: ['OptionCode', 'Price', 'Qty'],
    reads: 'options',
    freshMs: MINUTE / 2,
    verifies: ['optionCode', 'surchargeYen'],
  },
  'ItemsOptions.UpdateInventoryDataBulk': {
    overwrites: ['OptionCode', 'Price', 'Qty'],
    reads: 'options',
    freshMs: MINUTE,
    verifies: ['optionCode', 'surchargeYen'],
  },
  'ItemsOptions.UpdateInventoryQtyUnit': {
    overwrites: ['OptionCode', 'Qty'],
    reads: 'options',
    freshMs: MINUTE,
    verifies: ['quantity', 'optionCode'],
  },
  'ItemsBasic.UpdateGoods': {
    overwrites: ['SecondSubCat', 'ItemTitle', 'SellerCode', 'and all other basics'],
    reads: 'listing',
    freshMs: MINUTE / 2,
    verifies: ['sellerCode', 'title'],
    untold: ['Weight'],
  },
  'ItemsOrder.SetGoodsPriceQty': {
    overwrites: ['Price', 'TaxRate', 'Qty', 'ExpireDate'],
    reads: 'listing',
    freshMs: MINUTE,
    verifies: ['priceYen', 'quantity', 'expireDate', 'taxRate'],
  },
  'ItemsOrder.SetGoodsPriceQtyBulk': {
    overwrites: ['Price', 'TaxRate', 'Qty', 'ExpireDate'],
    reads: 'listing',
    freshMs: 15 * MINUTE,
    verifies: ['priceYen', 'quantity', 'expireDate', 'taxRate'],
  },
} as const satisfies Partial<Record<MethodName, ItemWrite>>;

export type ItemWriteMethod = keyof typeof ITEM_WRITES;

/** Qoo10 shows a write to an item within this time [qapi 1.4]; not seen before is not yet wrong. */
export const SHOWN_WITHIN_MS = 10 * MINUTE;

/** What was sent, and what a later read must show. */
export interface Receipt {
  readonly method: ItemWriteMethod;
  readonly itemCode: ItemCode;
  /** Names and values of the option's axes; null for the listing itself. */
  readonly option: { readonly name: string; readonly value: string } | null;
  readonly expect: Readonly<Partial<Record<Verified, string | number>>>;
  readonly sentAt: Instant;
  /** True when it stood so already and nothing was sent. */
  readonly already: boolean;
}

/**
 * Heard right before a write leaves, after its reads: whoever keeps a record writes it now. False: nothing is sent, and
 * the rows are told as `held`.
 */
export type Going = (receipts: readonly Receipt[]) => Promise<boolean>;

/** `seen`: every expected value stands. `not-yet`: some do not, named; within ten minutes of the write that means nothing. `gone`: no such listing or option any more. */
export type Verification =
  | { readonly kind: 'seen' }
  | { readonly kind: 'not-yet'; readonly differs: readonly Verified[] }
  | { readonly kind: 'gone' };

/** Says whether a read is too old to be sent back with a write. */
export const isStale = (method: ItemWriteMethod, readAt: Instant, now: Instant): boolean =>
  now - readAt > ITEM_WRITES[method].freshMs;

/** Takes from the values that a write carried those that its row of the table verifies. */
export function expectationOf(
  method: ItemWriteMethod,
  values: Readonly<Partial<Record<Verified, string | number | null>>>,
): Receipt['expect'] {
  const expect: Partial<Record<Verified, string | number>> = {};
  for (const field of ITEM_WRITES[method].verifies) {
    const value = values[field];
    if (value !== undefined && value !== null) expect[field] = value;
  }
  return expect;
}

/** Compares what was expected with what a read shows. */
export function compare(
  expect: Receipt['expect'],
  shown: Readonly<Partial<Record<Verified, string | number | null>>>,
): Verification {
  // Object.keys loses the type of its own keys; they were written as Verified above.
  const differs = (Object.keys(expect) as Verified[]).filter((field) => expect[field] !== shown[field]);
  return differs.length === 0 ? { kind: 'seen' } : { kind: 'not-yet', differs };
}
