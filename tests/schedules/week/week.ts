import { type ShopId, toShopId } from '#lib/domain';
import { changeSettings, findingsOf, firstShop } from '#lib/storage';
import type { SandboxOrder } from '#tests/sandbox';
import { GOOD_LISTINGS } from '../../sandbox/world/catalogue.ts';
import { judge as judgeShipment } from '../../sandbox/world/shipments.ts';
import { lives } from '../lab/lives.ts';
import type { Profile } from '../lab/profile.ts';
import { Shop } from '../lab/shop.ts';
import { Books, type DayRow } from './books.ts';
import {
  createDeaths,
  DAY,
  type Happening,
  HOUR,
  happeningsOf,
  MAIN_SELLS,
  MINUTE,
  SCARCE,
  SMALL_SELLS,
  type WeekPlan,
} from './plan.ts';
import { ours, SMALL_SHOP, twoShops } from './two-shops.ts';

/** A claim is seen by the hourly look at claims; a few minutes for the look itself. */
const SEEN_WITHIN = 75 * MINUTE;
const LATENCY = 250;
/** The sandbox's item codes count from here in the order of its good listings. */
const itemCodeOf = (listing: number): string => String(1100000001 + listing);

/** What the seller orders of the outside in a week, and what the extension makes of it, on one clock. */
export class Week {
  readonly shop: Shop;
  readonly plan: WeekPlan;
  readonly books: Books;
  /** Orders whose cancel came so late that the centre shipped them, though nothing on screen had said so. */
  readonly unloud: string[] = [];
  readonly conflicts = new Set<string>();
  readonly profile: Profile;

  static async begin(plan: WeekPlan, name: string): Promise<Week> {
    const sells = [...MAIN_SELLS.map(({ listing }) => listing), SMALL_SELLS].map(itemCodeOf);
    const small = itemCodeOf(SMALL_SELLS);
    const outside = twoShops((itemCode) => itemCode === small);
    const shop = new Shop(name, { seed: plan.seed, now: plan.start, sells, outside, quietTurns: 400 });
    shop.secrets.set(`qoo10:${SMALL_SHOP.shopId}`, SMALL_SHOP.key);
    const { link, oauth } = shop.world.smartship;
    Object.assign(link, {
      automaticOrderConfirmation: false,
      automaticFulfillmentInstruction: false,
      writeTracking: false,
    });
    for (const { expiresAt: _, ...token } of oauth.accessTokens.values())
      oauth.accessTokens.set('access-for-the-lab', { ...token, expiresAt: plan.start + 400 * DAY });
    const week = new Week(plan, shop, await shop.addBrowser((chosen) => ours(chosen, plan.start)));
    await week.#open();
    return week;
  }

  private constructor(plan: WeekPlan, shop: Shop, profile: Profile) {
    this.plan = plan;
    this.shop = shop;
    this.profile = profile;
    this.books = new Books(shop, profile, this.conflicts);
  }

