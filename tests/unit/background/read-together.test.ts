import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderNo, QooStatus } from '#lib/domain';
import { toOrderNo } from '#lib/domain';
import { syncOrders } from '#lib/watch';
import { type Known, readTogether } from '../../../lib/background/read-together.ts';
import { anItem, type OpenShop, openShop } from '../watch/life.ts';

const MANY = 10;

let shop: OpenShop;
let known: Known;
let orderNos: OrderNo[];

beforeEach(async () => {
  shop = await openShop();
  const { world, data, shopId } = shop;
  orderNos = Array.from({ length: MANY }, () => world.placeOrder({ itemCode: anItem(world) })).flatMap(
    ({ orderNo }) => toOrderNo(orderNo) ?? [],
  );
  known = { data, shopId, now: world.clock.now, moved: new Map() };
  await syncOrders(qapi(), data, { shopId, now: world.clock.now(), kind: 'sweep' });
});
afterEach(() => shop.close());

const qapi = () => shop.life.brain.parties.qapi(shop.shopId);

function stand(orderNo: OrderNo | undefined, status: QooStatus): void {
  const order = shop.world.order(orderNo ?? '');
  if (order) Object.assign(order, { state: status, shippedAt: status === 4 ? shop.world.clock.now() : null });
}

/** What was asked for, and where each order is told to stand. */
async function read(): Promise<{ readonly asked: readonly string[]; readonly told: readonly unknown[] }> {
  const before = shop.world.requests.length;
  const told = await readTogether(qapi(), known, orderNos);
  const asked = shop.world.requests.slice(before).map(({ labels, body }) => {
    const list = new URLSearchParams(body).get('ShippingStatus');
    return list === null ? (labels.at(-1) ?? '') : `list ${list}`;
  });
  return { asked, told: orderNos.map((orderNo) => told.get(orderNo)).map((one) => one?.ok && one.value?.status) };
}

const CLAIMS = 'GetClaimInfo_V3';
const SINGLE = 'GetShippingAndClaimInfoByOrderNo_V2';
const all = (status: QooStatus) => Array.from({ length: MANY }, () => status);

describe('many orders read together', () => {
  it('cost one list and the claims while all stand where they stood', async () => {
    expect(await read()).toEqual({ asked: ['list 2', CLAIMS], told: all(2) });
  });

  it('are looked for first where a write should have brought them', async () => {
    for (const orderNo of orderNos) {
      stand(orderNo, 3);
      known.moved.set(orderNo, 3);
    }
    expect(await read()).toEqual({ asked: ['list 3', CLAIMS], told: all(3) });
    for (const orderNo of orderNos) {
      stand(orderNo, 4);
      known.moved.set(orderNo, 4);
    }
    expect(await read()).toEqual({ asked: ['list 4'], told: all(4) });
  });

  it('are found where they are, though the write did not move them', async () => {
    for (const orderNo of orderNos) known.moved.set(orderNo, 3);
    expect(await read()).toEqual({ asked: ['list 3', 'list 4', 'list 2', CLAIMS], told: all(2) });
    // The hint is spent.
    expect(known.moved.size).toBe(0);
  });

  it('are followed where others brought some of them; the last one is asked by number', async () => {
    const [first, second, third] = orderNos;
    stand(first, 3);
    stand(second, 3);
    stand(third, 4);
    const { asked, told } = await read();
    expect(asked).toEqual(['list 2', 'list 3', CLAIMS, SINGLE]);
    expect(told.slice(0, 4)).toEqual([3, 3, 4, 2]);
  });

  it('carry the claim that a buyer raised, wherever they stand', async () => {
    const [first] = orderNos;
    stand(first, 3);
    shop.world.cancelOrder(first ?? '', 'requested');
    const told = await readTogether(qapi(), known, orderNos);
    const claims = orderNos.map((orderNo) => told.get(orderNo)).map((one) => one?.ok && one.value?.claim);
    expect(claims).toEqual(['requested', ...Array.from({ length: MANY - 1 }, () => 'none')]);
  });
});
