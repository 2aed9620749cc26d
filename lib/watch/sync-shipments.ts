import { type Instant, type Outcome, ok } from '#lib/domain';
import { keepShipments } from '#lib/outbox';
import type { SmartshipGateway } from '#lib/smartship';
import type { DataDb } from '#lib/storage';

const DAY = 86_400_000;
/** Smartship tells at most 31 days at a time [smartship 2.1]; open orders are younger than that. */
const MOST_DAYS = 30;

/** Reads what Smartship registered since the oldest open order was placed. */
export async function syncShipments(gateway: SmartshipGateway, data: DataDb, now: Instant): Promise<Outcome<number>> {
  let from = now - 2 * DAY;
  await data.orders
    .where('status')
    .belowOrEqual(3)
    .each((row) => {
      from = Math.min(from, (row.orderedAt ?? row.paidAt ?? now) - DAY);
    });
  from = Math.max(from, now - MOST_DAYS * DAY);
  const found = await gateway.findOrders({ orderNos: null, packNo: null, from, to: now });
  if (!found.ok) return found;
  await keepShipments(data, found.value.shipments);
  return ok(found.value.shipments.length);
}
