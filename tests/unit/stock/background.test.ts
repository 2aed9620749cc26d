import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FIRST_SHOP_STOCK, jstDate, type ShopStock, toItemCode, toShippingNo, toSkuNo } from '#lib/domain';
import { approveStock, startPreview } from '#lib/stock';
import { changeSettings, changeShop, firstShop, STOCK_READ_AT, stockPreviewKey, stockPreviewOf } from '#lib/storage';
import { readListingOptions } from '#lib/watch';
import { STOCK_ALARM, Stock } from '../../../lib/background/stock.ts';
import { shipment } from '../domain/make.ts';
import { MINUTE, NOON, type OpenShop, openShop } from '../watch/life.ts';

const MUG = '1100000001';
const TOTE = '1100000002';

let shop: OpenShop;
let stock: Stock;

/** Two listings in step, by the seller's word; one hour passes before the first look of its own. */
beforeEach(async () => {
  const { duties } = firstShop('x' as never, NOON);
  shop = await openShop({ shop: { duties: { ...duties, stock: 'extension' } } });
  shop.world.listings.splice(2);
  stock = new Stock(shop.life.brain);
  units('mug-white', 30);
  for (const code of ['TOTE-01-IV', 'TOTE-01-NV', 'TOTE-01-BK']) units(code, 20);
  await shop.life.sync.all('now');
  const items = [MUG, TOTE].flatMap((code) => toItemCode(code) ?? []);
  const { brain } = shop.life;
  await readListingOptions(brain.parties.qapi(shop.shopId), shop.data, items, {
    shopId: shop.shopId,
    now: brain.now,
    depth: () => 'whole',
    progress: () => undefined,
  });
  await stock.preview(shop.shopId);
  await stock.readPreviews();
  const planned = await shop.outbox.stockWrites.toArray();
  await approveStock(shop.shopId, planned, stock.tools());
  await stock.goOn('wait');
  shop.world.clock.advance(4 * MINUTE);
  await stock.goOn('wait');
  expect(quantities()).toEqual([30, 20, 20, 20]);
  await stock.afterLook();
  shop.world.effects.forgetAll();
});
afterEach(() => shop.close());

const quantities = () => [
  shop.world.listing(MUG)?.quantity,
  ...(shop.world.listing(TOTE)?.options.map(({ qty }) => qty) ?? []),
];

function sku(code: string) {
  const [found] = shop.world.smartship.skusByCode(code);
  if (!found) throw new Error(`no SKU ${code}`);
  return found;
}

function units(code: string, count: number): void {
  const { stock: held } = sku(code);
  for (const plCd of Object.keys(held)) held[plCd] = 0;
  held[shop.world.smartship.warehouses[0]?.plCd ?? ''] = count;
}

const choose = (change: Partial<ShopStock>) =>
  changeShop(shop.shopId, (own) => ({ ...own, stock: { ...FIRST_SHOP_STOCK, ...change } }));

/** Time passes; nothing else was read meanwhile. */
async function pass(minutes: number): Promise<void> {
  shop.world.clock.advance(minutes * MINUTE);
}

/** Any whole reading of the SKUs is long ago. */
async function skusOld(): Promise<void> {
  await shop.data.syncs.update('skus', { lastEnd: shop.world.clock.now() - 60 * MINUTE });
  await shop.data.small.delete(STOCK_READ_AT);
}

