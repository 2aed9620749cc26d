import type { ShopSettings } from '#lib/domain';
import { isCancelled } from '#tests/sandbox';
import type { Profile } from '../../schedules/lab/profile.ts';
import { Shop } from '../../schedules/lab/shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Monday 2026-11-30 00:00 in Japan. */
const MONDAY = Date.parse('2026-11-30T00:00:00+09:00');
export const HOSTS = { qoo10: 'api.qoo10.jp', smartship: 'smartship2.tracxlogis.com' } as const;
/** How much of a day's orders comes in each hour of Japan: little at night, most in the evening. */
const HOURS = [3, 1, 1, 0, 0, 1, 2, 3, 4, 4, 4, 5, 6, 5, 4, 4, 4, 5, 6, 7, 9, 10, 8, 4];
const ALL_HOURS = HOURS.reduce((sum, each) => sum + each, 0);
/** A worker sleeps soon after its last event; each look meets a new life, which begins with the connection's own calls. */
const LIFE = 2 * MINUTE;

/** What a day brought and what it cost. */
export interface Day {
  readonly placed: number;
  readonly confirmed: number;
  readonly instructed: number;
  readonly tracked: number;
  /** The longest that a new order stayed unnoticed by day, in minutes; by night it may be half an hour. */
  readonly slowestByDay: number;
  readonly calls: Readonly<Record<keyof typeof HOSTS, number>>;
  /** Calls by what they asked, most frequent first. */
  readonly byOperation: Readonly<Record<keyof typeof HOSTS, readonly (readonly [string, number])[]>>;
}

const ours = (shop: ShopSettings & Record<string, unknown>) =>
  ({
    ...shop,
    pollMinutes: 5,
    duties: { ...shop.duties, confirm: 'extension', instruct: 'extension', tracking: 'extension' },
    dutySince: { confirm: MONDAY, instruct: MONDAY, tracking: MONDAY },
  }) as never; // the same shop with other choices; the lab's type names more than is changed here

/**
 * Weekdays of a shop whose duties are the extension's, on the lab's clock: the real background in a browser whose worker
 * falls asleep all the time, orders over the day, Smartship's link each hour, the centre ships at five. The first
 * day begins with an empty shop, so the last is the one to count.
 */
export async function playWeekdays(days: number, ordersADay: number): Promise<readonly Day[]> {
  const shop = new Shop('weekday', { seed: 7, now: MONDAY, quietTurns: 400 });
  const { link, oauth } = shop.world.smartship;
  Object.assign(link, {
    automaticOrderConfirmation: false,
    automaticFulfillmentInstruction: false,
    writeTracking: false,
  });
  oauth.accessTokenLifeMs = 400 * 24 * HOUR;
  for (const sku of shop.world.smartship.skus) for (const place of Object.keys(sku.stock)) sku.stock[place] = 100_000;
  const profile = await shop.addBrowser(ours as never);
  const played: Day[] = [];
  for (let day = 0; day < days; day++) played.push(await playDay(shop, profile, day, ordersADay));
  if (profile.complaints.length > 0) throw new Error(`the background failed: ${profile.complaints[0]}`);
  await shop.close();
  return played;
}

async function playDay(shop: Shop, profile: Profile, day: number, ordersADay: number): Promise<Day> {
  const { world, timeline } = shop;
  const { listingWithoutOptions, listingWithOptions } = world.stories;
  const start = MONDAY + day * 24 * HOUR;
  const effects = () =>
    (['place-order', 'confirm', 'instruct', 'send-tracking'] as const).map((kind) => world.effects.count(kind));
  const [before, asked] = [effects(), world.requests.length];
  for (let hour = 0; hour < 24; hour++) {
    const from = Math.max(start + hour * HOUR, timeline.now());
    const until = start + (hour + 1) * HOUR;
    const orders = Math.round((ordersADay * (HOURS[hour] ?? 0)) / ALL_HOURS);
    for (let index = 0; index < orders; index++) {
      const { itemCode } = index % 3 === 2 ? listingWithOptions : listingWithoutOptions;
      timeline.at(from + ((index + 0.5) / orders) * (until - from), () => world.placeOrder({ itemCode }));
    }
    for (let at = from + LIFE; at < until; at += LIFE) timeline.at(at, () => profile.kill());
    timeline.at(from + (until - from) / 6, () => void world.runLinkCycle());
    await timeline.advance(until - timeline.now());
    if (hour === 16) ship(shop);
  }
  const [placed = 0, confirmed = 0, instructed = 0, tracked = 0] = effects().map(
    (count, at) => count - (before[at] ?? 0),
  );
  const requests = world.requests.slice(asked);
  const of = (host: string) => requests.filter((request) => request.host === host);
  return {
    placed,
    confirmed,
    instructed,
    tracked,
    slowestByDay: slowest(requests, start),
    calls: { qoo10: of(HOSTS.qoo10).length, smartship: of(HOSTS.smartship).length },
    byOperation: { qoo10: byOperation(of(HOSTS.qoo10)), smartship: byOperation(of(HOSTS.smartship)) },
  };
}

/** The centre ships in the afternoon what it was told to ship. */
function ship({ world }: Shop): void {
  for (const { status, shippingNo, lines } of world.smartship.shipments.values()) {
    const alive = lines.every(({ orderNo }) => {
      const order = world.order(orderNo);
      return order && !isCancelled(order);
    });
    if (status === 'PI' && alive) world.shipNow(shippingNo);
  }
}

type Requests = Shop['world']['requests'];

function byOperation(requests: Requests): [string, number][] {
  const counts = new Map<string, number>();
  for (const { labels, path } of requests) {
    const name = labels.at(-1) ?? path;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one);
}

/** The longest time between two looks at Qoo10's orders from six in the morning on. */
function slowest(requests: Requests, start: number): number {
  const looks = requests.filter(({ labels }) => labels.includes('GetShippingInfo_v3')).map(({ at }) => at);
  const byDay = looks.filter((at) => at >= start + 6 * HOUR);
  const gaps = byDay.map((at, index) => at - (byDay[index - 1] ?? at));
  return Math.max(...gaps) / MINUTE;
}
