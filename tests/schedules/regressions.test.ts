import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { judge } from './judge.ts';
import { giveEachItsOwn } from './lab/lives.ts';
import type { Act, Plan } from './plan.ts';
import { play } from './play.ts';

/** What random schedules once found, cut down to what it takes. */

// Hours of the lab's time are seconds here, more of them where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

let undo: () => void;
beforeAll(() => {
  undo = giveEachItsOwn();
});
afterAll(() => undo());

const plain = { mode: 'link', linkConfirms: false, linkInstructs: false, browsers: 1 } as const;

async function wrongsOf(plan: Plan): Promise<readonly string[]> {
  const played = await play(plan);
  const { duplicates, lost, wrong } = await judge(played);
  await played.shop.close();
  return [...duplicates, ...lost, ...wrong];
}

it('does not wait for ever for the cancelled line of a cart whose other line is in Smartship', async () => {
  const acts: Act[] = [
    { at: 1_000, does: 'press', browser: 0, cart: 0, times: 1 },
    { at: 2_000, does: 'link' },
    // Past preflight the look fails once; until it is repeated the buyer cancels and Smartship drops the line.
    { at: 3_000, does: 'fault', fault: { kind: 'cut-before', match: 'search_orders', times: 1 } },
    { at: 15_000, does: 'cancel', cart: 0, line: 1, how: 'cancelled' },
    { at: 16_000, does: 'link' },
    { at: 40_000, does: 'link' },
  ];
  expect(await wrongsOf({ ...plain, seed: 347_000, lines: [2], acts })).toEqual([]);
});
