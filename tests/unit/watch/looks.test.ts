import { afterEach, describe, expect, it, vi } from 'vitest';
import { anItem, HOUR, MINUTE, NOON, type OpenShop, openShop } from './life.ts';

const LIST = 'ShippingBasic.GetShippingInfo_v3';
const CLAIMS = 'ShippingBasic.GetClaimInfo_V3';
const SINGLE = 'ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2';

let shop: OpenShop;
afterEach(() => shop.close());

/** Time goes on, and the alarm's hour comes. */
async function look(after: number): Promise<void> {
  shop.world.clock.advance(after);
  await shop.life.sync.due();
}

describe('a connection that is mended', () => {
  it('is looked at by the next life, though the worker died between the good test and its first look', async () => {
    let dead = false;
    const stuck = new Promise<void>(() => undefined);
    shop = await openShop({ beforeAnswer: async () => (dead ? stuck : undefined) });
    const { vault, data } = shop;
    await vault.remove('smartship:api-key');
    await look(0);
    expect(await data.polls.get(':smartship')).toMatchObject({ stopped: true });
    await shop.enterSmartshipKey();
    const told = await shop.life.handlers['connection.test']({ party: 'smartship', shopId: null }, undefined as never);
    // Nothing that this life still asks comes back.
    dead = true;
    expect(told.ok).toBe(true);
    shop.die();
    dead = false;
    await look(MINUTE);
    expect((await data.syncs.get('shipments'))?.lastEnd).not.toBeNull();
  });
});

describe('looking at Qoo10 by itself', () => {
  it('asks two calls a tick, and for all that may have changed once an hour', async () => {
    shop = await openShop();
    shop.world.placeOrder({ itemCode: anItem(shop.world) });
    await look(0);
    expect([shop.calls(LIST), shop.calls(CLAIMS)]).toEqual([3, 1]);
    await look(6 * MINUTE);
    expect([shop.calls(LIST), shop.calls(CLAIMS)]).toEqual([5, 1]);
    await look(HOUR);
    expect([shop.calls(LIST), shop.calls(CLAIMS)]).toEqual([8, 2]);
  });

  it('asks nothing before its time, whatever rings', async () => {
    shop = await openShop();
    await look(0);
    // Listings are read on beside it.
    const asked = () => [shop.calls(LIST), shop.calls(CLAIMS), shop.callsTo('smartship2.tracxlogis.com')];
    const before = asked();
    await look(MINUTE);
    expect(asked()).toEqual(before);
  });

  it('notices a new order by the next tick, and one that was cancelled, though it just disappears', async () => {
    shop = await openShop();
    await shop.life.schedule.used();
    await look(0);
    const { orderNo } = shop.world.placeOrder({ itemCode: anItem(shop.world) });
    await look(6 * MINUTE);
    expect(await shop.order(orderNo)).toMatchObject({ status: 2, inLists: true });
    shop.world.cancelOrder(orderNo);
    await look(6 * MINUTE);
    expect(await shop.order(orderNo)).toMatchObject({ claim: 'done' });
    expect(shop.calls(SINGLE)).toBe(1);
    await look(6 * MINUTE);
    expect(shop.calls(SINGLE)).toBe(1);
  });

  it('asks once for many that were shipped, not for each', async () => {
    shop = await openShop();
    const orders = Array.from({ length: 40 }, () => shop.world.placeOrder({ itemCode: anItem(shop.world), state: 3 }));
    await look(0);
    for (const order of orders)
      Object.assign(order, { state: 4, shippedAt: shop.world.clock.now(), trackingNo: '4000' });
    await look(6 * MINUTE);
    expect(shop.calls(SINGLE)).toBe(0);
    for (const { orderNo } of orders)
      expect(await shop.order(orderNo)).toMatchObject({ status: 4, trackingNo: '4000' });
  });

  it('asks in lists for what was shipped and delivered while the laptop was asleep for days, too', async () => {
    shop = await openShop();
    const orders = Array.from({ length: 40 }, () => shop.world.placeOrder({ itemCode: anItem(shop.world), state: 3 }));
    await look(0);
    shop.world.clock.advance(24 * HOUR);
    for (const [at, order] of orders.entries()) {
      const shippedAt = shop.world.clock.now();
      const delivered = at % 2 === 0 ? { state: 5, deliveredAt: shippedAt + 24 * HOUR } : { state: 4 };
      Object.assign(order, { shippedAt, trackingNo: '4000', ...delivered });
    }
    await look(5 * 24 * HOUR);
    expect(shop.calls(SINGLE)).toBe(0);
    for (const { orderNo, state } of orders) expect(await shop.order(orderNo)).toMatchObject({ status: state });
  });

  it('backs off while Qoo10 cannot be reached or a captive portal answers, loses nothing, and comes back', async () => {
    shop = await openShop();
    const { orderNo } = shop.world.placeOrder({ itemCode: anItem(shop.world) });
    await look(0);
    const heal = shop.world.faults.add({ kind: 'html', host: 'api.qoo10.jp' });
    const calls: number[] = [];
    for (let hours = 0; hours < 6; hours++) {
      const before = shop.calls(LIST);
      for (let minute = 0; minute < 60; minute += 5) await look(5 * MINUTE);
      calls.push(shop.calls(LIST) - before);
    }
    expect(Math.max(...calls.slice(2))).toBeLessThanOrEqual(2);
    expect(await shop.order(orderNo)).toMatchObject({ inLists: true, claim: 'none' });
    expect((await shop.data.syncs.get(`orders:${shop.shopId}`))?.failure?.kind).toBe('not-understood');
    heal();
    await look(2 * HOUR);
    expect((await shop.data.syncs.get(`orders:${shop.shopId}`))?.failure).toBeNull();
    expect(await shop.poll()).toMatchObject({ failures: 0 });
  });

  it('stops at a rejected key, says so, and begins again when the key was mended', async () => {
    shop = await openShop();
    await look(0);
    shop.world.seller.revokeKeys();
    await look(31 * MINUTE);
    expect((await shop.data.connections.get(`qoo10:${shop.shopId}`))?.state).toBe('key-rejected');
    // Listings are read on beside it: by now they have met the same.
    await vi.waitFor(async () => expect(await shop.data.syncs.get('listings')).toBeDefined());
    const before = shop.callsTo('api.qoo10.jp');
    for (let day = 0; day < 4; day++) await look(12 * HOUR);
    expect(shop.callsTo('api.qoo10.jp')).toBe(before);
    shop.world.seller.keys.set('mended', { expiresAt: shop.world.clock.now() + 24 * HOUR });
    await shop.life.handlers['keys.qoo10.save'](
      { shopId: shop.shopId, sellerAuthorizationKey: 'mended', issuedOn: null },
      { extensionId: undefined, url: undefined, tabId: undefined, windowId: undefined },
    );
    await shop.life.sync.all();
    expect(await shop.poll()).toMatchObject({ stopped: false, failures: 0 });
  });

  it('fails for each shop by itself', async () => {
    shop = await openShop();
    const { firstShop, changeSettings } = await import('#lib/storage');
    const { toShopId } = await import('#lib/domain');
    const other = toShopId('betsu_shop');
    await changeSettings((settings) => ({ ...settings, shops: [...settings.shops, firstShop(other, NOON)] }));
    await look(0);
    expect((await shop.data.syncs.get(`orders:${shop.shopId}`))?.failure).toBeNull();
    expect((await shop.data.syncs.get(`orders:${other}`))?.failure?.kind).toBe('not-set-up');
    expect((await shop.data.polls.get(other))?.stopped).toBe(true);
  });

  it('goes on after two days asleep with one sweep, and from a clock that was set back', async () => {
    shop = await openShop();
    await look(0);
    await look(48 * HOUR);
    expect(shop.calls(CLAIMS)).toBe(2);
    shop.die();
    shop.world.clock.advance(-72 * HOUR);
    await shop.life.sync.due();
    expect(shop.calls(CLAIMS)).toBe(3);
  });

  it('counts every call by day, host and shop, over the worker’s deaths', async () => {
    shop = await openShop();
    await look(0);
    shop.die();
    await look(6 * MINUTE);
    const { callsOf } = await import('#lib/storage');
    expect(await callsOf(shop.data, 'api.qoo10.jp', shop.shopId, shop.world.clock.now())).toBe(
      shop.callsTo('api.qoo10.jp'),
    );
    expect(await callsOf(shop.data, 'smartship2.tracxlogis.com', '', shop.world.clock.now())).toBe(
      shop.callsTo('smartship2.tracxlogis.com'),
    );
  });

  it('looks at its usual pace again as soon as somebody opens a page after an idle night', async () => {
    shop = await openShop();
    await look(0);
    await look(2 * HOUR);
    const idle = (await shop.poll())?.nextAt ?? 0;
    expect((idle - shop.world.clock.now()) / MINUTE).toBeCloseTo(30, 1);
    shop.world.clock.advance(10 * MINUTE);
    await shop.life.schedule.used();
    expect((await shop.poll())?.nextAt).toBeLessThanOrEqual(shop.world.clock.now());
  });
});

