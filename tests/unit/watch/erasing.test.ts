import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toOrderNo } from '#lib/domain';
import { anItem, type OpenShop, openShop } from './life.ts';

let shop: OpenShop;
let answer: () => void;
beforeEach(async () => {
  let holding = false;
  let held: Promise<void> = Promise.resolve();
  shop = await openShop({
    // The first answer of Qoo10 after `hold` stays out until `answer`.
    beforeAnswer: async (request) => {
      if (!holding || !request.url.includes('api.qoo10.jp')) return;
      await held;
    },
  });
  held = new Promise((resolve) => {
    answer = resolve;
  });
  shop.world.placeOrder({ itemCode: anItem(shop.world) });
  holding = true;
});
afterEach(() => shop.close());

/** Handlers of pages do not look at who asks: the server did. */
const SENDER = undefined as never;
const asked = () => expect.poll(() => shop.held).toBeGreaterThan(0);

describe('while a look is under way', () => {
  it('*Erase everything* leaves nothing, also of what that look still brings', async () => {
    const look = shop.life.sync.all();
    await asked();
    const erased = shop.life.handlers['erase.everything']({}, SENDER);
    await expect.poll(async () => (await shop.settings()).shops).toEqual([]);
    answer();
    await Promise.all([erased, look]);
    const { orders, shipments, skus, listings, log } = shop.data;
    const left = await Promise.all([orders, shipments, skus, listings, log].map((table) => table.count()));
    expect(left).toEqual([0, 0, 0, 0, 0]);
    // That nothing is set up may be said.
    const told = (await shop.data.connections.toArray()).filter(({ state }) => state !== 'not-set-up');
    expect(told).toEqual([]);
    expect((await shop.settings()).shops).toEqual([]);
    expect(await shop.vault.get(`qoo10:${shop.shopId}`)).toBeNull();
  });

  it('a shop that is removed is not there again when that look ends', async () => {
    const look = shop.life.sync.all();
    await asked();
    await shop.life.handlers['shop.remove']({ shopId: shop.shopId }, SENDER);
    answer();
    await look;
    expect(await shop.data.orders.count()).toBe(0);
    expect(await shop.data.connections.get(`qoo10:${shop.shopId}`)).toBeUndefined();
    expect(await shop.data.syncs.get(`orders:${shop.shopId}`)).toBeUndefined();
    expect(await shop.poll()).toBeUndefined();
  });

  it('a shop that is removed takes with it what the seller approved of its orders', async () => {
    answer();
    const orderNo = toOrderNo('1290000101');
    if (!orderNo) throw new Error('no number');
    await shop.outbox.approvals.put({ shopId: shop.shopId, orderNo, duty: 'confirm', at: 0 });
    await shop.life.handlers['shop.remove']({ shopId: shop.shopId }, SENDER);
    expect(await shop.outbox.approvals.count()).toBe(0);
  });
});
