import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseAll, type MendableCode, placed, type Suggestion } from '#lib/domain';

const offer = (code: string, confidence: number): Suggestion => ({
  code,
  skuName: '見本',
  optionName: '',
  stock: 1,
  why: 'same-but-spelling',
  confidence,
});
const mendable = (key: string, suggestions: Suggestion[], change: Partial<MendableCode> = {}): MendableCode => ({
  key,
  listing: 'shop 1100000001',
  role: 'option',
  code: key,
  suggestions,
  ...change,
});

describe('accepting all suggestions above a confidence', () => {
  it('takes the best one, and leaves out what fits too little or twice', () => {
    const { chosen, leftOut } = chooseAll(
      [
        mendable('good', [offer('A', 1), offer('B', 0.5)]),
        mendable('weak', [offer('C', 0.4)]),
        mendable('none', []),
        mendable('torn', [offer('D', 0.9), offer('E', 0.9)]),
      ],
      0.8,
    );
    expect([...chosen].map(([key, { code }]) => `${key} ${code}`)).toEqual(['good A']);
    expect([...leftOut]).toEqual([
      ['weak', 'nothing-fits'],
      ['none', 'nothing-fits'],
      ['torn', 'two-fit'],
    ]);
  });

  it('never gives two options of a listing, or two listings of a shop, the same code', () => {
    const offers = fc.array(
      fc.record({ code: fc.constantFrom('A', 'B', 'C'), confidence: fc.constantFrom(0.5, 0.9, 1) }),
      {
        maxLength: 3,
      },
    );
    const code = fc.record({
      listing: fc.constantFrom('shop 1', 'shop 2', 'other 3'),
      role: fc.constantFrom('seller' as const, 'option' as const),
      offers,
    });
    fc.assert(
      fc.property(fc.array(code, { maxLength: 12 }), fc.constantFrom('A', 'B'), (rows, standing) => {
        const codes = rows.map((row, at) =>
          mendable(
            String(at),
            row.offers
              .map((one) => offer(one.code, one.confidence))
              .sort((left, right) => right.confidence - left.confidence),
            row,
          ),
        );
        const taken = new Set([placed({ role: 'option', listing: 'shop 1' }, standing)]);
        const { chosen, leftOut } = chooseAll(codes, 0.8, taken);
        const places = codes.flatMap((one) => {
          const best = chosen.get(one.key);
          return best ? [placed(one, best.code)] : [];
        });
        expect(new Set(places).size).toBe(places.length);
        for (const place of places) expect(taken.has(place)).toBe(false);
        expect(chosen.size + leftOut.size).toBe(codes.length);
        for (const { confidence } of chosen.values()) expect(confidence).toBeGreaterThanOrEqual(0.8);
      }),
    );
  });
});
