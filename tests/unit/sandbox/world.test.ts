import { describe, expect, it } from 'vitest';
import { createWorld } from '#tests/sandbox';
import { NOON, outside } from './helpers.ts';

const same = (seed: number) => createWorld({ now: NOON, frozen: true, seed }).orders;

describe('a world', () => {
  it('is the same for the same seed and hour, and another for another seed', () => {
    expect(same(1)).toEqual(same(1));
    expect(same(2)).not.toEqual(same(1));
  });

  it('keeps the numbers of its stories whatever its size and seed', () => {
    const { stories } = createWorld({ now: NOON, seed: 7, orders: 300 });
    expect(stories.readySingle).toMatchObject({ orderNo: '1290000101', packNo: '512340001' });
    expect(stories).toEqual(createWorld({ now: NOON, seed: 1 }).stories);
  });

  it('shows the newest order first', () => {
    const { orders, stories } = createWorld({ now: NOON, orders: 200 });
    expect(orders[0]?.orderNo).toBe(stories.readySingle.orderNo);
    expect(orders).toHaveLength(200);
    expect(orders.every((order, index) => order.orderedAt <= (orders[index - 1]?.orderedAt ?? NOON))).toBe(true);
  });

  it('invents people whom nothing can reach', () => {
    for (const order of createWorld({ now: NOON, orders: 120 }).orders) {
      expect(order.buyerEmail).toMatch(/@example\.invalid$/);
      expect(order.mobile).toMatch(/^\+81-90-0000-\d{4}$/);
      expect(order.zipCode).toBe('000-0000');
    }
  });

  it('begins without effects', () => {
    expect(createWorld({ now: NOON }).effects.log).toEqual([]);
  });

  it('holds 100,000 SKUs that can be found by code', () => {
    const { smartship } = createWorld({ now: NOON, skus: 100_000 });
    expect(smartship.skus).toHaveLength(100_000);
    expect(smartship.skusByCode('FILL-099999')).toHaveLength(1);
  });
});

