import { createRandom, pick } from '../../sandbox/world/random.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A stretch of time, in hours after the plan's start. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A week as it is to go. Everything else follows from the seed. */
export interface WeekPlan {
  readonly seed: number;
  /** Midnight in Japan, a Monday. */
  readonly start: number;
  /** Orders of each day in the main shop. */
  readonly orders: readonly number[];
  /** Orders a day in the small shop. */
  readonly small: number;
  /** What part of the carts holds two orders, and what part of those of the first listing a code that names no SKU. */
  readonly share: { readonly twoLines: number; readonly wrongCode: number };
  /** Days after the last order in which what is open comes to its end. */
  readonly drain: number;
  /** A captive portal answers for everybody. */
  readonly portal: Stretch;
  readonly smartshipDown: Stretch;
  /** The laptop is shut. */
  readonly asleep: Stretch;
  /** Somebody sets the computer's clock two hours ahead, and back. */
  readonly wrongClock: Stretch;
  /** Now and then a connection breaks, before or after the server acted. */
  readonly badNetwork: Stretch;
  /** The scarce item: units there are at first, and the hour at which more come. */
  readonly scarce: { readonly units: number; readonly restocked: number };
}

/** Monday 2026-11-30 00:00 in Japan. */
const MONDAY = Date.parse('2026-11-30T00:00:00+09:00');

export const WEEK: WeekPlan = {
  seed: 7,
  start: MONDAY,
  orders: [300, 300, 300, 300, 300, 150, 150],
  small: 12,
  share: { twoLines: 0.06, wrongCode: 0.05 },
  drain: 2,
  portal: { from: 34, to: 35 },
  smartshipDown: { from: 48.5, to: 54.5 },
  wrongClock: { from: 62, to: 62.4 },
  badNetwork: { from: 72, to: 96 },
  asleep: { from: 117, to: 165 },
  scarce: { units: 45, restocked: 81 },
};

/** The same in two days: any seed of it is told again in a minute. */
export const TWO_DAYS: WeekPlan = {
  ...WEEK,
  orders: [40, 30],
  small: 5,
  share: { twoLines: 0.3, wrongCode: 0.2 },
  drain: 2,
  smartshipDown: { from: 2.5, to: 8.5 },
  portal: { from: 10, to: 11 },
  wrongClock: { from: 14, to: 14.4 },
  badNetwork: { from: 15, to: 18 },
  asleep: { from: 20, to: 33 },
  scarce: { units: 3, restocked: 34 },
};

/** All of it in one day and the next, for the usual run. */
export const ONE_DAY: WeekPlan = { ...TWO_DAYS, orders: [40], drain: 1 };

/** What is sold: by index in the sandbox's good listings, with its share of the main shop's orders. */
export const MAIN_SELLS = [
  { listing: 0, share: 0.45 },
  { listing: 1, share: 0.25 },
  { listing: 4, share: 0.2 },
  { listing: 3, share: 0.1 },
] as const;
export const SMALL_SELLS = 6;
/** The scarce item is the last of {@link MAIN_SELLS}. */
export const SCARCE = 3;

export type Happening = { readonly at: number } & (
  | {
      readonly does: 'order';
      readonly listing: number;
      readonly lines: 1 | 2;
      readonly wrongCode: boolean;
      readonly cancelAfter: number | null;
    }
  | { readonly does: 'kill' | 'link' | 'visit' | 'ship' | 'restock' | 'sleep' | 'wake' | 'cut' }
  | { readonly does: 'portal' | 'smartship-down'; readonly until: number }
  | { readonly does: 'clock'; readonly offset: number }
);

/** How much of a day's orders comes in each hour of Japan: little at night, most in the evening. */
const HOURS = [3, 1, 1, 0, 0, 1, 2, 3, 4, 4, 4, 5, 6, 5, 4, 4, 4, 5, 6, 7, 9, 10, 8, 4];

