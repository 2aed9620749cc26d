import type { Instant, JobPhase } from '#lib/domain';
import { type DataDb, forgetOldCalls, type Job, type OutboxDb } from '#lib/storage';

const DAY = 86_400_000;
/** How long what happened is kept (design §9). */
export const KEPT_DAYS = 90;
export const LOG_ROWS = 50_000;

/** Sendings that are over; after so long their order is gone too. */
const OVER = ['done', 'undone'] as const satisfies readonly JobPhase[];

/**
 * Lets go of what is old, so that storage stays bounded however long a shop runs: log rows by age and number, orders,
 * parcels, sendings, and what the seller once chose for one order. Age alone ends nothing that is not over: a clock that
 * was wrong for an hour must not cost a promise. What bounds itself is elsewhere: code changes, stock writes and coverage
 * forget as they go; SKUs, listings and links are replaced by each reading.
 */
export async function prune(data: DataDb, outbox: OutboxDb, now: Instant, logRows = LOG_ROWS): Promise<void> {
  const before = now - KEPT_DAYS * DAY;
  await pruneLog(data, before, logRows);
  const open = await openOrders(data);
  await pruneJobs(outbox, before, open);
  for (const chosen of [outbox.approvals, outbox.lineSkus]) {
    await chosen.filter(({ at, orderNo }) => at < before && !open.has(orderNo)).delete();
  }
  const kept = await ordersKept(outbox);
  await data.orders
    .filter((row) => (row.paidAt ?? row.orderedAt ?? row.readAt) < before && !kept.has(row.orderNo))
    .delete();
  await data.shipments
    .filter((row) => row.readAt < before && !row.orderNos.some((orderNo) => kept.has(orderNo)))
    .delete();
  await forgetOldCalls(data, now);
}

/** Orders of which nobody told yet that they were sent or cancelled. */
async function openOrders(data: DataDb): Promise<ReadonlySet<string>> {
  const rows = await data.orders
    .where('status')
    .belowOrEqual(3)
    .filter(({ claim }) => claim !== 'done')
    .toArray();
  return new Set(rows.map(({ orderNo }) => orderNo));
}

/** One that waits comes to its end by itself, and what stopped is over once none of its orders is open. */
async function pruneJobs(outbox: OutboxDb, before: Instant, open: ReadonlySet<string>): Promise<void> {
  const isOld = (job: Job) => job.pressedAt < before;
  await outbox.jobs.where('phase').anyOf(OVER).and(isOld).delete();
  await outbox.jobs
    .where('phase')
    .equals('needs-seller')
    .and((job) => isOld(job) && !job.orderNos.some((orderNo) => open.has(orderNo)))
    .delete();
}

/** Orders that a sending or a choice of the seller's still holds. */
async function ordersKept({ jobs, approvals, lineSkus }: OutboxDb): Promise<ReadonlySet<string>> {
  const sendings = await jobs.where('phase').noneOf(OVER).toArray();
  const chosen = [...(await approvals.toArray()), ...(await lineSkus.toArray())];
  return new Set([...sendings.flatMap(({ orderNos }) => orderNos), ...chosen.map(({ orderNo }) => orderNo)]);
}

async function pruneLog(data: DataDb, before: Instant, logRows: number): Promise<void> {
  await data.log.where('at').below(before).delete();
  const tooMany = (await data.log.count()) - logRows;
  if (tooMany <= 0) return;
  const oldest = await data.log.orderBy('id').limit(tooMany).primaryKeys();
  await data.log.bulkDelete(oldest);
}
