import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toItemCode } from '#lib/domain';
import { approveStock } from '#lib/stock';
import { changeSettings, firstShop, STOCK_READ_AT } from '#lib/storage';
import { readListingOptions } from '#lib/watch';
import { Stock } from '../../../lib/background/stock.ts';
import { MINUTE, NOON, type OpenShop, openShop } from '../watch/life.ts';

const MUG = '1100000001';

let shop: OpenShop;
let stock: Stock;

/** One listing in step, by the seller's word. */
beforeEach(async () => {
  const { duties } = firstShop('x' as never, NOON);
  shop = await openShop({ shop: { duties: { ...duties, stock: 'extension' } } });
  shop.world.listings.splice(1);
  stock = new Stock(shop.life.brain);
  shelve(30);
  await shop.life.sync.all('now');
  const { brain } = shop.life;
  const items = [toItemCode(MUG)].filter((code) => code !== null);
  await readListingOptions(brain.parties.qapi(shop.shopId), shop.data, items, {
    shopId: shop.shopId,
    now: brain.now,
    depth: () => 'whole',
    progress: () => undefined,
  });
  await stock.preview(shop.shopId);
  await stock.readPreviews();
  await approveStock(shop.shopId, await shop.outbox.stockWrites.toArray(), stock.tools());
  await stock.goOn('wait');
  shop.world.clock.advance(4 * MINUTE);
  await stock.goOn('wait');
  await stock.afterLook();
  expect(quantity()).toBe(30);
});
afterEach(() => shop.close());

const quantity = () => shop.world.listing(MUG)?.quantity;

/** Units that Smartship holds of it. */
function shelve(count: number): void {
  const [found] = shop.world.smartship.skusByCode('mug-white');
  if (!found) throw new Error('no SKU');
  for (const plCd of Object.keys(found.stock)) found.stock[plCd] = 0;
  found.stock[shop.world.smartship.warehouses[0]?.plCd ?? ''] = count;
}

describe('after a long sleep', () => {
  /** A worker died between writing a change down and sending it. */
  async function leftBehind(by: 'press' | 'duty'): Promise<void> {
    shelve(25);
    await shop.data.syncs.update('skus', { lastEnd: shop.world.clock.now() - 60 * MINUTE });
    await shop.data.small.delete(STOCK_READ_AT);
    shop.world.faults.add({ kind: 'cut-before', match: /SetGoodsPriceQty|UpdateInventoryQtyUnit/ });
    shop.world.clock.advance(61 * MINUTE);
    await stock.afterLook();
    shop.world.faults.clear();
    await shop.outbox.stockWrites
      .filter(({ to }) => to === 25)
      .modify({ state: 'approved', by, sentAt: null, checkAt: null });
    expect(await shop.outbox.stockWrites.where({ state: 'approved', shopId: shop.shopId }).count()).toBe(1);
    shop.die();
    stock = new Stock(shop.life.brain);
    shop.world.clock.advance(48 * 60 * MINUTE);
  }

  it('a change that nobody pressed waits until automation may go on', async () => {
    await leftBehind('duty');
    await stock.goOn('wait');
    expect(quantity()).toBe(30);
    await changeSettings((settings) => ({ ...settings, automationAsks: false }));
    await shop.life.sync.all();
    await changeSettings((settings) => ({ ...settings, automationAsks: false }));
    await stock.afterLook();
    await stock.goOn('wait');
    expect(quantity()).toBe(25);
  });

  it('a change that the seller approved goes on', async () => {
    await leftBehind('press');
    await shop.life.sync.all();
    await stock.goOn('wait');
    expect(quantity()).toBe(25);
  });
});