/** Everything that happens in a plan's days, in the order of time: always the same for the same plan. */
export function happeningsOf(plan: WeekPlan): readonly Happening[] {
  const random = createRandom(plan.seed);
  const days = plan.orders.length + plan.drain;
  const at = (hours: number) => plan.start + hours * HOUR;
  const happenings: Happening[] = [
    { at: at(plan.portal.from), does: 'portal', until: at(plan.portal.to) },
    { at: at(plan.smartshipDown.from), does: 'smartship-down', until: at(plan.smartshipDown.to) },
    { at: at(plan.asleep.from), does: 'sleep' },
    { at: at(plan.asleep.to), does: 'wake' },
    // A moment after the laptop is opened somebody looks at what it asks.
    { at: at(plan.asleep.to) + 10 * MINUTE, does: 'visit' },
    { at: at(plan.wrongClock.from), does: 'clock', offset: 2 * HOUR },
    { at: at(plan.wrongClock.to), does: 'clock', offset: 0 },
    { at: at(plan.scarce.restocked), does: 'restock' },
  ];
  for (let hour = plan.badNetwork.from; hour < plan.badNetwork.to; hour += 0.5)
    happenings.push({ at: at(hour + random() / 2), does: 'cut' });
  for (let day = 0; day < days; day += 1) {
    for (let hour = 0; hour < 24; hour += 1) happenings.push({ at: at(day * 24 + hour) + 10 * MINUTE, does: 'link' });
    for (const hour of [10, 15]) happenings.push({ at: at(day * 24 + hour) + 30 * MINUTE, does: 'visit' });
    // The centre ships at five in the afternoon what it was told to ship.
    happenings.push({ at: at(day * 24 + 17), does: 'ship' });
  }
  for (let time = plan.start + 5 * MINUTE; time < at(days * 24); time += (4 + random() * 8) * MINUTE)
    happenings.push({ at: time, does: 'kill' });
  plan.orders.forEach((count, day) => {
    const place = (orders: number, listing: () => number) => {
      // A cart of two lines is two orders.
      for (let left = orders; left > 0; ) {
        const cart = orderOf(random, at(day * 24), listing(), plan.share);
        const lines = left === 1 ? 1 : cart.lines;
        happenings.push({ ...cart, lines });
        left -= lines;
      }
    };
    place(count, () => mainListing(random()));
    place(plan.small, () => SMALL_SELLS);
  });
  return happenings.sort((left, right) => left.at - right.at);
}

/** Where a share of all falls when the parts are laid side by side. */
function partAt(parts: readonly number[], share: number): number {
  let left = share * parts.reduce((sum, part) => sum + part, 0);
  const at = parts.findIndex((part) => {
    left -= part;
    return left < 0;
  });
  return Math.max(0, at);
}

function mainListing(luck: number): number {
  const at = partAt(
    MAIN_SELLS.map(({ share }) => share),
    luck,
  );
  return (MAIN_SELLS[at] ?? MAIN_SELLS[0]).listing;
}

function orderOf(
  random: () => number,
  midnight: number,
  listing: number,
  share: WeekPlan['share'],
): Extract<Happening, { does: 'order' }> {
  const hour = partAt(HOURS, random());
  const chance = random();
  const cancelAfter =
    chance < 0.03
      ? random() * 30 * MINUTE
      : chance < 0.05
        ? (1 + random() * 9) * HOUR
        : chance < 0.07
          ? (8 + random() * 12) * HOUR
          : null;
  return {
    at: midnight + (hour + random()) * HOUR,
    does: 'order',
    listing,
    lines: random() < share.twoLines ? 2 : 1,
    wrongCode: listing === 0 && random() < share.wrongCode,
    cancelAfter,
  };
}

/** How a worker dies in the middle of something, and after how many more requests or writes. */
export function createDeaths(seed: number) {
  const random = createRandom(seed + 1);
  return {
    request: () => ({
      after: 15 + Math.floor(random() * 40),
      how: pick(random, ['die-before', 'die-meanwhile', 'die-after'] as const),
    }),
    write: () => ({ after: 150 + Math.floor(random() * 500), how: pick(random, ['die-before', 'die-after'] as const) }),
  };
}
