import {
  HOLD_MS,
  type Instant,
  type JobKind,
  leavesNumber,
  type OrderNo,
  type PackNo,
  PERSON_MOVES,
  type ShippingNo,
  type ShopId,
} from '#lib/domain';
import type { Job, OutboxDb, OutboxMeta } from '#lib/storage';
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
    if (before && !leavesNumber(before, shippingNo)) return { kind: 'already', job: before };
    const generation = before?.generation ?? 1;
    return queue(db, cart, { by: 'duty', kind: 'send', generation, before, now, start: { step: 'track', shippingNo } });
  });
}

/** Parcels whose number is not tried again by duty, once a job goes on to another parcel's. */
const stoppedOver = (before: Job): Pick<Job, 'stoppedOver'> => {
  const here = before.phase === 'needs-seller' && before.step === 'track' && before.shippingNo;
  const all = [...(before.stoppedOver ?? []), ...(here ? [here] : [])];
  return all.length > 0 ? { stoppedOver: all } : {};
};

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

/** Writes a job that begins with a press or a duty. Inside a transaction over jobs and meta. */
export async function queue(
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
    ...(how.start && before ? stoppedOver(before) : {}),
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
export async function latestJob(db: OutboxDb, { shopId, packNo }: Pick<Job, 'shopId' | 'packNo'>): Promise<Job | null> {
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
