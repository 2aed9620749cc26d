import type { Reason } from './reason.ts';
import type { Instant } from './words.ts';

/**
 * What a job is for.
 * - `send`: a press of *Send*, or a duty; the cart gets into Smartship by the duty that the seller chose.
 * - `create-again`: the seller's word that a cart whose registration died is created anew.
 * - `shipping-order`: the seller's word that a cart too late for collection is created as seller-shipped.
 */
export type JobKind = 'send' | 'create-again' | 'shipping-order';

/** The steps of sending a cart, in order (design §5); `stop` is entered only by a person's wish. */
export type Step = 'preflight' | 'find' | 'enter' | 'confirm' | 'instruct' | 'track' | 'stop';
/** The steps on the way, as screens show them. */
export const STEPS: readonly Step[] = ['preflight', 'find', 'enter', 'confirm', 'instruct', 'track'];

/** What one run of a step came to. */
export type StepOutcome =
  /** It is so; who did it. The job goes on. */
  | { readonly kind: 'done'; readonly by: 'extension' | 'smartship' | 'seller' | 'other'; readonly to?: Step }
  /** It is somebody else's turn; look again at `at`. */
  | { readonly kind: 'wait'; readonly at: Instant; readonly reason: Reason }
  /** It could not be told or done now; try again with backoff. */
  | { readonly kind: 'retry'; readonly reason: Reason; readonly notBefore?: Instant }
  /** Only a person can go on. */
  | { readonly kind: 'stop'; readonly reason: Reason }
  /** The seller took it back, and Smartship shows that. */
  | { readonly kind: 'taken-back'; readonly reason: Reason }
  /** Nothing is left to do for this cart. */
  | { readonly kind: 'finish'; readonly reason: Reason | null };

/**
 * The legal moves: from a step, which steps may come next by what the step saw. `enter` goes back to `find`, since
 * success is what a new search shows, not what the reply said; any step may return to `preflight` when the facts under
 * it changed. A person's acts are in `PERSON_MOVES`.
 */
const NEXT_STEPS: Readonly<Record<Step, readonly Step[]>> = {
  preflight: ['find'],
  find: ['enter', 'confirm'],
  enter: ['find'],
  confirm: ['instruct', 'preflight'],
  instruct: ['track', 'preflight'],
  track: [],
  stop: [],
};

/** Where a person's act takes a sending, whatever step it is at: every fact is read anew there. */
export const PERSON_MOVES = {
  press: 'preflight',
  retry: 'preflight',
  delay: 'preflight',
  stop: 'stop',
} as const satisfies Record<string, Step>;

export const isLegalMove = (from: Step, to: Step): boolean => NEXT_STEPS[from].includes(to);

/** 1 商品準備中, 2 注文製作, 3 顧客の要求, 4 その他 [qapi 3.6]. */
export type DelayType = 1 | 2 | 3 | 4;
/** Longest note with a delay [qapi 3.6]. */
export const DELAY_MEMO_LIMIT = 1000;

/** A press is held this long before anything is sent. */
export const HOLD_MS = 10_000;

const BACKOFF_MS = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000] as const;

/** When to try again after so many failures in a row: 15 s at first, 15 min at most. */
export function backoff(failures: number): number {
  return BACKOFF_MS[Math.min(Math.max(failures, 1), BACKOFF_MS.length) - 1] ?? 900_000;
}
