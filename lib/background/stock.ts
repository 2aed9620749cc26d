import { type ShipmentStage, type ShippingNo, type ShopId, type SkuNo, toShippingNo } from '#lib/domain';
import { alarmAt } from '#lib/platform';
import { goOnWithStock, mayWrite, nextCheck, runStock, type StockAsk, type StockTools } from '#lib/stock';
import { judgeLines, readSettings, type Settings } from '#lib/storage';
import type { Brain } from './brain.ts';
import { smallStore } from './kv.ts';

export const STOCK_ALARM = 'stock';
const LAST_LOOK = 'stock:last';
const UNSHIPPED = 'stock:unshipped';
const MINUTE = 60_000;

const NOT_SHIPPED: ReadonlySet<ShipmentStage> = new Set(['error', 'registered', 'confirmed', 'instructed', 'picking']);
const SHIPPED: ReadonlySet<ShipmentStage> = new Set(['shipped', 'delivered']);

/** When *Stock sync* does something: at shipment, by the clock, when asked, and to look after what it sent. */
export class Stock {
  readonly #brain: Brain;
  #stopped = false;

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

  async run(ask: StockAsk): Promise<void> {
    await runStock(ask, this.tools());
    await this.schedule();
  }

  /** Looks at what was sent, and sends what was approved and not sent yet. */
  async goOn(wait: 'wait' | 'if-free' = 'if-free'): Promise<void> {
    await goOnWithStock(this.tools(), wait);
    await this.schedule();
  }

  /** Comes back to look whether what was sent stands. */
  async schedule(): Promise<void> {
    const next = await nextCheck(this.#brain.outbox);
    if (next !== null) await alarmAt(STOCK_ALARM, Math.max(next, this.#brain.now() + MINUTE));
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
