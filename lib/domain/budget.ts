import { jstDate, startOfJstDate } from './jst.ts';
import type { Party } from './outcome.ts';
import type { Instant } from './words.ts';

/** Calls that a day may cost a shop (design §8), at so many new orders. */
export const CALLS_A_DAY: Readonly<Record<Party, number>> = { qoo10: 700, smartship: 400 };
const AT_ORDERS = 300;
/** Kept back from looking, for what a person presses late in the day. */
const KEPT_FOR_SENDING = 0.08;
const DAY = 86_400_000;

/** What a day allows: the budget, and more on a day of more orders than it was made for. */
export const allowance = (party: Party, ordersToday: number): number =>
  Math.round(CALLS_A_DAY[party] * Math.max(1, ordersToday / AT_ORDERS));

/** What looks may take of it; the rest is kept back from them. */
export const forLooking = (party: Party, ordersToday: number): number =>
  allowance(party, ordersToday) * (1 - KEPT_FOR_SENDING);

/**
 * How far apart looks must be, in milliseconds, so that the rest of the day's calls lasts until midnight in Japan:
 * sending goes first, looking spreads what is left evenly.
 */
export function paceMs(spent: {
  readonly party: Party;
  /** Calls made today, of every kind. */
  readonly calls: number;
  readonly ordersToday: number;
  /** What one look costs on average. */
  readonly costOfLook: number;
  readonly now: Instant;
}): number {
  const left = forLooking(spent.party, spent.ordersToday) - spent.calls;
  const until = startOfJstDate(jstDate(spent.now)) + DAY - spent.now;
  if (left <= spent.costOfLook) return DAY;
  return (until * spent.costOfLook) / left;
}
