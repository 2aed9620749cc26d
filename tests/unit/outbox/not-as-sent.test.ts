import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { toShippingNo } from '#lib/domain';
import { press } from '#lib/outbox';
import { changeShop } from '#lib/storage';
import { HOUR, line, NOON, orderNo, packNo, shipment } from '../domain/make.ts';
import { CART, lab } from './lab.ts';

const DAY = 24 * HOUR;

describe('what Smartship holds otherwise than it was sent', () => {
  it('waits for the rest of a cart that is there in part', async () => {
    const at = await lab();
    const second = line({ orderNo: orderNo(1290000102) });
    at.sides.runLink();
    await at.place(second);
    await press(at.outbox, { ...CART, orderNos: [...CART.orderNos, second.orderNo] }, at.now());
    await at.runOn(1);
    expect(await at.job()).toMatchObject({ phase: 'waiting', reason: { code: 'partly-in-smartship' } });
    expect(at.sides.count('qoo10-confirm')).toBe(0);
  });

  it('instructs no parcel with an order that nobody sent', async () => {
    const at = await lab();
    await at.place(line({ orderNo: orderNo(1290000102) }));
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect(await at.job()).toMatchObject({
      reason: { code: 'parcel-holds-others', params: { others: '1290000102' } },
    });
    expect(at.sides.count('instruct')).toBe(0);
  });

  it('tells apart an order of the parcel that was cancelled: it is to be taken out, not sent', async () => {
    const at = await lab();
    const second = line({ orderNo: orderNo(1290000102) });
    await at.place(second);
    at.sides.runLink();
    await at.place({ ...second, claim: 'done' });
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect(await at.job()).toMatchObject({
      reason: { code: 'parcel-holds-cancelled', params: { cancelled: '1290000102' } },
    });
    expect(at.sides.count('qoo10-confirm')).toBe(0);
    expect(at.sides.count('instruct')).toBe(0);
  });

  it('leaves a cart in several parcels to the seller', async () => {
    const at = await lab();
    const second = line({ orderNo: orderNo(1290000102) });
    await at.place(second);
    at.sides.runLink();
    const [both] = at.sides.shipments;
    if (!both) throw new Error('nothing came');
    at.sides.shipments.splice(
      0,
      1,
      { ...both, lines: both.lines.slice(0, 1) },
      { ...both, shippingNo: toShippingNo('QSP9'), lines: both.lines.slice(1) },
    );
    await press(at.outbox, { ...CART, orderNos: [...CART.orderNos, second.orderNo] }, at.now());
    await at.runOn(1);
    expect((await at.job()).reason?.code).toBe('cart-is-split');
  });
});

describe('bad input', () => {
  const byUs = () =>
    changeShop(CART.shopId, (shop) => ({
      ...shop,
      smartshipLinkDeclaredOff: true,
      duties: { ...shop.duties, 'bring-in': 'extension' },
    }));

  it.each([
    ['a quantity of zero', { quantity: 0 }, 'quantity-refused'],
    ['a cancel between page and press', { claim: 'done' as const }, 'cancelled-at-qoo10'],
    ['an answer for another shop', { shopId: 'someone' as never }, 'other-shop'],
    ['an order of the 31st day', { paidAt: NOON - 31 * DAY, orderedAt: NOON - 31 * DAY }, 'order-too-old'],
  ])('%s stops with its reason, and nothing goes', async (_what, change, code) => {
    const at = await lab();
    at.sides.orders.set('1290000101', line(change));
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect(await at.job()).toMatchObject({ phase: 'needs-seller', reason: { code } });
    expect(at.sides.effects).toEqual([]);
  });

  it('an address missing stops with its reason before anything is created', async () => {
    const at = await lab();
    await byUs();
    at.sides.address = '';
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect((await at.job()).reason?.code).toBe('address-missing');
    expect(at.sides.effects).toEqual([]);
  });

  it('creates nothing while a fulfilment order shows that the link is on after all', async () => {
    const at = await lab();
    await byUs();
    await changeShop(CART.shopId, (shop) => ({ ...shop, dutySince: { 'bring-in': NOON - DAY } }));
    // Of another order of this shop.
    const other = orderNo(1290000777);
    await at.place(line({ orderNo: other, packNo: packNo(512340777) }));
    const lines = shipment().lines.map((entry) => ({ ...entry, orderNo: other, packNo: packNo(512340777) }));
    at.sides.shipments.push({ ...shipment({ shippingNo: toShippingNo('QSP7') }), registeredAt: NOON, lines });
    await at.keepShipments();
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect((await at.job()).reason?.code).toBe('link-seems-on');
    expect(at.sides.clientIds.size).toBe(0);
  });
});
