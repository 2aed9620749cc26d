import type { Instant } from '#lib/domain';
import type { OutboxDb } from '#lib/storage';

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
  await db.jobs
    .where('phase')
    .equals('waiting')
    .and(
      (job) =>
        job.orderNos.some((orderNo) => seen.orderNos.has(orderNo)) ||
        (seen.reachableAgain && job.reason?.code === 'retry-later'),
    )
    .modify({ dueAt: now, nextTryAt: now });
}
