import type { ShopSettings } from '#lib/domain';
import { isCancelled, type SandboxOrder } from '#tests/sandbox';
import type { Profile } from '../lab/profile.ts';
import { Shop } from '../lab/shop.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const QOO10 = 'api.qoo10.jp';
const SMARTSHIP = 'smartship2.tracxlogis.com';
/** Days after the last order in which what is open comes to its end. */
const DRAIN_DAYS = Number(process.env.WEEK_DRAIN ?? 2);

export interface WeekPlan {
  readonly seed: number;
  /** Midnight in Japan, a Monday. */
  readonly start: number;
  readonly days: number;
  readonly ordersADay: number;
}

/** What one day cost and brought. */
export interface DayRow {
  readonly day: number;
  readonly placed: number;
  readonly cancelled: number;
  readonly confirmed: number;
  readonly instructed: number;
  readonly shipped: number;
  readonly tracked: number;
  readonly qoo10: number;
  readonly smartship: number;
  readonly deaths: number;
}

/** Numbers from a seed: the same week every time. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How much of a day's orders comes in each hour of Japan: little at night, most in the evening. */
const HOURS = [3, 1, 1, 0, 0, 1, 2, 3, 4, 4, 4, 5, 6, 5, 4, 4, 4, 5, 6, 7, 9, 10, 8, 4];
const ALL_HOURS = HOURS.reduce((sum, each) => sum + each, 0);

/** Confirm, instruct and tracking are the extension's from the first minute; Smartship's link only brings orders in. */
const ours = (now: number) => (shop: ShopSettings & Record<string, unknown>) =>
  ({
    ...shop,
    pollMinutes: 5,
    duties: { ...shop.duties, confirm: 'extension', instruct: 'extension', tracking: 'extension' },
    dutySince: { confirm: now, instruct: now, tracking: now },
  }) as never; // the same shop with other choices; the lab's type names more than is changed here

/** A shop's week on the lab's clock: orders, cancellations, outages, and a worker that dies every few minutes. */
export class Week {
  readonly shop: Shop;
  readonly plan: WeekPlan;
  readonly rows: DayRow[] = [];
  readonly #random: () => number;
  #profile: Profile | null = null;

  constructor(plan: WeekPlan) {
    this.plan = plan;
    this.shop = new Shop(`week-${plan.seed}`, { seed: plan.seed, now: plan.start });
    this.#random = randomFrom(plan.seed);
    const { link } = this.shop.world.smartship;
    Object.assign(link, {
      automaticOrderConfirmation: false,
      automaticFulfillmentInstruction: false,
      writeTracking: false,
    });
    this.shop.world.smartship.oauth.accessTokenLifeMs = 400 * DAY;
  }