describe('looking at Smartship by itself', () => {
  const GOODS = 'get_order_goods_by_shipping_nos';

  it('asks for the goods of waiting parcels once an hour, not at each look, and when one stands otherwise', async () => {
    shop = await openShop();
    const { link } = shop.world.smartship;
    Object.assign(link, { automaticOrderConfirmation: false, automaticFulfillmentInstruction: false });
    const { orderNo } = shop.world.placeOrder({ itemCode: anItem(shop.world) });
    await look(0);
    shop.world.runLinkCycle();
    await look(16 * MINUTE);
    const once = shop.calls(GOODS);
    expect(once).toBeGreaterThan(0);
    await look(16 * MINUTE);
    expect(shop.calls(GOODS)).toBe(once);
    await look(HOUR);
    expect(shop.calls(GOODS)).toBe(once + 1);
    const shipment = shop.world.smartship.shipmentOf(orderNo);
    if (!shipment) throw new Error('the link brought no parcel');
    shipment.status = 'OC';
    await look(16 * MINUTE);
    expect(shop.calls(GOODS)).toBe(once + 2);
    expect(await shop.data.shipments.toArray()).toMatchObject([{ stage: 'confirmed' }]);
  });

  it('asks, where hundreds wait, only for the goods of stuck parcels again: their lines may have got a SKU since', {
    timeout: 20_000,
  }, async () => {
    shop = await openShop();
    const { link } = shop.world.smartship;
    Object.assign(link, { automaticOrderConfirmation: false, automaticFulfillmentInstruction: false });
    for (const { stock } of shop.world.smartship.skus) for (const place of Object.keys(stock)) stock[place] = 1_000;
    for (let left = 301; left > 0; left -= 1) shop.world.placeOrder({ itemCode: anItem(shop.world) });
    shop.world.placeOrder({ itemCode: anItem(shop.world), sellerCode: 'mug-whlte' });
    await look(0);
    shop.world.runLinkCycle();
    await look(16 * MINUTE);
    const once = shop.calls(GOODS);
    await look(HOUR);
    expect(shop.calls(GOODS)).toBe(once + 1);
    const [last] = shop.world.requests.filter(({ labels }) => labels.includes(GOODS)).slice(-1);
    expect(JSON.parse(last?.body ?? '').params.arguments.shipping_nos).toHaveLength(1);
  });
});
