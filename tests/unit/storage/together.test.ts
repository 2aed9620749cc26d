import { expect, it } from 'vitest';
import { together } from '#lib/storage';

/** A database whose trips are let go one by one. */
function slowDisk(refused: ReadonlySet<string> = new Set()) {
  const trips: { readonly keys: readonly string[]; readonly go: () => void }[] = [];
  const ask = together(async (_: object, keys: readonly string[]) => {
    await new Promise<void>((go) => trips.push({ keys, go }));
    if (keys.some((key) => refused.has(key))) throw new Error('refused');
    return keys.map((key) => key.toUpperCase());
  });
  const untilTrips = (count: number) => expect.poll(() => trips.length).toBe(count);
  return { ask, trips, untilTrips };
}

it('takes everybody who asks in one breath along, and gives each his own answer', async () => {
  const { ask, trips, untilTrips } = slowDisk();
  const db = {};
  const answers = Promise.all(['a', 'b', 'c'].map((key) => ask(db, key)));
  await untilTrips(1);
  expect(trips[0]?.keys).toEqual(['a', 'b', 'c']);
  trips[0]?.go();
  expect(await answers).toEqual(['A', 'B', 'C']);
});

it('never answers by a trip that began before the question', async () => {
  const { ask, trips, untilTrips } = slowDisk();
  const db = {};
  const first = ask(db, 'a');
  await untilTrips(1);
  const second = ask(db, 'b');
  const third = ask(db, 'c');
  trips[0]?.go();
  expect(await first).toBe('A');
  await untilTrips(2);
  expect(trips[1]?.keys).toEqual(['b', 'c']);
  trips[1]?.go();
  expect(await Promise.all([second, third])).toEqual(['B', 'C']);
});

it('lets one’s trouble be nobody else’s', async () => {
  const { ask, trips, untilTrips } = slowDisk(new Set(['b']));
  const db = {};
  const answers = Promise.allSettled(['a', 'b', 'c'].map((key) => ask(db, key)));
  for (let trip = 1; trip <= 4; trip += 1) {
    await untilTrips(trip);
    trips[trip - 1]?.go();
  }
  expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('keeps databases apart', async () => {
  const { ask, trips, untilTrips } = slowDisk();
  const answers = Promise.all([ask({}, 'a'), ask({}, 'b')]);
  await untilTrips(2);
  for (const { go } of trips) go();
  expect(await answers).toEqual(['A', 'B']);
});
