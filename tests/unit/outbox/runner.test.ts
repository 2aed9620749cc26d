import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { foldCode, HOLD_MS, type OrderLine } from '#lib/domain';
import { nextDue, press, retry, runDue, type Tools, undo } from '#lib/outbox';
import { changeSettings, changeShop, DataDb, firstShop, OutboxDb, readSettings } from '#lib/storage';
import { HOUR, line, NOON, orderNo, packNo, shipment, sku } from '../domain/make.ts';
import { TwoSides } from './two-sides.ts';

// Some walk through many cases, slowly where the machine is busy.
vi.setConfig({ testTimeout: 30_000 });

let clock = NOON;
let data: DataDb;
let outbox: OutboxDb;
let sides: TwoSides;
let life = 0;

const CART = { shopId: line().shopId, packNo: packNo(512340001), orderNos: [orderNo(1290000101)] };
const JOB = 'demo_shop:512340001:1';

beforeEach(async () => {
  fakeBrowser.reset();
  clock = NOON;
  life += 1;
  data = new DataDb(`data-${life}`);
  outbox = new OutboxDb(`outbox-${life}`);
  sides = new TwoSides(() => clock);
  await place(line());
  await data.skus.put({ ...sku(), foldedCode: foldCode('TOTE-01-NV'), reading: 'r1' });
  await data.syncs.put({ name: 'skus', lastStart: NOON, lastEnd: NOON, count: 1, failure: null, resume: null });
  await changeSettings((settings) => ({ ...settings, shops: [{ ...firstShop(CART.shopId, NOON), readOnly: false }] }));
});

afterEach(async () => {
  await data.delete();
  await outbox.delete();
});

async function place(order: OrderLine): Promise<void> {
  sides.orders.set(order.orderNo, order);
  await data.orders.put({ ...order, inLists: true });
}

const tools = (): Tools => ({
  qoo10: async () => ({ ok: true, value: sides.qoo10() }),
  smartship: async () => ({ ok: true, value: sides.gateway() }),
  data,
  settings: readSettings,
  now: () => clock,
  isHoliday: () => false,
});
const run = (owner = `worker-${life}`) =>
  runDue({ db: outbox, tools: tools(), locks: navigator.locks, owner, changed: async () => undefined });

/** Lets time pass to the next due job and runs it, so many times. */
async function runOn(times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    const due = await nextDue(outbox);
    if (due === null) return;
    clock = Math.max(clock, due);
    await run();
  }
}
const job = async () => {
  const found = await outbox.jobs.get(JOB);
  if (!found) throw new Error('no job');
  return found;
};

describe('a press', () => {
  it('is held ten seconds before anything is sent', async () => {
    await press(outbox, CART, clock);
    clock += HOLD_MS - 1;
    await run();
    expect((await job()).phase).toBe('held');
    expect(sides.effects).toEqual([]);
  });

  it('is one job, however often and from however many tabs it is pressed', async () => {
    const results = await Promise.all([
      press(outbox, CART, clock),
      press(outbox, CART, clock),
      press(outbox, CART, clock),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'queued']);
    expect(await outbox.jobs.count()).toBe(1);
  });

  it('can be taken back while it is held, and then nothing goes', async () => {
    await press(outbox, CART, clock);
    expect(await undo(outbox, JOB, clock + 9_000)).toBe(true);
    clock += HOLD_MS;
    await run();
    expect(sides.effects).toEqual([]);
    expect((await press(outbox, CART, clock)).kind).toBe('queued');
  });
});

