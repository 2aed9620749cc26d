import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { toCode } from '#lib/domain';
import { planCodes, takeBack, undoing, wakeCodes } from '#lib/outbox';
import { ItemSide, item, SHOP, START } from './item-side.ts';

const option = (value: string) => ({ name: 'カラー', value });
let side: ItemSide;
let made = 0;
beforeEach(() => {
  side = new ItemSide(`codes-${made++}`);
});
const states = async () =>
  (await side.db.codeChanges.orderBy('id').toArray()).map(({ state, why }) => `${state} ${why}`.trim());
const ids = async () => (await side.db.codeChanges.orderBy('id').toArray()).map(({ id }) => id);

describe('codes that the seller approved', () => {
  it('are written once each, in one call for many options, and are over when a later read shows them', async () => {
    const wanted = [
      side.put(item(1), option('レッド'), 'A'),
      side.put(item(1), option('ピンク'), 'B'),
      side.put(item(2), null, 'C'),
    ];
    expect(await planCodes(side.db, SHOP, wanted, side.now)).toMatchObject({ taken: 3, refused: [] });
    await side.liveOn();
    expect(await states()).toEqual(['seen', 'seen', 'seen']);
    expect([...side.effects].sort()).toEqual(
      [`${item(1)} ピンク B-NEW`, `${item(1)} レッド A-NEW`, `${item(2)}  C-NEW`].sort(),
    );
    expect(side.shown).toHaveLength(3);
  });

  it('are not sent over a code that another changed meanwhile, and say so', async () => {
    await planCodes(side.db, SHOP, [side.put(item(1), option('レッド'), 'A'), side.put(item(2), null, 'C')], side.now);
    side.put(item(1), option('レッド'), 'OTHER');
    side.put(item(2), null, 'OTHER');
    await side.liveOn();
    expect(await states()).toEqual(['not-sent changed-since', 'not-sent changed-since']);
    expect(side.effects).toEqual([]);
  });

  it('wait while everything is paused or Read-only, and go when that ends', async () => {
    await planCodes(side.db, SHOP, [side.put(item(1), option('レッド'), 'A')], side.now);
    side.settings = { ...side.settings, paused: true };
    await side.live();
    expect(await states()).toEqual(['planned paused']);
    const [shop] = side.settings.shops;
    side.settings = { ...side.settings, paused: false, shops: shop ? [{ ...shop, readOnly: true }] : [] };
    await wakeCodes(side.db, side.now);
    await side.live();
    expect(await states()).toEqual(['planned read-only']);
    expect(side.effects).toEqual([]);
    side.settings = { ...side.settings, shops: shop ? [shop] : [] };
    await wakeCodes(side.db, side.now);
    await side.liveOn();
    expect(await states()).toEqual(['seen']);
  });

  it('can be taken back until they leave, and a place takes no second change meanwhile', async () => {
    const wanted = side.put(item(1), option('レッド'), 'A');
    await planCodes(side.db, SHOP, [wanted], side.now);
    expect((await planCodes(side.db, SHOP, [wanted], side.now)).refused).toMatchObject([{ why: 'under-way' }]);
    expect(await takeBack(side.db, await ids())).toBe(1);
    await side.liveOn();
    expect(side.effects).toEqual([]);
    expect((await planCodes(side.db, SHOP, [wanted], side.now)).taken).toBe(1);
  });

  it('stay under way while Qoo10 does not show them, for its ten minutes', async () => {
    side.lag = 9 * 60_000;
    await planCodes(side.db, SHOP, [side.put(item(1), option('レッド'), 'A'), side.put(item(2), null, 'C')], side.now);
    await side.live();
    expect(await states()).toEqual(['sent', 'sent']);
    await side.liveOn();
    expect(await states()).toEqual(['seen', 'seen']);
    expect(side.effects).toHaveLength(2);
  });

  it('are told as not shown when ten minutes passed without a sign', async () => {
    side.lag = 60 * 60_000;
    await planCodes(side.db, SHOP, [side.put(item(1), option('レッド'), 'A')], side.now);
    await side.liveOn();
    expect(await states()).toEqual(['not-shown optionCode']);
    expect(side.effects).toHaveLength(1);
  });

  it('are put back by the codes that stood there before, but a blank is not', async () => {
    const blank = { ...side.put(item(3), option('グレー'), ''), after: toCode('NEW') };
    await planCodes(
      side.db,
      SHOP,
      [side.put(item(1), option('レッド'), 'A'), side.put(item(2), null, 'C'), blank],
      side.now,
    );
    await side.liveOn();
    const back = await undoing(side.db, await ids());
    expect(back).toHaveLength(2);
    await planCodes(
      side.db,
      SHOP,
      back.map(({ wanted }) => wanted),
      side.now,
    );
    await side.liveOn();
    expect(side.at(item(1), option('レッド'))).toBe('A');
    expect(side.at(item(2), null)).toBe('C');
    expect(side.at(item(3), option('グレー'))).toBe('NEW');
  });
});

describe('whatever kills the worker or cuts it off', () => {
  const ends = fc.constantFrom('none', 'before', 'after', 'die-before', 'die-after', 'none', 'none' as const);

  it('writes each code once or says that it could not, ends, and never writes over what another put there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(ends, { maxLength: 12 }),
        fc.constantFrom(0, 30_000, 300_000),
        fc.nat(3),
        async (troubles, lag, foreign) => {
          const world = new ItemSide(`kill-${made++}`);
          world.lag = lag;
          const left = [...troubles];
          world.trouble = () => left.shift() ?? 'none';
          const wanted = [
            world.put(item(1), option('レッド'), 'A'),
            world.put(item(1), option('ピンク'), 'B'),
            world.put(item(2), null, 'C'),
            world.put(item(3), option('M'), 'D'),
          ];
          await planCodes(world.db, SHOP, wanted, START);
          const other = wanted[foreign];
          if (other) world.put(other.itemCode, other.option, 'OTHER');
          await world.liveOn(200);
          const rows = await world.db.codeChanges.orderBy('id').toArray();
          for (const [index, one] of wanted.entries()) {
            const state = rows[index]?.state;
            // Nothing is sent again where the first sending took effect: a repeat could carry an old stock along.
            const times = world.effects.filter((effect) => effect.endsWith(` ${one.after}`)).length;
            if (one === other) {
              expect([world.at(one.itemCode, one.option), times]).toEqual(['OTHER', 0]);
              expect(state).toMatch(/^not-s/);
            } else if (state === 'seen') {
              expect([world.at(one.itemCode, one.option), times]).toEqual([one.after, 1]);
            } else {
              expect([state, world.at(one.itemCode, one.option), times]).toEqual(['not-shown', one.before, 0]);
              expect(left.length).toBe(0);
            }
          }
          await world.db.delete();
        },
      ),
      { numRuns: 40 },
    );
  }, 30_000);
});
