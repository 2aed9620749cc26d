import type { Instant } from '#lib/domain';
import type { Job, OutboxDb } from '#lib/storage';

/**
 * Makes waiting jobs due now. One that a worker has in hand at this moment is only told: its step may have looked before
 * the news and would else wait its whole time for it.
 */
async function wake(db: OutboxDb, concerns: (job: Job) => boolean, now: Instant): Promise<void> {
  await db.jobs
    .where('phase')
    .anyOf('waiting', 'running')
    .and(concerns)
    .modify((job, row) => {
      row.value = job.phase === 'running' ? { ...job, newsMeanwhile: true } : { ...job, dueAt: now, nextTryAt: now };
    });
}

/** These came in by Smartship's link: the carts that wait for it have what they waited for. */
export const wakeForLink = (db: OutboxDb, orderNos: ReadonlySet<string>, now: Instant): Promise<void> =>
  wake(
    db,
    (job) =>
      job.orderNos.some((orderNo) => orderNos.has(orderNo)) &&
      (job.phase === 'running' || job.reason?.code === 'waiting-for-link'),
    now,
  );

/** The trouble that all waited for is over: a key mended, a pause ended. */
export async function wakeWaiting(db: OutboxDb, now: Instant): Promise<void> {
  await db.pauses.clear();
  await wake(db, () => true, now);
}

/**
 * Makes those waiting jobs due now for which a look brought something: an order or a parcel that stands otherwise, or a
 * side that can be reached again. The others keep their own time: a look every few minutes must not cost calls for
 * hundreds of carts about which nothing is new.
 */
export async function wakeChanged(
  db: OutboxDb,
  seen: { readonly orderNos: ReadonlySet<string>; readonly reachableAgain: boolean },
  now: Instant,
): Promise<void> {
  if (seen.orderNos.size === 0 && !seen.reachableAgain) return;
  if (seen.reachableAgain) await db.pauses.clear();
  await wake(
    db,
    (job) =>
      job.orderNos.some((orderNo) => seen.orderNos.has(orderNo)) ||
      (seen.reachableAgain && (job.phase === 'running' || job.reason?.code === 'retry-later')),
    now,
  );
}
