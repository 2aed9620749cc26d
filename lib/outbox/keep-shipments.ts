import type { Shipment } from '#lib/domain';
import type { DataDb } from '#lib/storage';

/** Keeps shipments as last told, with the keys to find them by. Dead ones stay: *seen before and gone* needs them. */
export async function keepShipments(data: DataDb, shipments: readonly Shipment[]): Promise<void> {
  await data.shipments.bulkPut(
    shipments.map((shipment) => ({
      ...shipment,
      orderNos: [...new Set(shipment.lines.flatMap(({ orderNo }) => (orderNo === null ? [] : [orderNo])))],
      packNos: [...new Set(shipment.lines.flatMap(({ packNo }) => (packNo === null ? [] : [packNo])))],
    })),
  );
}
