import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findingsOf } from '#lib/storage';
import { anItem, HOUR, MINUTE, type OpenShop, openShop } from './life.ts';

const SINGLE = 'ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2';

// Days with a look each half hour, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

let shop: OpenShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

async function look(after = HOUR): Promise<void> {
  shop.world.clock.advance(after);
  await shop.life.sync.due();
  await shop.life.schedule.watch();
}
const place = () => shop.world.placeOrder({ itemCode: anItem(shop.world) });
const told = async (kind: string) =>
  (await findingsOf(shop.data))?.findings.filter((row) => row.rule === 'cannot-check' && row.kind === kind) ?? [];

describe('an order that cannot be read', () => {
  it('is told with how many there are, hides no other, is not called cancelled, and is over when it can be read again', async () => {
    const [odd, good] = [place(), place()];
    await look(0);
    const before = odd.quantity;
    Object.assign(odd, { quantity: Number.NaN });
    const newer = place();
    await look();
    await look();
    expect(await shop.order(newer.orderNo)).toMatchObject({ status: 2 });
    expect(await shop.order(good.orderNo)).toMatchObject({ inLists: true });
    expect((await shop.order(odd.orderNo))?.claim).not.toBe('done');
    expect(await told('order-rows')).toMatchObject([{ severity: 'today', count: 1, action: 'open-jqsm' }]);
    Object.assign(odd, { quantity: before });
    await look();
    await look();
    expect(await told('order-rows')).toEqual([]);
    expect(await shop.order(odd.orderNo)).toMatchObject({ status: 2, inLists: true });
  });

  it('costs no more than a look-up an hour while it cannot be read', async () => {
    const odd = place();
    await look(0);
    Object.assign(odd, { quantity: Number.NaN });
    await look();
    const before = shop.calls(SINGLE);
    for (let turn = 0; turn < 36; turn++) await look(5 * MINUTE);
    expect(shop.calls(SINGLE) - before).toBeLessThanOrEqual(3);
  });

  it('keeps what vanished besides it from being asked for no longer', async () => {
    const [odd, gone] = [place(), place()];
    await look(0);
    Object.assign(odd, { quantity: Number.NaN });
    shop.world.cancelOrder(gone.orderNo);
    await look();
    await look();
    expect(await shop.order(gone.orderNo)).toMatchObject({ claim: 'done' });
  });
});

describe('an order with a title of 10,000 signs', () => {
  it('is read and judged as any other', async () => {
    const order = place();
    Object.assign(order, { title: `${'あ'.repeat(10_000)}<script>\u202e` });
    await look(0);
    expect(await shop.order(order.orderNo)).toMatchObject({ status: 2 });
  });
});

describe('an order that was never paid', () => {
  it('and was cancelled is no open order any more after a sweep', async () => {
    const unpaid = shop.world.placeOrder({ itemCode: anItem(shop.world), state: 1 });
    await look(0);
    expect(await shop.order(unpaid.orderNo)).toMatchObject({ status: 1 });
    shop.world.cancelOrder(unpaid.orderNo);
    await look();
    await look();
    expect(await shop.order(unpaid.orderNo)).toMatchObject({ claim: 'done' });
  });

  it('and just vanished, without a claim, is asked for', async () => {
    const unpaid = shop.world.placeOrder({ itemCode: anItem(shop.world), state: 1 });
    await look(0);
    shop.world.orders.splice(shop.world.orders.indexOf(unpaid), 1);
    await look();
    await look();
    expect(await shop.order(unpaid.orderNo)).toMatchObject({ inLists: false });
    expect(shop.calls(SINGLE)).toBeGreaterThan(0);
  });
});
