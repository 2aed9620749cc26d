import { type Instant, type OrderNo, type Outcome, ok, type Shipment, searchEnd } from '#lib/domain';
import { keepShipments } from '#lib/outbox';
import type { SmartshipGateway } from '#lib/smartship';
import type { DataDb } from '#lib/storage';

const DAY = 86_400_000;
/** Smartship tells at most 31 days at a time [smartship 2.1]; open orders are younger than that. */
const MOST_DAYS = 30;

export interface ShipmentsRead {
  readonly count: number;
  /** Orders whose parcel is new or stands otherwise than before. */
  readonly changed: ReadonlySet<OrderNo>;
}

/** Reads what Smartship registered since the oldest open order was placed. */
export async function syncShipments(
  gateway: SmartshipGateway,
  data: DataDb,
  now: Instant,
): Promise<Outcome<ShipmentsRead>> {
  let from = now - 2 * DAY;
  await data.orders
    .where('status')
    .belowOrEqual(3)
    .each((row) => {
      from = Math.min(from, (row.orderedAt ?? row.paidAt ?? now) - DAY);
    });
  from = Math.max(from, now - MOST_DAYS * DAY);
  const found = await gateway.findOrders({ orderNos: null, packNo: null, from, to: searchEnd(now) });
  if (!found.ok) return found;
  const { shipments } = found.value;
  const changed = await changedOrders(data, shipments);
  await keepShipments(data, shipments);
  return ok({ count: shipments.length, changed });
}

async function changedOrders(data: DataDb, shipments: readonly Shipment[]): Promise<Set<OrderNo>> {
  const before = await data.shipments.bulkGet(shipments.map(({ shippingNo }) => shippingNo));
  const changed = shipments.filter((shipment, at) => {
    const known = before[at];
    // A list tells less than a look-up: what it does not tell is no change.
    return (
      known?.stage !== shipment.stage ||
      (shipment.trackingNo !== null && known.trackingNo !== shipment.trackingNo) ||
      (shipment.reallyShipped === true && known.reallyShipped !== true)
    );
  });
  return new Set(changed.flatMap(({ lines }) => lines.flatMap(({ orderNo }) => (orderNo === null ? [] : [orderNo]))));
}
