import { jstDate, startOfJstDate } from './jst.ts';
import type { Party } from './outcome.ts';
import type { Instant } from './words.ts';

/** Calls that a day may cost a shop (design §8), at so many new orders. */
const CALLS_A_DAY: Readonly<Record<Party, number>> = { qoo10: 700, smartship: 400 };
const AT_ORDERS = 300;
/** Kept back from looking, for what a person presses late in the day. */
const KEPT_FOR_SENDING = 0.08;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a day allows: the budget, and more on a day of more orders than it was made for. */
export const allowance = (party: Party, ordersToday: number): number =>
  Math.round(CALLS_A_DAY[party] * Math.max(1, ordersToday / AT_ORDERS));

/** What looks may take of it; the rest is kept back from them. */
export const forLooking = (party: Party, ordersToday: number): number =>
  allowance(party, ordersToday) * (1 - KEPT_FOR_SENDING);

/**
 * What an hour's sending and tracking cost on average: the carts that Smartship's link brought go together, so it hardly
 * grows with their number. `npm run bench -- --only=calls` measures it; Qoo10's has room for workers that die over it.
 */
const SENDING_AN_HOUR: Readonly<Record<Party, number>> = { qoo10: 12, smartship: 9 };

/** In what part of a day's hours a duty of the extension's has something to send, by the orders of the last 24 hours. */
export const sendingHours = (sends: boolean, ordersLately: number): number =>
  sends ? Math.min(1, ordersLately / (DAY / HOUR)) : 0;

interface Sends {
  readonly ordersToday: number;
  /** {@link sendingHours} */
  readonly sending: number;
  readonly now: Instant;
}

/** Calls to be left for what the duties will send until midnight in Japan. */
export function forSending(party: Party, { ordersToday, sending, now }: Sends): number {
  const grown = allowance(party, ordersToday) / CALLS_A_DAY[party];
  return (untilMidnight(now) / HOUR) * sending * SENDING_AN_HOUR[party] * grown;
}

const untilMidnight = (now: Instant): number => startOfJstDate(jstDate(now)) + DAY - now;

/**
 * How far apart looks must be, in milliseconds, so that the rest of the day's calls lasts until midnight in Japan:
 * sending goes first, also what is still to come; looking spreads what is left evenly.
 */
export function paceMs(
  spent: Sends & {
    readonly party: Party;
    /** Calls made today, of every kind. */
    readonly calls: number;
    /** What one look costs on average. */
    readonly costOfLook: number;
  },
): number {
  const { party, now } = spent;
  const left = forLooking(party, spent.ordersToday) - forSending(party, spent) - spent.calls;
  if (left <= spent.costOfLook) return DAY;
  return (untilMidnight(now) * spent.costOfLook) / left;
}