describe("Smartship's link", () => {
  it('takes paid carts as parcels and leaves what is not collectable', () => {
    const { world } = outside();
    const { readySingle, preparing, twoLineCart, awaitingPayment, cancelRequested, tooLate } = world.stories;
    world.runLinkCycle();
    for (const taken of [readySingle, preparing])
      expect(world.smartship.shipmentOf(taken.orderNo)?.serviceType).toBe('FF');
    for (const left of [awaitingPayment, cancelRequested, tooLate])
      expect(world.smartship.shipmentOf(left.orderNo)).toBeUndefined();
    expect(world.smartship.shipmentOf(twoLineCart.orderNo)?.lines.map(({ orderNo }) => orderNo)).toEqual(
      twoLineCart.orderNos,
    );
  });

  it('puts what it cannot map or has not in stock among the errors, with the reason', () => {
    const { world } = outside();
    const {
      unmapped,
      near,
      nearLowerCase,
      nearTrailingSpace,
      blank,
      wrongKind,
      ambiguous,
      mixedCart,
      outOfStock,
      linked,
    } = world.stories;
    world.runLinkCycle();
    const reason = (orderNo: string) => world.smartship.shipmentOf(orderNo)?.pendingReason;
    for (const story of [unmapped, near, nearLowerCase, nearTrailingSpace, blank, wrongKind, ambiguous, mixedCart])
      expect(reason(story.orderNo)).toBe('SKU not mapped');
    expect(reason(outOfStock.orderNo)).toBe('out of stock');
    expect(reason(linked.orderNo)).toBe('');
  });

  it('takes nothing twice and never what was deleted there', () => {
    const { world } = outside();
    world.runLinkCycle();
    const { shippingNo } = world.smartship.shipmentOf(world.stories.readySingle.orderNo) ?? { shippingNo: '' };
    world.deleteShipment(shippingNo);
    expect(world.runLinkCycle().registered).toEqual([]);
    expect(world.smartship.shipmentOf(world.stories.removedInSmartship.orderNo)).toBeUndefined();
  });

  it('takes nothing while automatic integration is off, unless run by hand', () => {
    const { world } = outside();
    world.smartship.link.automaticOrderIntegration = false;
    expect(world.runLinkCycle()).toMatchObject({ registered: [], problem: 'off' });
    expect(world.runLinkCycle('manual').registered.length).toBeGreaterThan(0);
  });

  it('deletes what the buyer cancelled, and of a cart only that line', () => {
    const { world } = outside();
    const { readySingle, twoLineCart } = world.stories;
    world.runLinkCycle();
    world.cancelOrder(readySingle.orderNo);
    world.cancelOrder(twoLineCart.orderNo);
    expect(world.runLinkCycle().removed).toHaveLength(1);
    expect(world.smartship.shipmentOf(readySingle.orderNo)).toBeUndefined();
    expect(world.smartship.shipmentOf(twoLineCart.orderNos[1] ?? '')?.lines).toHaveLength(1);
  });

  it('confirms and instructs by itself where its options say so', () => {
    const { world } = outside();
    world.smartship.link.automaticOrderConfirmation = true;
    world.smartship.link.automaticFulfillmentInstruction = true;
    world.runLinkCycle();
    const { orderNo } = world.stories.readySingle;
    expect(world.smartship.shipmentOf(orderNo)?.status).toBe('PI');
    expect(world.order(orderNo)?.state).toBe(3);
    expect(world.effects.count('confirm', orderNo)).toBe(1);
  });

  it('writes the tracking number when the centre really ships', () => {
    const { world } = outside();
    const { orderNo, shippingNo } = world.stories.instructed;
    const { trackingNo } = world.shipNow(shippingNo);
    expect(world.order(orderNo)).toMatchObject({ state: 4, trackingNo });
    expect(world.effects.count('send-tracking', orderNo)).toBe(1);
  });

  it('takes a deleted delivery back under a new number when the seller resyncs it, unless the buyer cancelled', () => {
    const { world } = outside();
    const { orderNo } = world.stories.removedInSmartship;
    const [tombstone] = world.smartship.tombstones;
    const shipment = world.resync(tombstone?.shippingNo ?? '');
    expect(shipment?.shippingNo).not.toBe(tombstone?.shippingNo);
    expect(world.smartship.shipmentOf(orderNo)).toBe(shipment);
    world.deleteShipment(shipment?.shippingNo ?? '');
    world.cancelOrder(orderNo);
    expect(world.resync(shipment?.shippingNo ?? '')).toBeUndefined();
  });

  it('does not see that an order uploaded by Excel is alive already', () => {
    const { world } = outside();
    const { orderNo } = world.stories.readySingle;
    world.runLinkCycle();
    world.registerByExcel([orderNo]);
    const alive = [...world.smartship.shipments.values()].filter(({ lines }) =>
      lines.some((line) => line.orderNo === orderNo),
    );
    expect(alive).toHaveLength(2);
  });

  it('leads a parcel through the centre to the door, and Qoo10 with it', () => {
    const { world } = outside();
    const { orderNo, shippingNo } = world.stories.instructed;
    expect(() => world.moveShipment(shippingNo, 'D5')).toThrow();
    world.moveShipment(shippingNo, 'P0');
    world.shipNow(shippingNo);
    expect(world.moveShipment(shippingNo, 'D5').deliveredAt).toBe(NOON);
    expect(world.order(orderNo)).toMatchObject({ state: 5, deliveredAt: NOON });
  });

  it('lets units wait for one order only', () => {
    const { world } = outside({ orders: 0 });
    const [sku] = world.smartship.skusByCode('mug-white');
    if (sku !== undefined) sku.stock.JPTFC1 = 1;
    const { itemCode } = world.stories.listingWithoutOptions;
    const [first, second] = [world.placeOrder({ itemCode }), world.placeOrder({ itemCode })];
    world.runLinkCycle();
    const reasons = [first, second].map(({ orderNo }) => world.smartship.shipmentOf(orderNo)?.pendingReason);
    expect(reasons.sort()).toEqual(['', 'out of stock']);
  });
});
