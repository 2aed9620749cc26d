import { forLooking, forSending } from '../budget.ts';
import { jstDate, startOfJstDate } from '../jst.ts';
import type { Party } from '../outcome.ts';
import type { Instant } from '../words.ts';

/** Of a shop's calls a day (design §8), those that looks at stock may make by themselves; what a person presses is not held back by it. */
export const STOCK_CALLS_A_DAY: Readonly<Record<Party, number>> = { qoo10: 140, smartship: 80 };
/**
 * Calls to Qoo10 that the previews of a shop may make on one day. A preview is the seller's own press and no part of the
 * day's budget for looking; this bounds what one press sets going [C]: Qoo10 publishes no limit, others call every 300 ms
 * all day [qapi 1.4]. A shop of 5,000 listings is read in one go, a larger one goes on the next day.
 */
export const PREVIEW_CALLS_A_DAY = 6_000;
/** Part of the share that is there from midnight on; the rest comes evenly, so that a busy morning leaves some for the evening. */
const AT_ONCE = 0.25;
const DAY = 86_400_000;

/** Calls that a look at stock may still make by itself now: inside its own share so far, and inside what the day's budget has left. */
export function stockCallsLeft(spent: {
  readonly party: Party;
  /** Made by such looks today. */
  readonly own: number;
  /** Made today by everything, these included. */
  readonly all: number;
  readonly ordersToday: number;
  /** In what part of the hours a duty of the extension's sends: that goes first. */
  readonly sending: number;
  readonly now: Instant;
}): number {
  const elapsed = (spent.now - startOfJstDate(jstDate(spent.now))) / DAY;
  const ownLeft = Math.floor(STOCK_CALLS_A_DAY[spent.party] * Math.min(1, elapsed + AT_ONCE)) - spent.own;
  const dayLeft = Math.floor(forLooking(spent.party, spent.ordersToday) - forSending(spent.party, spent)) - spent.all;
  return Math.max(0, Math.min(ownLeft, dayLeft));
}

/** When a preview that spent its day's calls goes on: at midnight in Japan. */
export const previewGoesOnAt = (now: Instant): Instant => startOfJstDate(jstDate(now)) + DAY;

/** How long a preview waits after its so-manieth failure in a row, in milliseconds. */
export const previewWaitMs = (failures: number): number => Math.min(30, 2 ** failures) * 60_000;

/** Reading a quantity is half of it: the change and the look whether it stands cost as much again. */
export const readsOf = (calls: number): number => Math.floor(calls / 2);

/** The SKUs as last read do for finding what moved; what is raised by them is read again just before. */
const STOCK_INDEX_GOOD_MS = 15 * 60_000;

/** How a look that nobody pressed reads Smartship's stock: not at all while the last reading is young, else all pages, where the day's calls reach for them. */
export function stockReading(known: {
  readonly readAt: Instant | null;
  readonly pages: number;
  readonly callsLeft: number;
  readonly now: Instant;
}): 'young' | 'pages' | 'no-calls' {
  const age = known.readAt === null ? null : known.now - known.readAt;
  if (age !== null && age >= 0 && age < STOCK_INDEX_GOOD_MS) return 'young';
  // One more asks whether Smartship syncs by itself.
  return known.pages + 1 <= known.callsLeft ? 'pages' : 'no-calls';
}
