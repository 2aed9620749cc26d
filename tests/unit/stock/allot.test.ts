import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allot, type StockClaim } from '#lib/domain';

const claims = fc.uniqueArray(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 4 }),
    shown: fc.integer({ min: 0, max: 200 }),
    most: fc.integer({ min: 0, max: 200 }),
    least: fc.integer({ min: 0, max: 50 }),
  }),
  { maxLength: 12, selector: ({ key }) => key },
);
const pool = fc.integer({ min: 0, max: 300 });
const sum = (parts: ReadonlyMap<string, number>) => [...parts.values()].reduce((total, units) => total + units, 0);
const parts = (whole: number, ...wanted: [shown: number, change?: Partial<StockClaim>][]) => [
  ...allot(
    whole,
    wanted.map(([shown, change], at) => ({ key: String(at), shown, most: whole, least: 0, ...change })),
  ).values(),
];

describe('parting a SKU over the listings that share it', () => {
  it('never gives more than there is, nor a listing more than its rule allows, nor less than nothing', () => {
    fc.assert(
      fc.property(pool, claims, (whole, wanted) => {
        const given = allot(whole, wanted);
        expect(sum(given)).toBeLessThanOrEqual(whole);
        for (const { key, most } of wanted) {
          expect(given.get(key)).toBeGreaterThanOrEqual(0);
          expect(given.get(key)).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  it('leaves nothing over that a listing could have', () => {
    fc.assert(
      fc.property(pool, claims, (whole, wanted) => {
        const room = wanted.reduce((total, { most }) => total + most, 0);
        expect(sum(allot(whole, wanted))).toBe(Math.min(whole, room));
      }),
    );
  });

  it('gives the same parts whatever the order of the listings', () => {
    fc.assert(
      fc.property(pool, claims, fc.nat(), (whole, wanted, seed) => {
        const turned = wanted
          .map((_, at) => wanted[(at + seed) % wanted.length])
          .filter((claim) => claim !== undefined);
        expect([...allot(whole, turned)].sort()).toEqual([...allot(whole, wanted)].sort());
      }),
    );
  });

  it('changes nothing once its own parts are shown', () => {
    fc.assert(
      fc.property(pool, claims, (whole, wanted) => {
        const given = allot(whole, wanted);
        const after = wanted.map((claim) => ({ ...claim, shown: given.get(claim.key) ?? 0 }));
        expect([...allot(whole, after)].sort()).toEqual([...given].sort());
      }),
    );
  });

  it('keeps what is shown after a sale instead of parting anew', () => {
    expect(parts(9, [5], [4])).toEqual([5, 4]);
    expect(parts(9, [4], [5])).toEqual([4, 5]);
  });

  it('gives new stock to the emptiest, and takes missing stock from the fullest', () => {
    expect(parts(20, [5], [9])).toEqual([10, 10]);
    expect(parts(6, [5], [3])).toEqual([3, 3]);
    expect(parts(7, [5], [3])).toEqual([4, 3]);
  });

  it('parts anew when one is left with less than half its share', () => {
    expect(parts(9, [0], [9])).toEqual([5, 4]);
  });

  it('gives a listing its least before others get any', () => {
    expect(parts(4, [0], [0, { least: 3 }], [0])).toEqual([1, 3, 0]);
    expect(parts(2, [0], [0, { least: 3 }])).toEqual([0, 2]);
  });
});
