import { HOLD_MS, type Instant } from '#lib/domain';
import type { OutboxDb } from '#lib/storage';
import { TRACK_LOOK } from './steps/step.ts';

/** How long a press is still to be held by a clock that nobody can set, in milliseconds. */
export type StillHeld = (jobId: string) => number;

/** No wait of ours is longer; a later date was written by a clock that has been set back since. */
const LONGEST_WAIT = 3_600_000;
/** Except where it is somebody else's turn: looks at both sides, or the seller's word, wake those as soon as something happened. */
const OTHERS_TURN: ReadonlySet<string> = new Set(['waiting-for-duty', 'waiting-for-approval', 'tracking-gap']);

/** Less than this is only the difference between two clocks' ticks. */
const TICKS = 50;

/**
 * Brings jobs back that a clock set back left for tomorrow. A held press is held anew: never sooner than promised, also
 * where the clock was set forward, as far as this life saw the press. A press of an earlier life has only the clock.
 */
export async function mendClock(db: OutboxDb, now: Instant, stillHeld: StillHeld): Promise<void> {
  await db.jobs
    .where('dueAt')
    .between(1, now, true, true)
    .and(({ phase, jobId }) => phase === 'held' && stillHeld(jobId) > TICKS)
    .modify((job, row) => {
      const due = now + stillHeld(job.jobId);
      row.value = { ...job, notBefore: due, dueAt: due, nextTryAt: due };
    });
  await db.jobs
    .where('dueAt')
    .above(now + LONGEST_WAIT)
    .and((job) => !OTHERS_TURN.has(job.reason?.code ?? '') || (job.dueAt ?? 0) > now + TRACK_LOOK)
    .modify((job, row) => {
      const due = job.phase === 'held' ? now + HOLD_MS : now;
      row.value = { ...job, notBefore: Math.min(job.notBefore, due), dueAt: due, nextTryAt: due };
    });
  await db.jobs
    .where('phase')
    .equals('running')
    .filter(({ lease }) => lease !== null && lease.until > now + LONGEST_WAIT)
    // What a life had in hand that died before the clock was set back is taken up at once, whatever it waited for before.
    .modify({ lease: null, dueAt: now, nextTryAt: now });
}
