import type { Reason } from './reason.ts';
import type { Instant } from './words.ts';

/** The steps of sending a cart, in order (design §5). */
export type Step = 'preflight' | 'find' | 'enter' | 'confirm' | 'instruct' | 'track';
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
  /** Nothing is left to do for this cart. */
  | { readonly kind: 'finish'; readonly reason: Reason | null };

/**
 * The legal moves: from a step, which steps may come next. `enter` goes back to `find`, since success is what a new
 * search shows, not what the reply said; any step may return to `preflight` when the facts under it changed.
 */
export const NEXT_STEPS: Readonly<Record<Step, readonly Step[]>> = {
  preflight: ['find'],
  find: ['enter', 'confirm'],
  enter: ['find'],
  confirm: ['instruct', 'preflight'],
  instruct: ['track', 'preflight'],
  track: [],
};

export const isLegalMove = (from: Step, to: Step): boolean => NEXT_STEPS[from].includes(to);

/** What can still be taken back after a step (design §5 Undo). */
export type Undo = 'real' | 'request-only' | 'none';

/** `press` is the held ten seconds; after that it depends on what the server takes. */
export const UNDO: Readonly<Record<'press' | Step, Undo>> = {
  press: 'real',
  preflight: 'real',
  find: 'real',
  enter: 'request-only',
  confirm: 'none',
  instruct: 'request-only',
  track: 'none',
};

/** A press is held this long before anything is sent. */
export const HOLD_MS = 10_000;

const BACKOFF_MS = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000] as const;

/** When to try again after so many failures in a row: 15 s at first, 15 min at most. */
export function backoff(failures: number): number {
  return BACKOFF_MS[Math.min(Math.max(failures, 1), BACKOFF_MS.length) - 1] ?? 900_000;
}
