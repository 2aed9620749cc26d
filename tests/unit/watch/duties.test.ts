import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { changeSettings, changeShop, readSettings } from '#lib/storage';
import { anItem, HOUR, MINUTE, type OpenShop, openShop } from './life.ts';
import { signIn } from './signed-in.ts';

// Days with a look each half hour, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

let shop: OpenShop;
afterEach(() => shop.close());

/** Handlers of pages do not look at who asks: the server did. */
const SENDER = undefined as never;

/** A shop whose link brings orders in and does no more; what the extension does is chosen by each test. */
async function open(): Promise<void> {
  shop = await openShop();
  await signIn(shop);
  Object.assign(shop.world.smartship.link, {
    automaticOrderConfirmation: false,
    automaticFulfillmentInstruction: false,
    writeTracking: false,
  });
}

async function look(after = 31 * MINUTE): Promise<void> {
  shop.world.clock.advance(after);
  await shop.life.sync.due();
  await shop.life.brain.runOutbox();
}

const give = (duty: 'confirm' | 'instruct' | 'tracking') =>
  shop.life.handlers['settings.duty'](
    { shopId: shop.shopId, duty, doer: 'extension', smartshipLinkDeclaredOff: false },
    SENDER,
  );
const approve = (duty: 'confirm' | 'instruct' | 'tracking', orderNo: string) =>
  shop.life.handlers['duty.approve-backlog']({ shopId: shop.shopId, duty, orderNos: [orderNo] }, SENDER);

function order(): string {
  const { orderNo } = shop.world.placeOrder({ itemCode: anItem(shop.world) });
  shop.world.runLinkCycle();
  return orderNo;
}

const parcel = (orderNo: string): string => shop.world.smartship.shipmentOf(orderNo)?.shippingNo ?? '';
const done = (kind: 'confirm' | 'send-tracking', orderNo: string) => shop.world.effects.count(kind, orderNo);
const instructed = (orderNo: string) => shop.world.effects.count('instruct', parcel(orderNo));

describe('a duty that is switched on', () => {
  it('takes no order that another duty had begun before, until the seller approved it after a preview', async () => {
    await open();
    await give('confirm');
    const orderNo = order();
    await look();
    expect([done('confirm', orderNo), instructed(orderNo)]).toEqual([1, 0]);
    await give('instruct');
    await look();
    await look(7 * HOUR);
    expect(instructed(orderNo)).toBe(0);
    await approve('instruct', orderNo);
    await look();
    expect(instructed(orderNo)).toBe(1);
  });

  it('takes what was approved for it, and not what was approved for another duty', async () => {
    await open();
    const orderNo = order();
    await look();
    await give('confirm');
    await give('instruct');
    await look();
    expect([done('confirm', orderNo), instructed(orderNo)]).toEqual([0, 0]);
    await approve('confirm', orderNo);
    await look();
    await look(7 * HOUR);
    expect([done('confirm', orderNo), instructed(orderNo)]).toEqual([1, 0]);
    await approve('instruct', orderNo);
    await look();
    expect([done('confirm', orderNo), instructed(orderNo)]).toEqual([1, 1]);
  });

  it('writes no number to an order of before that another duty had begun, until it was approved', async () => {
    await open();
    await give('confirm');
    await give('instruct');
    const orderNo = order();
    await look();
    expect(instructed(orderNo)).toBe(1);
    await give('tracking');
    shop.world.shipNow(parcel(orderNo));
    await look();
    await look(7 * HOUR);
    expect(done('send-tracking', orderNo)).toBe(0);
    await approve('tracking', orderNo);
    await look();
    expect(done('send-tracking', orderNo)).toBe(1);
  });
});

