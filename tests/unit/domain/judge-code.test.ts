import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byNearness,
  type CodeQuestion,
  type CodeVerdict,
  codeStop,
  isGhost,
  judgeAdditional,
  judgeCode,
  type MatchedSku,
  SENDING,
  toCode,
  toSkuNo,
  type Verdict,
} from '#lib/domain';
import { NOON, sku } from './make.ts';

const FRESH = { readAt: NOON, tooOld: false };

const question = (change: Partial<CodeQuestion> = {}): CodeQuestion => ({
  code: 'TOTE-01-NV',
  role: 'option',
  exact: [],
  near: [],
  linked: [],
  linksChecked: true,
  excludedBy: null,
  duplicate: false,
  sharedBy: 0,
  partsKnown: 0,
  additional: [],
  index: FRESH,
  ...change,
});
const verdict = (change: Partial<CodeQuestion> = {}): CodeVerdict => judgeCode(question(change));

/** Any SKU, any question: what a hostile catalogue could hold. */
const anySku: fc.Arbitrary<MatchedSku> = fc.record({
  skuNo: fc.integer({ min: 1, max: 50 }).map((number) => toSkuNo(String(number))),
  sellerCode: fc.string({ unit: 'binary', maxLength: 8 }).map(toCode),
  kind: fc.constantFrom('single', 'option', 'untold'),
  name: fc.string({ maxLength: 5 }),
  optionName: fc.string({ maxLength: 5 }),
  stock: fc.option(fc.integer({ min: -2, max: 3 })),
  autoRegistered: fc.boolean(),
});
const anyQuestion: fc.Arbitrary<CodeQuestion> = fc.record({
  code: fc.oneof(fc.constantFrom('', ' ', 'A', 'A,B', 'A||*B', 'A\tB'), fc.string({ unit: 'binary', maxLength: 120 })),
  role: fc.constantFrom('seller', 'option'),
  exact: fc.array(anySku, { maxLength: 3 }),
  near: fc.array(anySku, { maxLength: 3 }),
  linked: fc.array(anySku, { maxLength: 2 }),
  linksChecked: fc.boolean(),
  excludedBy: fc.option(fc.constant('A*')),
  duplicate: fc.boolean(),
  sharedBy: fc.nat(3),
  partsKnown: fc.nat(2),
  additional: fc.array(fc.constantFrom('', 'A', 'B'), { maxLength: 2 }),
  index: fc.record({ readAt: fc.option(fc.constant(NOON)), tooOld: fc.boolean() }),
});

