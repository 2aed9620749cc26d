import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { HOLD_MS } from '#lib/domain';
import { press, requestStop, retry, undo } from '#lib/outbox';
import { shipment } from '../domain/make.ts';
import { CART, JOB, type Lab, lab, sent } from './lab.ts';

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
