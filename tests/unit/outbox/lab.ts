import 'fake-indexeddb/auto';
import { afterEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { foldCode, type OrderLine, type Sku } from '#lib/domain';
import { keepShipments, nextDue, press, type RunnerOptions, runDue, type Tools } from '#lib/outbox';
import { changeSettings, DataDb, firstShop, OutboxDb, readSettings } from '#lib/storage';
import { line, NOON, orderNo, packNo, sku } from '../domain/make.ts';
import { TwoSides } from './two-sides.ts';

export const CART = { shopId: line().shopId, packNo: packNo(512340001), orderNos: [orderNo(1290000101)] };
export const JOB = 'demo_shop:512340001:1';

let lives = 0;
const open: { delete(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.delete()));
});

/** One shop that may send, one paid order with a good code, both outside parties, and a clock in the test's hand. */
export async function lab() {
  fakeBrowser.reset();
  lives += 1;
  let clock = NOON;
  const now = () => clock;
  const data = new DataDb(`lab-data-${lives}`);
  const outbox = new OutboxDb(`lab-outbox-${lives}`);
  open.push(data, outbox);
  const sides = new TwoSides(now);
  const place = async (order: OrderLine): Promise<void> => {
    sides.orders.set(order.orderNo, order);
    await data.orders.put({ ...order, inLists: true });
  };
  const keepSku = (one: Sku) =>
    data.skus.put({ ...one, foldedCode: foldCode(one.sellerCode), reading: 'r1' }).then(() => undefined);
  await place(line());
  await keepSku(sku());
  await data.syncs.put({ name: 'skus', lastStart: NOON, lastEnd: NOON, count: 1, failure: null, resume: null });
  await changeSettings((settings) => ({ ...settings, shops: [{ ...firstShop(CART.shopId, NOON), readOnly: false }] }));
  // One connection, as in a worker's life.
  const gateway = sides.gateway();
  const tools = (): Tools => ({
    qoo10: async () => ({ ok: true, value: sides.qoo10() }),
    smartship: async () => ({ ok: true, value: gateway }),
    data,
    settings: readSettings,
    now,
    isHoliday: () => false,
  });
  const run = (change: Partial<RunnerOptions> = {}) =>
    runDue({
      db: outbox,
      tools: tools(),
      locks: navigator.locks,
      owner: `worker-${lives}`,
      changed: async () => undefined,
      ...change,
    });
  return {
    data,
    outbox,
    sides,
    now,
    tools,
    place,
    keepSku,
    run,
    pass: (milliseconds: number) => {
      clock += milliseconds;
    },
    /** What a look at Smartship keeps. */
    keepShipments: () => keepShipments(data, sides.shipments),
    job: async (jobId = JOB) => {
      const found = await outbox.jobs.get(jobId);
      if (!found) throw new Error(`no job ${jobId}`);
      return found;
    },
    /** Lets time pass to the next due job and runs it, so many times. */
    runOn: async (times: number) => {
      for (let turn = 0; turn < times; turn++) {
        const due = await nextDue(outbox);
        if (due === null) return;
        clock = Math.max(clock, due);
        await run();
      }
    },
  };
}

export type Lab = Awaited<ReturnType<typeof lab>>;

/** A lab whose cart was sent and instructed. */
export async function sent(): Promise<Lab> {
  const at = await lab();
  at.sides.runLink();
  await press(at.outbox, CART, at.now());
  await at.runOn(1);
  return at;
}
