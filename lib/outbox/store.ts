import { HOLD_MS, type Instant, type JobEvent, type OrderNo, type PackNo, type ShopId } from '#lib/domain';
import type { Job, OutboxDb, OutboxMeta } from '#lib/storage';

/** What became of a press. */
export type Pressed =
  | { readonly kind: 'queued'; readonly job: Job; readonly meta: OutboxMeta }
  | { readonly kind: 'already'; readonly job: Job };

/** Jobs in these phases are over for the runner; a new press may start them again, from the beginning. */
const RESTARTABLE: ReadonlySet<Job['phase']> = new Set(['undone', 'needs-seller']);

/** How long a worker may hold a job before another may take it. Longer than any single step with its calls. */
const LEASE_MS = 120_000;

/**
 * Writes a press to disk: one job per cart and generation, so that a second press, or a second tab's press at the same
 * moment, finds the first. Nothing is acknowledged before this transaction is durable.
 */
export function press(
  db: OutboxDb,
  cart: { readonly shopId: ShopId; readonly packNo: PackNo; readonly orderNos: readonly OrderNo[] },
  now: Instant,
  by: Job['by'] = 'press',
): Promise<Pressed> {
  return db.transaction('rw', db.jobs, db.meta, async () => {
    const generation = 1;
    const jobId = `${cart.shopId}:${cart.packNo}:${generation}`;
    const before = await db.jobs.get(jobId);
    if (before && !RESTARTABLE.has(before.phase)) return { kind: 'already', job: before };
    const meta = await nextMeta(db);
    // A duty was consented to when it was switched on: nothing is held for an undo.
    const due = by === 'press' ? now + HOLD_MS : now;
    const job: Job = {
      jobId,
      ...cart,
      generation,
      kind: 'send',
      by,
      phase: 'held',
      step: 'preflight',
      pressedAt: now,
      notBefore: due,
      dueAt: due,
      nextTryAt: due,
      failures: 0,
      lease: null,
      // A restarted job keeps the shipment it was found in: it is looked up again before anything is done.
      shippingNo: before?.shippingNo ?? null,
      createSentAt: before?.createSentAt ?? null,
      buried: before?.buried ?? [],
      delay: null,
      stopAt: null,
      reason: null,
      events: [...(before?.events ?? []), event('press', 'done', by === 'press' ? 'seller' : 'extension', now)],
    };
    await db.jobs.put(job);
    return { kind: 'queued', job, meta };
  });
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

/** Takes a press back while it is held. False when it is too late. */
export function undo(db: OutboxDb, jobId: string, now: Instant): Promise<boolean> {
  return db.transaction('rw', db.jobs, async () => {
    const job = await db.jobs.get(jobId);
    if (job?.phase !== 'held' || job.lease !== null) return false;
    await db.jobs.put({
      ...job,
      phase: 'undone',
      dueAt: null,
      nextTryAt: null,
      events: [...job.events, event('undo', 'done', 'seller', now)],
    });
    return true;
  });
}

/** Starts a stopped job again at the seller's word, from the beginning: every fact is read anew. */
export function retry(db: OutboxDb, jobId: string, now: Instant): Promise<boolean> {
  return db.transaction('rw', db.jobs, async () => {
    const job = await db.jobs.get(jobId);
    if (!job || (job.phase !== 'needs-seller' && job.phase !== 'waiting')) return false;
    await db.jobs.put({
      ...job,
      phase: 'waiting',
      step: 'preflight',
      dueAt: now,
      nextTryAt: now,
      failures: 0,
      reason: null,
    });
    return true;
  });
}

/** Makes waiting jobs due now: the trouble they waited for is over (a key mended, a pause ended, a link run seen). */
export async function wakeWaiting(db: OutboxDb, now: Instant): Promise<void> {
  await db.jobs.where('phase').equals('waiting').modify({ dueAt: now, nextTryAt: now });
}

/** Takes one due job for this worker, or null. The compare-and-set is inside one transaction. */
export function claimDue(db: OutboxDb, owner: string, now: Instant): Promise<Job | null> {
  return db.transaction('rw', db.jobs, async () => {
    const due = await db.jobs.where('dueAt').belowOrEqual(now).sortBy('dueAt');
    const job = due.find(({ lease }) => lease === null || lease.until <= now);
    if (!job) return null;
    const claimed: Job = { ...job, phase: 'running', lease: { owner, until: now + LEASE_MS } };
    await db.jobs.put(claimed);
    return claimed;
  });
}

/** Writes a job that this worker holds. False when the lease went to another in the meantime: then nothing is written. */
export function saveHeld(db: OutboxDb, job: Job, owner: string): Promise<boolean> {
  return db.transaction('rw', db.jobs, async () => {
    const stored = await db.jobs.get(job.jobId);
    if (stored?.lease?.owner !== owner) return false;
    await db.jobs.put(job);
    return true;
  });
}

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

export function event(
  step: JobEvent['step'],
  result: JobEvent['result'],
  by: JobEvent['by'],
  at: Instant,
  reason: JobEvent['reason'] = null,
): JobEvent {
  return { at, step, result, by, reason };
}