describe('sending with Smartship’s own link', () => {
  it('waits for the link, then confirms and instructs, each once', async () => {
    await press(outbox, CART, clock);
    await runOn(2);
    expect((await job()).reason?.code).toBe('waiting-for-link');
    sides.runLink();
    await runOn(1);
    expect(sides.effects).toEqual([
      'register 1290000101',
      'qoo10-confirm 1290000101',
      'smartship-confirm QSP1',
      'instruct QSP1',
    ]);
    expect((await job()).step).toBe('track');
  });

  it('confirms nothing at Qoo10 before the order is alive in Smartship', async () => {
    await press(outbox, CART, clock);
    await runOn(5);
    expect(sides.count('qoo10-confirm')).toBe(0);
  });

  it('adopts what is there already', async () => {
    sides.runLink();
    await press(outbox, CART, clock);
    await runOn(1);
    expect(sides.count('register')).toBe(1);
    expect((await job()).shippingNo).toBe('QSP1');
  });

  it('keeps what another confirmed', async () => {
    await place(line({ status: 3, plannedShipDate: '2026-11-27' }));
    sides.runLink();
    await press(outbox, CART, clock);
    await runOn(1);
    expect(sides.count('qoo10-confirm')).toBe(0);
    expect(sides.count('instruct')).toBe(1);
  });

  it('ends when the number is at Qoo10', async () => {
    sides.runLink();
    await press(outbox, CART, clock);
    await runOn(1);
    sides.shipments[0] = { ...shipment(), stage: 'shipped', trackingNo: '111', reallyShipped: true };
    await place({ ...(sides.orders.get('1290000101') ?? line()), status: 4, trackingNo: '111' });
    await runOn(1);
    expect((await job()).phase).toBe('done');
    expect(sides.count('qoo10-tracking')).toBe(0);
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
    sides.trouble = (call) => (call === 'createOrder' ? 'after' : 'none');
    await press(outbox, CART, clock);
    await runOn(3);
    expect(sides.count('register')).toBe(1);
    expect(sides.count('qoo10-confirm')).toBe(1);
  });

  it('adopts what the link brought between our look and our create', async () => {
    let looked = 0;
    sides.trouble = (call) => {
      if (call === 'findOrders' && ++looked === 1) queueMicrotask(() => sides.runLink());
      return 'none';
    };
    await press(outbox, CART, clock);
    await runOn(3);
    expect(sides.alive('512340001')).toHaveLength(1);
  });

  it('never creates again what was removed in Smartship', async () => {
    await press(outbox, CART, clock);
    await runOn(1);
    const [first] = sides.shipments;
    if (!first) throw new Error('nothing was created');
    sides.shipments[0] = { ...first, stage: 'cancelled' };
    await runOn(2);
    expect(await job()).toMatchObject({ phase: 'needs-seller', reason: { code: 'removed-in-smartship' } });
    expect(sides.count('register')).toBe(1);
  });
});

describe('what stops a sending', () => {
  it('a cancel at Qoo10 before it went', async () => {
    await press(outbox, CART, clock);
    await place(line({ claim: 'done' }));
    await runOn(1);
    expect(await job()).toMatchObject({ phase: 'needs-seller', reason: { code: 'cancelled-at-qoo10' } });
    expect(sides.effects).toEqual([]);
  });

  it('a cancel after it is in Smartship, as a conflict', async () => {
    await press(outbox, CART, clock);
    await runOn(1);
    sides.runLink();
    sides.trouble = (call) => {
      if (call === 'findOrders') sides.orders.set('1290000101', line({ claim: 'requested' }));
      return 'none';
    };
    await runOn(1);
    expect((await job()).reason?.code).toBe('cancelled-after-sending');
    expect(sides.count('instruct')).toBe(0);
  });

  it('two live shipments', async () => {
    sides.runLink();
    sides.shipments.push({ ...shipment(), shippingNo: `${shipment().shippingNo}B` as never });
    await press(outbox, CART, clock);
    await runOn(1);
    expect((await job()).reason?.code).toBe('two-shipments');
  });

  it('an order of another shop or cart', async () => {
    await press(outbox, CART, clock);
    sides.orders.set('1290000101', line({ shopId: 'someone' as never }));
    await runOn(1);
    expect((await job()).reason?.code).toBe('other-shop');
  });

  it('Read-only and pause hold it back without losing it', async () => {
    sides.runLink();
    await press(outbox, CART, clock);
    await changeShop(CART.shopId, (shop) => ({ ...shop, readOnly: true }));
    await runOn(2);
    expect((await job()).reason?.code).toBe('read-only');
    expect(sides.count('qoo10-confirm')).toBe(0);
    await changeShop(CART.shopId, (shop) => ({ ...shop, readOnly: false }));
    await runOn(1);
    expect(sides.count('instruct')).toBe(1);
  });

  it('a date later than the listing promises: it asks', async () => {
    sides.runLink();
    await place(line({ availableShippingDate: '2026-11-24' }));
    await press(outbox, CART, clock);
    await runOn(1);
    expect((await job()).reason?.code).toBe('ship-date-needs-delay');
    expect(sides.count('qoo10-confirm')).toBe(0);
  });
});

