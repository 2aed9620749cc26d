import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveEachItsOwn } from '../lab/lives.ts';
import { weekTable } from './books.ts';
import { strays } from './model.ts';
import { ONE_DAY, TWO_DAYS, WEEK } from './plan.ts';
import { Week } from './week.ts';

const LONG = process.env.SMARTSHIP_LONG === '1';
const { SMARTSHIP_WEEK_SEED: SEED } = process.env;
const FORM = LONG ? WEEK : SEED === undefined ? ONE_DAY : TWO_DAYS;
const PLAN = { ...FORM, ...(SEED === undefined ? {} : { seed: Number(SEED) }) };
const DAYS = PLAN.orders.length === 1 ? 'a day' : `${PLAN.orders.length} days`;

let undo: () => void;
beforeAll(() => {
  undo = giveEachItsOwn();
});
afterAll(() => undo());

/**
 * A day in the usual run. More when asked:
 *   SMARTSHIP_WEEK_SEED=7 npx vitest run --project unit tests/schedules/week     two days
 *   npm run week                                                                 a week of 300 orders a day
 */
it(`brings every order of ${DAYS} where it should be, while the worker dies every few minutes, with calls in budget and storage bounded`, {
  timeout: 7_200_000,
}, async () => {
  const week = await Week.begin(PLAN, `week-${PLAN.seed}`);
  const { books, profile } = week;
  await week.run((row) => {
    if (LONG) process.stderr.write(`${JSON.stringify(row)}\n`);
  });
  const wrong = await strays(week);
  if (FORM !== ONE_DAY) console.log(weekTable(books.days));
  expect(wrong).toEqual([]);
  for (const { qoo10, qoo10Small, smartship } of books.days) {
    expect(Math.max(qoo10, qoo10Small)).toBeLessThanOrEqual(700);
    // Both shops share one account there.
    expect(smartship).toBeLessThanOrEqual(2 * 400);
  }
  expect(books.asked).toBe(1);
  const deaths = books.days.reduce((sum, row) => sum + row.deaths, 0);
  expect(deaths).toBeGreaterThan(books.days.length * 50);
  const last = books.days.at(-1);
  const orders = week.shop.world.orders.length;
  expect(last?.rows.orders).toBeLessThanOrEqual(orders);
  expect(last?.rows.log).toBeLessThanOrEqual(orders * 8 + 500);
  expect(last?.bytes).toBeLessThan(orders * 8_000 + 2_000_000);
  expect(profile.complaints).toEqual([]);
  await week.close();
});
