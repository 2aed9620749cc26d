import type { Instant } from '#lib/domain';
import type { Job, OutboxDb } from '#lib/storage';

/** Writes down that the request to stop is about to be sent, by the worker that has the job in hand and nobody else. */
export const noteStopSent = (db: OutboxDb, { jobId, lease }: Job, now: Instant): Promise<number> =>
  db.jobs
    .where('jobId')
    .equals(jobId)
    .and((stored) => stored.lease?.owner === lease?.owner)
    .modify({ stopSentAt: now });
