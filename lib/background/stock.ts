import { type ShipmentStage, type ShippingNo, type ShopId, type SkuNo, toShippingNo } from '#lib/domain';
import { alarmAt } from '#lib/platform';
import {
  goOnWithStock,
  type LookAsk,
  mayWrite,
  nextCheck,
  nextPreview,
  previewToRead,
  readOnPreview,
  runStock,
  type StockTools,
  startPreview,
  stopPreview,
} from '#lib/stock';
import { judgeLines, readSettings, type Settings } from '#lib/storage';
import type { Brain } from './brain.ts';
import { singleFlight, smallStore } from './kv.ts';
import { askAfterLongSleep } from './long-sleep.ts';

export const STOCK_ALARM = 'stock';
const LAST_LOOK = 'stock:last';
const UNSHIPPED = 'stock:unshipped';
const MINUTE = 60_000;
/** What a preview rests on is read anew once it is older: a raise wants all of it younger than a quarter of an hour. */
const ORDERS_YOUNG_MS = 5 * MINUTE;

const NOT_SHIPPED: ReadonlySet<ShipmentStage> = new Set(['error', 'registered', 'confirmed', 'instructed', 'picking']);
const SHIPPED: ReadonlySet<ShipmentStage> = new Set(['shipped', 'delivered']);

/** When *Stock sync* does something: at shipment, by the clock, when asked, and to look after what it sent. */
export class Stock {
  readonly #brain: Brain;
  #stopped = false;
  /** Looks at both sides; given once it is there. */
  lookAtBoth: () => Promise<void> = async () => undefined;

  constructor(brain: Brain) {
    this.#brain = brain;
  }

  tools(): StockTools {
    const brain = this.#brain;
    return {
      qapi: (shopId: ShopId) => brain.parties.qapi(shopId),
      desk: () => brain.parties.gateway(),
      data: brain.data,
      outbox: brain.outbox,
      settings: readSettings,
      now: brain.now,
      locks: brain.locks,
      stopped: () => this.#stopped,
      afterTyping: () => brain.afterTyping(),
      changed: () => brain.changed(),
      log: (row) => brain.log({ ...row, what: 'stock', orderNo: null }),
    };
  }

