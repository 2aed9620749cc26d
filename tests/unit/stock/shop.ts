import {
  foldCode,
  type ItemCode,
  type Outcome,
  ok,
  type ShopId,
  toCode,
  toItemCode,
  toOrderNo,
  toShopId,
  toSkuNo,
} from '#lib/domain';
import { createPacer } from '#lib/http';
import { createQapi, type Qapi } from '#lib/qoo10';
import { createMcpGateway, type McpMemory, type SmartshipDesk } from '#lib/smartship';
import {
  goOnWithStock,
  type LookAsk,
  previewToRead,
  readOnPreview,
  runStock,
  type StockQapi,
  type StockTools,
  startPreview,
} from '#lib/stock';
import { changeSettings, DataDb, firstShop, OutboxDb, readSettings, type Settings, STOCK_READ_AT } from '#lib/storage';
import { readListingOptions, syncOrders } from '#lib/watch';
import { createDispatcher, createWorld, type World } from '#tests/sandbox';
import { signedIn } from '../sandbox/helpers.ts';
import { oneAfterAnother } from './locks.ts';

export const NOW = Date.parse('2026-11-24T12:00:00+09:00');
export const MINUTE = 60_000;

/** The background's life ended at this point: nothing that comes after it in the code happens. */
export class Killed extends Error {}

let lives = 0;
const answer = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok)
    throw new Error(`${outcome.failure.operation}: ${outcome.failure.kind} ${outcome.failure.says ?? ''}`);
  return outcome.value;
};

/**
 * A shop before the whole sandbox, with the real clients and databases of its own: *Stock sync* is the extension's, Read-only is off,
 * no order is open and no listing was looked at. `die` says whether the life ends before or after a call to Qoo10.
 */
export class StockShop {
  readonly world: World;
  readonly data: DataDb;
  readonly outbox: OutboxDb;
  readonly shopId;
  readonly logged: string[] = [];
  /** Asked with the running number of the call, before and after it. */
  die: (call: number, when: 'before' | 'after') => boolean = () => false;
  calls = 0;
  readonly #dispatch: (request: Request) => Promise<Response>;
  readonly #pacer;
  #desk: SmartshipDesk | null = null;
  #stockMoved = false;
  readonly #others = new Map<ShopId, Qapi>();

