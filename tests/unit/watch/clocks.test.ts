import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { findingsOf } from '#lib/storage';
import { anItem, HOUR, MINUTE, type OpenShop, openShop } from './life.ts';

// Days with a look each half hour, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

let shop: OpenShop;
afterEach(() => shop.close());

const SENDER = undefined as never;
const LIST = 'ShippingBasic.GetShippingInfo_v3';
const QOO10 = 'api.qoo10.jp';
const SMARTSHIP = 'smartship2.tracxlogis.com';

async function look(after = 31 * MINUTE): Promise<void> {
  shop.world.clock.advance(after);
  await shop.life.sync.due();
}

/** The alarm rings once a minute, as often as it ever can. */
async function ringFor(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) await look(MINUTE);
}

describe('a clock that was a day ahead and is set back', () => {
  it.each([QOO10, SMARTSHIP])(
    'lets looks at %s, which cannot be reached, back off as always',
    async (host) => {
      shop = await openShop();
      shop.world.clock.advance(24 * HOUR);
      await look(0);
      shop.world.clock.advance(-24 * HOUR);
      shop.world.faults.add({ kind: 'cut-before', host });
      const before = shop.callsTo(host);
      await ringFor(180);
      // Retries within a call included.
      expect(shop.callsTo(host) - before).toBeLessThan(40);
    },
    20_000,
  );

  it('sweeps once both sides answer again, also where a look failed in between', async () => {
    shop = await openShop();
    shop.world.clock.advance(24 * HOUR);
    await look(0);
    shop.world.clock.advance(-24 * HOUR);
    const heal = shop.world.faults.add({ kind: 'cut-before', host: QOO10 });
    await look(0);
    heal();
    const before = shop.calls(LIST);
    await look(2 * HOUR);
    expect(shop.calls(LIST) - before).toBe(3);
  });

  it('lets an order that was read meanwhile follow Qoo10 again at the next look', async () => {
    shop = await openShop();
    const order = shop.world.placeOrder({ itemCode: anItem(shop.world) });
    shop.world.clock.advance(24 * HOUR);
    await look(0);
    shop.world.clock.advance(-24 * HOUR);
    Object.assign(order, { state: 3 });
    await look(0);
    expect(await shop.order(order.orderNo)).toMatchObject({ status: 3 });
  });

  it('tells a source that fails since then as urgent, not only a day later', async () => {
    shop = await openShop();
    shop.world.clock.advance(24 * HOUR);
    await look(0);
    shop.world.clock.advance(-24 * HOUR);
    shop.world.faults.add({ kind: 'cut-before', host: QOO10 });
    await look(0);
    await look(2 * HOUR);
    await shop.life.schedule.watch();
    const told = (await findingsOf(shop.data))?.findings.filter(({ kind }) => kind === 'orders');
    expect(told).toMatchObject([{ rule: 'cannot-check', severity: 'now' }]);
  });

  it('reads SKUs again within a day', async () => {
    shop = await openShop();
    shop.world.clock.advance(7 * 24 * HOUR);
    await look(0);
    shop.world.clock.advance(-7 * 24 * HOUR);
    const before = shop.calls('search_skus');
    await look(0);
    await look(HOUR);
    expect(shop.calls('search_skus')).toBeGreaterThan(before);
  });
});

describe('a browser start', () => {
  it('spreads looks that are overdue over its first seconds, makes their alarm anew, and none waits longer', async () => {
    shop = await openShop();
    await look(0);
    const alarms: number[] = [];
    Object.assign(fakeBrowser.alarms, {
      create: async (name: string, { when = 0 }) => {
        if (name === 'poll') alarms.push(when);
      },
    });
    shop.world.clock.advance(9 * HOUR);
    shop.die();
    shop.setRandom(0.5);
    await shop.life.schedule.started();
    expect(alarms).toEqual([shop.world.clock.now() + 10_000]);
    const before = shop.calls(LIST);
    await shop.life.sync.due();
    expect(shop.calls(LIST)).toBe(before);
    await look(10_000);
    expect(shop.calls(LIST)).toBeGreaterThan(before);
  });
});

describe('a key that is mended', () => {
  it('while Qoo10 cannot be reached is looked at by itself as soon as Qoo10 answers', async () => {
    shop = await openShop();
    await look(0);
    shop.world.seller.revokeKeys();
    await look();
    expect(await shop.poll()).toMatchObject({ stopped: true });
    shop.world.seller.keys.set('mended', { expiresAt: shop.world.clock.now() + 24 * HOUR });
    const heal = shop.world.faults.add({ kind: 'cut-before', host: QOO10 });
    const kept = await shop.life.handlers['keys.qoo10.save'](
      { shopId: shop.shopId, sellerAuthorizationKey: 'mended', issuedOn: null },
      SENDER,
    );
    expect(kept).toMatchObject({ ok: true });
    await look();
    heal();
    for (let turn = 0; turn < 4; turn++) await look();
    expect(await shop.poll()).toMatchObject({ stopped: false, failures: 0 });
    expect((await shop.data.syncs.get(`orders:${shop.shopId}`))?.failure).toBeNull();
  });

  it('while Smartship cannot be reached is looked at by itself as soon as Smartship answers', async () => {
    shop = await openShop();
    await shop.vault.remove('smartship:api-key');
    await look(0);
    expect(await shop.data.polls.get(':smartship')).toMatchObject({ stopped: true });
    const heal = shop.world.faults.add({ kind: 'cut-before', host: SMARTSHIP });
    await shop.life.handlers['keys.smartship.save']({ apiKey: shop.world.smartship.apiKey }, SENDER);
    await look();
    heal();
    for (let turn = 0; turn < 4; turn++) await look();
    expect(await shop.data.polls.get(':smartship')).toMatchObject({ stopped: false, failures: 0 });
  });
});
