/** The words of the product as types. A value gets its brand once, where it enters, and keeps it. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** 注文番号: one item or option line of a Qoo10 order. Digits only; the length is not fixed [qapi 3.1]. */
export type OrderNo = Branded<'OrderNo'>;
/** カート番号: the cart that several order numbers share. */
export type PackNo = Branded<'PackNo'>;
/** 商品番号: one Qoo10 listing. */
export type ItemCode = Branded<'ItemCode'>;
/** 販売者商品コード or 販売者オプションコード exactly as typed; may be blank. */
export type Code = Branded<'Code'>;
/** Smartship's own number of one option SKU. */
export type SkuNo = Branded<'SkuNo'>;
/** Qoo10 login id of a shop, as Qoo10's API tells it (SellerID). */
export type ShopId = Branded<'ShopId'>;
/** QSP number: Smartship's packing number. */
export type ShippingNo = Branded<'ShippingNo'>;

/** Milliseconds since the epoch. Time zones exist only at the borders. */
export type Instant = number;
/** A calendar day in Japan, `YYYY-MM-DD`. */
export type JstDate = `${number}-${number}-${number}`;

const DIGITS = /^\d{5,20}$/;

function digits(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return DIGITS.test(text) ? text : null;
}

/** Reads an order number from a number or a digit string; anything else is null. */
export const toOrderNo = (value: unknown): OrderNo | null => digits(value) as OrderNo | null;
/** Reads a cart number from a number or a digit string; anything else is null. */
export const toPackNo = (value: unknown): PackNo | null => digits(value) as PackNo | null;
/** Reads a listing number from a number or a digit string; anything else is null. */
export const toItemCode = (value: unknown): ItemCode | null => digits(value) as ItemCode | null;
/** Takes a code as typed. Nothing is trimmed: a stray space is what we want to find. */
export const toCode = (value: string): Code => value as Code;
/** Takes Smartship's SKU number as the server wrote it. */
export const toSkuNo = (value: string): SkuNo => value as SkuNo;
/** Takes a shop id as Qoo10's API wrote it. */
export const toShopId = (value: string): ShopId => value as ShopId;
/** Takes a QSP number as the server wrote it. */
export const toShippingNo = (value: string): ShippingNo => value as ShippingNo;
