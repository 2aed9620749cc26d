import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { HOLD_MS, toShippingNo } from '#lib/domain';
import { answerDelay, press, pressAgain, requestStop, retry, undo } from '#lib/outbox';
import { changeShop } from '#lib/storage';
import { HOUR, line, NOON, orderNo, packNo, shipment } from '../domain/make.ts';
import { CART, JOB, type Lab, lab } from './lab.ts';

const DAY = 24 * HOUR;
const QSP1 = toShippingNo('QSP1');

/** Sent and instructed. */
async function sent(): Promise<Lab> {
  const at = await lab();
  at.sides.runLink();
  await press(at.outbox, CART, at.now());
  await at.runOn(1);
  return at;
}

/** Sent, instructed and already being picked, and the seller asks to stop it. */
async function picking(showsStops = false): Promise<Lab> {
  const at = await sent();
  at.sides.showsStops = showsStops;
  const [parcel] = at.sides.shipments;
  if (parcel) at.sides.shipments[0] = { ...parcel, stage: 'picking' };
  await requestStop(at.outbox, CART, at.now());
  return at;
}

/** A life that ends while its request to stop is on the wire, before or after it takes effect. */
async function dieOverStop(at: Lab, when: 'before' | 'after'): Promise<void> {
  const gateway = at.sides.gateway();
  await new Promise<void>((died) => {
    const dying = {
      ...gateway,
      requestStop: async (...given: Parameters<typeof gateway.requestStop>) => {
        if (when === 'after') await gateway.requestStop(...given);
        died();
        return new Promise<never>(() => undefined);
      },
    };
    // The lock ends with the life that held it.
    const locks = { request: (_name: string, _how: object, held: (lock: object) => unknown) => held({}) };
    void at.run({
      owner: 'dies',
      locks: locks as never,
      tools: { ...at.tools(), smartship: async () => ({ ok: true, value: dying }) },
    });
  });
  at.pass(15_000);
}

