import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { STOCK_CALLS_A_DAY, toSkuNo } from '#lib/domain';
import { STOCK_WRITES_AN_HOUR } from '#lib/stock';
import { STOCK_SPENT, stockSpentOf } from '#lib/storage';
import { inStep, newShop, units } from './in-step.ts';
import type { StockShop } from './shop.ts';

let shop: StockShop;
beforeEach(() => {
  shop = newShop();
});

describe('a look that nobody pressed', () => {
  it('asks neither side for anything within a quarter of an hour of the last reading', async () => {
    await inStep(shop);
    await shop.run({ kind: 'schedule' });
    const before = shop.world.requests.length;
    await shop.run({ kind: 'schedule' });
    expect(shop.world.requests.length).toBe(before);
  });

  it('reads all SKUs once the last reading is old, and no listing and no setting while nothing moved', async () => {
    await inStep(shop);
    await shop.skusReadBefore(15);
    const before = shop.world.requests.length;
    await shop.run({ kind: 'schedule' });
    const labels = shop.world.requests.slice(before).flatMap((request) => request.labels);
    expect(labels).toContain('search_skus');
    expect(labels).not.toContain('get_sync_settings');
    expect(labels.filter((label) => label.startsWith('ItemsLookup'))).toEqual([]);
  });

  it('after a shipment reads the stock of what was in it, and nothing else', async () => {
    await inStep(shop);
    shop.stock('TOTE-01-NV', 9);
    shop.stock('mug-white', 29);
    const [sku] = shop.world.smartship.skusByCode('TOTE-01-NV');
    if (!sku) throw new Error('no SKU');
    await shop.run({ kind: 'shipment', skuNos: new Set([toSkuNo(sku.skuNo)]) });
    expect(units(shop)).toEqual([30, 10, 9, 12]);
  });

  it('counts its calls, and makes none once its part of the day is spent; what the seller presses goes on', async () => {
    await inStep(shop);
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
    await inStep(shop);
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
    expect(units(shop)).toEqual([30, 10, 9, 11]);
  });
});
