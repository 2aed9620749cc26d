import type { FailureKind, Instant, Reason } from '#lib/domain';
import { type Job, type OutboxDb, type Pause, together } from '#lib/storage';

/** Failures of a key or a sign-in: the shop's trouble, not the order's. Only a person can mend them. */
const OF_THE_SHOP: ReadonlySet<FailureKind> = new Set([
  'not-set-up',
  'locked',
  'signed-out',
  'key-rejected',
  'key-expired',
]);

/** How long nobody tries; then one look shows whether it was mended. A mended key ends it at once. */
const PAUSE_MS = 300_000;

const keysOf = (job: Pick<Job, 'shopId'>): string[] => [`qoo10:${job.shopId}`, 'smartship'];

const pausesAt = together(async (db: OutboxDb, asked: readonly (readonly string[])[]) => {
  const keys = [...new Set(asked.flat())];
  const rows = await db.pauses.bulkGet(keys);
  const found = new Map(keys.map((key, at) => [key, rows[at]]));
  return asked.map((wanted) => wanted.map((key) => found.get(key)));
});

/** The pause that holds a job back now, or null. */
export async function pauseOf(db: OutboxDb, job: Job, now: Instant): Promise<Pause | null> {
  const found = await pausesAt(db, keysOf(job));
  // One that ends later than any we make was written before the clock was set back.
  return found.find((pause) => pause && pause.until > now && pause.until <= now + PAUSE_MS) ?? null;
}

/** After a step that met the trouble: everybody who needs the same key waits too. */
export async function notePause(db: OutboxDb, { shopId, reason }: Job, now: Instant): Promise<void> {
  const party = partyOf(reason);
  if (party === null || !reason) return;
  const key = party === 'smartship' ? 'smartship' : `qoo10:${shopId}`;
  const before = await db.pauses.get(key);
  if (before && before.until > now && before.until <= now + PAUSE_MS) return;
  await db.pauses.put({ key, reason: until(reason, now + PAUSE_MS), until: now + PAUSE_MS });
}

const partyOf = (why: Reason | null) =>
  why?.code === 'retry-later' && OF_THE_SHOP.has(why.params.failure) ? why.params.party : null;

const until = (why: Reason, at: Instant): Reason =>
  why.code === 'retry-later' ? { code: why.code, params: { ...why.params, at } } : why;
