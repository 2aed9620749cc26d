import {
  type Doer,
  type Duty,
  type Failure,
  type Instant,
  type Reason,
  reason,
  type ShippingNo,
  type Step,
  type StepOutcome,
} from '#lib/domain';
import type { Consent } from '#lib/smartship';
import type { Job, OutboxDb } from '#lib/storage';
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

/** A press takes the cart through all steps; a duty only through those that the seller gave to the extension (design §5). */
export async function mayAct(job: Job, duty: Duty, tools: Tools): Promise<boolean> {
  return job.by === 'press' || (await doerOf(job, duty, tools)) === 'extension';
}

/** Somebody else's turn: look again later, saying whose. */
export async function othersTurn(job: Job, duty: Duty, step: Step, tools: Tools): Promise<StepResult> {
  const by = (await doerOf(job, duty, tools)) === 'seller' ? 'seller' : 'smartship';
  return wait(nextTrackLook(tools.now()), reason('waiting-for-duty', { step, by }));
}

async function doerOf(job: Job, duty: Duty, tools: Tools): Promise<Doer | null> {
  const shop = (await tools.settings()).shops.find(({ shopId }) => shopId === job.shopId);
  return shop?.duties[duty] ?? null;
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