  get profile(): Profile {
    if (!this.#profile) throw new Error('the week has not begun');
    return this.#profile;
  }

  async run(): Promise<void> {
    this.#profile = await this.shop.addBrowser(ours(this.plan.start) as never);
    for (let day = 0; day < this.plan.days + DRAIN_DAYS; day++) await this.#day(day);
  }

  async #day(day: number): Promise<void> {
    const { world, timeline } = this.shop;
    const before = this.#counts();
    for (let hour = 0; hour < 24; hour++) {
      const end = this.plan.start + day * DAY + (hour + 1) * HOUR;
      const share = day < this.plan.days ? (this.plan.ordersADay * (HOURS[hour] ?? 0)) / ALL_HOURS : 0;
      const orders = Math.floor(share) + (this.#random() < share % 1 ? 1 : 0);
      const moments = Array.from({ length: orders }, () => end - HOUR + this.#random() * HOUR).sort((a, b) => a - b);
      for (const at of moments) timeline.at(Math.max(at, timeline.now()), () => this.#placeOrder());
      for (let at = end - HOUR + this.#random() * 14 * MINUTE; at < end; at += (4 + this.#random() * 10) * MINUTE) {
        timeline.at(Math.max(at, timeline.now()), () => this.profile.kill());
      }
      timeline.at(Math.max(end - 50 * MINUTE, timeline.now()), () => void world.runLinkCycle());
      this.#outages(day, hour, end);
      await timeline.advance(Math.max(0, end - timeline.now()));
      // The centre ships at five in the afternoon what it was told to ship.
      if (hour === 16) this.#ship();
    }
    const after = this.#counts();
    const difference = Object.fromEntries(
      Object.entries(after).map(([name, count]) => [name, count - (before[name as keyof typeof before] ?? 0)]),
    );
    this.rows.push({ day, ...(difference as Omit<DayRow, 'day'>) });
    if (process.env.WEEK_LOG) process.stderr.write(`${JSON.stringify(this.rows.at(-1))}\n`);
  }

  #placeOrder(): void {
    const { world, timeline } = this.shop;
    const items = [world.stories.listingWithoutOptions.itemCode, world.stories.listingWithOptions.itemCode];
    const itemCode = items[this.#random() < 0.7 ? 0 : 1] ?? items[0] ?? '';
    const { orderNo } = world.placeOrder({ itemCode });
    const luck = this.#random();
    if (luck < 0.03) timeline.at(timeline.now() + this.#random() * 30 * MINUTE, () => this.#cancel(orderNo));
    else if (luck < 0.05) timeline.at(timeline.now() + (1 + this.#random() * 9) * HOUR, () => this.#cancel(orderNo));
  }

  /** A buyer cancels what has not been shipped. */
  #cancel(orderNo: string): void {
    const order = this.shop.world.order(orderNo);
    if (order && order.state <= 3) this.shop.world.cancelOrder(orderNo);
  }

  /** Tuesday a captive portal for an hour, Wednesday Smartship down for six, Thursday replies get lost now and then. */
  #outages(day: number, hour: number, end: number): void {
    const { world, timeline } = this.shop;
    const during = (fault: Parameters<typeof world.faults.add>[0], milliseconds: number) => {
      const remove = world.faults.add(fault);
      timeline.at(end - HOUR + milliseconds, remove);
    };
    if (day === 1 && hour === 10) during({ kind: 'html', host: QOO10 }, HOUR);
    if (day === 2 && hour === 9) during({ kind: 'status', status: 503, host: SMARTSHIP }, 6 * HOUR);
    if (day === 3) world.faults.add({ kind: this.#random() < 0.5 ? 'cut-after' : 'cut-before', times: 1 });
  }

  #ship(): void {
    const { world } = this.shop;
    for (const shipment of world.smartship.shipments.values()) {
      const orders = shipment.lines.flatMap(({ orderNo }) => world.order(orderNo) ?? []);
      if (shipment.status === 'PI' && orders.every((order) => !isCancelled(order))) world.shipNow(shipment.shippingNo);
    }
  }

  #counts(): Omit<DayRow, 'day'> {
    const { world } = this.shop;
    const { effects } = world;
    const to = (host: string) => world.requests.filter((request) => request.host === host).length;
    return {
      placed: effects.count('place-order'),
      cancelled: effects.count('cancel-order'),
      confirmed: effects.count('confirm'),
      instructed: effects.count('instruct'),
      shipped: effects.count('ship'),
      tracked: effects.count('send-tracking'),
      qoo10: to(QOO10),
      smartship: to(SMARTSHIP),
      deaths: this.#profile?.deaths ?? 0,
    };
  }

  /** What the calls to a host were, most frequent first. */
  callsBy(host: string): string {
    const counts = new Map<string, number>();
    for (const request of this.shop.world.requests) {
      if (request.host !== host) continue;
      const name = request.labels.at(-1) ?? request.path;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts]
      .sort((one, other) => other[1] - one[1])
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  }

  /** Orders that did not end where they should, with what is wrong. */
  strays(): string[] {
    const { world } = this.shop;
    return world.orders.flatMap((order) => {
      const wrong = this.#wrong(order);
      return wrong === null ? [] : [`${order.orderNo}: ${wrong}`];
    });
  }

  /** The model: cancelled in time is left alone; everything else is confirmed, instructed, shipped and tracked, each once. */
  #wrong(order: SandboxOrder): string | null {
    const { effects } = this.shop.world;
    const confirms = effects.count('confirm', order.orderNo);
    const tracked = effects.count('send-tracking', order.orderNo);
    if (confirms > 1) return `confirmed ${confirms} times`;
    if (tracked > 1) return `tracked ${tracked} times`;
    if (isCancelled(order)) return tracked === 0 ? null : 'tracked although cancelled';
    if (order.state !== 4 || order.trackingNo === '') return `ended in state ${order.state}, confirmed ${confirms}`;
    if (confirms !== 1) return 'shipped without a confirmation';
    return null;
  }
}

const HEAD = [
  'day',
  'placed',
  'cancelled',
  'confirmed',
  'instructed',
  'shipped',
  'tracked',
  'Qoo10',
  'Smartship',
  'deaths',
];

/** The week as a table. */
export function weekTable(rows: readonly DayRow[]): string {
  const cells = rows.map((row) => [
    row.day + 1,
    row.placed,
    row.cancelled,
    row.confirmed,
    row.instructed,
    row.shipped,
    row.tracked,
    row.qoo10,
    row.smartship,
    row.deaths,
  ]);
  return [HEAD, ...cells].map((row) => row.map((cell) => String(cell).padStart(10)).join('')).join('\n');
}
