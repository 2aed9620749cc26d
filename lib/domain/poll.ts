import { jstHour } from './jst.ts';
import type { Party } from './outcome.ts';
import type { Instant } from './words.ts';

/** What is remembered of looking at one shop's orders, over worker deaths. */
export interface PollState {
  readonly shopId: string;
  /** When the next look by itself is due. */
  readonly nextAt: Instant;
  /** The last look that came through; null before the first. */
  readonly lookedAt: Instant | null;
  /** The last full sweep that came through. */
  readonly sweptAt: Instant | null;
  /** The last look that brought an order nobody had read before. */
  readonly newAt: Instant | null;
  /** Failed looks in a row. */
  readonly failures: number;
  /** Set while the key is rejected or missing: then nothing is asked until somebody mended it. */
  readonly stopped: boolean;
  /** How often the day's calls allow a look, as of the last one; not told by what an earlier version wrote. */
  readonly allowed?: Allowed;
}

/** The interval that a day's calls allow, at so many orders. */
export interface Allowed {
  readonly minutes: number;
  readonly orders: number;
}

/** `first`: nothing is known yet; `sweep`: everything that may have changed; `tick`: only what is new. */
export type LookKind = 'first' | 'sweep' | 'tick';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SWEEP_EVERY = HOUR;
const IDLE_MINUTES = 30;
const LONGEST_BACKOFF = HOUR;
/** No choice of the seller's and no failure puts a look off longer. */
const FURTHEST = 25 * HOUR;
/** A browser start is a rush of everything: the first look waits up to so long. */
const START_JITTER = 20_000;
/** Ticks end a little before the hour is full, so that a sweep is not put off by a whole tick. */
const SWEEP_SLACK = 2 * MINUTE;

export const firstPoll = (shopId: string, now: Instant, random: number): PollState => ({
  shopId,
  nextAt: now + random * START_JITTER,
  lookedAt: null,
  sweptAt: null,
  newAt: null,
  failures: 0,
  stopped: false,
});

/** The browser started: what is overdue waits its part of the first seconds, too. */
export const spread = (poll: PollState, now: Instant, random: number): PollState =>
  poll.nextAt <= now ? { ...poll, nextAt: now + random * START_JITTER } : poll;

/** Which look is due. A clock that was set back makes what is remembered of the future worthless: sweep. */
export function lookKind(poll: PollState, now: Instant): LookKind {
  if (poll.lookedAt === null) return 'first';
  if (poll.sweptAt === null || poll.sweptAt > now || poll.lookedAt > now) return 'sweep';
  return now - poll.sweptAt >= SWEEP_EVERY - SWEEP_SLACK ? 'sweep' : 'tick';
}

/** What tells whether looking often is of any use. */
export interface Activity {
  /** Orders that are not shipped, cancelled or delivered. */
  readonly openOrders: number;
  /** The last time that a person had one of our pages or a J-QSM page open. */
  readonly usedAt: Instant | null;
  readonly newAt: Instant | null;
}

/** Hours of the night in Japan, in which few buy and the warehouse sleeps. */
const NIGHT_ENDS = 6;

/**
 * Idle: for an hour nobody used it and nothing new came, and either no order is open at all or it is night in Japan.
 * A look every half hour is then enough; whoever opens a page or gets an order ends it.
 */
export function isIdle(activity: Activity, now: Instant): boolean {
  const lately = (at: Instant | null) => at !== null && at <= now && now - at < HOUR;
  if (lately(activity.usedAt) || lately(activity.newAt)) return false;
  return activity.openOrders === 0 || jstHour(now) < NIGHT_ENDS;
}

/** However few calls are left, looks come no further apart: what is kept back of the day's calls is enough for these. */
const SLOWEST_MINUTES: Readonly<Record<Party, number>> = { qoo10: 15, smartship: 30 };

/** Milliseconds that the day's calls ask for between two looks. */
export const allowedMs = (party: Party, paceMs: number): number => Math.min(paceMs, SLOWEST_MINUTES[party] * MINUTE);

/** Milliseconds until the next look after a good one: the seller's choice, half an hour when idle, longer where calls run short. */
export function intervalOf(setting: {
  readonly minutes: number;
  readonly idle: boolean;
  readonly allowedMs: number;
}): number {
  const wanted = Math.max(1, setting.minutes) * MINUTE;
  return Math.max(setting.idle ? Math.max(wanted, IDLE_MINUTES * MINUTE) : wanted, setting.allowedMs);
}

export function afterGoodLook(
  poll: PollState,
  look: { readonly kind: LookKind; readonly at: Instant; readonly news: number; readonly intervalMs: number },
): PollState {
  return {
    ...poll,
    nextAt: look.at + look.intervalMs,
    lookedAt: look.at,
    sweptAt: look.kind === 'tick' ? poll.sweptAt : look.at,
    newAt: look.news > 0 ? look.at : poll.newAt,
    failures: 0,
    stopped: false,
  };
}

/**
 * After a failed look: each one doubles the wait, up to an hour; a rejected key stops looking altogether. What a clock that
 * was set back since noted of the future is let go: it would call every next look due at once.
 */
export function afterFailedLook(
  poll: PollState,
  look: { readonly at: Instant; readonly stops: boolean; readonly intervalMs: number; readonly random: number },
): PollState {
  const failures = poll.failures + 1;
  const waits = Math.min(look.intervalMs * 2 ** Math.min(failures, 10), LONGEST_BACKOFF);
  // Several shops on one dead line must not all come back at once.
  const ahead = poll.lookedAt !== null && poll.lookedAt > look.at;
  const known = ahead ? { ...poll, lookedAt: look.at, sweptAt: null } : poll;
  return { ...known, failures, stopped: look.stops, nextAt: look.at + waits * (1 + look.random / 10) };
}

/**
 * Whether a look by itself is due now. A last look in the future, or a next one further away than any wait of ours, comes
 * from a clock that was set back.
 */
export function isDue(poll: PollState, now: Instant): boolean {
  if (poll.stopped) return false;
  if (poll.lookedAt !== null && poll.lookedAt > now) return true;
  return poll.nextAt <= now || poll.nextAt - now > FURTHEST;
}

/** When the next look of any shop is due; null when all are stopped. */
export function nextPoll(polls: readonly PollState[], now: Instant): Instant | null {
  const due = polls.filter(({ stopped }) => !stopped).map((poll) => (isDue(poll, now) ? now : poll.nextAt));
  return due.length === 0 ? null : Math.min(...due);
}
