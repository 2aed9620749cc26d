import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AUTOMATIC_CARTS_AN_HOUR } from '#lib/domain';
import { giveEachItsOwn } from '../lab/lives.ts';
import { burst, burstLines } from './burst.ts';
import { MINUTE } from './plan.ts';

const { SMARTSHIP_LONG: LONG, SMARTSHIP_BURST: MANY } = process.env;
const ORDERS = Number(MANY ?? (LONG === '1' ? 5_000 : 0));
const KB = 1024;

let undo: () => void;
beforeAll(() => {
  undo = giveEachItsOwn();
});
afterAll(() => undo());

/** When asked: `npm run week`, or `SMARTSHIP_BURST=400 npx vitest run --project unit tests/schedules/week/burst`. */
it.runIf(ORDERS > 0)(
  `knows ${ORDERS} orders of one minute by the next look, marks them ready, and stays small`,
  {
    timeout: 1_800_000,
  },
  async () => {
    const told = await burst(ORDERS);
    console.log(burstLines(told));
    expect(told.known).toBeLessThanOrEqual(6 * MINUTE);
    expect(told.ready).toBeLessThanOrEqual(6 * MINUTE);
    expect(told.callsUntilReady).toBeLessThan(60);
    expect(told.inSmartship).toBeLessThanOrEqual(75 * MINUTE);
    // No more than the hourly cap, however many wait.
    expect(told.sent).toBeLessThanOrEqual(2 * AUTOMATIC_CARTS_AN_HOUR);
    expect(told.largestAnswer).toBeLessThan(32 * 1024 * KB);
    expect(told.largestMessage).toBeLessThan(512 * KB);
    expect(told.largestRow).toBeLessThan(512 * KB);
    // Ten times the carts cost about ten times the time, not a hundred times.
    expect(told.views / told.viewsOfTenth).toBeLessThan(40);
  },
);
