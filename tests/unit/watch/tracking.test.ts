import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { changeShop, findingsOf } from '#lib/storage';
import { anItem, HOUR, MINUTE, NOON, type OpenShop, openShop } from './life.ts';

let shop: OpenShop;
afterEach(() => shop.close());

const SEND = 'ShippingBasic.SetSendingInfoBulk';

/** Orders that Smartship collected, instructed and really shipped, without anybody's press here. */
async function shippedOrders(count: number): Promise<string[]> {
  shop = await openShop();
  const { world } = shop;
  Object.assign(world.smartship.link, {
    automaticOrderConfirmation: true,
    automaticFulfillmentInstruction: true,
    writeTracking: false,
  });
  await changeShop(shop.shopId, (each) => ({
    ...each,
    duties: { ...each.duties, tracking: 'extension' },
    dutySince: { tracking: NOON - HOUR },
  }));
  const orderNos = Array.from({ length: count }, () => world.placeOrder({ itemCode: anItem(world) }).orderNo);
  world.runLinkCycle();
  await look();
  for (const orderNo of orderNos) world.shipNow(world.smartship.shipmentOf(orderNo)?.shippingNo ?? '');
  return orderNos;
}

async function look(after = 16 * MINUTE): Promise<void> {
  shop.world.clock.advance(after);
  await shop.life.sync.due();
}

describe('tracking numbers by duty', () => {
  it('go to Qoo10 in one call after a real shipment, also for orders that nobody pressed here, and once', async () => {
    const orderNos = await shippedOrders(12);
    await look();
    for (const orderNo of orderNos) {
      expect(shop.world.order(orderNo)).toMatchObject({ state: 4, trackingNo: expect.stringMatching(/^4000/) });
      expect(shop.world.effects.count('send-tracking', orderNo)).toBe(1);
    }
    expect(shop.calls(SEND)).toBe(1);
    for (let turn = 0; turn < 6; turn++) {
      shop.die();
      await look(31 * MINUTE);
    }
    expect(shop.world.effects.count('send-tracking')).toBe(12);
    const carriers = await shop.data.log.where('what').equals('tracking').toArray();
    expect(carriers).toHaveLength(12);
    expect(carriers.every(({ result, says }) => result === 'ok' && says !== '')).toBe(true);
  }, 20_000);

  it('are never written over a number that a colleague entered meanwhile', async () => {
    const [orderNo = ''] = await shippedOrders(1);
    const order = shop.world.order(orderNo);
    shop.world.faults.add({
      kind: 'meanwhile',
      match: 'ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2',
      times: 1,
      run: () => Object.assign(order ?? {}, { trackingNo: '7777', carrier: 'ヤマト運輸', state: 4 }),
    });
    await look();
    await look(31 * MINUTE);
    expect(shop.world.order(orderNo)?.trackingNo).toBe('7777');
    expect(shop.world.effects.count('send-tracking')).toBe(0);
    // The buyer follows a number that is not the parcel's: that is told.
    await shop.life.schedule.watch();
    const rules = (await findingsOf(shop.data))?.findings.map(({ rule }) => rule);
    expect(rules).toContain('tracking-mismatch');
  });

  it('are not sent twice when the reply was lost', async () => {
    await shippedOrders(5);
    shop.world.faults.add({ kind: 'cut-after', match: SEND, times: 1 });
    await look();
    for (let turn = 0; turn < 4; turn++) await look(31 * MINUTE);
    expect(shop.world.effects.count('send-tracking')).toBe(5);
  });

  it('stay with the seller while the shop is Read-only or everything is paused', async () => {
    await shippedOrders(2);
    await changeShop(shop.shopId, (each) => ({ ...each, readOnly: true }));
    await look();
    expect(shop.world.effects.count('send-tracking')).toBe(0);
    await changeShop(shop.shopId, (each) => ({ ...each, readOnly: false }));
    await look();
    expect(shop.world.effects.count('send-tracking')).toBe(2);
  });
});
