import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FIRST_SHOP_STOCK, STOCK_CALLS_A_DAY, toSkuNo } from '#lib/domain';
import { approveStock, leaveStock, STOCK_WRITES_AN_HOUR } from '#lib/stock';
import { changeShop, STOCK_SPENT, stockSpentOf } from '#lib/storage';
import { MINUTE, StockShop } from './shop.ts';

/** 見本マグ, whose quantity is the listing's own; 見本トートバッグ, which has three options. */
const MUG = '1100000001';
const TOTE = '1100000002';

let shop: StockShop;
beforeEach(() => {
  fakeBrowser.reset();
  shop = new StockShop();
});
afterEach(async () => {
  await shop.data.delete();
  await shop.outbox.delete();
});

const units = () => [shop.listing(MUG).quantity, ...shop.listing(TOTE).options.map(({ qty }) => qty)];
async function approveAll(): Promise<void> {
  const planned = await shop.writes('planned');
  expect(await approveStock(shop.shopId, planned, shop.tools())).toBe(planned.length);
  await shop.goOn();
}

/** Everything in step once: previewed, approved, sent, seen. */
async function inStep(): Promise<void> {
  shop.stock('mug-white', 30);
  shop.stock('TOTE-01-IV', 10);
  shop.stock('TOTE-01-NV', 10);
  shop.stock('TOTE-01-BK', 12);
  await shop.setUp([MUG, TOTE]);
  await shop.preview();
  await approveAll();
  await shop.later(4);
  expect(units()).toEqual([30, 10, 10, 12]);
  shop.world.effects.forgetAll();
}

