import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { anItem, type OpenShop, openShop } from './life.ts';

let shop: OpenShop;
afterEach(() => shop.close());

describe('the activity log', () => {
  it('is without people and keys from the moment that a row is written, whoever’s words it holds', async () => {
    shop = await openShop();
    const key = shop.world.seller.sellerAuthorizationKey;
    const says = `refused for hanako@example.invalid, 090-1234-5678, 〒150-0001, key ${key}`;
    await shop.life.brain.log({ who: 'extension', what: 'fault', orderNo: null, result: 'failed', says });
    const written = JSON.stringify(await shop.data.log.toArray());
    for (const secret of ['hanako@', '090-1234', '150-0001', key]) expect(written).not.toContain(secret);
    expect(written).toContain('refused for');
  });

  it('says who did what to which order, when, and how it ended', async () => {
    shop = await openShop();
    const { orderNo } = shop.world.placeOrder({ itemCode: anItem(shop.world) });
    await shop.life.sync.all('now');
    const before = shop.world.clock.now();
    await shop.life.handlers['send.press'](
      { orderNo, named: [orderNo] },
      { extensionId: undefined, url: undefined, tabId: undefined, windowId: undefined },
    );
    const rows = await shop.data.log.where('orderNo').equals(orderNo).toArray();
    expect(rows).toMatchObject([{ who: 'seller', what: 'send', orderNo, result: 'ok' }]);
    expect(rows[0]?.at).toBeGreaterThanOrEqual(before);
  });
});
