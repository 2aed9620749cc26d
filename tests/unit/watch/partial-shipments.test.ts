import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { changeShop, findingsOf } from '#lib/storage';
import { HOUR, MINUTE, NOON, type OpenShop, openShop } from './life.ts';
import { signIn } from './signed-in.ts';

// Days with a look each half hour, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

let shop: OpenShop;
afterEach(() => shop.close());

async function look(after = 31 * MINUTE): Promise<void> {
  shop.world.clock.advance(after);
  await shop.life.sync.due();
  await shop.life.brain.runOutbox();
}

/** A cart of two lines of a shop that gave its duties to the extension; Smartship's link brings it in and does no more. */
async function cartOfTwo(): Promise<[string, string]> {
  shop = await openShop();
  await signIn(shop);
  const { world } = shop;
  Object.assign(world.smartship.link, {
    automaticOrderConfirmation: false,
    automaticFulfillmentInstruction: false,
    writeTracking: false,
  });
  const since = NOON - HOUR;
  await changeShop(shop.shopId, (each) => ({
    ...each,
    duties: { ...each.duties, confirm: 'extension', instruct: 'extension', tracking: 'extension' },
    dutySince: { confirm: since, instruct: since, tracking: since },
  }));
  const { listingWithoutOptions, listingWithOptions } = world.stories;
  const first = world.placeOrder({ itemCode: listingWithoutOptions.itemCode });
  const second = world.placeOrder({ itemCode: listingWithOptions.itemCode, option: 0, packNo: first.packNo });
  return [first.orderNo, second.orderNo];
}

const parcelOf = (orderNo: string) => {
  const parcel = shop.world.smartship.shipmentOf(orderNo);
  if (!parcel) throw new Error(`${orderNo} is in no parcel`);
  return parcel;
};
const ship = (orderNo: string) => shop.world.shipNow(parcelOf(orderNo).shippingNo);
const numberOf = (orderNo: string) => shop.world.order(orderNo)?.trackingNo;
const sent = (orderNo: string) => shop.world.effects.count('send-tracking', orderNo);

/** In Smartship the second line is put into a parcel of its own. */
function split(orderNo: string): void {
  const { smartship } = shop.world;
  const parcel = parcelOf(orderNo);
  const own = parcel.lines.filter((line) => line.orderNo === orderNo);
  parcel.lines.splice(0, parcel.lines.length, ...parcel.lines.filter((line) => line.orderNo !== orderNo));
  const shippingNo = 'QSP900000077';
  smartship.shipments.set(shippingNo, { ...parcel, shippingNo, trackingNo: '', carrier: '', lines: own, events: [] });
}

describe('a cart in two parcels', () => {
  it('that was split before anybody took it up gets each parcel’s number on its own lines, once each', async () => {
    const [first, second] = await cartOfTwo();
    shop.world.runLinkCycle();
    split(second);
    for (const orderNo of [first, second]) {
      Object.assign(shop.world.order(orderNo) ?? {}, { state: 3 });
      Object.assign(parcelOf(orderNo), { status: 'P0' });
    }
    await look();
    ship(first);
    await look();
    expect([numberOf(first), numberOf(second)]).toEqual([parcelOf(first).trackingNo, '']);
    await look(3 * HOUR);
    ship(second);
    await look();
    await look(HOUR);
    expect(numberOf(second)).toBe(parcelOf(second).trackingNo);
    expect(numberOf(first)).not.toBe(numberOf(second));
    expect([sent(first), sent(second)]).toEqual([1, 1]);
  });

  it('that was split after the instruction gets no line the other parcel’s number', async () => {
    const [first, second] = await cartOfTwo();
    shop.world.runLinkCycle();
    await look();
    expect(parcelOf(first).status).toMatch(/^P/);
    split(second);
    ship(first);
    await look();
    await look(7 * HOUR);
    expect([numberOf(first), numberOf(second)]).toEqual([parcelOf(first).trackingNo, '']);
    ship(second);
    await look();
    await look(7 * HOUR);
    expect(numberOf(second)).toBe(parcelOf(second).trackingNo);
    expect([sent(first), sent(second)]).toEqual([1, 1]);
  });
});

describe('a number that Qoo10 does not take', () => {
  it('keeps no other parcel of the cart from its own, and is not tried again in turns', async () => {
    const [first, second] = await cartOfTwo();
    shop.world.runLinkCycle();
    split(second);
    for (const orderNo of [first, second]) {
      Object.assign(shop.world.order(orderNo) ?? {}, { state: 3 });
      ship(orderNo);
    }
    Object.assign(parcelOf(first), { trackingNo: '4'.repeat(60) });
    await look();
    const [stopped] = await shop.outbox.jobs.where('orderNos').equals(first).toArray();
    expect(stopped).toMatchObject({ phase: 'needs-seller', reason: { params: { says: 'trackingNo' } } });
    for (let turn = 0; turn < 2; turn++) await look();
    expect([numberOf(first), numberOf(second)]).toEqual(['', parcelOf(second).trackingNo]);
    // Nor does it go back to the first one's, which is the seller's now.
    const ofCart = () =>
      shop.outbox.jobs
        .where('packNo')
        .equals(shop.world.order(first)?.packNo ?? '')
        .toArray();
    const [before] = await ofCart();
    expect(before).toMatchObject({ phase: 'done', stoppedOver: [parcelOf(first).shippingNo] });
    for (let turn = 0; turn < 4; turn++) await look();
    expect(await ofCart()).toEqual([before]);
  });
});

describe('a sending that stopped', () => {
  it('and that the seller ended in Smartship himself still gets its number', async () => {
    const [first, second] = await cartOfTwo();
    shop.world.runLinkCycle();
    Object.assign(parcelOf(first), { held: true });
    await look();
    const [job] = await shop.outbox.jobs.toArray();
    expect(job).toMatchObject({ phase: 'needs-seller', step: 'confirm' });
    Object.assign(parcelOf(first), { held: false, status: 'P0' });
    ship(first);
    await look();
    await look(HOUR);
    expect([sent(first), sent(second)]).toEqual([1, 1]);
  });
});

describe('an order that went in two parcels', () => {
  it('is no mismatch while Qoo10 shows the number of either', async () => {
    const [first] = await cartOfTwo();
    shop.world.runLinkCycle();
    ship(first);
    const parcel = parcelOf(first);
    const other = { ...parcel, shippingNo: 'QSP900000002', trackingNo: '400099990000' };
    shop.world.smartship.shipments.set(other.shippingNo, other);
    Object.assign(shop.world.order(first) ?? {}, { state: 3, trackingNo: other.trackingNo, carrier: 'Qxpress' });
    await look();
    await shop.life.schedule.watch();
    const told = (await findingsOf(shop.data))?.findings.filter(({ rule }) => rule === 'tracking-mismatch') ?? [];
    expect(told.flatMap(({ orderNos }) => orderNos)).not.toContain(first);
  });
});
