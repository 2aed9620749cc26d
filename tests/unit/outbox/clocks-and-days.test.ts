import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type Shipment, searchEnd } from '#lib/domain';
import { press } from '#lib/outbox';
import { changeShop } from '#lib/storage';
import { syncShipments } from '#lib/watch';
import { HOUR, line, NOON } from '../domain/make.ts';
import { CART, type Lab, lab } from './lab.ts';

const DAY = 24 * HOUR;

describe('a computer whose clock is a day behind', () => {
  it('searches far enough to see what was registered today, before a cart goes and in every look', async () => {
    const at = await lab();
    const ends: number[] = [];
    const gateway = at.sides.gateway();
    // Smartship's own clock is a day ahead of ours, and it tells what was registered within the dates that are asked.
    const registered = at.now() + DAY;
    at.sides.runLink();
    const watched = {
      ...gateway,
      findOrders: async (query: Parameters<typeof gateway.findOrders>[0]) => {
        ends.push(query.to);
        const found = await gateway.findOrders(query);
        if (!found.ok || query.to >= registered) return found;
        return { ...found, value: { ...found.value, shipments: [] } };
      },
    };
    await press(at.outbox, CART, at.now() - HOUR);
    await at.run({ tools: { ...at.tools(), smartship: async () => ({ ok: true, value: watched }) } });
    expect(at.sides.count('instruct')).toBe(1);
    const seen = await syncShipments(watched, at.data, { now: at.now(), kind: 'sweep' });
    expect(seen.ok && seen.value.count).toBe(1);
    expect(new Set(ends)).toEqual(new Set([searchEnd(at.now())]));
  });
});

describe('a number that Smartship does not carry to Qoo10', () => {
  const ship = (at: Lab): void => {
    const [parcel] = at.sides.shipments;
    const shipped: Partial<Shipment> = { stage: 'shipped', trackingNo: '400000000101', reallyShipped: true };
    if (parcel) at.sides.shipments[0] = { ...parcel, ...shipped };
  };

  async function shipped(): Promise<Lab> {
    const at = await lab();
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    ship(at);
    await at.runOn(1);
    expect((await at.job()).reason?.code).toBe('tracking-gap');
    return at;
  }

  it('is left to Smartship for ever unless the seller allowed it', async () => {
    const at = await shipped();
    await at.runOn(12);
    expect(at.sides.count('qoo10-tracking')).toBe(0);
    expect((await at.job()).phase).toBe('waiting');
  });

  it('is filled in once a whole day has passed since it was seen shipped, not before, and once', async () => {
    const at = await shipped();
    await changeShop(CART.shopId, (shop) => ({
      ...shop,
      fillTrackingGap: true,
      dutySince: { tracking: NOON - DAY },
    }));
    const seen = (await at.job()).shippedSeenAt ?? 0;
    while (at.now() < seen + DAY) {
      expect(at.sides.count('qoo10-tracking')).toBe(0);
      await at.runOn(1);
    }
    await at.runOn(2);
    expect(at.sides.count('qoo10-tracking')).toBe(1);
    expect((await at.job()).phase).toBe('done');
  });

  it('is not written over one that came in the meantime', async () => {
    const at = await shipped();
    await changeShop(CART.shopId, (shop) => ({ ...shop, fillTrackingGap: true }));
    at.sides.orders.set('1290000101', line({ status: 4, carrier: 'Qxpress', trackingNo: '400000000999' }));
    at.pass(2 * DAY);
    await at.runOn(2);
    expect(at.sides.count('qoo10-tracking')).toBe(0);
    expect((await at.job()).phase).toBe('done');
  });
});

describe('a planned date that Qoo10 calls past (−10018)', () => {
  async function refused(): Promise<Lab> {
    const at = await lab();
    at.sides.runLink();
    at.sides.dateRefused = 'not-after-today';
    await press(at.outbox, CART, at.now());
    await at.runOn(1);
    return at;
  }

  it('is tried again soon, since around midnight two days differ for a moment', async () => {
    const at = await refused();
    expect(await at.job()).toMatchObject({ phase: 'waiting', reason: { code: 'ship-date-impossible' } });
    at.sides.dateRefused = null;
    await at.runOn(1);
    expect(at.sides.count('qoo10-confirm')).toBe(1);
    expect(at.sides.count('instruct')).toBe(1);
  });

  it('is the seller’s to mend when it stays so', async () => {
    const at = await refused();
    await at.runOn(6);
    expect(await at.job()).toMatchObject({ phase: 'needs-seller', reason: { code: 'ship-date-impossible' } });
    expect(at.sides.planned).toHaveLength(4);
    expect(at.sides.count('qoo10-confirm')).toBe(0);
  });
});
