import type { Shipment } from '#lib/domain';
import type { DataDb } from '#lib/storage';

/** Keeps shipments as last told, with the keys to find them by. Dead ones stay: *seen before and gone* needs them. */
export async function keepShipments(data: DataDb, shipments: readonly Shipment[]): Promise<void> {
  const before = await data.shipments.bulkGet(shipments.map(({ shippingNo }) => shippingNo));
  await data.shipments.bulkPut(
    shipments.map((shipment, at) => ({
      ...shipment,
      // A list may not tell whether it went out: then what was seen before stays.
      shippedSeenAt: before[at]?.shippedSeenAt ?? (shipment.reallyShipped === true ? shipment.readAt : null),
      orderNos: [...new Set(shipment.lines.flatMap(({ orderNo }) => (orderNo === null ? [] : [orderNo])))],
      packNos: [...new Set(shipment.lines.flatMap(({ packNo }) => (packNo === null ? [] : [packNo])))],
    })),
  );
}

/** Notes that a shipment we knew is no longer there; should the server show it again, that counts. */
export async function markGone(data: DataDb, shippingNo: string): Promise<void> {
  await data.shipments.where('shippingNo').equals(shippingNo).modify({ stage: 'cancelled' });
}
