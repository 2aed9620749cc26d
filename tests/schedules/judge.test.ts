import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { judge } from './judge.ts';
import { giveEachItsOwn } from './lab/lives.ts';
import { type Act, type Plan, planOf } from './plan.ts';
import { type Played, play } from './play.ts';

/** A judge that never finds anything proves nothing: each kind of wrong end is made by hand here, and must be found. */

// Hours of the lab's time are seconds here, more of them where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

let undo: () => void;
beforeAll(() => {
  undo = giveEachItsOwn();
});
afterAll(() => undo());

const PRESS: Act = { at: 1_000, does: 'press', browser: 0, cart: 0, times: 1 };
const LINK: Act = { at: 5_000, does: 'link' };
const PLAIN: Plan = {
  ...planOf(1),
  mode: 'link',
  linkConfirms: false,
  linkInstructs: false,
  browsers: 1,
  lines: [1],
  acts: [PRESS, LINK],
};

/** Plays a plain day, lets a hand spoil it, and asks the judge. */
async function judged(
  seed: number,
  spoil: (played: Played) => Promise<void> | void,
  acts: readonly Act[] = PLAIN.acts,
) {
  const played = await play({ ...PLAIN, seed, acts });
  await spoil(played);
  const verdict = await judge(played);
  await played.shop.close();
  return { ...verdict, all: [...verdict.duplicates, ...verdict.lost, ...verdict.wrong] };
}

const orderOf = ({ carts }: Played): string => carts[0]?.orderNos[0] ?? '';

describe('the judge', () => {
  it('finds nothing wrong with a plain day', async () => {
    expect((await judged(90_001, () => undefined)).all).toEqual([]);
  });

  it('finds a second parcel', async () => {
    const { duplicates } = await judged(90_002, (played) => void played.shop.world.registerByExcel([orderOf(played)]));
    expect(duplicates).toEqual([expect.stringContaining('lives in')]);
  });

  it('finds a confirmation that was done twice', async () => {
    const { duplicates } = await judged(90_003, (played) =>
      played.shop.world.effects.add('qoo10', 'confirm', orderOf(played), { by: 'qapi' }),
    );
    expect(duplicates).toEqual([expect.stringContaining('confirm was done 2 times')]);
  });

  it('finds an order that was promised and whose job is gone', async () => {
    const { lost } = await judged(90_004, ({ shop }) => shop.profiles[0]?.awake().outbox.jobs.clear());
    expect(lost).toEqual([expect.stringContaining('the job is gone and nobody says so')]);
  });

  it('finds an order that stopped half-way', async () => {
    const { lost } = await judged(90_005, (played) => {
      const parcel = played.shop.world.smartship.shipmentOf(orderOf(played));
      if (parcel) parcel.status = 'OC';
    });
    expect(lost).toEqual([expect.stringContaining('its parcel is OC')]);
  });

  it('finds a cart that was sent although its press was taken back', async () => {
    const undo: Act = { at: 2_000, does: 'undo', browser: 0, cart: 0 };
    const { wrong } = await judged(
      90_006,
      (played) => played.shop.world.effects.add('qoo10', 'confirm', orderOf(played), { by: 'qapi' }),
      [PRESS, undo, LINK],
    );
    expect(wrong).toEqual([expect.stringContaining('though nobody wanted it')]);
  });
});

describe('a schedule', () => {
  it('tells the same story for the same seed', async () => {
    const tell = async () => {
      const played = await play(planOf(17));
      await played.shop.close();
      return played.story;
    };
    const first = await tell();
    expect(first.length).toBeGreaterThan(5);
    expect(await tell()).toEqual(first);
  });
});