  /** The shelves are full but for the scarce item, the second shop is there, and deaths begin. */
  async #open(): Promise<void> {
    const { world, timeline } = this.shop;
    for (const listing of world.listings) {
      listing.quantity = 3_000;
      for (const option of listing.options) option.qty = 3_000;
    }
    const scarce = GOOD_LISTINGS[SCARCE]?.sellerCode;
    for (const sku of world.smartship.skus)
      for (const place of Object.keys(sku.stock))
        sku.stock[place] = sku.sellerCode === scarce ? this.plan.scarce.units : 3_000;
    await lives.run(this.profile.awake(), () =>
      changeSettings((settings) => {
        const small = { ...firstShop(toShopId(SMALL_SHOP.shopId), this.plan.start), readOnly: false };
        return { ...settings, shops: [...settings.shops, ours(small, this.plan.start)] };
      }),
    );
    world.faults.add({ kind: 'latency', ms: LATENCY });
    await timeline.settle();
    void this.profile.ask('sync.now', {});
    await timeline.advance(3 * MINUTE);
    // Quantities change only after a first preview that the seller approved.
    for (const { shopId } of (await this.profile.settings()).shops) {
      void this.profile.ask('stock.preview', { shopId });
      await timeline.advance(MINUTE);
      await this.#approveStock(shopId);
      await timeline.advance(MINUTE);
    }
    this.#dieInTheMiddle();
  }

  /** Every few dozen requests, and every few hundred writes, are the last thing a worker does. */
  #dieInTheMiddle(): void {
    const deaths = createDeaths(this.plan.seed);
    let request = deaths.request();
    let write = deaths.write();
    this.shop.trouble.onRequest = () => {
      request.after -= 1;
      if (request.after > 0) return 'go-on';
      const { how } = request;
      request = deaths.request();
      return how;
    };
    this.shop.trouble.onWrite = () => {
      write.after -= 1;
      if (write.after > 0) return 'go-on';
      const { how } = write;
      write = deaths.write();
      return how;
    };
  }

  async run(said: (row: DayRow) => void = () => undefined): Promise<void> {
    const { timeline } = this.shop;
    const days = this.plan.orders.length + this.plan.drain;
    const happenings = [...happeningsOf(this.plan)];
    for (let day = 0; day < days; day += 1) {
      const end = this.plan.start + (day + 1) * DAY;
      while (happenings[0] && happenings[0].at < end) {
        const [next] = happenings.splice(0, 1);
        if (!next) break;
        await timeline.advance(Math.max(0, next.at - timeline.now()));
        await this.#happen(next);
      }
      await timeline.advance(Math.max(0, end - timeline.now()));
      await this.#noteConflicts();
      said(await this.books.closeDay(day));
    }
  }

  async #happen(what: Happening): Promise<void> {
    const { world, timeline } = this.shop;
    const during = (until: number, remove: () => void) => timeline.at(until, remove);
    switch (what.does) {
      case 'order':
        this.#order(what);
        return;
      case 'kill':
        this.profile.kill();
        return;
      case 'link':
        world.runLinkCycle();
        return;
      case 'visit':
        if (!this.profile.asleep) await this.#visit();
        return;
      case 'ship':
        await this.#ship();
        return;
      case 'restock':
        this.#restock();
        return;
      case 'sleep':
        this.profile.sleep();
        return;
      case 'wake':
        this.profile.wakeUp();
        return;
      case 'cut':
        world.faults.add({ kind: what.at % 2 < 1 ? 'cut-after' : 'cut-before', times: 1 });
        return;
      case 'portal':
        during(what.until, world.faults.add({ kind: 'html' }));
        return;
      case 'smartship-down':
        during(what.until, world.faults.add({ kind: 'status', status: 503, host: 'smartship2.tracxlogis.com' }));
        return;
      case 'clock':
        this.profile.setClock(what.offset);
        return;
    }
  }

  #order(what: Extract<Happening, { does: 'order' }>): void {
    const { world, timeline } = this.shop;
    const wrong = what.wrongCode ? { sellerCode: 'mug-whlte' } : {};
    const first = world.placeOrder({ itemCode: itemCodeOf(what.listing), ...wrong });
    const second = what.lines === 2 ? [world.placeOrder({ itemCode: first.itemCode, packNo: first.packNo })] : [];
    this.books.noteOrders([first, ...second], what.wrongCode);
    if (what.cancelAfter !== null) timeline.at(timeline.now() + what.cancelAfter, () => this.#cancel(first.orderNo));
  }

  /** Before it is confirmed a buyer cancels at once; after that he can only ask; what is shipped is shipped. */
  #cancel(orderNo: string): void {
    const order = this.shop.world.order(orderNo);
    if (order && order.state <= 3) this.shop.world.cancelOrder(orderNo, order.state === 3 ? 'requested' : 'cancelled');
  }

  /** Twice a day the seller looks: answers what is asked, approves quantities, mends what a wrong code holds up. */
  async #visit(): Promise<void> {
    const { profile, shop } = this;
    if ((await profile.settings()).automationAsks) {
      this.books.asked += 1;
      void profile.ask('automation.go-on', {});
      void profile.ask('sync.now', {});
    }
    for (const { shopId } of (await profile.settings()).shops) await this.#approveStock(shopId);
    await this.#parcelsWithout();
    const right = shop.world.smartship.skusByCode(GOOD_LISTINGS[0]?.sellerCode ?? '')[0]?.skuNo ?? null;
    for (const orderNo of this.books.wrongCodes) {
      const order = shop.world.order(orderNo);
      if (!order || order.claim || order.state > 2 || !shop.world.smartship.shipmentOf(orderNo)) continue;
      const { shopId } = shop.world.seller;
      const chosen = await this.#answered(() => profile.ask('line.sku', { shopId, orderNo, skuNo: right }));
      if (!chosen) continue;
      const lines = shop.world.orders.filter(({ packNo, claim }) => packNo === order.packNo && !claim);
      void profile.ask('send.press', { orderNo, named: lines.map((line) => line.orderNo) });
      await shop.timeline.settle();
    }
  }

  /** What a buyer cancelled out of a cart the seller takes out of its parcel in Smartship, and lets the rest go. */
  async #parcelsWithout(): Promise<void> {
    const { world, timeline } = this.shop;
    const stopped = await this.books.open().outbox.jobs.where('phase').equals('needs-seller').toArray();
    for (const { jobId, orderNos } of stopped) {
      const rest = orderNos.filter((orderNo) => !world.order(orderNo)?.claim);
      const parcel = world.smartship.shipmentOf(rest[0] ?? '');
      if (!parcel) continue;
      parcel.lines = parcel.lines.filter(({ orderNo }) => !world.order(orderNo)?.claim);
      void this.profile.ask('send.retry', { jobId });
      await timeline.settle();
    }
  }

  /** Asks and gives the worker a minute to answer; one that died in the middle gives none. */
  async #answered(ask: () => Promise<unknown>): Promise<boolean> {
    let said = false;
    void ask().then((answer) => {
      said = answer !== 'no-answer';
    });
    await this.shop.timeline.advance(MINUTE, () => said);
    return said;
  }

  async #approveStock(shopId: ShopId): Promise<void> {
    const { outbox } = this.books.open();
    const planned = await outbox.stockWrites.where({ state: 'planned', shopId }).toArray();
    if (planned.length === 0) return;
    const changes = planned.map(({ writeId, from, to }) => ({ writeId, from, to }));
    void this.profile.ask('stock.approve', { shopId, changes });
    await this.shop.timeline.settle();
  }

  /** The centre ships what it was told to ship, also what a buyer asked to cancel: then the seller must have been told loudly. */
  async #ship(): Promise<void> {
    const { world, timeline } = this.shop;
    await this.#noteConflicts();
    for (const shipment of [...world.smartship.shipments.values()]) {
      if (shipment.status !== 'PI') continue;
      const orders = shipment.lines.flatMap(({ orderNo }) => world.order(orderNo) ?? []);
      if (orders.some(({ claim }) => claim?.doneAt !== undefined)) continue;
      world.shipNow(shipment.shippingNo);
      for (const order of orders) if (this.#wasSilent(order, timeline.now())) this.unloud.push(order.orderNo);
    }
  }

  #wasSilent({ orderNo, claim }: SandboxOrder, now: number): boolean {
    if (!claim || this.profile.asleep || this.conflicts.has(orderNo)) return false;
    return now - Math.max(claim.requestedAt, this.#lastTrouble(now)) > SEEN_WITHIN;
  }

  /** The last moment at which claims could not be asked for. */
  #lastTrouble(now: number): number {
    const { portal, asleep, wrongClock, badNetwork, start } = { ...this.plan };
    const ends = [portal, asleep, wrongClock, badNetwork].map(({ to }) => start + to * HOUR);
    return Math.max(0, ...ends.filter((end) => end <= now));
  }

  async #noteConflicts(): Promise<void> {
    const watched = await findingsOf(this.books.open().data);
    for (const { rule, orderNos } of watched?.findings ?? [])
      if (rule === 'cancelled-after-sending') for (const orderNo of orderNos) this.conflicts.add(orderNo);
  }

  #restock(): void {
    const { world } = this.shop;
    for (const sku of world.smartship.skusByCode(GOOD_LISTINGS[SCARCE]?.sellerCode ?? ''))
      for (const place of Object.keys(sku.stock)) sku.stock[place] = 3_000;
    // Smartship looks at what waited for stock.
    for (const shipment of world.smartship.shipments.values())
      if (shipment.status === 'ER') judgeShipment(world, shipment);
  }

  async close(): Promise<void> {
    this.books.close();
    await this.shop.close();
  }
}
