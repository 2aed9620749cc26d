import {
  HOLD_MS,
  type Instant,
  type JobKind,
  type OrderNo,
  type PackNo,
  PERSON_MOVES,
  type ShippingNo,
  type ShopId,
} from '#lib/domain';
import type { DelayAnswer, Job, OutboxDb, OutboxMeta } from '#lib/storage';
import { event } from './apply.ts';

/** What became of a press. */
export type Pressed =
  | { readonly kind: 'queued'; readonly job: Job; readonly meta: OutboxMeta }
  | { readonly kind: 'already'; readonly job: Job };

/** A cart as a person names it: every line he takes. */
export interface PressedCart {
  readonly shopId: ShopId;
  readonly packNo: PackNo;
  readonly orderNos: readonly OrderNo[];
}

/** Jobs in these phases are over for the runner; a new press may start them again, from the beginning. */
const RESTARTABLE: ReadonlySet<Job['phase']> = new Set(['undone', 'needs-seller']);

/**
 * How long nobody else takes a job after its worker last wrote it. The Web Lock already says that a worker which does not
 * hold it is dead, so this is only for what that one may still have on the wire: it lands before anybody looks. A worker
 * that lives goes on as long as it takes: what it has in hand is not claimed again, and a lease is checked by its owner.
 */
const LEASE_MS = 15_000;

/**
 * Writes a press to disk: one job per cart and generation, so that a second press, or a second tab's press at the same
 * moment, finds the first. Nothing is acknowledged before this transaction is durable.
 */
export function press(
  db: OutboxDb,
  cart: PressedCart,
  now: Instant,
  by: Job['by'] = 'press',
  kind: Exclude<JobKind, 'create-again'> = 'send',
): Promise<Pressed> {
  return db.transaction('rw', db.jobs, db.meta, async () => {
    const before = await latestJob(db, cart);
    if (before && !RESTARTABLE.has(before.phase)) return { kind: 'already', job: before };
    return queue(db, cart, { by, kind, generation: before?.generation ?? 1, before, now });
  });
}

/**
 * Carries a parcel's number to Qoo10 by duty, for a cart that nobody pressed: what was sent by whomever needs no step
 * but the last. That step reads order and parcel anew before it writes.
 */
export function pressTracking(db: OutboxDb, cart: PressedCart, shippingNo: ShippingNo, now: Instant): Promise<Pressed> {
  return db.transaction('rw', db.jobs, db.meta, async () => {
    const before = await latestJob(db, cart);
    if (before && before.phase !== 'undone') return { kind: 'already', job: before };
    const generation = before?.generation ?? 1;
    return queue(db, cart, { by: 'duty', kind: 'send', generation, before, now, start: { step: 'track', shippingNo } });
  });
}

/**
 * *Create again*, after a registration died: a new generation, whose id the server has never seen. The dead ones are
 * named, so that finding them, or missing them, says nothing about this one.
 */
export function pressAgain(
  db: OutboxDb,
  cart: PressedCart,
  buried: readonly ShippingNo[],
  now: Instant,
): Promise<Pressed> {
  return db.transaction('rw', db.jobs, db.meta, async () => {
    const before = await latestJob(db, cart);
    if (before && !RESTARTABLE.has(before.phase) && before.phase !== 'done') return { kind: 'already', job: before };
    // Another browser may have sent the first generation: after a death the next one is at least the second.
    const generation = (before?.generation ?? 1) + 1;
    const dead = [
      ...new Set([...buried, ...(before?.buried ?? []), ...(before?.shippingNo ? [before.shippingNo] : [])]),
    ];
    return queue(db, cart, { by: 'press', kind: 'create-again', generation, before: null, now, buried: dead });
  });
}