describe('a code gets one verdict, in the order of the rules', () => {
  it('knows a code that is exactly a SKU', () => {
    expect(verdict({ exact: [sku()] }).verdict).toBe('mapped');
  });

  it('offers the exact code when only width, case, dash or space differ', () => {
    const told = verdict({ code: 'ｔｏｔｅ－０１－ｎｖ ', near: [sku()] });
    expect(told.verdict).toBe('near');
    expect(told.reason).toEqual({ code: 'code-near', params: { code: 'ｔｏｔｅ－０１－ｎｖ ', exact: 'TOTE-01-NV' } });
  });

  it('says as of when a code is unmapped, and does not say it of what a half-finished reading has not reached', () => {
    expect(verdict().reason).toEqual({ code: 'code-unmapped', params: { code: 'TOTE-01-NV', at: NOON } });
    expect(verdict({ index: { readAt: NOON, tooOld: true } }).verdict).toBe('unknown');
    expect(verdict({ index: { readAt: null, tooOld: false } }).verdict).toBe('unknown');
    // The exact code may be among the SKUs that are not read yet.
    expect(verdict({ near: [sku()], index: { readAt: null, tooOld: false } }).verdict).toBe('unknown');
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const told = judgeCode({ ...asked, index: { readAt: null, tooOld: false } });
        return told.verdict !== 'unmapped' && told.verdict !== 'near';
      }),
    );
  });

  it('says when several SKUs share a code, and when the SKU is of the other kind', () => {
    expect(verdict({ exact: [sku(), sku()] }).verdict).toBe('ambiguous');
    expect(verdict({ exact: [sku({ kind: 'single' })] }).verdict).toBe('wrong-kind');
    expect(verdict({ exact: [sku({ kind: 'untold' })] }).verdict).toBe('mapped');
  });

  it('refuses what Qoo10 cannot carry before anything else is asked', () => {
    for (const code of ['A||*B', 'A$$B', 'A\tB', 'A'.repeat(51), 'A'.repeat(10_000)]) {
      expect(verdict({ code, exact: [sku({ sellerCode: toCode(code) })] }).verdict).toBe('invalid');
    }
    expect(verdict({ code: 'A'.repeat(51), role: 'seller' }).verdict).toBe('unmapped');
  });

  it('lets a stored link decide before the code, also where the code is blank or nobody’s', () => {
    for (const code of ['', 'TOTE-01-NV', 'ZZZ']) {
      const told = verdict({ code, linked: [sku()], exact: code === 'ZZZ' ? [] : [sku({ kind: 'single' })] });
      expect(told).toMatchObject({ verdict: 'linked', sku: { skuNo: '9001' }, warnings: [] });
    }
    expect(verdict({ linked: [sku(), sku({ skuNo: toSkuNo('9002') })] })).toMatchObject({
      verdict: 'ambiguous',
      reason: { code: 'link-ambiguous' },
    });
  });

  it('keeps this order for every question there is', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const { verdict: told } = judgeCode(asked);
        const invalid = judgeCode({ ...asked, excludedBy: null }).verdict === 'invalid';
        const skus = new Set(asked.linked.map(({ skuNo }) => skuNo)).size;
        const expected: Verdict | null =
          asked.excludedBy !== null
            ? 'not-smartship'
            : invalid
              ? 'invalid'
              : skus > 0
                ? skus === 1
                  ? 'linked'
                  : 'ambiguous'
                : asked.code.trim() === ''
                  ? 'blank'
                  : asked.exact.length > 1
                    ? 'ambiguous'
                    : null;
        if (expected !== null) expect(told).toBe(expected);
        else if (asked.exact.length === 1) expect(['mapped', 'wrong-kind']).toContain(told);
        else expect(['near', 'unmapped', 'unknown']).toContain(told);
      }),
    );
  });
});

describe('what a code that is nobody’s may be', () => {
  it('says when it looks like several codes, and how many of them are SKUs', () => {
    expect(verdict({ code: 'TEA-1,TEA-2', partsKnown: 2 })).toMatchObject({
      verdict: 'unmapped',
      reason: { code: 'code-several', params: { count: 2, known: 2 } },
    });
    expect(verdict({ code: 'TEA-1,TEA-2' }).reason.code).toBe('code-several');
    // A plus occurs within codes: only known parts tell.
    expect(verdict({ code: 'SPF50+PA' }).reason.code).toBe('code-unmapped');
    expect(verdict({ code: 'TEA-1+TEA-2', partsKnown: 1 }).reason.code).toBe('code-several');
  });

  it('wants the code of an additional option blank, whatever SKU it would be, unless a link or the seller says otherwise', () => {
    const asked = (change: Partial<CodeQuestion>) => judgeAdditional(change.code ?? '', verdict(change));
    expect(asked({ code: '' })).toMatchObject({ verdict: 'blank', reason: { code: 'additional-blank' } });
    expect(asked({ code: 'WRAP' })).toMatchObject({ verdict: 'unmapped', reason: { code: 'additional-has-code' } });
    const wrap = sku({ sellerCode: toCode('WRAP'), kind: 'option', stock: 0 });
    expect(asked({ code: 'WRAP', exact: [wrap], sharedBy: 2 })).toMatchObject({
      verdict: 'mapped',
      warnings: [],
      reason: { code: 'additional-has-code', params: { additional: 'WRAP' } },
    });
    expect(asked({ code: 'WRAP', linked: [wrap] })).toMatchObject({
      verdict: 'linked',
      reason: { code: 'code-linked' },
    });
    expect(asked({ code: 'WRAP', excludedBy: 'W*' }).reason.code).toBe('excluded-by-seller');
    fc.assert(
      fc.property(anyQuestion, (any) => judgeAdditional(any.code, judgeCode(any)).verdict === judgeCode(any).verdict),
    );
  });

  it('says when an additional option’s code was mixed in', () => {
    expect(verdict({ code: 'TOTE-01-NVWRAP', additional: ['', 'WRAP'] })).toMatchObject({
      verdict: 'unmapped',
      reason: { code: 'code-additional', params: { additional: 'WRAP' } },
    });
  });
});

