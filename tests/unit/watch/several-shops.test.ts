import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { toShopId, watch } from '#lib/domain';
import { keepShipments } from '#lib/outbox';
import { changeSettings, DataDb, firstShop, OutboxDb, readSettings } from '#lib/storage';
import { gatherFacts } from '#lib/watch';
import { line, orderNo, packNo, shipment } from '../domain/make.ts';
import { HOUR, MINUTE, NOON } from './life.ts';

const ONE = toShopId('demo_shop');
const OTHER = toShopId('betsu_shop');

let data: DataDb;
let outbox: OutboxDb;
beforeEach(async () => {
  fakeBrowser.reset();
  data = new DataDb('several-data');
  outbox = new OutboxDb('several-outbox');
  await changeSettings((settings) => ({ ...settings, shops: [ONE, OTHER].map((shopId) => firstShop(shopId, NOON)) }));
  const looked = { lastStart: NOON, lastEnd: NOON, count: 1, failure: null, resume: null };
  await data.syncs.bulkPut(
    ([`orders:${ONE}`, `orders:${OTHER}`, 'shipments'] as const).map((name) => ({ name, ...looked })),
  );
});
afterEach(async () => {
  await data.delete();
  await outbox.delete();
});

describe('two shops on one Smartship account', () => {
  it('the link of one is called broken though the other’s brings orders in every hour', async () => {
    const paidAt = NOON - 6 * HOUR;
    const waits = { ...line({ paidAt, orderedAt: paidAt }), shopId: ONE, inLists: true };
    const came = {
      ...line({ orderNo: orderNo(1290000777), packNo: packNo(512340777), paidAt }),
      shopId: OTHER,
      inLists: true,
    };
    await data.orders.bulkPut([waits, came]);
    const goods = { seqNo: '1', orderNo: came.orderNo, packNo: came.packNo, code: null, skuNo: null, quantity: 1 };
    await keepShipments(data, [shipment({ registeredAt: NOON - 10 * MINUTE, lines: [goods] })]);
    await data.skus.clear();
    const settings = await readSettings();
    const facts = await gatherFacts({ data, outbox, settings, now: NOON, isHoliday: () => false });
    expect(facts.lastCollection).toEqual(new Map([[OTHER, NOON - 10 * MINUTE]]));
    // Whether its code is known is another matter.
    const ready = facts.carts.map((cart) => ({
      ...cart,
      lines: cart.lines.map((view) => (cart.shopId === ONE ? { ...view, state: 'ready' as const } : view)),
    }));
    const told = watch({ ...facts, carts: ready }).filter(({ rule }) => rule === 'link-broken');
    expect(told).toMatchObject([{ shopId: ONE, count: 1 }]);
  });
});
