import type { ShopSettings } from './shop.ts';
import type { Shipment } from './smartship.ts';

/**
 * [C] Whether a parcel shows that Smartship's own link still brings orders in although the seller declared it off: it
 * holds mall orders, was registered after the declaration, and is a fulfilment order, which the extension cannot
 * create [smartship 3.2]. An Excel upload of fulfilment orders looks the same, and is as good a reason to stop.
 */
export function contradictsLinkOff(
  shipment: Pick<Shipment, 'serviceType' | 'registeredAt' | 'lines'>,
  shop: Pick<ShopSettings, 'duties' | 'dutySince'>,
): boolean {
  const declaredAt = shop.duties['bring-in'] === 'extension' ? shop.dutySince['bring-in'] : undefined;
  if (declaredAt === undefined || shipment.registeredAt === null) return false;
  if (shipment.serviceType !== 'FF' || shipment.registeredAt <= declaredAt) return false;
  return shipment.lines.some(({ orderNo }) => orderNo !== null);
}
