import {
  type Duty,
  type Failure,
  type Instant,
  isTakenBy,
  type Reason,
  reason,
  type ShippingNo,
  type ShopSettings,
  type Step,
  type StepOutcome,
} from '#lib/domain';
import type { Consent } from '#lib/smartship';
import { approvedOf, type DataDb, type Job, type OutboxDb, together } from '#lib/storage';
import type { Tools } from '../tools.ts';

/** What a run of a step came to, and which shipment it learned of. */
export type StepResult = StepOutcome & {
  readonly shippingNo?: ShippingNo;
  readonly createSentAt?: Instant;
  readonly shippedSeenAt?: Instant;
};

/** One step: reads the facts anew, acts at most once, says what it saw. Never throws for an outside reason. */
export type RunStep = (job: Job, tools: StepTools) => Promise<StepResult>;

/** What a step may touch: the tools of this wake, and the outbox for what the seller decided. */
export interface StepTools extends Tools {
  readonly outbox: OutboxDb;
}

const MINUTE = 60_000;
export const SOON = MINUTE;
/** A look at both sides wakes every job about which it saw something new; these are only for what no look sees. */
const LINK_LOOK = 60 * MINUTE;
export const TRACK_LOOK = 6 * 60 * MINUTE;

/** When what no look sees is looked at again: at the same instants for all carts, so that they share their calls. */
export const nextLinkLook = (now: Instant): Instant => (Math.floor(now / LINK_LOOK) + 1) * LINK_LOOK;
export const nextTrackLook = (now: Instant): Instant => (Math.floor(now / TRACK_LOOK) + 1) * TRACK_LOOK;

/**
 * A press takes the cart through all steps; a duty only through those that the seller gave to the extension (design §5),
 * and each only for orders paid since he gave it, or approved for it.
 */
export async function mayAct(job: Job, duty: Duty, tools: StepTools): Promise<boolean> {
  if (job.by === 'press') return true;
  const shop = await shopOf(job, tools);
  return shop?.duties[duty] === 'extension' && (await isTaken(job, duty, shop, tools));
}

/** Somebody else's turn, or the seller's word is missing: look again later, saying whose. */
export async function othersTurn(job: Job, duty: Duty, step: Step, tools: StepTools): Promise<StepResult> {
  const doer = (await shopOf(job, tools))?.duties[duty];
  const at = nextTrackLook(tools.now());
  if (doer === 'extension') return wait(at, reason('waiting-for-approval', { step }));
  return wait(at, reason('waiting-for-duty', { step, by: doer === 'seller' ? 'seller' : 'smartship' }));
}

/** A job's orders as last told, in its order. */
export const ordersOf = together(async (data: DataDb, jobs: readonly Pick<Job, 'shopId' | 'orderNos'>[]) => {
  const keys = jobs.flatMap(({ shopId, orderNos }) => orderNos.map((orderNo): [string, string] => [shopId, orderNo]));
  const rows = new Map((await data.orders.bulkGet(keys)).map((row, at) => [keys[at]?.join(' '), row]));
  return jobs.map(({ shopId, orderNos }) => orderNos.map((orderNo) => rows.get(`${shopId} ${orderNo}`)));
});

/** Whether a duty takes every order of a job, as last read: paid since the duty was switched on, or approved for it. */
export async function isTaken(job: Job, duty: Duty, shop: ShopSettings, tools: StepTools): Promise<boolean> {
  const rows = await ordersOf(tools.data, job);
  const approved = await approvedOf(tools.outbox, job.shopId, job.orderNos);
  return rows.every((row) => row !== undefined && isTakenBy(duty, row, shop, approved));
}

export async function shopOf(job: Job, tools: Tools): Promise<ShopSettings | undefined> {
  return (await tools.settings()).shops.find(({ shopId }) => shopId === job.shopId);
}

/** On whose word a write of this job is made. A clock that was set back makes no consent invalid. */
export function consentOf(job: Job, { now }: Pick<Tools, 'now'>): Consent {
  const at = Math.min(job.pressedAt, now());
  return job.by === 'press' ? { by: 'press', at } : { by: 'duty', since: at };
}

export const stop = (why: Reason): StepResult => ({ kind: 'stop', reason: why });
export const wait = (at: Instant, why: Reason): StepResult => ({ kind: 'wait', at, reason: why });

/** Failures that a later try may not meet; the others need a person. */
const PASSING: ReadonlySet<Failure['kind']> = new Set([
  'unreachable',
  'rate-limited',
  'unknown-outcome',
  'not-understood',
  // A key or a sign-in is the shop's trouble, not the order's: the order waits until the seller mended it (design §5).
  'not-set-up',
  'locked',
  'signed-out',
  'key-rejected',
  'key-expired',
  'not-permitted',
]);

/** A failed call as a step's outcome: later when it may pass, else the seller's turn. */
export function failedStep(step: Step, failure: Failure, now: Instant): StepResult {
  const { party, kind, says = '' } = failure;
  if (PASSING.has(kind)) {
    return { kind: 'retry', reason: reason('retry-later', { step, at: now, party, failure: kind, says }) };
  }
  return stop(reason('step-failed', { step, party, failure: kind, says }));
}