describe('a preview', () => {
  it('says what would change and writes nothing', async () => {
    shop.stock('mug-white', 30);
    await shop.setUp([MUG, TOTE]);
    const before = units();
    await shop.preview();
    expect(units()).toEqual(before);
    expect(shop.world.effects.log).toEqual([]);
    const rows = await shop.outbox.stockTargets.toArray();
    expect(rows.map(({ from, to, standing, notes }) => [from, to, standing, notes[0]?.code])).toEqual([
      [40, 30, 'ask', 'first-time'],
      [20, 200, 'ask', 'first-time'],
      [21, 200, 'ask', 'first-time'],
      [22, 200, 'ask', 'first-time'],
    ]);
    expect((await shop.writes()).map(({ state }) => state)).toEqual(['planned', 'planned', 'planned', 'planned']);
  });

  it('is carried out as approved: the listing by price and quantity, options one by one, each seen by a later read', async () => {
    await inStepFrom();
    const { log } = shop.world.effects;
    expect(log.map(({ kind }) => kind).sort()).toEqual([
      'set-price-qty',
      'update-option-qty',
      'update-option-qty',
      'update-option-qty',
    ]);
    expect(shop.listing(MUG).detail.ExpireDate).toBe('2030-12-31');
    expect(shop.listing(MUG).price).toBe(980);
    expect((await shop.writes()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent', 'sent']);
    await shop.later(4);
    expect((await shop.writes()).map(({ state }) => state)).toEqual(['verified', 'verified', 'verified', 'verified']);
  });

  async function inStepFrom(): Promise<void> {
    shop.stock('mug-white', 30);
    for (const code of ['TOTE-01-IV', 'TOTE-01-NV', 'TOTE-01-BK']) shop.stock(code, 10);
    await shop.setUp([MUG, TOTE]);
    await shop.preview();
    await approveAll();
    expect(units()).toEqual([30, 10, 10, 10]);
  }

  it('takes no word for numbers that the seller did not see', async () => {
    await shop.setUp([MUG]);
    await shop.preview();
    const [row] = await shop.writes('planned');
    if (!row) throw new Error('nothing planned');
    expect(await approveStock(shop.shopId, [{ ...row, to: row.to + 1 }], shop.tools())).toBe(0);
    await shop.goOn();
    expect(shop.world.effects.log).toEqual([]);
  });

  it('sends nothing while the shop is Read-only or the duty is Smartship’s, and goes on when it is given', async () => {
    shop.stock('mug-white', 30);
    await shop.setUp([MUG], { readOnly: true });
    await shop.preview();
    await approveAll();
    expect(shop.world.effects.log).toEqual([]);
    await changeShop(shop.shopId, (own) => ({
      ...own,
      readOnly: false,
      duties: { ...own.duties, stock: 'smartship' },
    }));
    await shop.goOn();
    expect(shop.world.effects.log).toEqual([]);
    await changeShop(shop.shopId, (own) => ({ ...own, duties: { ...own.duties, stock: 'extension' } }));
    await shop.goOn();
    expect(shop.listing(MUG).quantity).toBe(30);
  });
});

describe('by the duty, without a click', () => {
  it('changes nothing that was never in step, however often it looks', async () => {
    shop.stock('mug-white', 30);
    await shop.setUp([MUG, TOTE]);
    await shop.run({ kind: 'schedule' });
    await shop.preview();
    await shop.run({ kind: 'schedule' });
    expect(shop.world.effects.log).toEqual([]);
  });

  it('writes nothing while orders and stock move together', async () => {
    await inStep();
    shop.order(TOTE, { option: 1 });
    shop.order(MUG, { quantity: 2 });
    await shop.readOrders();
    const calls = shop.calls;
    await shop.run({ kind: 'schedule' });
    expect(shop.world.effects.log.filter(({ kind }) => kind !== 'place-order')).toEqual([]);
    // Nor does it ask Qoo10 for anything: what is expected there is what should be there.
    expect(shop.calls).toBe(calls);
  });

  it('follows new stock up and lost stock down', async () => {
    await inStep();
    shop.stock('TOTE-01-NV', 18);
    shop.stock('mug-white', 20);
    await shop.run({ kind: 'schedule' });
    expect(units()).toEqual([20, 10, 18, 12]);
  });

  it('asks before zero and before less than half, and leaves it as it is meanwhile', async () => {
    await inStep();
    shop.stock('TOTE-01-IV', 0);
    shop.stock('mug-white', 14);
    await shop.run({ kind: 'schedule' });
    expect(units()).toEqual([30, 10, 10, 12]);
    expect((await shop.writes('planned')).map(({ to, notes }) => [to, notes[0]?.code]).sort()).toEqual([
      [0, 'to-zero'],
      [14, 'more-than-half'],
    ]);
    await approveAll();
    expect(units()).toEqual([14, 0, 10, 12]);
  });

  it('does not ask again for what the seller left as it is, until a number changes', async () => {
    await inStep();
    shop.stock('mug-white', 14);
    await shop.run({ kind: 'schedule' });
    expect(await leaveStock(shop.shopId, await shop.writes('planned'), shop.tools())).toBe(1);
    for (const look of [() => shop.run({ kind: 'schedule' }), () => shop.preview()]) {
      await shop.skusReadBefore(15);
      await look();
      expect(await shop.writes('planned')).toEqual([]);
    }
    const row = (await shop.outbox.stockTargets.toArray()).find(({ itemCode }) => itemCode === MUG);
    expect([row?.standing, row?.notes[0]?.code]).toEqual(['refused', 'left-as-is']);
    expect(shop.listing(MUG).quantity).toBe(30);
    shop.stock('mug-white', 13);
    await shop.run({ kind: 'schedule' });
    expect((await shop.writes('planned')).map(({ from, to }) => [from, to])).toEqual([[30, 13]]);
  });

  it('asks before it raises what the seller lowered by hand', async () => {
    await inStep();
    const option = shop.listing(TOTE).options[1];
    if (!option) throw new Error('no option');
    option.qty = 3;
    shop.stock('TOTE-01-NV', 12);
    await shop.run({ kind: 'schedule' });
    expect(option.qty).toBe(3);
    const [asked] = await shop.writes('planned');
    expect(asked).toMatchObject({ from: 3, to: 12 });
    expect(asked?.notes[0]).toEqual({ code: 'lowered-by-hand', params: { last: 10, sold: 0, shown: 3 } });
    // Lowered once more since he was asked: his word no longer covers it.
    option.qty = 2;
    await approveAll();
    expect(option.qty).toBe(2);
  });

  it('never raises by old data', async () => {
    await inStep();
    shop.stock('TOTE-01-NV', 18);
    shop.world.clock.advance(16 * MINUTE);
    await shop.run({ kind: 'schedule' });
    expect(units()).toEqual([30, 10, 10, 12]);
    await shop.readOrders();
    await shop.run({ kind: 'schedule' });
    expect(units()).toEqual([30, 10, 18, 12]);
  });

  it('leaves alone what Smartship’s own sync writes, and everything where that cannot be told', async () => {
    await inStep();
    const [sku] = shop.world.smartship.skusByCode('TOTE-01-NV');
    if (!sku) throw new Error('no SKU');
    shop.world.smartship.addLink(sku, {
      shopNo: 90001,
      itemCode: TOTE,
      optionValue: 'ネイビー',
      orderMapping: true,
      syncType: 'B',
      lastSyncedAt: undefined,
      lastSyncedQty: undefined,
    });
    shop.stock('TOTE-01-NV', 18);
    await shop.run({ kind: 'schedule' });
    expect(units()).toEqual([30, 10, 10, 12]);
    shop.stock('mug-white', 40);
    shop.world.faults.add({
      host: 'smartship2.tracxlogis.com',
      match: 'get_sync_settings',
      kind: 'error-code',
      code: -1,
    });
    await shop.run({ kind: 'schedule' });
    expect(units()).toEqual([30, 10, 10, 12]);
  });

  it('counts the chosen warehouses only', async () => {
    const [main, second] = shop.world.smartship.warehouses;
    if (!main || !second) throw new Error('two warehouses are needed');
    await inStep();
    const [sku] = shop.world.smartship.skusByCode('mug-white');
    if (!sku) throw new Error('no SKU');
    sku.stock[second.plCd] = 7;
    await shop.skusReadBefore(15);
    await changeShop(shop.shopId, (own) => ({ ...own, stock: { ...FIRST_SHOP_STOCK, warehouses: [main.plCd] } }));
    await shop.run({ kind: 'schedule' });
    expect(shop.listing(MUG).quantity).toBe(30);
    await changeShop(shop.shopId, (own) => ({ ...own, stock: FIRST_SHOP_STOCK }));
    await shop.run({ kind: 'schedule' });
    expect(shop.listing(MUG).quantity).toBe(37);
  });

  it('keeps a listing’s own rule', async () => {
    await inStep();
    await shop.outbox.stockRules.put({
      shopId: shop.shopId,
      itemCode: shop.item(MUG),
      rule: { kind: 'ratio', percent: 50, units: 0 },
    });
    await shop.run({ kind: 'schedule' });
    expect(shop.listing(MUG).quantity).toBe(15);
  });
});

describe('a look that nobody pressed', () => {
  it('asks neither side for anything within a quarter of an hour of the last reading', async () => {
    await inStep();
    await shop.run({ kind: 'schedule' });
    const before = shop.world.requests.length;
    await shop.run({ kind: 'schedule' });
    expect(shop.world.requests.length).toBe(before);
  });

  it('reads all SKUs once the last reading is old, and no listing and no setting while nothing moved', async () => {
    await inStep();
    await shop.skusReadBefore(15);
    const before = shop.world.requests.length;
    await shop.run({ kind: 'schedule' });
    const labels = shop.world.requests.slice(before).flatMap((request) => request.labels);
    expect(labels).toContain('search_skus');
    expect(labels).not.toContain('get_sync_settings');
    expect(labels.filter((label) => label.startsWith('ItemsLookup'))).toEqual([]);
  });

  it('after a shipment reads the stock of what was in it, and nothing else', async () => {
    await inStep();
    shop.stock('TOTE-01-NV', 9);
    shop.stock('mug-white', 29);
    const [sku] = shop.world.smartship.skusByCode('TOTE-01-NV');
    if (!sku) throw new Error('no SKU');
    await shop.run({ kind: 'shipment', skuNos: new Set([toSkuNo(sku.skuNo)]) });
    expect(units()).toEqual([30, 10, 9, 12]);
  });

  it('counts its calls, and makes none once its part of the day is spent; what the seller presses goes on', async () => {
    await inStep();
    shop.stock('mug-white', 29);
    await shop.run({ kind: 'schedule' });
    const spent = await stockSpentOf(shop.data, shop.world.clock.now());
    // Its options, its detail, its detail again just before the write, the write.
    expect(spent.qoo10).toEqual({ [shop.shopId]: 4 });
    expect(spent.smartship).toBeGreaterThan(1);
    await shop.data.small.put({ key: STOCK_SPENT, value: { ...spent, smartship: STOCK_CALLS_A_DAY.smartship } });
    shop.stock('mug-white', 28);
    const before = shop.world.requests.length;
    await shop.run({ kind: 'schedule' });
    expect(shop.world.requests.length).toBe(before);
    await shop.later(4);
    await shop.preview();
    expect((await shop.writes('planned')).map(({ to }) => to)).toEqual([28]);
  });

  it('sends 200 changes an hour at most; the rest goes when the hour is over', async () => {
    await inStep();
    const [like] = await shop.writes('verified');
    if (!like) throw new Error('no write');
    const now = shop.world.clock.now();
    await shop.outbox.stockWrites.bulkPut(
      Array.from({ length: STOCK_WRITES_AN_HOUR - 1 }, (_, at) => ({
        ...like,
        writeId: `earlier ${at}`,
        key: `elsewhere ${at}`,
        by: 'duty' as const,
        stateAt: now,
        sentAt: now,
      })),
    );
    shop.stock('TOTE-01-NV', 9);
    shop.stock('TOTE-01-BK', 11);
    await shop.run({ kind: 'schedule' });
    expect(shop.world.effects.count('update-option-qty')).toBe(1);
    expect((await shop.writes('approved')).length).toBe(1);
    await shop.later(61);
    expect(shop.world.effects.count('update-option-qty')).toBe(2);
    expect(units()).toEqual([30, 10, 9, 11]);
  });
});

describe('what a write came to', () => {
  it('is called wrong only once Qoo10 had its ten minutes', async () => {
    await inStep();
    shop.world.qoo10.lagMs = 9 * MINUTE;
    shop.stock('mug-white', 20);
    await shop.run({ kind: 'schedule' });
    await shop.later(4);
    expect((await shop.writes('sent')).map(({ to, shown }) => [to, shown])).toEqual([[20, 30]]);
    // While Qoo10 still shows the old number, nothing is written again.
    await shop.run({ kind: 'schedule' });
    expect(shop.world.effects.count('set-price-qty')).toBe(1);
    await shop.later(8);
    expect(await shop.writes('sent')).toEqual([]);
    expect((await shop.writes('verified')).map(({ to }) => to)).toContain(20);
  });

  it('is right when buyers took units since', async () => {
    await inStep();
    shop.stock('mug-white', 20);
    await shop.run({ kind: 'schedule' });
    shop.order(MUG, { quantity: 3 });
    await shop.later(4);
    expect((await shop.writes('verified')).map(({ to, shown }) => [to, shown])).toContainEqual([20, 17]);
  });

  it('is shown as different when another number stands there after ten minutes', async () => {
    await inStep();
    shop.stock('mug-white', 20);
    await shop.run({ kind: 'schedule' });
    shop.listing(MUG).quantity = 5;
    await shop.later(4);
    await shop.later(8);
    expect((await shop.writes('differs')).map(({ to, shown }) => [to, shown])).toEqual([[20, 5]]);
    // Somebody lowered it by hand: it is not raised again without asking.
    await shop.run({ kind: 'schedule' });
    expect(shop.listing(MUG).quantity).toBe(5);
  });

  it('is found out where the reply was lost: nothing is sent again before a read', async () => {
    await inStep();
    shop.world.faults.add({ host: 'api.qoo10.jp', match: 'SetGoodsPriceQtyBulk', kind: 'cut-after', times: 1 });
    shop.stock('mug-white', 20);
    await shop.run({ kind: 'schedule' });
    expect((await shop.writes('sent')).map(({ says }) => says)).toEqual(['unknown-outcome']);
    await shop.run({ kind: 'schedule' });
    expect(shop.world.effects.count('set-price-qty')).toBe(1);
    await shop.later(4);
    expect((await shop.writes('verified')).map(({ to }) => to)).toContain(20);
    expect(shop.world.effects.count('set-price-qty')).toBe(1);
  });

  it('is a refusal in Qoo10’s words, of that row alone', async () => {
    await inStep();
    shop.world.faults.add({
      host: 'api.qoo10.jp',
      match: 'UpdateInventoryQtyUnit',
      kind: 'error-code',
      code: -10101,
      message: 'Processing Error',
      times: 1,
    });
    shop.stock('TOTE-01-IV', 9);
    shop.stock('TOTE-01-NV', 9);
    await shop.run({ kind: 'schedule' });
    const failed = await shop.writes('failed');
    expect(failed.map(({ says }) => says)).toEqual(['Processing Error']);
    expect(units().slice(1, 3).sort()).toEqual([10, 9]);
  });
});

describe('when the background dies', () => {
  it('ends with every quantity right and nothing written twice, wherever it died', async () => {
    let deaths = 0;
    for (let call = 1; call < 30; call += 1) {
      for (const when of ['before', 'after'] as const) {
        fakeBrowser.reset();
        shop = new StockShop();
        await inStep();
        shop.stock('mug-white', 25);
        shop.stock('TOTE-01-NV', 14);
        shop.stock('TOTE-01-BK', 9);
        const start = shop.calls;
        let died = false;
        shop.die = (number, at) => {
          if (died || number !== start + call || at !== when) return false;
          died = true;
          return true;
        };
        await shop.run({ kind: 'schedule' }).catch(() => undefined);
        if (!died) {
          expect(deaths).toBeGreaterThan(8);
          return;
        }
        deaths += 1;
        for (const minutes of [1, 11]) {
          await shop.later(minutes);
          await shop.run({ kind: 'schedule' });
        }
        await shop.later(4);
        expect(units(), `died ${when} call ${call}`).toEqual([25, 10, 14, 9]);
        expect(await shop.writes('sending')).toEqual([]);
        const { effects } = shop.world;
        expect(
          [effects.count('set-price-qty'), effects.count('update-option-qty')],
          `died ${when} call ${call}`,
        ).toEqual([1, 2]);
        await shop.data.delete();
        await shop.outbox.delete();
      }
    }
    throw new Error('the run never came to its end');
  }, 60_000);
});
