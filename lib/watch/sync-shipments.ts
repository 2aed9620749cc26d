import {
  type Instant,
  isAlive,
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
/** How far a tick goes back: what came in since, in one page of a busy shop's. What moved of older parcels an hour's sweep sees. */
const TICK_DAYS = 0.5;
/** A sweep goes back at least so far. How long the parcel of a cancelled order is looked after, and how long one may still come in for it. */
const SWEEP_DAYS = 2;
const CANCELLED_DAYS = 7;
const CANCELLED_UNSEEN_DAYS = 1;

export interface ShipmentsRead {
  readonly count: number;
  /** Orders whose parcel is new or stands otherwise than before. */
  readonly changed: ReadonlySet<OrderNo>;
}

/** From the instruction on nobody gives a line another SKU or another order. */
const SETTLED: ReadonlySet<Shipment['stage']> = new Set(['instructed', 'picking', 'shipped', 'delivered']);

/** Reads what Smartship registered: a tick of the last half day, a sweep since the oldest open order was placed. */
export async function syncShipments(
  gateway: SmartshipGateway,
  data: DataDb,
  look: { readonly now: Instant; readonly kind: LookKind },
): Promise<Outcome<ShipmentsRead>> {
  const { now, kind } = look;
  const from = kind === 'tick' ? now - TICK_DAYS * DAY : await sinceOldest(data, now);
  const knownLines = (listed: readonly Shipment[]) => linesOf(data, listed, kind);
  const found = await gateway.findOrders({ orderNos: null, packNo: null, from, to: searchEnd(now), knownLines });
  if (!found.ok) return found;
  const { shipments } = found.value;
  const changed = await changedOrders(data, shipments);
  await keepShipments(data, shipments);
  return ok({ count: shipments.length, changed });
}

async function sinceOldest(data: DataDb, now: Instant): Promise<Instant> {
  const open = await data.orders.where('status').belowOrEqual(3).toArray();
  // A cancelled order keeps its state for ever; its parcel is looked after for some days while it may still leave.
  const cancelled = open.filter(({ claim }) => claim === 'done').map(({ orderNo }) => orderNo);
  const [known, waiting] = await parcelsOf(data, cancelled);
  const back = ({ claim, orderNo }: (typeof open)[number]): number => {
    if (claim !== 'done') return MOST_DAYS;
    if (!known.has(orderNo)) return CANCELLED_UNSEEN_DAYS;
    return waiting.has(orderNo) ? CANCELLED_DAYS : 0;
  };
  const since = open.map((row) => Math.max((row.orderedAt ?? row.paidAt ?? now) - DAY, now - back(row) * DAY));
  return since.reduce((least, each) => Math.min(least, each), now - SWEEP_DAYS * DAY);
}

/** Of these orders those that are in a parcel, and those whose parcel has neither left nor died. */
async function parcelsOf(
  data: DataDb,
  orderNos: readonly OrderNo[],
): Promise<readonly [ReadonlySet<string>, ReadonlySet<string>]> {
  const rows = await data.shipments.where('orderNos').anyOf(orderNos).toArray();
  const waiting = rows.filter((row) => isAlive(row) && row.stage !== 'shipped' && row.stage !== 'delivered');
  const all = (of: typeof rows) => new Set(of.flatMap((row) => row.orderNos));
  return [all(rows), all(waiting)];
}

/** So many waiting parcels a sweep reads anew: the goods of a hundred are one call. */
const READ_ANEW = 300;

/**
 * Goods as they were last told, of parcels that stand as they stood: those of a sale's first hour would cost more calls
 * than all the rest. A sweep reads again what somebody may have changed since in Smartship: all that wait while they are
 * few, and in any case stuck parcels and lines without SKU.
 */
async function linesOf(
  data: DataDb,
  listed: readonly Shipment[],
  kind: LookKind,
): Promise<ReadonlyMap<ShippingNo, readonly ShipmentLine[]>> {
  const rows = await data.shipments.bulkGet(listed.map(({ shippingNo }) => shippingNo));
  const few = listed.filter(({ stage }) => !SETTLED.has(stage)).length <= READ_ANEW;
  return new Map(
    listed.flatMap(({ shippingNo, stage }, at) => {
      const row = rows[at];
      if (!row || row.orderNos.length === 0) return [];
      const mapped = row.lines.every(({ skuNo }) => skuNo !== null);
      const settled = SETTLED.has(stage);
      const mayBeChanged = !settled && (few || stage === 'error' || !mapped);
      const stands = row.stage === stage && (kind === 'tick' || !mayBeChanged);
      return stands || (settled && mapped) ? [[shippingNo, row.lines] as const] : [];
    }),
  );
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
