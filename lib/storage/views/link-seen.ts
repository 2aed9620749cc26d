import { contradictsLinkOff, type ShippingNo, type ShopSettings } from '#lib/domain';
import type { DataDb } from '../data-db.ts';

type Declared = Pick<ShopSettings, 'shopId' | 'duties' | 'dutySince'>;

/** A parcel of the shop's own orders that contradicts its declaration that Smartship's link is off; null when none does. */
export async function linkSeen(data: DataDb, shop: Declared): Promise<ShippingNo | null> {
  if (shop.duties['bring-in'] !== 'extension') return null;
  const telling = await data.shipments.filter((shipment) => contradictsLinkOff(shipment, shop)).toArray();
  for (const { shippingNo, orderNos } of telling) {
    // One account may serve several shops: a parcel speaks only of the shop whose orders it holds.
    const own = await data.orders.bulkGet(orderNos.map((orderNo): [string, string] => [shop.shopId, orderNo]));
    if (own.some((row) => row !== undefined)) return shippingNo;
  }
  return null;
}

/** Shops of these whose declaration that Smartship's link is off was contradicted by what Smartship registered since. */
export async function shopsWithLinkOn(data: DataDb, shops: readonly Declared[]): Promise<string[]> {
  const seen = await Promise.all(shops.map(async (shop) => ({ shop, by: await linkSeen(data, shop) })));
  return seen.filter(({ by }) => by !== null).map(({ shop }) => shop.shopId);
}
