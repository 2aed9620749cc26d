import { HOLD_MS, type Instant } from '#lib/domain';
import type { OutboxDb } from '#lib/storage';
import { TRACK_LOOK } from './steps/step.ts';

/** No wait of ours is longer; a later date was written by a clock that has been set back since. */
const LONGEST_WAIT = 3_600_000;
/** Except where it is somebody else's turn: looks at both sides wake those as soon as something happened. */
const OTHERS_TURN: ReadonlySet<string> = new Set(['waiting-for-duty', 'tracking-gap']);

/** Brings jobs back that a clock set back left for tomorrow. A held press is held anew: never sooner than promised. */
export async function mendClock(db: OutboxDb, now: Instant): Promise<void> {
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
    .modify({ lease: null });
}
