import { contradictsLinkOff, type ShopSettings } from '#lib/domain';
import type { DataDb } from '#lib/storage';

/** Shops of these whose declaration that Smartship's link is off was contradicted by what Smartship registered since. */
export async function shopsWithLinkOn(
  data: DataDb,
  shops: readonly Pick<ShopSettings, 'shopId' | 'duties' | 'dutySince'>[],
): Promise<string[]> {
  const declared = shops.filter(({ duties }) => duties['bring-in'] === 'extension');
  if (declared.length === 0) return [];
  const found = new Set<string>();
  for (const shop of declared) {
    const telling = await data.shipments.filter((shipment) => contradictsLinkOff(shipment, shop)).toArray();
    const orderNos = telling.flatMap((shipment) =>
      shipment.orderNos.map((orderNo) => [shop.shopId, orderNo] as [string, string]),
    );
    // One account may serve several shops: a parcel speaks only of the shop whose orders it holds.
    const own = await data.orders.bulkGet(orderNos);
    if (own.some((row) => row !== undefined)) found.add(shop.shopId);
  }
  return [...found];
}
