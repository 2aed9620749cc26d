import { type Instant, reason } from '#lib/domain';
import type { OutboxDb } from '#lib/storage';
import { event } from './apply.ts';

/**
 * After an older copy of the outbox came back: what it believes to be under way may have gone, ended or been taken back
 * since. Nothing of it goes on by itself; the seller looks, and his *Retry* reads every fact anew (design §4).
 */
export async function reconcile(db: OutboxDb, now: Instant): Promise<number> {
  const why = reason('outbox-old');
  return db.jobs
    .where('phase')
    .anyOf('held', 'running', 'waiting')
    .modify((job, row) => {
      row.value = {
        ...job,
        phase: 'needs-seller',
        step: 'preflight',
        dueAt: null,
        nextTryAt: null,
        lease: null,
        reason: why,
        events: [...job.events, event(job.step, 'stopped', 'extension', now, why)],
      };
    });
}