  constructor(options: Parameters<typeof createWorld>[0] = {}) {
    lives += 1;
    this.world = createWorld({ now: NOW, frozen: true, orders: 0, ...options });
    this.#dispatch = createDispatcher(this.world);
    this.data = new DataDb(`stock-data-${lives}`);
    this.outbox = new OutboxDb(`stock-outbox-${lives}`);
    this.shopId = toShopId(this.world.seller.shopId);
    this.#pacer = createPacer({
      store: { get: async () => undefined, set: async () => undefined },
      now: this.world.clock.now,
      wait: async (milliseconds) => this.world.clock.advance(milliseconds),
    });
  }

  /** Reads what the watching would have read by now: the SKUs, the orders, these listings. */
  async setUp(itemCodes: readonly string[], change: Partial<Settings['shops'][number]> = {}): Promise<void> {
    const shop = firstShop(this.shopId, NOW);
    const own = { ...shop, readOnly: false, duties: { ...shop.duties, stock: 'extension' as const }, ...change };
    await changeSettings((settings) => ({ ...settings, shops: [own] }));
    await this.readSkus();
    await this.readOrders();
    const read = await readListingOptions(
      this.qapi(),
      this.data,
      itemCodes.map((code) => this.item(code)),
      {
        shopId: this.shopId,
        now: this.world.clock.now,
        depth: () => 'whole',
        progress: () => undefined,
      },
    );
    answer(read);
  }

  async readSkus(): Promise<void> {
    const at = this.world.clock.now();
    const rows = this.world.smartship.skus.map((sku) => ({
      skuNo: toSkuNo(sku.skuNo),
      sellerCode: toCode(sku.sellerCode),
      kind: sku.kind,
      name: sku.name,
      optionName: sku.optionName,
      stock: Object.values(sku.stock).reduce((sum, units) => sum + units, 0),
      stockByWarehouse: { ...sku.stock },
      autoRegistered: false,
      foldedCode: foldCode(sku.sellerCode),
      reading: 'r1',
    }));
    await this.data.skus.bulkPut(rows);
    await this.data.syncs.put({
      name: 'skus',
      lastStart: at,
      lastEnd: at,
      count: rows.length,
      failure: null,
      resume: null,
    });
  }

  async readOrders(): Promise<void> {
    const at = this.world.clock.now();
    answer(await syncOrders(this.qapi(), this.data, { shopId: this.shopId, now: at, kind: 'sweep' }));
    for (const shopId of [this.shopId, ...this.#others.keys()]) {
      const name = `orders:${shopId}` as const;
      await this.data.syncs.put({ name, lastStart: at, lastEnd: at, count: 0, failure: null, resume: null });
    }
  }

  /** A second Qoo10 shop of the same seller: other listings, the same shelves at Smartship. */
  async addShop(name: string, itemCode: string, change: Partial<Settings['shops'][number]> = {}) {
    const world = createWorld({ now: NOW, frozen: true, orders: 0 });
    const dispatch = createDispatcher(world);
    const qapi = createQapi({
      fetch: (input, init) => dispatch(new Request(input, init)),
      now: this.world.clock.now,
      pacer: this.#pacer,
      key: async () => ok(world.seller.sellerAuthorizationKey),
    });
    const shopId = toShopId(name);
    this.#others.set(shopId, qapi);
    const first = firstShop(shopId, NOW);
    const own = { ...first, readOnly: false, duties: { ...first.duties, stock: 'extension' as const }, ...change };
    await changeSettings((settings) => ({ ...settings, shops: [...settings.shops, own] }));
    const depth = () => 'whole' as const;
    const how = { shopId, now: this.world.clock.now, depth, progress: () => undefined };
    answer(await readListingOptions(qapi, this.data, [this.item(itemCode)], how));
    await this.readOrders();
    const listing = world.listing(itemCode);
    if (!listing) throw new Error(`no listing ${itemCode}`);
    return { shopId, listing, world };
  }

  item(itemCode: string): ItemCode {
    const code = toItemCode(itemCode);
    if (code === null) throw new Error(`${itemCode} is no item code`);
    return code;
  }

  qapi() {
    return createQapi({
      fetch: (input, init) => this.#dispatch(new Request(input, init)),
      now: this.world.clock.now,
      pacer: this.#pacer,
      key: async () => ok(this.world.seller.sellerAuthorizationKey),
    });
  }

  async #openDesk(): Promise<Outcome<SmartshipDesk>> {
    if (this.#desk) return ok(this.#desk);
    let memory: McpMemory | null = null;
    const made = await createMcpGateway({
      fetch: (input, init) => this.#dispatch(new Request(input, init)),
      now: this.world.clock.now,
      pacer: this.#pacer,
      credentials: async () => ok({ kind: 'oauth', token: signedIn(this.world) }),
      proofs: {
        get: async () => memory,
        set: async (given) => {
          memory = given;
        },
      },
    });
    if (made.ok) this.#desk = made.value;
    return made;
  }

  tools(): StockTools {
    return {
      qapi: (shopId) => this.#mortal(this.#others.get(shopId) ?? this.qapi()),
      desk: () => this.#openDesk(),
      data: this.data,
      outbox: this.outbox,
      settings: readSettings,
      now: this.world.clock.now,
      locks: oneAfterAnother(),
      stopped: () => false,
      afterTyping: async () => undefined,
      changed: () => undefined,
      log: async ({ says }) => void this.logged.push(says),
    };
  }

  /** Qoo10's API whose every call may be the last thing that this life does. */
  #mortal(qapi: StockQapi): StockQapi {
    const call =
      <Input, Value>(ask: (input: Input) => Promise<Value>) =>
      async (input: Input): Promise<Value> => {
        this.calls += 1;
        const number = this.calls;
        if (this.die(number, 'before')) throw new Killed();
        const value = await ask(input);
        if (this.die(number, 'after')) throw new Killed();
        return value;
      };
    return {
      listing: call(qapi.listing),
      options: call(qapi.options),
      write: {
        optionQuantity: call(qapi.write.optionQuantity),
        priceQuantities: call(qapi.write.priceQuantities),
      },
    };
  }

  async run(ask: LookAsk): Promise<void> {
    await this.#noteMoved();
    await runStock(ask, this.tools());
  }

  async #noteMoved(): Promise<void> {
    if (this.#stockMoved) await this.skusReadBefore(15);
    this.#stockMoved = false;
  }

  /** The seller presses *Preview*, and the background reads until it has ended or waits. */
  async preview(shopId: ShopId = this.shopId): Promise<void> {
    await this.#noteMoved();
    await startPreview(shopId, this.tools());
    await this.readPreviews();
  }

  async readPreviews(): Promise<void> {
    for (let next = await previewToRead(this.tools()); next !== null; next = await previewToRead(this.tools()))
      await readOnPreview(next, this.tools());
  }
  goOn = (): Promise<void> => goOnWithStock(this.tools());

  /** Time passes, the orders are read, and the background looks after what it sent. */
  async later(minutes: number): Promise<void> {
    this.world.clock.advance(minutes * MINUTE);
    await this.readOrders();
    await this.goOn();
  }

  writes(state?: string) {
    const all = this.outbox.stockWrites.orderBy('stateAt').toArray();
    return all.then((rows) => rows.filter((row) => state === undefined || row.state === state));
  }

  listing(itemCode: string) {
    const found = this.world.listing(itemCode);
    if (!found) throw new Error(`no listing ${itemCode}`);
    return found;
  }

  /** So many minutes ago the SKUs were last read, and what they held is what is on disk. */
  async skusReadBefore(minutes: number): Promise<void> {
    await this.data.syncs.update('skus', { lastEnd: this.world.clock.now() - minutes * MINUTE });
    await this.data.small.delete(STOCK_READ_AT);
  }

  /** Sets Smartship's units of a code in its first warehouse; no other warehouse has any. */
  stock(code: string, units: number): void {
    const [sku] = this.world.smartship.skusByCode(code);
    const [main] = this.world.smartship.warehouses;
    if (!sku || !main) throw new Error(`no SKU ${code}`);
    // Stock moves between two readings.
    this.#stockMoved = true;
    for (const plCd of Object.keys(sku.stock)) sku.stock[plCd] = 0;
    sku.stock[main.plCd] = units;
  }

  order(itemCode: string, change: { quantity?: number; option?: number } = {}) {
    // The sandbox's buyers order half a minute before they pay.
    this.world.clock.advance(30_000);
    const order = this.world.placeOrder({ itemCode, ...change });
    const orderNo = toOrderNo(order.orderNo);
    if (orderNo === null) throw new Error('no order number');
    return orderNo;
  }
}
