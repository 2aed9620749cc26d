import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { inStep, MUG, newShop, units } from './in-step.ts';
import { MINUTE, type StockShop } from './shop.ts';

let shop: StockShop;
beforeEach(() => {
  shop = newShop();
});

describe('what a write came to', () => {
  it('is called wrong only once Qoo10 had its ten minutes', async () => {
    await inStep(shop);
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
    await inStep(shop);
    shop.stock('mug-white', 20);
    await shop.run({ kind: 'schedule' });
    shop.order(MUG, { quantity: 3 });
    await shop.later(4);
    expect((await shop.writes('verified')).map(({ to, shown }) => [to, shown])).toContainEqual([20, 17]);
  });

  it('is shown as different when another number stands there after ten minutes', async () => {
    await inStep(shop);
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
    await inStep(shop);
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
    await inStep(shop);
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
    expect(units(shop).slice(1, 3).sort()).toEqual([10, 9]);
  });
});

describe('when the background dies', () => {
  it('ends with every quantity right and nothing written twice, wherever it died', async () => {
    let deaths = 0;
    for (let call = 1; call < 30; call += 1) {
      for (const when of ['before', 'after'] as const) {
        shop = newShop();
        await inStep(shop);
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
        expect(units(shop), `died ${when} call ${call}`).toEqual([25, 10, 14, 9]);
        expect(await shop.writes('sending')).toEqual([]);
        const { effects } = shop.world;
        expect(
          [effects.count('set-price-qty'), effects.count('update-option-qty')],
          `died ${when} call ${call}`,
        ).toEqual([1, 2]);
      }
    }
    throw new Error('the run never came to its end');
  }, 60_000);
});
