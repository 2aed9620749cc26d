import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { HOLD_MS } from '#lib/domain';
import { press, undo } from '#lib/outbox';
import { changeShop } from '#lib/storage';
import { HOUR, line, NOON, shipment } from '../domain/make.ts';
import { CART, JOB, type Lab, lab } from './lab.ts';

let at: Lab;
beforeEach(async () => {
  at = await lab();
});

describe('a press', () => {
  it('is held ten seconds before anything is sent', async () => {
    await press(at.outbox, CART, at.now());
    at.pass(HOLD_MS - 1);
    await at.run();
    expect((await at.job()).phase).toBe('held');
    expect(at.sides.effects).toEqual([]);
  });

  it('is one job, however often and from however many tabs it is pressed', async () => {
    const results = await Promise.all([
      press(at.outbox, CART, at.now()),
      press(at.outbox, CART, at.now()),
      press(at.outbox, CART, at.now()),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'queued']);
    expect(await at.outbox.jobs.count()).toBe(1);
  });

  it('can be taken back while it is held, and then nothing goes', async () => {
    await press(at.outbox, CART, at.now());
    expect(await undo(at.outbox, JOB, at.now() + 9_000)).toBe(true);
    at.pass(HOLD_MS);
    await at.run();
    expect(at.sides.effects).toEqual([]);
    expect((await press(at.outbox, CART, at.now())).kind).toBe('queued');
  });
});

describe('sending with Smartship’s own link', () => {
  it('waits for the link, then confirms and instructs, each once', async () => {
    await press(at.outbox, CART, at.now());
    await at.runOn(2);
    expect((await at.job()).reason?.code).toBe('waiting-for-link');
    at.sides.runLink();
    await at.runOn(1);
    expect(at.sides.effects).toEqual([
      'register 1290000101',
      'qoo10-confirm 1290000101',
      'smartship-confirm QSP1',
      'instruct QSP1',
    ]);
    expect((await at.job()).step).toBe('track');
  });

  it('confirms nothing at Qoo10 before the order is alive in Smartship', async () => {
    await press(at.outbox, CART, at.now());
    await at.runOn(5);
    expect(at.sides.count('qoo10-confirm')).toBe(0);
  });

  it('adopts what is there already', async () => {
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect(at.sides.count('register')).toBe(1);
    expect((await at.job()).shippingNo).toBe('QSP1');
  });

  it('keeps what another confirmed', async () => {
    await at.place(line({ status: 3, plannedShipDate: '2026-11-27' }));
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect(at.sides.count('qoo10-confirm')).toBe(0);
    expect(at.sides.count('instruct')).toBe(1);
  });

  it('ends when the number is at Qoo10', async () => {
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    at.sides.shipments[0] = { ...shipment(), stage: 'shipped', trackingNo: '111', reallyShipped: true };
    await at.place({ ...(at.sides.orders.get('1290000101') ?? line()), status: 4, trackingNo: '111' });
    await at.runOn(1);
    expect((await at.job()).phase).toBe('done');
    expect(at.sides.count('qoo10-tracking')).toBe(0);
  });
});

describe('sending when the extension brings the order in', () => {
  beforeEach(() =>
    changeShop(CART.shopId, (shop) => ({
      ...shop,
      smartshipLinkDeclaredOff: true,
      duties: { ...shop.duties, 'bring-in': 'extension' },
    })),
  );

  it('creates it once, even when the reply is lost', async () => {
    at.sides.trouble = (call) => (call === 'createOrder' ? 'after' : 'none');
    await press(at.outbox, CART, at.now());
    await at.runOn(3);
    expect(at.sides.count('register')).toBe(1);
    expect(at.sides.count('qoo10-confirm')).toBe(1);
  });

  it('adopts what the link brought between our look and our create', async () => {
    let looked = 0;
    at.sides.trouble = (call) => {
      if (call === 'findOrders' && ++looked === 1) queueMicrotask(() => at.sides.runLink());
      return 'none';
    };
    await press(at.outbox, CART, at.now());
    await at.runOn(3);
    expect(at.sides.alive('512340001')).toHaveLength(1);
  });

  it('never creates again what was removed in Smartship', async () => {
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    const [first] = at.sides.shipments;
    if (!first) throw new Error('nothing was created');
    at.sides.shipments[0] = { ...first, stage: 'cancelled' };
    await at.runOn(2);
    expect(await at.job()).toMatchObject({ phase: 'needs-seller', reason: { code: 'removed-in-smartship' } });
    expect(at.sides.count('register')).toBe(1);
  });
});

describe('without a sign-in that may write', () => {
  it('confirms at Qoo10 and leaves Smartship’s steps to Smartship, saying so', async () => {
    at.sides.writes = false;
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect(at.sides.effects).toEqual(['register 1290000101', 'qoo10-confirm 1290000101']);
    expect((await at.job()).reason).toEqual({ code: 'waiting-for-duty', params: { step: 'confirm', by: 'smartship' } });
    const [first] = at.sides.shipments;
    if (first) at.sides.shipments[0] = { ...first, stage: 'instructed' };
    at.pass(HOUR);
    await at.runOn(1);
    expect((await at.job()).step).toBe('track');
  });
});

describe('a duty instead of a press', () => {
  const give = (...duties: ('confirm' | 'instruct')[]) =>
    changeShop(CART.shopId, (shop) => ({
      ...shop,
      duties: { ...shop.duties, ...Object.fromEntries(duties.map((duty) => [duty, 'extension'])) },
      dutySince: Object.fromEntries(duties.map((duty) => [duty, NOON - 24 * HOUR])),
    }));

  it('starts at once, since it was consented to when it was switched on', async () => {
    await give('confirm', 'instruct');
    at.sides.runLink();
    await press(at.outbox, CART, at.now(), 'duty');
    await at.run();
    expect(at.sides.effects.slice(1)).toEqual(['qoo10-confirm 1290000101', 'smartship-confirm QSP1', 'instruct QSP1']);
  });

  it('does only the steps that the seller gave to the extension', async () => {
    await give('confirm');
    at.sides.runLink();
    await press(at.outbox, CART, at.now(), 'duty');
    await at.runOn(2);
    expect(at.sides.effects.slice(1)).toEqual(['qoo10-confirm 1290000101', 'smartship-confirm QSP1']);
    expect((await at.job()).reason).toEqual({
      code: 'waiting-for-duty',
      params: { step: 'instruct', by: 'smartship' },
    });
  });

  it('confirms nothing at Qoo10 when only the instruction was given', async () => {
    await give('instruct');
    at.sides.runLink();
    await press(at.outbox, CART, at.now(), 'duty');
    await at.runOn(2);
    expect(at.sides.count('qoo10-confirm')).toBe(0);
  });
});