describe('trouble on the way', () => {
  it('comes through every lost call and every lost reply, once', async () => {
    for (const kind of ['before', 'after'] as const) {
      for (const call of ['orderByNo', 'findOrders', 'shipments', 'confirmOrders', 'smartship-confirm', 'instruct']) {
        sides = new TwoSides(() => clock);
        await outbox.jobs.clear();
        await data.shipments.clear();
        await place(line());
        sides.runLink();
        let times = 0;
        sides.trouble = (name) => (name === call && times++ === 0 ? kind : 'none');
        await press(outbox, CART, clock);
        await runOn(6);
        expect({ call, kind, effects: sides.effects }).toEqual({
          call,
          kind,
          effects: ['register 1290000101', 'qoo10-confirm 1290000101', 'smartship-confirm QSP1', 'instruct QSP1'],
        });
      }
    }
  });

  it('waits for the seller’s key instead of failing the order', async () => {
    await press(outbox, CART, clock);
    clock += HOLD_MS;
    await runDue({
      db: outbox,
      tools: {
        ...tools(),
        smartship: async () => ({
          ok: false,
          failure: { kind: 'key-rejected', party: 'smartship', operation: 'connect' },
        }),
      },
      locks: navigator.locks,
      owner: 'w',
      changed: async () => undefined,
    });
    expect(await job()).toMatchObject({ phase: 'waiting', reason: { code: 'retry-later' } });
    sides.runLink();
    await runOn(2);
    expect(sides.count('instruct')).toBe(1);
  });

  it('leaves a job alone that another life holds, and takes it when the lease is over', async () => {
    sides.runLink();
    await press(outbox, CART, clock);
    clock += HOLD_MS;
    await outbox.jobs.update(JOB, { phase: 'running', lease: { owner: 'dead worker', until: clock + 15_000 } });
    await run('new worker');
    expect(sides.count('qoo10-confirm')).toBe(0);
    expect(await nextDue(outbox)).toBe(clock + 15_000);
    clock += 15_000;
    await run('new worker');
    expect(sides.count('instruct')).toBe(1);
  });

  it('starts again from the beginning at the seller’s word', async () => {
    await place(line({ quantity: 9 }));
    sides.runLink();
    await press(outbox, CART, clock);
    await runOn(1);
    expect((await job()).reason?.code).toBe('no-stock');
    await data.skus.update(sku().skuNo, { stock: 20 });
    expect(await retry(outbox, JOB, clock)).toBe(true);
    await runOn(1);
    expect(sides.count('instruct')).toBe(1);
  });
});

describe('without a sign-in that may write', () => {
  it('confirms at Qoo10 and leaves Smartship’s steps to Smartship, saying so', async () => {
    sides.writes = false;
    sides.runLink();
    await press(outbox, CART, clock);
    await runOn(1);
    expect(sides.effects).toEqual(['register 1290000101', 'qoo10-confirm 1290000101']);
    expect((await job()).reason).toEqual({ code: 'waiting-for-duty', params: { step: 'confirm', by: 'smartship' } });
    const [first] = sides.shipments;
    if (first) sides.shipments[0] = { ...first, stage: 'instructed' };
    clock += HOUR;
    await runOn(1);
    expect((await job()).step).toBe('track');
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
    sides.runLink();
    await press(outbox, CART, clock, 'duty');
    await run();
    expect(sides.effects.slice(1)).toEqual(['qoo10-confirm 1290000101', 'smartship-confirm QSP1', 'instruct QSP1']);
  });

  it('does only the steps that the seller gave to the extension', async () => {
    await give('confirm');
    sides.runLink();
    await press(outbox, CART, clock, 'duty');
    await runOn(2);
    expect(sides.effects.slice(1)).toEqual(['qoo10-confirm 1290000101', 'smartship-confirm QSP1']);
    expect((await job()).reason).toEqual({ code: 'waiting-for-duty', params: { step: 'instruct', by: 'smartship' } });
  });

  it('confirms nothing at Qoo10 when only the instruction was given', async () => {
    await give('instruct');
    sides.runLink();
    await press(outbox, CART, clock, 'duty');
    await runOn(2);
    expect(sides.count('qoo10-confirm')).toBe(0);
  });
});