describe('Request stop', () => {
  it('takes the instruction back and holds the parcel, where Smartship takes both', async () => {
    const at = await sent();
    await requestStop(at.outbox, CART, at.now());
    await at.run();
    expect(at.sides.effects.slice(-2)).toEqual(['cancel QSP1', 'hold QSP1']);
    expect(await at.job()).toMatchObject({ phase: 'undone', reason: { code: 'hold-set' } });
    // Released in Smartship, it goes on at the seller's word.
    at.sides.shipments[0] = {
      ...shipment(),
      stage: 'confirmed',
      held: false,
      lines: at.sides.shipments[0]?.lines ?? [],
    };
    expect(await retry(at.outbox, JOB, at.now())).toBe(true);
    // A press like any other: it is held first, and taken back it leaves the parcel as it was.
    await at.run();
    expect(at.sides.count('instruct')).toBe(1);
    expect(await undo(at.outbox, JOB, at.now())).toBe(true);
    expect(await at.job()).toMatchObject({ phase: 'undone', reason: { code: 'hold-set' } });
    expect(await retry(at.outbox, JOB, at.now())).toBe(true);
    at.pass(HOLD_MS);
    await at.run();
    expect(at.sides.count('instruct')).toBe(2);
  });

  it('is only a request once the centre has begun, and is sent once', async () => {
    const at = await picking();
    await at.run();
    await at.run();
    expect(at.sides.count('stop QSP1')).toBe(1);
    expect(await at.job()).toMatchObject({ phase: 'needs-seller', reason: { code: 'stop-requested' } });
  });

  it.each([
    { showsStops: false, says: 'stop-in-doubt' },
    { showsStops: true, says: 'stop-requested' },
  ])('is not sent twice when its reply is lost: where Smartship shows it ($showsStops) it says so', async (told) => {
    const at = await picking(told.showsStops);
    at.sides.trouble = (call) => (call === 'requestStop' ? 'after' : 'none');
    await at.runOn(5);
    expect(at.sides.count('stop QSP1')).toBe(1);
    expect((await at.job()).reason?.code).toBe(told.says);
  });

  it.each([
    { showsStops: false, says: 'stop-in-doubt' },
    { showsStops: true, says: 'stop-requested' },
  ])('is not sent twice when the worker dies over it, Smartship showing it ($showsStops) or not', async (told) => {
    const at = await picking(told.showsStops);
    await dieOverStop(at, 'after');
    await at.run({ owner: 'next life' });
    expect(at.sides.count('stop QSP1')).toBe(1);
    expect((await at.job()).reason?.code).toBe(told.says);
    // The seller who looked may ask again.
    await requestStop(at.outbox, CART, at.now());
    await at.run();
    expect(at.sides.count('stop QSP1')).toBe(told.showsStops ? 1 : 2);
  });

  it('is sent by the next life where the dying one’s never arrived and Smartship shows that', async () => {
    const at = await picking(true);
    const [parcel] = at.sides.shipments;
    if (parcel) at.sides.shipments[0] = { ...parcel, stopRequested: false };
    await dieOverStop(at, 'before');
    expect(at.sides.count('stop QSP1')).toBe(0);
    await at.run({ owner: 'next life' });
    expect(at.sides.count('stop QSP1')).toBe(1);
    expect((await at.job()).reason?.code).toBe('stop-requested');
  });

  it('takes a held press back, and a cart that never arrived', async () => {
    const at = await lab();
    await press(at.outbox, CART, at.now());
    await requestStop(at.outbox, CART, at.now());
    expect((await at.job()).phase).toBe('undone');
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    await requestStop(at.outbox, CART, at.now());
    await at.run();
    expect(await at.job()).toMatchObject({ phase: 'undone', reason: { code: 'stopped-before-smartship' } });
  });

  it('stops what Smartship’s own link brought in and nobody sent from here', async () => {
    const at = await lab();
    at.sides.runLink();
    await requestStop(at.outbox, CART, at.now());
    await at.run();
    expect(at.sides.count('hold QSP1')).toBe(1);
    expect(at.sides.count('qoo10-confirm')).toBe(0);
  });

  it('is not forgotten when the worker that was told dies', async () => {
    const at = await lab();
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    at.pass(HOLD_MS);
    await at.outbox.jobs.update(JOB, { phase: 'running', lease: { owner: 'dies', until: at.now() + 15_000 } });
    await requestStop(at.outbox, CART, at.now());
    at.pass(15_000);
    await at.run();
    expect(await at.job()).toMatchObject({ phase: 'undone', reason: { code: 'hold-set' } });
    expect(at.sides.count('qoo10-confirm')).toBe(0);
  });

  it('is too late for what has left', async () => {
    const at = await sent();
    const [parcel] = at.sides.shipments;
    if (parcel) at.sides.shipments[0] = { ...parcel, stage: 'shipped' };
    await requestStop(at.outbox, CART, at.now());
    await at.run();
    expect((await at.job()).reason?.code).toBe('stop-not-possible');
  });
});

describe('Undo', () => {
  it('is real while the cart waits for the link, and too late once it is in Smartship', async () => {
    const at = await lab();
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect((await at.job()).phase).toBe('waiting');
    expect(await undo(at.outbox, JOB, at.now())).toBe(true);
    const there = await sent();
    expect(await undo(there.outbox, JOB, there.now())).toBe(false);
  });
});

describe('a planned date later than promised', () => {
  async function asked(): Promise<Lab> {
    const at = await lab();
    at.sides.runLink();
    await at.place(line({ availableShippingDate: '2026-11-24' }));
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect((await at.job()).reason?.code).toBe('ship-date-needs-delay');
    return at;
  }

  it('goes with the seller’s own date, reason and note', async () => {
    const at = await asked();
    await answerDelay(at.outbox, JOB, { type: 2, memo: '受注生産', shipDate: '2026-11-30' }, at.now());
    await at.run();
    expect(at.sides.planned).toEqual([
      { orderNo: '1290000101', shipDate: '2026-11-30', delay: { type: 2, memo: '受注生産' } },
    ]);
    expect(at.sides.count('instruct')).toBe(1);
  });

  it('is asked again when the answered day has passed', async () => {
    const at = await asked();
    await answerDelay(at.outbox, JOB, { type: 1, memo: '', shipDate: '2026-11-25' }, at.now());
    at.pass(3 * DAY);
    await at.run();
    expect((await at.job()).reason?.code).toBe('ship-date-needs-delay');
    expect(at.sides.planned).toEqual([]);
  });

  it('stops with the reason when Qoo10 finds the date too far', async () => {
    const at = await lab();
    at.sides.runLink();
    at.sides.dateRefused = 'too-far';
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect((await at.job()).reason?.code).toBe('ship-date-impossible');
  });
});

