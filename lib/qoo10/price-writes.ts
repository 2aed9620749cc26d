import type { ItemCode, Outcome } from '#lib/domain';
import type { Client } from './client.ts';
import { freshListing, isQuantity, refusedHere, send } from './item-writes.ts';
import { options } from './items.ts';
import type { ListingDetail } from './listing.ts';
import { wallDate } from './times.ts';
import { expectationOf, type ItemWriteMethod, type Receipt } from './writes.ts';

const isPrice = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 999_999_999;

/** A new price, a new stock, or both; what is not named stays. */
export interface PriceQuantity {
  readonly itemCode: ItemCode;
  readonly priceYen?: number;
  readonly quantity?: number;
}

/** The row to send: everything that would be overwritten is given as it stands, ExpireDate always, since none means a year from now [qapi 4.7]. A string says why it cannot be sent. */
export function priceQuantityRow(detail: ListingDetail, change: PriceQuantity): Record<string, string> | string {
  const price = change.priceYen ?? detail.priceYen;
  const quantity = change.quantity ?? detail.quantity;
  if (price === null || !isPrice(price)) return 'price';
  if (quantity === null || !isQuantity(quantity)) return 'quantity';
  if (wallDate(detail.expireDate) !== detail.expireDate) return 'expire-date-unreadable';
  if (!['S', '10', '8', '0'].includes(detail.taxRate)) return 'tax-rate-unreadable';
  return {
    ItemCode: detail.itemCode,
    SellerCode: detail.sellerCode,
    Price: String(price),
    TaxRate: detail.taxRate,
    Qty: String(quantity),
    ExpireDate: detail.expireDate,
  };
}

export const priceQuantityReceipt = (
  client: Client,
  method: ItemWriteMethod,
  detail: ListingDetail,
  change: PriceQuantity,
): Receipt => ({
  method,
  itemCode: detail.itemCode,
  option: null,
  expect: expectationOf(method, {
    priceYen: change.priceYen ?? detail.priceYen,
    // Carried along only; an order may take some meanwhile.
    quantity: change.quantity ?? null,
    expireDate: detail.expireDate,
    taxRate: detail.taxRate,
  }),
  sentAt: client.now(),
  already: false,
});

/** Sets a listing's price or stock. Stock of a listing with options is refused: that is set by option. */
export async function setPriceQuantity(client: Client, change: PriceQuantity): Promise<Outcome<Receipt>> {
  const method = 'ItemsOrder.SetGoodsPriceQty';
  if (change.quantity !== undefined) {
    const read = await options(client, change.itemCode);
    if (!read.ok) return read;
    if (read.value !== 'not-found' && read.value.options.length + read.value.unreadable > 0)
      return refusedHere(method, 'has-options');
  }
  const fresh = await freshListing(client, method, change.itemCode);
  if (!fresh.ok) return fresh;
  const row = priceQuantityRow(fresh.value, change);
  if (typeof row === 'string') return refusedHere(method, row);
  return send(client, priceQuantityReceipt(client, method, fresh.value, change), fresh.value.readAt, row);
}
