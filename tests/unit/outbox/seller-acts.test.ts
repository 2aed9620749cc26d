import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { toShippingNo } from '#lib/domain';
import { answerDelay, press, pressAgain, retry, undo } from '#lib/outbox';
import { HOUR, line, NOON } from '../domain/make.ts';
import { CART, JOB, type Lab, lab, sent } from './lab.ts';

const DAY = 24 * HOUR;
const QSP1 = toShippingNo('QSP1');

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