  /** After each look at both sides, and at each wake: goes on with what is under way, then does what is due. */
  async afterLook(): Promise<void> {
    await this.goOn();
    const settings = await readSettings();
    const shops =
      settings.paused || settings.automationAsks ? [] : settings.shops.filter((shop) => mayWrite(settings, shop));
    const shipped = await this.#newlyShipped();
    if (shops.length === 0) return;
    if (await this.#isDue(shops)) {
      await smallStore(this.#brain.data).set(LAST_LOOK, this.#brain.now());
      await this.run({ kind: 'schedule' });
    }
    // Also after a look by the clock: that one may rest on units as they were before the parcels left.
    if (shipped.size > 0 && shops.some(({ stock }) => stock.atShipment)) {
      await this.run({ kind: 'shipment', skuNos: await this.#skusOf(shipped) });
    }
  }

  async run(ask: LookAsk): Promise<void> {
    await runStock(ask, this.tools());
    await this.schedule();
  }

  /** Looks at what was sent, and sends what was approved and not sent yet; a preview under way goes on by itself. */
  async goOn(wait: 'wait' | 'if-free' = 'if-free'): Promise<void> {
    await askAfterLongSleep(this.#brain);
    await goOnWithStock(this.tools(), wait);
    await this.schedule();
    void this.readPreviews().catch((error: unknown) => this.#failed(error));
  }

  /** The seller wants to see what would change: on disk first, then read by itself until all is read. */
  async preview(shopId: ShopId): Promise<void> {
    await startPreview(shopId, this.tools());
    await this.schedule();
    void this.lookAtBoth()
      .then(() => this.readPreviews())
      .catch((error: unknown) => this.#failed(error));
  }

  stopPreview(shopId: ShopId): Promise<void> {
    return stopPreview(shopId, this.tools());
  }

  /** Reads on in all previews until each has ended or waits. */
  readonly readPreviews = singleFlight(async (): Promise<void> => {
    const tools = this.tools();
    for (let next = await previewToRead(tools); next !== null; next = await previewToRead(tools)) {
      if (await this.#ordersAreOld()) await this.lookAtBoth();
      if (this.#stopped) return;
      await readOnPreview(next, tools);
      await this.schedule();
    }
  });

  async #ordersAreOld(): Promise<boolean> {
    const { shops } = await readSettings();
    const syncs = await this.#brain.data.syncs.bulkGet(shops.map(({ shopId }) => `orders:${shopId}` as const));
    const now = this.#brain.now();
    // Later than now: the clock was set back, and how old they are nobody can tell.
    return syncs.some((sync) => Math.abs(now - (sync?.lastEnd ?? 0)) > ORDERS_YOUNG_MS);
  }

  #failed(error: unknown): void {
    const says = error instanceof Error ? error.name : 'unknown';
    void this.#brain.log({ who: 'extension', what: 'stock', orderNo: null, result: 'failed', says });
  }

  /** Comes back to look whether what was sent stands, and for a preview that has not ended: this life may. */
  async schedule(): Promise<void> {
    const due = [await nextCheck(this.#brain.outbox), await nextPreview(this.tools())].filter((at) => at !== null);
    if (due.length > 0) await alarmAt(STOCK_ALARM, Math.max(Math.min(...due), this.#brain.now() + MINUTE));
  }

  /** Ends what is under way as soon as its present call is back, and keeps everything still meanwhile. */
  async standStill(meanwhile: () => Promise<void>): Promise<void> {
    this.#stopped = true;
    try {
      await this.#brain.locks.request('smartship-stock', meanwhile);
    } finally {
      this.#stopped = false;
    }
  }

  async #isDue(shops: Settings['shops']): Promise<boolean> {
    const every = shops.map(({ stock }) => stock.everyMinutes).filter((minutes) => minutes > 0);
    if (every.length === 0) return false;
    const last = await smallStore(this.#brain.data).get(LAST_LOOK);
    const now = this.#brain.now();
    // A clock that was set back must not hold it for ever.
    return typeof last !== 'number' || last > now || now - last >= Math.min(...every) * MINUTE;
  }

  /** Shipments that have shipped since the last look. The first look only remembers which are still to ship. */
  async #newlyShipped(): Promise<ReadonlySet<ShippingNo>> {
    const small = smallStore(this.#brain.data);
    const before = await small.get(UNSHIPPED);
    const { shipments } = this.#brain.data;
    const waiting = await shipments
      .where('stage')
      .anyOf([...NOT_SHIPPED])
      .primaryKeys();
    await small.set(UNSHIPPED, waiting);
    if (!Array.isArray(before)) return new Set();
    const now = await shipments.bulkGet(before.map((shippingNo) => toShippingNo(String(shippingNo))));
    return new Set(now.flatMap((row) => (row && SHIPPED.has(row.stage) ? [row.shippingNo] : [])));
  }

  /** The SKUs that went out in these shipments, by their lines or by the orders in them. */
  async #skusOf(shippingNos: ReadonlySet<ShippingNo>): Promise<ReadonlySet<SkuNo>> {
    const { data, outbox, now } = this.#brain;
    const shipments = (await data.shipments.bulkGet([...shippingNos])).filter((row) => row !== undefined);
    const named = shipments.flatMap(({ lines }) => lines.flatMap(({ skuNo }) => (skuNo === null ? [] : [skuNo])));
    const orders = await data.orders
      .where('orderNo')
      .anyOf(shipments.flatMap(({ orderNos }) => orderNos))
      .toArray();
    const { shops } = await readSettings();
    const rules = { shops, now: now() };
    const verdicts = await judgeLines({ data, outbox }, orders, rules);
    const judged = [...verdicts.values()].flatMap(({ sku }) => (sku === null ? [] : [sku.skuNo]));
    return new Set([...named, ...judged]);
  }
}