describe('warnings', () => {
  it('tell of a SKU without stock, and of one that Smartship made up by itself', () => {
    expect(verdict({ exact: [sku({ stock: 0 })] }).warnings).toEqual(['no-stock']);
    expect(verdict({ exact: [sku({ stock: null })] }).warnings).toEqual([]);
    const ghost = verdict({ exact: [sku({ stock: null, autoRegistered: true })] });
    expect(ghost).toMatchObject({ verdict: 'mapped', warnings: ['no-stock'], reason: { code: 'code-mapped-auto' } });
    expect(verdict({ exact: [sku(), sku({ autoRegistered: true, stock: 0 })] }).reason).toMatchObject({
      code: 'code-ambiguous-auto',
      params: { count: 2, auto: 1 },
    });
  });

  it('tell of duplicates and of other listings, but not of blanks, nor where a link decides', () => {
    expect(verdict({ exact: [sku()], duplicate: true, sharedBy: 2 }).warnings).toEqual(['duplicate', 'shared']);
    expect(verdict({ code: ' ', duplicate: true, sharedBy: 2 }).warnings).toEqual([]);
    expect(verdict({ linked: [sku()], duplicate: true, sharedBy: 2 }).warnings).toEqual([]);
  });

  it('tell that a link was not checked only where it could not be', () => {
    expect(verdict({ exact: [sku()], linksChecked: false }).warnings).toEqual(['link-not-checked']);
    expect(verdict({ linksChecked: false }).warnings).toEqual(['link-not-checked']);
    expect(verdict({ exact: [sku()] }).warnings).toEqual([]);
  });

  it('make no noise about what the seller excluded', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const told = judgeCode({ ...asked, excludedBy: 'A*' });
        expect(told).toMatchObject({ verdict: 'not-smartship', warnings: [], sku: null });
      }),
    );
  });
});

describe('a sending', () => {
  it('is stopped by a verdict as the one table says, with the sentence of the verdict', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const told = judgeCode(asked);
        const stop = codeStop(told);
        if (SENDING[told.verdict] !== 'goes') expect(stop).toEqual(told.reason);
        else expect(stop?.code ?? null).toBe(told.warnings.includes('duplicate') ? 'code-duplicate' : null);
      }),
    );
  });

  it('goes on one SKU only', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const told = judgeCode(asked);
        return codeStop(told) !== null || told.sku !== null;
      }),
    );
  });
});

describe('the nearest of several near SKUs', () => {
  it('is one of the right kind, then a real one, then one with stock, then the least different', () => {
    const near = [
      sku({ skuNo: toSkuNo('1'), kind: 'single' }),
      sku({ skuNo: toSkuNo('2'), autoRegistered: true }),
      sku({ skuNo: toSkuNo('3'), stock: 0 }),
      sku({ skuNo: toSkuNo('4'), sellerCode: toCode('TOTE\u201001-NV') }),
      sku({ skuNo: toSkuNo('5') }),
    ];
    const order = [...near].sort(byNearness('tote-01-nv', 'option')).map(({ skuNo }) => skuNo);
    expect(order).toEqual(['5', '4', '3', '2', '1']);
  });

  it('does not depend on the order in which they were found', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anySku, { selector: ({ skuNo }) => skuNo }), fc.string(), (found, code) => {
        const sorted = [...found].sort(byNearness(code, 'option'));
        expect([...found].reverse().sort(byNearness(code, 'option'))).toEqual(sorted);
      }),
    );
  });

  it('is never a ghost while another is there', () => {
    fc.assert(
      fc.property(fc.array(anySku, { minLength: 1 }), (found) => {
        const same = found.map((each) => ({ ...each, kind: 'option' as const }));
        const [first] = [...same].sort(byNearness('A', 'option'));
        return !first || !isGhost(first) || same.every(({ autoRegistered }) => autoRegistered);
      }),
    );
  });
});