describe('filling a gap that Smartship left', () => {
  it('takes what the seller pressed before he allowed it only after a preview', async () => {
    await open();
    const { orderNo } = shop.world.placeOrder({ itemCode: anItem(shop.world) });
    await shop.life.sync.all('now');
    await shop.life.handlers['send.press']({ orderNo, named: [orderNo] }, SENDER);
    shop.world.runLinkCycle();
    // Only a life that saw the press holds it by a clock that a test cannot move.
    shop.die();
    await look();
    await shop.life.handlers['settings.fill-tracking-gap']({ shopId: shop.shopId, fill: true }, SENDER);
    shop.world.shipNow(parcel(orderNo));
    for (let turn = 0; turn < 10; turn++) await look(7 * HOUR);
    expect(done('send-tracking', orderNo)).toBe(0);
    const [job] = await shop.outbox.jobs.toArray();
    expect(job).toMatchObject({ phase: 'waiting', reason: { code: 'waiting-for-approval' } });
    // Looks in between do not ask for it again: it waits for a word, not for news.
    const asked = () => shop.calls('ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2');
    const before = asked();
    for (let turn = 0; turn < 3; turn++) await look(10 * MINUTE);
    expect((job?.dueAt ?? 0) - shop.world.clock.now()).toBeGreaterThan(HOUR);
    expect(asked()).toBe(before);
    await approve('tracking', orderNo);
    await look();
    expect(done('send-tracking', orderNo)).toBe(1);
  });
});

describe('after a long sleep', () => {
  it('carts that a duty had begun before stand still too until the seller lets automation go on', async () => {
    await open();
    await give('confirm');
    await give('instruct');
    const orderNo = order();
    // The sleep begins between the two steps.
    shop.world.faults.add({ kind: 'status', status: 503, match: 'request_pick_n_pack' });
    await look();
    expect([done('confirm', orderNo), instructed(orderNo)]).toEqual([1, 0]);
    shop.world.faults.clear();
    shop.die();
    shop.world.clock.advance(48 * HOUR);
    await shop.life.schedule.wake();
    await look();
    await look(HOUR);
    expect(instructed(orderNo)).toBe(0);
    expect((await readSettings()).automationAsks).toBe(true);
    await shop.life.handlers['automation.go-on']({}, SENDER);
    await look(HOUR);
    expect(instructed(orderNo)).toBe(1);
    expect((await readSettings()).automationAsks).toBe(false);
  });

  it('what the seller pressed himself goes on, and a shop that may do nothing is not asked about', async () => {
    await open();
    const { orderNo } = shop.world.placeOrder({ itemCode: anItem(shop.world) });
    await shop.life.sync.all('now');
    await shop.life.handlers['send.press']({ orderNo, named: [orderNo] }, SENDER);
    shop.die();
    await give('tracking');
    shop.world.runLinkCycle();
    shop.world.clock.advance(48 * HOUR);
    await shop.life.schedule.wake();
    await look();
    expect(instructed(orderNo)).toBe(1);
    expect((await readSettings()).automationAsks).toBe(true);

    await changeSettings((settings) => ({ ...settings, automationAsks: false }));
    await look();
    await changeShop(shop.shopId, (each) => ({ ...each, readOnly: true }));
    shop.die();
    shop.world.clock.advance(48 * HOUR);
    await shop.life.schedule.wake();
    await look();
    expect((await readSettings()).automationAsks).toBe(false);
  });
});

describe('the cap of an hour', () => {
  it('is not kept full for a day by a clock that was a day ahead', async () => {
    await open();
    await give('confirm');
    const first = order();
    await look();
    const [job] = await shop.outbox.jobs.toArray();
    if (!job) throw new Error(`${first} was not started`);
    const ahead = shop.world.clock.now() + 20 * HOUR;
    await shop.outbox.jobs.bulkPut(
      Array.from({ length: 200 }, (_, at) => ({
        ...job,
        jobId: `ahead ${at}`,
        orderNos: [],
        phase: 'done' as const,
        pressedAt: ahead,
        dueAt: null,
      })),
    );
    const orderNo = order();
    await look();
    expect(done('confirm', orderNo)).toBe(1);
  });
});
