import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataDb, OutboxDb } from '#lib/storage';
import { giveEachItsOwn } from '../lab/lives.ts';
import { Week, weekTable } from './week.ts';

const LONG = process.env.SMARTSHIP_LONG === '1';
/** Monday 2026-11-30 00:00 in Japan. */
const MONDAY = Date.parse('2026-11-30T00:00:00+09:00');
const PLAN = {
  seed: 7,
  start: MONDAY,
  days: Number(process.env.WEEK_DAYS ?? 7),
  ordersADay: Number(process.env.WEEK_ORDERS ?? 300),
};

const HOSTS = ['api.qoo10.jp', 'smartship2.tracxlogis.com'];

let undo: () => void;
beforeAll(() => {
  undo = giveEachItsOwn();
});
afterAll(() => undo());

describe.runIf(LONG)(`a week of ${PLAN.ordersADay} orders a day, while the worker dies every few minutes`, () => {
  const week = new Week(PLAN);
  afterAll(() => week.shop.close());

  it('brings every order where the model says, with calls in budget and storage bounded', async () => {
    await week.run();
    const stored = await sizes(week);
    console.log([weekTable(week.rows), JSON.stringify(stored), ...HOSTS.map((host) => week.callsBy(host))].join('\n'));
    expect(week.strays()).toEqual([]);
    for (const { qoo10, smartship } of week.rows) {
      expect(qoo10).toBeLessThanOrEqual(700);
      expect(smartship).toBeLessThanOrEqual(400);
    }
    expect(stored.log).toBeLessThanOrEqual(50_000);
    expect(stored.bytes).toBeLessThan(PLAN.days * PLAN.ordersADay * 20_000 + 5_000_000);
    expect(week.profile.deaths).toBeGreaterThan(PLAN.days * 100);
    expect(week.profile.complaints).toEqual([]);
  }, 3_600_000);
});

/** Rows of the tables, and everything as bytes of JSON. */
async function sizes(of: Week) {
  of.profile.kill();
  const data = new DataDb(of.profile.dataName);
  const outbox = new OutboxDb(of.profile.outboxName);
  let bytes = 0;
  const rows: Record<string, number> = {};
  for (const table of [...data.tables, ...outbox.tables]) {
    const all = await table.toArray();
    rows[table.name] = all.length;
    bytes += JSON.stringify(all).length;
  }
  data.close();
  outbox.close();
  return { bytes, log: rows.log ?? 0, orders: rows.orders ?? 0, shipments: rows.shipments ?? 0, jobs: rows.jobs ?? 0 };
}
