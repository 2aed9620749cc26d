import type { Failure, FailureKind } from '#lib/domain';
import type { MethodName } from './methods.ts';

/** What a refusal of Qoo10 means, as a key for sentences; the numbers are reused per method and mean nothing by themselves [qapi 1.3]. */
export type Meaning =
  | 'key-or-method-unknown'
  | 'key-bad'
  | 'key-expired'
  | 'key-missing'
  | 'api-key-instead-of-sak'
  | 'method-not-permitted'
  | 'method-unknown'
  | 'parameter-missing'
  | 'processing-error'
  | 'date-unreadable'
  | 'period-too-long'
  | 'status-unknown'
  | 'status-and-condition-differ'
  | 'seller-missing'
  | 'order-number-format'
  | 'order-not-found'
  | 'too-many-rows'
  | 'some-rows-failed'
  | 'already-confirmed'
  | 'not-a-new-order'
  | 'ship-date-missing'
  | 'ship-date-too-far'
  | 'ship-date-not-after-today'
  | 'item-not-found'
  | 'item-status-refused'
  | 'category-bad'
  | 'available-date-bad'
  | 'production-place-bad'
  | 'brand-bad'
  | 'unlisted';

interface Code {
  readonly kind: FailureKind;
  readonly meaning: Meaning;
}

const refused = (meaning: Meaning): Code => ({ kind: 'bad-request', meaning });

/** Codes that mean the same for every method. -90001 and -10000 do not say whether the key or the method is at fault: see judgeKey. */
const GLOBAL: Readonly<Record<number, Code>> = {
  [-90001]: { kind: 'key-rejected', meaning: 'key-or-method-unknown' },
  [-90002]: { kind: 'not-permitted', meaning: 'method-not-permitted' },
  [-90003]: { kind: 'not-permitted', meaning: 'method-not-permitted' },
  [-90004]: { kind: 'key-expired', meaning: 'key-expired' },
  [-90005]: { kind: 'key-expired', meaning: 'key-expired' },
  [-10000]: { kind: 'key-rejected', meaning: 'key-bad' },
  [-999]: refused('parameter-missing'),
  [-990]: refused('processing-error'),
  [-101]: refused('processing-error'),
  [-99]: refused('parameter-missing'),
};

const ITEM: Readonly<Record<number, Code>> = {
  [-10001]: refused('item-not-found'),
  [-10009]: refused('item-status-refused'),
  [-10101]: refused('processing-error'),
};

const ITEM_BULK: Readonly<Record<number, Code>> = {
  ...ITEM,
  [-1]: refused('some-rows-failed'),
  [-2]: refused('too-many-rows'),
};

const CONFIRM: Readonly<Record<number, Code>> = {
  [-10001]: refused('seller-missing'),
  [-10011]: refused('too-many-rows'),
  [-10012]: refused('already-confirmed'),
  [-10013]: refused('not-a-new-order'),
  [-10016]: refused('ship-date-missing'),
  [-10017]: refused('ship-date-too-far'),
  [-10018]: refused('ship-date-not-after-today'),
};

const BY_METHOD: Readonly<Partial<Record<MethodName, Readonly<Record<number, Code>>>>> = {
  'ShippingBasic.GetShippingInfo_v3': {
    [-10001]: refused('date-unreadable'),
    [-10002]: refused('period-too-long'),
    [-10003]: refused('status-unknown'),
    [-10004]: refused('status-and-condition-differ'),
  },
  'ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2': {
    [-10001]: refused('seller-missing'),
    [-10002]: refused('order-number-format'),
    [-10003]: refused('order-not-found'),
  },
  'ShippingBasic.GetClaimInfo_V3': {
    [-10002]: refused('date-unreadable'),
    [-10003]: refused('period-too-long'),
  },
  // The single call's own list has only -10001; the bulk's codes are read the same way, since both do the same thing.
  'ShippingBasic.SetSellerCheckYN_V2': CONFIRM,
  'ShippingBasic.SetSellerCheckYNBulk': CONFIRM,
  'ItemsLookup.GetAllGoodsInfo': { [-10001]: refused('status-unknown') },
  'ItemsLookup.GetItemDetailInfo': ITEM,
  'ItemsLookup.GetGoodsInventoryInfo': ITEM,
  'ItemsLookup.GetGoodsOptionInfo': ITEM,
  'ItemsOptions.UpdateInventoryDataUnit': ITEM,
  'ItemsOptions.UpdateInventoryQtyUnit': ITEM,
  'ItemsOptions.UpdateInventoryDataBulk': ITEM_BULK,
  'ItemsOrder.SetGoodsPriceQty': ITEM,
  'ItemsOrder.SetGoodsPriceQtyBulk': ITEM_BULK,
  'ItemsBasic.UpdateGoods': {
    [-10001]: refused('item-not-found'),
    [-10002]: refused('category-bad'),
    [-10003]: refused('available-date-bad'),
    [-10004]: refused('production-place-bad'),
    [-10005]: refused('brand-bad'),
    [-10101]: refused('processing-error'),
  },
};

/** Bad keys that come as words without a number [qapi 1.3]. */
const WORDS: readonly { readonly pattern: RegExp; readonly code: Code }[] = [
  { pattern: /^\s*invalid\s+access\b/i, code: { kind: 'key-rejected', meaning: 'key-bad' } },
  { pattern: /login\s*id\s*は必須/i, code: { kind: 'key-rejected', meaning: 'api-key-instead-of-sak' } },
];

/** Reads a refusal's code for one method. Unlisted codes stay a refusal with Qoo10's own words. */
export function readCode(method: MethodName, code: number | null, says: string): Code {
  const byWords = WORDS.find(({ pattern }) => pattern.test(says))?.code;
  if (byWords) return byWords;
  if (code === null) return refused('unlisted');
  return BY_METHOD[method]?.[code] ?? GLOBAL[code] ?? refused('unlisted');
}

/** What a failure of this client means, more closely than its kind; `unlisted` where the reference has no word for it. */
export function meaningOf(failure: Failure): Meaning {
  if (failure.kind === 'not-offered') return 'method-unknown';
  // Operations of this client are method names; another client's find nothing in the table.
  return readCode(failure.operation as MethodName, failure.code ?? null, failure.says ?? '').meaning;
}

/** Codes that leave open whether the key or only this method is at fault [qapi 1.3]. */
export const isAmbiguous = (failure: Failure): boolean =>
  failure.kind === 'key-rejected' && (failure.code === -90001 || failure.code === -10000);
