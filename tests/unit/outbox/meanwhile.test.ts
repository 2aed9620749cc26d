import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { HOLD_MS, type OrderLine } from '#lib/domain';
import { press, runDue, wakeChanged, wakeWaiting } from '#lib/outbox';
import { line, orderNo, packNo, shipment } from '../domain/make.ts';
import { CART, type Lab, lab } from './lab.ts';

vi.setConfig({ testTimeout: 30_000 });

const CARTS = Array.from({ length: 24 }, (_, index) => ({
  shopId: CART.shopId,
  packNo: packNo(512_341_000 + index),
  orderNos: [orderNo(1_290_001_000 + index)],
}));

const order = (cart: (typeof CARTS)[number]): OrderLine =>
  line({ orderNo: cart.orderNos[0] ?? orderNo(1), packNo: cart.packNo });

/** What a look at Smartship does when its link has just brought everything in. */
async function linkAndLook(at: Lab): Promise<void> {
  at.sides.runLink();
  await at.keepShipments();
  const orderNos = new Set<string>(at.sides.orders.keys());
  await wakeChanged(at.outbox, { orderNos, reachableAgain: false }, at.now());
}

describe('a look that sees news while carts are at work', () => {
  it.each([
    ['find', 1],
    ['enter', 2],
  ])('lets none of many carts hang, or seem removed, for what came in just after *%s* had looked', async (_, which) => {
    const at = await lab();
    for (const cart of CARTS) {
      await at.place(order(cart));
      await press(at.outbox, cart, at.now());
    }
    at.pass(HOLD_MS);
    let looks = 0;
    const slow = {
      ...at.tools(),
      smartship: async () => {
        const gateway = at.sides.gateway();
        const findOrders: typeof gateway.findOrders = async (query) => {
          const found = await gateway.findOrders(query);
          looks += 1;
          // The answer is old before it arrives.
          if (looks === which) await linkAndLook(at);
          return found;
        };
        return { ok: true as const, value: { ...gateway, findOrders } };
      },
    };
    await at.run({ tools: slow, groups: 1 });
    expect(at.sides.count('instruct')).toBe(CARTS.length);
  });

  it('wakes a cart that waits for the link when a neighbour finds both in one parcel', async () => {
    const at = await lab();
    const [first, second] = CARTS;
    if (!first || !second) throw new Error('no carts');
    for (const cart of [first, second]) await at.place(order(cart));
    await press(at.outbox, second, at.now());
    await at.runOn(1);
    const whole = { serviceType: 'FF', stage: 'registered', statusLabel: '登録' } as const;
    const lines = [first, second].map(({ packNo: cart, orderNos: [orderNo = null] }) => ({
      ...{ seqNo: orderNo, orderNo, packNo: cart, code: null, skuNo: null, quantity: 1 },
    }));
    at.sides.shipments.push({ ...shipment({ ...whole, lines }), pendingReason: null, held: false });
    await press(at.outbox, first, at.now());
    await at.runOn(1);
    expect((await at.job('demo_shop:512341001:1')).step).not.toBe('enter');
    expect(at.sides.count('instruct')).toBe(1);
  });

  it('tries again at once what met a key that was mended in the same moment, and pauses nobody', async () => {
    const at = await lab();
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    at.pass(HOLD_MS);
    let asked = 0;
    const tools = at.tools();
    await at.run({
      tools: {
        ...tools,
        qoo10: async (shopId) => {
          asked += 1;
          if (asked > 1) return tools.qoo10(shopId);
          await wakeWaiting(at.outbox, at.now());
          return { ok: false, failure: { kind: 'key-rejected', party: 'qoo10', operation: 'x' } };
        },
      },
    });
    expect(at.sides.count('instruct')).toBe(1);
    expect(await at.outbox.pauses.count()).toBe(0);
  });
});

describe('two lives at once', () => {
  it('the second is told that the first holds the outbox, and touches nothing', async () => {
    const at = await lab();
    at.sides.runLink();
    await press(at.outbox, CART, at.now());
    at.pass(HOLD_MS);
    await navigator.locks.request('smartship-outbox', async () => {
      const options = { db: at.outbox, tools: at.tools(), locks: navigator.locks, owner: 'second' };
      expect(await runDue({ ...options, changed: async () => undefined })).toBe(false);
    });
    expect(at.sides.effects).toEqual(['register 1290000101']);
    expect(await at.run()).toBe(true);
  });
});
