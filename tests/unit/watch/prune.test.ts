import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toCode, toOrderNo, toPackNo, toShippingNo, toShopId, toSkuNo } from '#lib/domain';
import { press } from '#lib/outbox';
import { DataDb, type Job, OutboxDb } from '#lib/storage';
import { KEPT_DAYS, LOG_ROWS, prune } from '#lib/watch';
import { line } from '../domain/make.ts';
import { NOON } from './life.ts';

const DAY = 86_400_000;
const SHOP = toShopId('demo_shop');

let data: DataDb;
let outbox: OutboxDb;
beforeEach(() => {
  data = new DataDb('prune-data');
  outbox = new OutboxDb('prune-outbox');
});
afterEach(async () => {
  await data.delete();
  await outbox.delete();
});

const orderNo = (index: number) => toOrderNo(String(1290000000 + index)) ?? fail();
const packNo = (index: number) => toPackNo(String(512000000 + index)) ?? fail();
const fail = (): never => {
  throw new Error('no such number');
};

/** A cart whose sending stands so, so many days ago. */
async function sending(index: number, days: number, how: Partial<Job>): Promise<void> {
  const cart = { shopId: SHOP, packNo: packNo(index), orderNos: [orderNo(index)] };
  const { job } = await press(outbox, cart, NOON - days * DAY);
  await outbox.jobs.put({ ...job, ...how });
  await outbox.lineSkus.put({
    shopId: SHOP,
    orderNo: orderNo(index),
    skuNo: toSkuNo('70000001'),
    sellerCode: toCode('mug-white'),
    at: NOON - days * DAY,
  });
  await outbox.approvals.put({ shopId: SHOP, orderNo: orderNo(index), duty: 'confirm', at: NOON - days * DAY });
}

/** Its order, paid so many days ago. */
const order = (index: number, days: number, how: { readonly status: 2 | 3 | 4 }) =>
  data.orders.put({
    ...line({ orderNo: orderNo(index), paidAt: NOON - days * DAY }),
    ...{ shopId: SHOP, packNo: packNo(index), inLists: true, ...how },
  });

describe('what is old is let go', () => {
  it('forgets after ninety days a sending that is over, or that stopped over orders that are, and what was chosen for it', async () => {
    const phases = ['done', 'undone', 'needs-seller'] as const;
    for (const [index, phase] of phases.entries()) {
      await sending(index, KEPT_DAYS + 1, { phase });
      await sending(10 + index, KEPT_DAYS - 1, { phase });
      await order(index, KEPT_DAYS + 1, { status: 4 });
    }
    await prune(data, outbox, NOON);
    const kept = phases.map((_, index) => packNo(10 + index));
    expect((await outbox.jobs.toArray()).map((job) => job.packNo)).toEqual(kept);
    expect(await outbox.lineSkus.count()).toBe(3);
    expect(await outbox.approvals.count()).toBe(3);
    expect(await data.orders.count()).toBe(0);
  });

  it('forgets nothing that is not over, however far ahead the clock was', async () => {
    await sending(1, 1, { phase: 'waiting' });
    await order(1, 1, { status: 2 });
    await sending(2, 1, { phase: 'needs-seller' });
    await order(2, 1, { status: 3 });
    const tables = [outbox.jobs, outbox.lineSkus, outbox.approvals, data.orders];
    // Twice: what the first would forget must not let the second forget more.
    for (const days of [KEPT_DAYS, KEPT_DAYS + 400]) await prune(data, outbox, NOON + days * DAY);
    for (const table of tables) expect(await table.count()).toBe(2);
  });

  it('leaves alone what a worker has in hand, however old it is', async () => {
    await sending(1, KEPT_DAYS + 1, { phase: 'running', lease: { owner: 'me', until: NOON + DAY } });
    await sending(2, KEPT_DAYS + 1, { phase: 'held' });
    await prune(data, outbox, NOON);
    expect(await outbox.jobs.count()).toBe(2);
  });

  it('forgets log rows after ninety days', async () => {
    const row = (days: number) => ({
      at: NOON - days * DAY,
      who: 'extension' as const,
      what: 'look',
      orderNo: null,
      result: 'ok' as const,
      says: String(days),
    });
    await data.log.bulkAdd([KEPT_DAYS + 1, KEPT_DAYS, 1].map(row));
    await prune(data, outbox, NOON);
    expect((await data.log.toArray()).map(({ says }) => says)).toEqual([String(KEPT_DAYS), '1']);
  });

  it('keeps at most so many log rows, the newest', async () => {
    expect(LOG_ROWS).toBe(50_000);
    const rows = Array.from({ length: 120 }, (_, index) => ({
      at: NOON - 1000 + index / 100,
      who: 'extension' as const,
      what: 'look',
      orderNo: null,
      result: 'ok' as const,
      says: String(index),
    }));
    await data.log.bulkAdd(rows);
    await prune(data, outbox, NOON, 100);
    expect(await data.log.count()).toBe(100);
    expect((await data.log.orderBy('id').first())?.says).toBe('20');
  });

  it('forgets parcels that nobody told of for ninety days, and counts of calls after two weeks', async () => {
    const shipment = { stage: 'delivered', orderNos: [], packNos: [] } as const;
    // Only what is asked of a parcel here.
    const parcel = (name: string, days: number) =>
      ({ ...shipment, shippingNo: toShippingNo(name), readAt: NOON - days * DAY }) as never;
    await data.shipments.bulkPut([parcel('QSP1', KEPT_DAYS + 1), parcel('QSP2', 1)]);
    await data.calls.bulkPut([
      { day: '2026-11-01' as never, host: 'api.qoo10.jp', shopId: SHOP, calls: 3 },
      { day: '2026-11-23' as never, host: 'api.qoo10.jp', shopId: SHOP, calls: 3 },
    ]);
    await prune(data, outbox, NOON);
    expect((await data.shipments.toArray()).map((row) => row.shippingNo)).toEqual(['QSP2']);
    expect(await data.calls.count()).toBe(1);
  });
});