async function queue(
  db: OutboxDb,
  { shopId, packNo, orderNos }: PressedCart,
  how: {
    readonly by: Job['by'];
    readonly kind: JobKind;
    readonly generation: number;
    readonly before: Job | null;
    readonly now: Instant;
    readonly buried?: readonly ShippingNo[];
    /** Where it begins, when not at the beginning, and in which parcel. */
    readonly start?: { readonly step: Job['step']; readonly shippingNo: ShippingNo };
  },
): Promise<Pressed> {
  const { by, kind, generation, before, now } = how;
  const meta = await nextMeta(db);
  // A duty was consented to when it was switched on: nothing is held for an undo.
  const due = by === 'press' ? now + HOLD_MS : now;
  const job: Job = {
    jobId: `${shopId}:${packNo}:${generation}`,
    shopId,
    packNo,
    orderNos,
    generation,
    kind,
    by,
    phase: 'held',
    step: how.start?.step ?? PERSON_MOVES.press,
    pressedAt: now,
    notBefore: due,
    dueAt: due,
    nextTryAt: due,
    failures: 0,
    lease: null,
    // A restarted job keeps the shipment it was found in: it is looked up again before anything is done.
    shippingNo: how.start?.shippingNo ?? before?.shippingNo ?? null,
    createSentAt: before?.createSentAt ?? null,
    shippedSeenAt: null,
    buried: how.buried ?? before?.buried ?? [],
    delay: null,
    stopAt: null,
    reason: null,
    events: [...(before?.events ?? []), event('press', 'done', by === 'press' ? 'seller' : 'extension', now)],
  };
  await db.jobs.put(job);
  return { kind: 'queued', job, meta };
}

/** The newest generation of a cart's sending. */
async function latestJob(db: OutboxDb, { shopId, packNo }: Pick<Job, 'shopId' | 'packNo'>): Promise<Job | null> {
  const jobs = await db.jobs.where('packNo').equals(packNo).toArray();
  const own = jobs.filter((job) => job.shopId === shopId).sort((left, right) => right.generation - left.generation);
  return own[0] ?? null;
}

/** The outbox's identity; made on first use. */
export async function readMeta(db: OutboxDb): Promise<OutboxMeta | null> {
  return (await db.meta.get('meta')) ?? null;
}

async function nextMeta(db: OutboxDb): Promise<OutboxMeta> {
  const before = (await readMeta(db)) ?? { key: 'meta' as const, id: crypto.randomUUID(), sequence: 0 };
  const meta = { ...before, sequence: before.sequence + 1 };
  await db.meta.put(meta);
  return meta;
}

/** Whether nothing of a job is under way outside: then taking it back leaves nothing behind. */
export const isUntouched = (
  job: Pick<Job, 'phase' | 'step' | 'kind' | 'createSentAt'> & { shippingNo: string | null },
) =>
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

/** Starts a stopped job again at the seller's word, from the beginning: every fact is read anew. */
export const retry = (db: OutboxDb, jobId: string, now: Instant): Promise<boolean> =>
  again(db, jobId, now, (job) => ({ ...job, events: [...job.events, event('retry', 'done', 'seller', now)] }));

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
    await db.jobs.put({
      ...change(job),
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

/** The job as it goes on after the seller asked to stop it. */
function toStop(job: Job, now: Instant): Job {
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
const toStopIfWished = (job: Job, now: Instant): Job =>
  job.stopAt !== null && job.step !== 'stop' ? toStop(job, now) : job;

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
export function saveHeld(db: OutboxDb, job: Job, owner: string, now: Instant): Promise<Job | null> {
  return db.transaction('rw', db.jobs, async () => {
    const stored = await db.jobs.get(job.jobId);
    if (stored?.lease?.owner !== owner) return null;
    const lease = job.phase === 'running' ? { owner, until: now + LEASE_MS } : null;
    const wished = stored.stopAt !== null && job.stopAt === null;
    const next = wished ? toStop(job, now) : withNews(stored, { ...job, lease }, now);
    await db.jobs.put(next);
    return next;
  });
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