describe('Create again', () => {
  /** Removed in Smartship after it was sent. */
  async function removed(): Promise<Lab> {
    const at = await sent();
    at.sides.shipments.length = 0;
    await at.runOn(2);
    expect((await at.job()).reason?.code).toBe('removed-in-smartship');
    return at;
  }

  it('creates a new generation under an id of its own, once, however often it is pressed', async () => {
    const at = await removed();
    const results = await Promise.all([
      pressAgain(at.outbox, CART, [QSP1], at.now()),
      pressAgain(at.outbox, CART, [QSP1], at.now()),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['already', 'queued']);
    at.sides.trouble = (call) => (call === 'createOrder' ? 'after' : 'none');
    await at.runOn(4);
    expect([...at.sides.clientIds.keys()]).toEqual(['demo_shop:512340001:2']);
    expect(at.sides.alive('512340001')).toHaveLength(1);
  });

  it('never happens by itself, and not on a search that proves nothing', async () => {
    const at = await removed();
    await retry(at.outbox, JOB, at.now());
    await at.runOn(3);
    expect(at.sides.clientIds.size).toBe(0);
    const gateway = at.sides.gateway();
    const blind = {
      ...at.tools(),
      smartship: async () => ({
        ok: true as const,
        value: {
          ...gateway,
          findOrders: async () => ({
            ok: true as const,
            value: { shipments: [], complete: true, keyProven: false },
          }),
        },
      }),
    };
    await pressAgain(at.outbox, CART, [QSP1], at.now());
    at.pass(DAY);
    await at.run({ tools: blind });
    expect(at.sides.clientIds.size).toBe(0);
  });

  it('adopts what Resync brought back instead', async () => {
    const at = await removed();
    await pressAgain(at.outbox, CART, [QSP1], at.now());
    at.sides.runLink();
    await at.runOn(1);
    expect(at.sides.clientIds.size).toBe(0);
    expect(at.sides.alive('512340001')).toHaveLength(1);
  });
});

describe('Create shipping order', () => {
  const late = line({ status: 4, paidAt: NOON - 5 * DAY, orderedAt: NOON - 5 * DAY });

  it('makes one seller-shipped order by an id the server checks, and touches nothing at Qoo10', async () => {
    const at = await lab();
    await at.place(late);
    await press(at.outbox, CART, at.now(), 'press', 'shipping-order');
    at.sides.trouble = (call) => (call === 'createOrder' ? 'after' : 'none');
    await at.runOn(3);
    expect(at.sides.effects).toEqual(['register 1290000101']);
    expect(await at.job()).toMatchObject({ phase: 'done', shippingNo: 'QSP1' });
  });

  it('is refused for what has a number, is claimed, can still be collected, or was paid too long ago', async () => {
    const refusals = [
      [{ ...late, trackingNo: '123' }, 'shipped-elsewhere'],
      [{ ...late, claim: 'requested' as const }, 'claim-open'],
      [{ ...late, status: 2 as const }, 'shipping-order-only-late'],
      [{ ...late, paidAt: NOON - 15 * DAY }, 'shipping-order-only-late'],
    ] as const;
    for (const [order, code] of refusals) {
      const at = await lab();
      await at.place(order);
      await press(at.outbox, CART, at.now(), 'press', 'shipping-order');
      await at.runOn(2);
      expect((await at.job()).reason?.code).toBe(code);
      expect(at.sides.effects).toEqual([]);
    }
  });
});

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
