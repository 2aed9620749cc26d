import type { Instant, JobPhase } from '#lib/domain';
import { type DataDb, forgetOldCalls, type OutboxDb } from '#lib/storage';

const DAY = 86_400_000;
/** How long what happened is kept (design §9). */
export const KEPT_DAYS = 90;
export const LOG_ROWS = 50_000;

/** Sendings that no worker has in hand. After so long their order is gone too; one that waits or needs the seller waits for nothing. */
const AT_REST = ['done', 'undone', 'needs-seller', 'waiting'] as const satisfies readonly JobPhase[];

/**
 * Lets go of what is old, so that storage stays bounded however long a shop runs: log rows by age and number, orders,
 * parcels, sendings, and what the seller once chose for one order. What bounds itself is elsewhere: code changes, stock
 * writes and coverage forget as they go; SKUs, listings and links are replaced by each reading.
 */
export async function prune(data: DataDb, outbox: OutboxDb, now: Instant, logRows = LOG_ROWS): Promise<void> {
  const before = now - KEPT_DAYS * DAY;
  await pruneLog(data, before, logRows);
  await data.orders.filter((row) => (row.paidAt ?? row.orderedAt ?? row.readAt) < before).delete();
  await data.shipments.filter((row) => row.readAt < before).delete();
  await outbox.jobs
    .where('phase')
    .anyOf(AT_REST)
    .and((job) => job.pressedAt < before)
    .delete();
  await outbox.approvals.filter(({ at }) => at < before).delete();
  await outbox.lineSkus.filter(({ at }) => at < before).delete();
  await forgetOldCalls(data, now);
}

async function pruneLog(data: DataDb, before: Instant, logRows: number): Promise<void> {
  await data.log.where('at').below(before).delete();
  const tooMany = (await data.log.count()) - logRows;
  if (tooMany <= 0) return;
  const oldest = await data.log.orderBy('id').limit(tooMany).primaryKeys();
  await data.log.bulkDelete(oldest);
}
