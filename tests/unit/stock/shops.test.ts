import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Doer } from '#lib/domain';
import { firstShop } from '#lib/storage';
import { approveAll, MUG, newShop } from './in-step.ts';
import { NOW, type StockShop } from './shop.ts';

let shop: StockShop;
beforeEach(() => {
  shop = newShop();
});

async function twoShops(doer: Doer) {
  shop.stock('mug-white', 30);
  await shop.setUp([MUG]);
  const { duties } = firstShop(shop.shopId, NOW);
  return shop.addShop('second_shop', MUG, { duties: { ...duties, stock: doer } });
}

describe('two shops that sell from the same shelf', () => {
  it('together never show more than there is, down and up', async () => {
    const second = await twoShops('extension');
    const shown = () => [shop.listing(MUG).quantity, second.listing.quantity] as const;
    const sum = () => shown()[0] + shown()[1];
    await shop.preview();
    await approveAll(shop);
    await shop.later(4);
    expect(sum()).toBe(30);
    // From now on without a word: up as far as there is.
    shop.stock('mug-white', 36);
    await shop.run({ kind: 'schedule' });
    expect(sum()).toBe(36);
    await shop.later(4);
    shop.stock('mug-white', 25);
    await shop.run({ kind: 'schedule' });
    expect(sum()).toBe(25);
  });

  it.each(['smartship', 'seller'] as const)(
    'of which one is looked after by %s: its part is taken off, and nothing of it is written',
    async (doer) => {
      const second = await twoShops(doer);
      second.listing.quantity = 12;
      await shop.preview();
      const rows = await shop.outbox.stockTargets.toArray();
      expect(rows.map(({ shopId, from, to, notes }) => [shopId, from, to, notes[0]?.code])).toEqual([
        [shop.shopId, 40, 18, 'more-than-half'],
        [second.shopId, 12, null, 'not-our-duty'],
      ]);
      await approveAll(shop);
      await shop.later(4);
      expect([shop.listing(MUG).quantity, second.listing.quantity]).toEqual([18, 12]);
      // The other shop now offers more: ours is lowered as soon as it is seen.
      second.listing.quantity = 16;
      shop.stock('mug-white', 31);
      await shop.run({ kind: 'schedule' });
      expect([shop.listing(MUG).quantity, second.listing.quantity]).toEqual([15, 16]);
      expect(second.world.effects.log).toEqual([]);
    },
  );

  it('leaves what the other shop’s own card says as it was', async () => {
    const second = await twoShops('seller');
    second.listing.quantity = 35;
    await shop.preview(second.shopId);
    const said = async () => (await shop.outbox.stockTargets.where({ shopId: second.shopId }).toArray())[0];
    const before = await said();
    expect(before).toMatchObject({ standing: 'ask', from: 35 });
    await shop.preview();
    expect(await said()).toMatchObject({ standing: 'ask', from: 35, to: before?.to });
    expect((await shop.writes('planned')).map(({ shopId }) => shopId)).toContain(second.shopId);
  });
});
