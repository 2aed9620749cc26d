import type { Instant } from '#lib/domain';
import { type DataDb, forgetOldCalls, type OutboxDb } from '#lib/storage';

const DAY = 86_400_000;
/** How long what happened is kept (design §9). */
export const KEPT_DAYS = 90;
export const LOG_ROWS = 50_000;

/** Lets go of what is old: log rows by age and number, orders, parcels and sendings that ended long ago. */
export async function prune(data: DataDb, outbox: OutboxDb, now: Instant): Promise<void> {
  const before = now - KEPT_DAYS * DAY;
  await pruneLog(data, before);
  await data.orders.filter((row) => (row.paidAt ?? row.orderedAt ?? row.readAt) < before).delete();
  await data.shipments.filter((row) => row.readAt < before).delete();
  await outbox.jobs
    .where('phase')
    .anyOf('done', 'undone')
    .and((job) => job.pressedAt < before)
    .delete();
  await outbox.approvals.filter(({ at }) => at < before).delete();
  await forgetOldCalls(data, now);
}

async function pruneLog(data: DataDb, before: Instant): Promise<void> {
  await data.log.where('at').below(before).delete();
  const tooMany = (await data.log.count()) - LOG_ROWS;
  if (tooMany <= 0) return;
  const oldest = await data.log.orderBy('id').limit(tooMany).primaryKeys();
  await data.log.bulkDelete(oldest);
}
