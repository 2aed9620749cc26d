import type { Shipment } from '#lib/domain';
import { type DataDb, type ShipmentRow, together } from '#lib/storage';

/** Keeps shipments as last told, with the keys to find them by. Dead ones stay: *seen before and gone* needs them. */
export const keepShipments = async (data: DataDb, shipments: readonly Shipment[]): Promise<void> => {
  if (shipments.length > 0) await keepAll(data, shipments);
};

const keepAll = together((data: DataDb, asked: readonly (readonly Shipment[])[]) =>
  data.transaction('rw', data.shipments, async () => {
    // Of one that several brought, what was asked for last counts.
    const told = [...new Map(asked.flat().map((shipment) => [shipment.shippingNo, shipment])).values()];
    const before = await data.shipments.bulkGet(told.map(({ shippingNo }) => shippingNo));
    await data.shipments.bulkPut(told.map((shipment, at) => rowOf(shipment, before[at])));
    return asked;
  }),
);

const rowOf = (shipment: Shipment, before: ShipmentRow | undefined): ShipmentRow => ({
  ...shipment,
  // A list may not tell whether it went out: then what was seen before stays.
  shippedSeenAt: before?.shippedSeenAt ?? (shipment.reallyShipped === true ? shipment.readAt : null),
  orderNos: [...new Set(shipment.lines.flatMap(({ orderNo }) => (orderNo === null ? [] : [orderNo])))],
  packNos: [...new Set(shipment.lines.flatMap(({ packNo }) => (packNo === null ? [] : [packNo])))],
});

/** Notes that a shipment we knew is no longer there; should the server show it again, that counts. */
export async function markGone(data: DataDb, shippingNo: string): Promise<void> {
  await data.shipments.where('shippingNo').equals(shippingNo).modify({ stage: 'cancelled' });
}