describe('by the clock', () => {
  it('looks when the seller’s interval is over, and not before', async () => {
    await choose({ everyMinutes: 60 });
    units('mug-white', 25);
    await pass(50);
    await stock.afterLook();
    expect(quantities()[0]).toBe(30);
    await pass(11);
    await stock.afterLook();
    expect(quantities()[0]).toBe(25);
  });

  it('never looks where the seller chose so', async () => {
    await choose({ everyMinutes: 0 });
    units('mug-white', 25);
    await pass(600);
    await stock.afterLook();
    expect(quantities()[0]).toBe(30);
  });

  it('is not held for ever by a clock that was set back', async () => {
    await shop.data.small.put({ key: 'stock:last', value: shop.world.clock.now() + 48 * 60 * MINUTE });
    await skusOld();
    units('mug-white', 25);
    await stock.afterLook();
    expect(quantities()[0]).toBe(25);
  });

  it.each([
    ['everything is paused', () => changeSettings((settings) => ({ ...settings, paused: true }))],
    ['automation waits for the seller', () => changeSettings((settings) => ({ ...settings, automationAsks: true }))],
    ['the shop is Read-only', () => changeShop(shop.shopId, (own) => ({ ...own, readOnly: true }))],
    [
      'the duty is Smartship’s',
      () => changeShop(shop.shopId, (own) => ({ ...own, duties: { ...own.duties, stock: 'smartship' } })),
    ],
  ])('does nothing while %s', async (_name, change) => {
    await change();
    units('mug-white', 25);
    await pass(61);
    const before = shop.world.requests.length;
    await stock.afterLook();
    expect(shop.world.requests.length).toBe(before);
    expect(quantities()[0]).toBe(30);
  });
});

describe('at a shipment', () => {
  const parcel = (stage: 'picking' | 'shipped') =>
    shop.data.shipments.put({
      ...shipment({
        shippingNo: toShippingNo('QSP-9001'),
        stage,
        lines: [
          { seqNo: '1', orderNo: null, packNo: null, code: null, skuNo: toSkuNo(sku('mug-white').skuNo), quantity: 1 },
        ],
      }),
      orderNos: [],
      packNos: [],
    });

  beforeEach(async () => {
    await choose({ everyMinutes: 0, atShipment: true });
    await parcel('picking');
    await stock.afterLook();
    units('mug-white', 29);
    units('TOTE-01-NV', 19);
    await parcel('shipped');
  });

  it('looks at what was in the parcel, and at nothing else, once', async () => {
    await stock.afterLook();
    expect(quantities()).toEqual([29, 20, 20, 20]);
    units('mug-white', 28);
    await stock.afterLook();
    expect(quantities()[0]).toBe(29);
  });

  it('does nothing where the seller chose not to', async () => {
    await choose({ everyMinutes: 0, atShipment: false });
    await stock.afterLook();
    expect(quantities()).toEqual([30, 20, 20, 20]);
  });
});

describe('looking whether a change stands', () => {
  const states = async () =>
    (await shop.outbox.stockWrites.toArray()).map(({ state }) => state).filter((state) => state !== 'dropped');
  const alarm = () => fakeBrowser.alarms.get(STOCK_ALARM);

  /** One change is on its way, nobody looked after it yet, and the worker is gone. */
  async function sentThenGone(): Promise<void> {
    await shop.outbox.stockWrites.clear();
    units('mug-white', 25);
    await skusOld();
    await choose({ everyMinutes: 60 });
    await pass(61);
    await stock.afterLook();
    expect(await states()).toEqual(['sent']);
    shop.die();
  }

  it('is done by the alarm, by a worker that knows nothing of it, once', async () => {
    await sentThenGone();
    const [write] = await shop.outbox.stockWrites.toArray();
    expect((await alarm())?.scheduledTime).toBe(write?.checkAt);
    await pass(4);
    await shop.life.schedule.ring(STOCK_ALARM);
    expect(await states()).toEqual(['verified']);
    expect(shop.world.effects.count('set-price-qty')).toBe(1);
  });

  it('is asked for anew by the next worker where the browser forgot the alarm', async () => {
    await sentThenGone();
    await fakeBrowser.alarms.clearAll();
    await shop.life.schedule.wake();
    await vi.waitFor(async () => expect(await alarm()).toBeDefined());
  });

  it('waits while Qoo10 still shows the old number, alarm after alarm and worker after worker, and sends nothing again', async () => {
    shop.world.qoo10.lagMs = 9 * MINUTE;
    await sentThenGone();
    await pass(4);
    await shop.life.schedule.ring(STOCK_ALARM);
    expect(await states()).toEqual(['sent']);
    shop.die();
    const next = (await alarm())?.scheduledTime ?? 0;
    expect(next).toBeGreaterThan(shop.world.clock.now());
    await pass(Math.ceil((next - shop.world.clock.now()) / MINUTE));
    await shop.life.schedule.ring(STOCK_ALARM);
    expect(await states()).toEqual(['verified']);
    expect(shop.world.effects.count('set-price-qty')).toBe(1);
  });

  it('is done too where the worker died between sending and noting that it sent', async () => {
    await sentThenGone();
    await shop.outbox.stockWrites.toCollection().modify({ state: 'sending', checkAt: null });
    await pass(1);
    await shop.life.schedule.wake();
    await vi.waitFor(async () => expect(await states()).toEqual(['sent']));
    await pass(4);
    await shop.life.schedule.ring(STOCK_ALARM);
    expect(await states()).toEqual(['verified']);
    expect(shop.world.effects.count('set-price-qty')).toBe(1);
  });
});

