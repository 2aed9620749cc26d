import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST_SHOP_STOCK } from '#lib/domain';
import { approveStock, leaveStock } from '#lib/stock';
import { changeShop } from '#lib/storage';
import { approveAll, inStep, MUG, newShop, TOTE, units } from './in-step.ts';
import { MINUTE, type StockShop } from './shop.ts';

let shop: StockShop;
beforeEach(() => {
  shop = newShop();
});

describe('a preview', () => {
  it('says what would change and writes nothing', async () => {
    shop.stock('mug-white', 30);
    await shop.setUp([MUG, TOTE]);
    const before = units(shop);
    await shop.preview();
    expect(units(shop)).toEqual(before);
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
    await approveAll(shop);
    expect(units(shop)).toEqual([30, 10, 10, 10]);
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
    await approveAll(shop);
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
    await inStep(shop);
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
    await inStep(shop);
    shop.stock('TOTE-01-NV', 18);
    shop.stock('mug-white', 20);
    await shop.run({ kind: 'schedule' });
    expect(units(shop)).toEqual([20, 10, 18, 12]);
  });

  it('asks before zero and before less than half, and leaves it as it is meanwhile', async () => {
    await inStep(shop);
    shop.stock('TOTE-01-IV', 0);
    shop.stock('mug-white', 14);
    await shop.run({ kind: 'schedule' });
    expect(units(shop)).toEqual([30, 10, 10, 12]);
    expect((await shop.writes('planned')).map(({ to, notes }) => [to, notes[0]?.code]).sort()).toEqual([
      [0, 'to-zero'],
      [14, 'more-than-half'],
    ]);
    await approveAll(shop);
    expect(units(shop)).toEqual([14, 0, 10, 12]);
  });

  it('does not ask again for what the seller left as it is, until a number changes', async () => {
    await inStep(shop);
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
    await inStep(shop);
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
    await approveAll(shop);
    expect(option.qty).toBe(2);
  });

  it('never raises by old data', async () => {
    await inStep(shop);
    shop.stock('TOTE-01-NV', 18);
    shop.world.clock.advance(16 * MINUTE);
    await shop.run({ kind: 'schedule' });
    expect(units(shop)).toEqual([30, 10, 10, 12]);
    await shop.readOrders();
    await shop.run({ kind: 'schedule' });
    expect(units(shop)).toEqual([30, 10, 18, 12]);
  });

  it('leaves alone what Smartship’s own sync writes, and everything where that cannot be told', async () => {
    await inStep(shop);
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
    expect(units(shop)).toEqual([30, 10, 10, 12]);
    shop.stock('mug-white', 40);
    shop.world.faults.add({
      host: 'smartship2.tracxlogis.com',
      match: 'get_sync_settings',
      kind: 'error-code',
      code: -1,
    });
    await shop.run({ kind: 'schedule' });
    expect(units(shop)).toEqual([30, 10, 10, 12]);
  });

  it('counts the chosen warehouses only', async () => {
    const [main, second] = shop.world.smartship.warehouses;
    if (!main || !second) throw new Error('two warehouses are needed');
    await inStep(shop);
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
    await inStep(shop);
    await shop.outbox.stockRules.put({
      shopId: shop.shopId,
      itemCode: shop.item(MUG),
      rule: { kind: 'ratio', percent: 50, units: 0 },
    });
    await shop.run({ kind: 'schedule' });
    expect(shop.listing(MUG).quantity).toBe(15);
  });
});
