import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HOLD_MS } from '#lib/domain';
import { nextDue, press, retry } from '#lib/outbox';
import { changeShop } from '#lib/storage';
import { line, shipment, sku } from '../domain/make.ts';
import { CART, JOB, type Lab, lab } from './lab.ts';

// One walks through many cases, slowly where the machine is busy.
vi.setConfig({ testTimeout: 30_000 });

let at: Lab;
beforeEach(async () => {
  at = await lab();
});

describe('what stops a sending', () => {
  it('a cancel at Qoo10 before it went', async () => {
    await press(at.outbox, CART, at.now());
    await at.place(line({ claim: 'done' }));
    await at.runOn(1);
    expect(await at.job()).toMatchObject({ phase: 'needs-seller', reason: { code: 'cancelled-at-qoo10' } });
    expect(at.sides.effects).toEqual([]);
  });

  it('a cancel after it is in Smartship, as a conflict', async () => {
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    at.sides.runLink();
    at.sides.trouble = (call) => {
      if (call === 'findOrders') at.sides.orders.set('1290000101', line({ claim: 'requested' }));
      return 'none';
    };
    await at.runOn(1);
    expect((await at.job()).reason?.code).toBe('cancelled-after-sending');
    expect(at.sides.count('instruct')).toBe(0);
  });

  it('two live shipments', async () => {
    at.sides.runLink();
    at.sides.shipments.push({ ...shipment(), shippingNo: `${shipment().shippingNo}B` as never });
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect((await at.job()).reason?.code).toBe('two-shipments');
  });

  it('an order of another shop or cart', async () => {
    await press(at.outbox, CART, at.now());
    at.sides.orders.set('1290000101', line({ shopId: 'someone' as never }));
    await at.runOn(1);
    expect((await at.job()).reason?.code).toBe('other-shop');
  });

  it('Read-only and pause hold it back without losing it', async () => {
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    await changeShop(CART.shopId, (shop) => ({ ...shop, readOnly: true }));
    await at.runOn(2);
    expect((await at.job()).reason?.code).toBe('read-only');
    expect(at.sides.count('qoo10-confirm')).toBe(0);
    await changeShop(CART.shopId, (shop) => ({ ...shop, readOnly: false }));
    await at.runOn(1);
    expect(at.sides.count('instruct')).toBe(1);
  });

  it('a date later than the listing promises: it asks', async () => {
    at.sides.runLink();
    await at.place(line({ availableShippingDate: '2026-11-24' }));
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect((await at.job()).reason?.code).toBe('ship-date-needs-delay');
    expect(at.sides.count('qoo10-confirm')).toBe(0);
  });
});

describe('trouble on the way', () => {
  it('comes through every lost call and every lost reply, once', async () => {
    for (const kind of ['before', 'after'] as const) {
      for (const call of ['orderByNo', 'findOrders', 'shipments', 'confirmOrders', 'smartship-confirm', 'instruct']) {
        at = await lab();
        at.sides.runLink();
        let times = 0;
        at.sides.trouble = (name) => (name === call && times++ === 0 ? kind : 'none');
        await press(at.outbox, CART, at.now());
        await at.runOn(6);
        expect({ call, kind, effects: at.sides.effects }).toEqual({
          call,
          kind,
          effects: ['register 1290000101', 'qoo10-confirm 1290000101', 'smartship-confirm QSP1', 'instruct QSP1'],
        });
      }
    }
  });

  it('waits for the seller’s key instead of failing the order', async () => {
    await press(at.outbox, CART, at.now());
    at.pass(HOLD_MS);
    const failure = { kind: 'key-rejected', party: 'smartship', operation: 'connect' } as const;
    await at.run({ tools: { ...at.tools(), smartship: async () => ({ ok: false, failure }) } });
    expect(await at.job()).toMatchObject({ phase: 'waiting', reason: { code: 'retry-later' } });
    at.sides.runLink();
    await at.runOn(2);
    expect(at.sides.count('instruct')).toBe(1);
  });

  it('leaves a job alone that another life holds, and takes it when the lease is over', async () => {
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    at.pass(HOLD_MS);
    await at.outbox.jobs.update(JOB, { phase: 'running', lease: { owner: 'dead worker', until: at.now() + 15_000 } });
    await at.run({ owner: 'new worker' });
    expect(at.sides.count('qoo10-confirm')).toBe(0);
    expect(await nextDue(at.outbox)).toBe(at.now() + 15_000);
    at.pass(15_000);
    await at.run({ owner: 'new worker' });
    expect(at.sides.count('instruct')).toBe(1);
  });

  it('starts again from the beginning at the seller’s word', async () => {
    await at.place(line({ quantity: 9 }));
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    expect((await at.job()).reason?.code).toBe('no-stock');
    await at.data.skus.update(sku().skuNo, { stock: 20 });
    expect(await retry(at.outbox, JOB, at.now())).toBe(true);
    await at.runOn(1);
    expect(at.sides.count('instruct')).toBe(1);
  });
});