describe('a preview', () => {
  const preview = async () => {
    const found = await stockPreviewOf(shop.data, shop.shopId);
    if (!found) throw new Error('no preview');
    return found;
  };

  it.each([
    ['the alarm', () => shop.life.schedule.ring(STOCK_ALARM)],
    ['anything else', () => shop.life.schedule.wake()],
  ])('that a worker only promised is read by the next, which %s woke', async (_name, waken) => {
    await pass(1);
    await startPreview(shop.shopId, stock.tools());
    await stock.schedule();
    shop.die();
    const next = await fakeBrowser.alarms.get(STOCK_ALARM);
    expect(next?.scheduledTime).toBeLessThanOrEqual(shop.world.clock.now() + MINUTE);
    await waken();
    await vi.waitFor(async () => expect((await preview()).endedAt).not.toBeNull());
    expect(await preview()).toMatchObject({ read: 2, total: 2, stopped: false, failure: null });
  });

  it('asks for the orders first where they are too old to raise anything by', async () => {
    await pass(30);
    units('mug-white', 33);
    await skusOld();
    await startPreview(shop.shopId, stock.tools());
    shop.die();
    const next = new Stock(shop.life.brain);
    next.lookAtBoth = () => shop.life.sync.all();
    await next.readPreviews();
    const [planned] = (await shop.outbox.stockWrites.toArray()).filter(({ state }) => state === 'planned');
    expect(planned).toMatchObject({ from: 30, to: 33 });
  });

  it('lets an approval have its turn before it has ended', async () => {
    shop.die();
    stock = new Stock(shop.life.brain);
    const { tools } = stock;
    let approved: Promise<void> | null = null;
    let reading = true;
    stock.tools = () => ({
      ...tools.call(stock),
      afterTyping: async () => {
        approved ??= stock.goOn('wait').then(() => expect(reading).toBe(true));
      },
    });
    const many = Array.from({ length: 60 }, (_, at) => 1100001000 + at);
    const [like] = await shop.data.listings.toArray();
    if (!like) throw new Error('no listing');
    await shop.data.listings.bulkPut(many.map((number) => ({ ...like, itemCode: String(number), options: [] })));
    await pass(1);
    await startPreview(shop.shopId, stock.tools());
    await stock.readPreviews();
    reading = false;
    await approved;
    expect((await preview()).total).toBeGreaterThan(60);
  });

  it('takes nothing from what looks at orders may spend: they come as often as before', async () => {
    const { now } = shop.life.brain;
    const day = jstDate(now());
    await shop.data.calls.put({ day, host: 'api.qoo10.jp', shopId: shop.shopId, calls: 5_050 });
    const look = async () => {
      await shop.life.sync.all('now');
      return (await shop.poll())?.allowed?.minutes;
    };
    expect(await look()).toBeGreaterThan(10);
    await startPreview(shop.shopId, stock.tools());
    const value = { ...(await preview()), endedAt: now(), calls: 5_000 };
    await shop.data.small.put({ key: stockPreviewKey(shop.shopId), value });
    expect(await look()).toBeLessThanOrEqual(5);
  });
});
