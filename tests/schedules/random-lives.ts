import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judge, type Verdict } from './judge.ts';
import { giveEachItsOwn } from './lab/lives.ts';
import { planOf } from './plan.ts';
import { play } from './play.ts';
import { type Count, sayTotal } from './tally.ts';

const { SMARTSHIP_SEED: ONE, SMARTSHIP_LONG: LONG, SMARTSHIP_SCHEDULES: MANY } = process.env;
const COUNT = ONE === undefined ? Number(MANY ?? (LONG === '1' ? 5_000 : 150)) : 1;
const FIRST = Number(ONE ?? 1);

/**
 * Random lives of orders, each with kills, faults and double presses, played by the real background against the sandbox and judged by the
 * sandbox's books. Parted over test files, so that each core has work; the part that ends last prints the sum.
 *
 *   npx vitest run --project unit tests/schedules                      150, as many as the usual run has time for
 *   SMARTSHIP_SCHEDULES=500 npx vitest run --project unit tests/schedules
 *   SMARTSHIP_SEED=123 npx vitest run --project unit tests/schedules    one again, told as a story
 *   SMARTSHIP_LONG=1 npx vitest run --project unit tests/schedules      5,000
 */
export function randomLives(part: number, parts: number): void {
  const first = FIRST + Math.floor((COUNT * part) / parts);
  const end = FIRST + Math.floor((COUNT * (part + 1)) / parts);
  let undo: () => void;
  beforeAll(() => {
    undo = giveEachItsOwn();
  });
  afterAll(() => undo());

  it.skipIf(first === end)(
    `sends every cart once and loses none, over seeds ${first} to ${end - 1}`,
    { timeout: 3_600_000 },
    async () => {
      const count: Count = { schedules: 0, duplicates: 0, lost: 0, wrong: 0, presses: 0, kills: 0, faults: 0 };
      const failures: string[] = [];
      for (let seed = first; seed < end; seed += 1) {
        const { duplicates, lost, wrong } = await playOne(seed, count);
        count.duplicates += duplicates.length;
        count.lost += lost.length;
        count.wrong += wrong.length;
        const said = [...duplicates, ...lost, ...wrong];
        if (said.length > 0) failures.push(`SMARTSHIP_SEED=${seed}: ${said.join('; ')}`);
      }
      await sayTotal({ count, first: FIRST, last: FIRST + COUNT - 1, part, parts });
      expect(failures).toEqual([]);
    },
  );
}

async function playOne(seed: number, count: Count): Promise<Verdict> {
  try {
    const played = await play(planOf(seed));
    const verdict = await judge(played);
    const { profiles, network } = played.shop;
    count.schedules += 1;
    count.presses += played.told.filter(({ what }) => what === 'pressed').length;
    count.kills += profiles.reduce((sum, { deaths }) => sum + deaths, 0);
    count.faults += network.faultsMet + profiles.reduce((sum, { diskFull }) => sum + diskFull, 0);
    if (ONE !== undefined) console.log(played.story.join('\n'));
    await played.shop.close();
    return verdict;
  } catch (error) {
    return { duplicates: [], lost: [], wrong: [String(error)] };
  }
}
