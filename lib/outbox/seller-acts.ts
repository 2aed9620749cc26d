import { HOLD_MS, type Instant, type OrderNo, PERSON_MOVES } from '#lib/domain';
import type { DelayAnswer, Job, OutboxDb } from '#lib/storage';
import { event } from './apply.ts';
import { latestJob, type PressedCart, queue } from './presses.ts';

/** Whether nothing of a job is under way outside: then taking it back leaves nothing behind. */
const isUntouched = (job: Pick<Job, 'phase' | 'step' | 'kind' | 'createSentAt'> & { shippingNo: string | null }) =>
  job.phase === 'held' ||
  (job.phase === 'waiting' &&
    job.shippingNo === null &&
    job.createSentAt === null &&
    (job.step === 'preflight' || job.step === 'find' || (job.step === 'enter' && job.kind === 'send')));

/** Takes a press back while nothing of it has begun. False when it is too late. */
export function undo(db: OutboxDb, jobId: string, now: Instant): Promise<boolean> {
  return db.transaction('rw', db.jobs, async () => {
    const job = await db.jobs.get(jobId);
    if (!job || !isUntouched(job) || job.lease !== null) return false;
    await db.jobs.put({
      ...job,
      phase: 'undone',
      dueAt: null,
      nextTryAt: null,
      reason: beforeRetry(job),
      events: [...job.events, event('undo', 'done', 'seller', now)],
    });
    return true;
  });
}

/** What a *Retry* that is taken back leaves as it was: the parcel on hold. */
const beforeRetry = ({ events }: Job): Job['reason'] =>
  events.at(-1)?.step === 'retry' ? (events.findLast(({ step }) => step === 'stop')?.reason ?? null) : null;

/**
 * Starts a stopped job again at the seller's word, from the beginning: every fact is read anew. `without`: orders that
 * the buyer cancelled meanwhile, which stay behind.
 */
export const retry = (db: OutboxDb, jobId: string, now: Instant, without: readonly OrderNo[] = []): Promise<boolean> =>
  again(db, jobId, now, (job) => ({
    ...job,
    orderNos: job.orderNos.filter((orderNo) => !without.includes(orderNo)),
    events: [...job.events, event('retry', 'done', 'seller', now)],
  }));

/** The seller's answer to a planned date that comes out too late; the job goes on with it. */
export const answerDelay = (db: OutboxDb, jobId: string, delay: DelayAnswer, now: Instant): Promise<boolean> =>
  again(db, jobId, now, (job) => ({ ...job, delay, events: [...job.events, event('delay', 'done', 'seller', now)] }));

function again(db: OutboxDb, jobId: string, now: Instant, change: (job: Job) => Job): Promise<boolean> {
  return db.transaction('rw', db.jobs, async () => {
    const job = await db.jobs.get(jobId);
    // What was put on hold by *Request stop* goes on by *Retry* too. That is a new press, so it is held as one; what
    // stopped by itself was pressed and held before, and goes on at once.
    const wasTakenBack = job?.phase === 'undone' && job.reason?.code === 'hold-set';
    const startable = job?.phase === 'needs-seller' || job?.phase === 'waiting' || wasTakenBack;
    if (!job || !startable) return false;
    const due = wasTakenBack ? now + HOLD_MS : now;
    const { stopSentAt: _sent, stoppedOver: _over, ...next } = change(job);
    await db.jobs.put({
      ...next,
      phase: wasTakenBack ? 'held' : 'waiting',
      step: PERSON_MOVES.retry,
      notBefore: wasTakenBack ? due : job.notBefore,
      dueAt: due,
      nextTryAt: due,
      failures: 0,
      reason: null,
      stopAt: null,
    });
    return true;
  });
}

/**
 * *Request stop*: a held press is taken back; a sending under way stops at its step's end and then asks Smartship; a cart
 * that nobody sent from here gets a job for it.
 */
export function requestStop(db: OutboxDb, cart: PressedCart, now: Instant): Promise<Job> {
  return db.transaction('rw', db.jobs, db.meta, async () => {
    const before = await latestJob(db, cart);
    const job = before ?? (await newStop(db, cart, now));
    const stopping = toStop(job, now);
    // One in a worker's hand is only told; it is taken up when its step is written.
    const isRunning = job.phase === 'running' && job.lease !== null;
    const next = job.phase === 'held' && before ? takenBack(job, now) : isRunning ? { ...job, stopAt: now } : stopping;
    await db.jobs.put(next);
    return next;
  });
}

async function newStop(db: OutboxDb, cart: PressedCart, now: Instant): Promise<Job> {
  const queued = await queue(db, cart, { by: 'press', kind: 'send', generation: 1, before: null, now });
  return { ...queued.job, events: [] };
}

const takenBack = (job: Job, now: Instant): Job => ({
  ...job,
  phase: 'undone',
  dueAt: null,
  nextTryAt: null,
  events: [...job.events, event('undo', 'done', 'seller', now)],
});

/** The job as it goes on after the seller asked to stop it: a new wish, whatever was sent for an earlier one. */
export function toStop({ stopSentAt: _, ...job }: Job, now: Instant): Job {
  return {
    ...job,
    phase: 'waiting',
    step: PERSON_MOVES.stop,
    stopAt: now,
    dueAt: now,
    nextTryAt: now,
    failures: 0,
    lease: null,
    reason: null,
    events: [...job.events, event('stop', 'waiting', 'seller', now)],
  };
}

/** A worker that died may have been told to stop: then whoever takes the job up begins with that. */
export const toStopIfWished = (job: Job, now: Instant): Job =>
  job.stopAt !== null && job.step !== 'stop' ? toStop(job, now) : job;
