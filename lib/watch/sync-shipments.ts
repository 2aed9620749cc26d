import {
  type Instant,
  type LookKind,
  type OrderNo,
  type Outcome,
  ok,
  type Shipment,
  type ShipmentLine,
  type ShippingNo,
  searchEnd,
} from '#lib/domain';
import { keepShipments } from '#lib/outbox';
import type { SmartshipGateway } from '#lib/smartship';
import type { DataDb } from '#lib/storage';

const DAY = 86_400_000;
/** Smartship tells at most 31 days at a time [smartship 2.1]; open orders are younger than that. */
const MOST_DAYS = 30;
/** How far a tick goes back, and how long the parcel of a cancelled order is looked after. */
const TICK_DAYS = 2;
const CANCELLED_DAYS = 7;

export interface ShipmentsRead {
  readonly count: number;
  /** Orders whose parcel is new or stands otherwise than before. */
  readonly changed: ReadonlySet<OrderNo>;
}

/**
 * Reads what Smartship registered: a tick of the last two days, a sweep since the oldest open order was placed. Goods of
 * parcels that are instructed or gone are not read again; hundreds of them would cost more calls than all the rest.
 */
export async function syncShipments(
  gateway: SmartshipGateway,
  data: DataDb,
  look: { readonly now: Instant; readonly kind: LookKind },
): Promise<Outcome<ShipmentsRead>> {
  const { now, kind } = look;
  const from = kind === 'tick' ? now - TICK_DAYS * DAY : await sinceOldest(data, now);
  const knownLines = (shippingNos: readonly ShippingNo[]) => linesOf(data, shippingNos);
  const found = await gateway.findOrders({ orderNos: null, packNo: null, from, to: searchEnd(now), knownLines });
  if (!found.ok) return found;
  const { shipments } = found.value;
  const changed = await changedOrders(data, shipments);
  await keepShipments(data, shipments);
  return ok({ count: shipments.length, changed });
}

async function sinceOldest(data: DataDb, now: Instant): Promise<Instant> {
  let from = now - TICK_DAYS * DAY;
  await data.orders
    .where('status')
    .belowOrEqual(3)
    .each((row) => {
      // A cancelled order keeps its state for ever; its parcel is looked after for some days.
      const back = row.claim === 'done' ? CANCELLED_DAYS : MOST_DAYS;
      from = Math.min(from, Math.max((row.orderedAt ?? row.paidAt ?? now) - DAY, now - back * DAY));
    });
  return from;
}

/** Lines as they were last told, of parcels whose orders are known. */
async function linesOf(
  data: DataDb,
  shippingNos: readonly ShippingNo[],
): Promise<ReadonlyMap<ShippingNo, readonly ShipmentLine[]>> {
  const rows = await data.shipments.bulkGet([...shippingNos]);
  return new Map(rows.flatMap((row) => (row && row.orderNos.length > 0 ? [[row.shippingNo, row.lines] as const] : [])));
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
