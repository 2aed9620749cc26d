import type { Instant } from '#lib/domain';
import { type Job, type OutboxDb, together } from '#lib/storage';
import { toStop, toStopIfWished } from './seller-acts.ts';

/**
 * How long nobody else takes a job after its worker last wrote it. The Web Lock already says that a worker which does not
 * hold it is dead, so this is only for what that one may still have on the wire: it lands before anybody looks. A worker
 * that lives goes on as long as it takes: what it has in hand is not claimed again, and a lease is checked by its owner.
 */
const LEASE_MS = 15_000;

/** Takes due jobs for this worker, oldest first. The compare-and-set is inside one transaction. */
export function claimDue(
  db: OutboxDb,
  owner: string,
  now: Instant,
  { atMost, inHand }: { readonly atMost: number; readonly inHand: ReadonlySet<string> },
): Promise<Job[]> {
  return db.transaction('rw', db.jobs, async () => {
    const due = await db.jobs
      .where('dueAt')
      .belowOrEqual(now)
      .filter((job) => isFree(job, now) && !inHand.has(job.jobId))
      .limit(atMost)
      .toArray();
    const lease = { owner, until: now + LEASE_MS };
    const claimed = due.map((job): Job => ({ ...toStopIfWished(job, now), phase: 'running', lease }));
    await db.jobs.bulkPut(claimed);
    return claimed;
  });
}

/** A lease that ends later than any we give was written before the clock was set back. */
const isFree = ({ lease }: Job, now: Instant): boolean =>
  lease === null || lease.until <= now || lease.until > now + LEASE_MS;

/**
 * Writes a job that this worker holds, and renews its lease while it runs. Null when the lease went to another in the
 * meantime: then nothing is written. A stop that the seller asked for meanwhile is taken up here.
 */
export const saveHeld = (db: OutboxDb, job: Job, owner: string, now: Instant): Promise<Job | null> =>
  saveEach(db, { job, owner, now });

interface Held {
  readonly job: Job;
  readonly owner: string;
  readonly now: Instant;
}

/** The compare-and-set of each is inside the one transaction of all. */
const saveEach = together((db: OutboxDb, held: readonly Held[]) =>
  db.transaction('rw', db.jobs, async () => {
    const stored = await db.jobs.bulkGet(held.map(({ job }) => job.jobId));
    const next = held.map((each, at) => heldNext(each, stored[at]));
    await db.jobs.bulkPut(next.filter((job) => job !== null));
    return next;
  }),
);

function heldNext({ job, owner, now }: Held, stored: Job | undefined): Job | null {
  if (stored?.lease?.owner !== owner) return null;
  const lease = job.phase === 'running' ? { owner, until: now + LEASE_MS } : null;
  const wished = stored.stopAt !== null && job.stopAt === null;
  return wished ? toStop(job, now) : withNews(stored, { ...job, lease }, now);
}

/**
 * A step that ends in waiting for what a look has just seen runs again at once. A step that goes on needs no telling: the
 * next one reads everything anew.
 */
const withNews = ({ newsMeanwhile }: Job, { newsMeanwhile: _, ...job }: Job, now: Instant): Job =>
  newsMeanwhile && job.phase === 'waiting' ? { ...job, dueAt: now, nextTryAt: now } : job;

/** When the next job is due; null when none waits. */
export async function nextDue(db: OutboxDb): Promise<Instant | null> {
  let next: Instant | null = null;
  await db.jobs
    .where('dueAt')
    .above(0)
    .each(({ dueAt, lease }) => {
      // A job in another life's hands is due again when its lease ends.
      const at = Math.max(dueAt ?? 0, lease?.until ?? 0);
      if (next === null || at < next) next = at;
    });
  return next;
}
