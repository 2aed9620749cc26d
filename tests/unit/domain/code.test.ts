import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeQuestion, foldCode, judgeCode, matchesPattern, matchingRule, toCode } from '#lib/domain';
import { NOON, sku } from './make.ts';

const FRESH = { readAt: NOON, tooOld: false };

function verdict(change: Partial<CodeQuestion>) {
  return judgeCode({
    code: 'TOTE-01-NV',
    role: 'option',
    exact: [],
    near: [],
    linked: null,
    excludedBy: null,
    index: FRESH,
    ...change,
  });
}

describe('a code gets one verdict, in the order of the rules', () => {
  it('knows a code that is exactly a SKU', () => {
    expect(verdict({ exact: [sku()] }).verdict).toBe('mapped');
  });

  it('offers the exact code when only width, case, dash or space differ', () => {
    const told = verdict({ code: 'ｔｏｔｅ－０１－ｎｖ ', near: [sku()] });
    expect(told.verdict).toBe('near');
    expect(told.reason).toEqual({ code: 'code-near', params: { code: 'ｔｏｔｅ－０１－ｎｖ ', exact: 'TOTE-01-NV' } });
  });

  it('does not call a code unmapped before the SKUs were read, nor when they were read long ago', () => {
    expect(verdict({ index: { readAt: null, tooOld: false } }).verdict).toBe('unknown');
    expect(verdict({ index: { readAt: NOON, tooOld: true } }).verdict).toBe('unknown');
    expect(verdict({}).verdict).toBe('unmapped');
  });

  it('says when several SKUs share a code, and when the SKU is of the other kind', () => {
    expect(verdict({ exact: [sku(), sku()] }).verdict).toBe('ambiguous');
    expect(verdict({ exact: [sku({ kind: 'single' })] }).verdict).toBe('wrong-kind');
    expect(verdict({ exact: [sku({ kind: 'untold' })] }).verdict).toBe('mapped');
  });

  it('refuses what Qoo10 cannot carry before anything else is asked', () => {
    for (const code of ['A||*B', 'A$$B', 'A\tB', 'A'.repeat(51)]) {
      expect(verdict({ code, exact: [sku({ sellerCode: toCode(code) })] }).verdict).toBe('invalid');
    }
    expect(verdict({ code: 'A'.repeat(51), role: 'seller' }).verdict).toBe('unmapped');
  });

  it('makes no noise about what the seller excluded', () => {
    expect(verdict({ excludedBy: 'TOTE*', code: '' }).verdict).toBe('not-smartship');
  });

  it('warns of a SKU without stock', () => {
    expect(verdict({ exact: [sku({ stock: 0 })] }).warnings).toContain('no-stock');
    expect(verdict({ exact: [sku({ stock: null })] }).warnings).not.toContain('no-stock');
  });

  it('gives every text exactly one verdict and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('seller' as const, 'option' as const),
        (code, role) => {
          expect(typeof verdict({ code, role }).verdict).toBe('string');
        },
      ),
    );
  });
});

describe('folding', () => {
  it('folds twice to the same', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldCode(foldCode(text)) === foldCode(text)));
  });

  it('hides width, case, dashes, spaces and invisible characters, and nothing else', () => {
    expect(foldCode(' Ａb\u2010０１\u200e  x ')).toBe('ab-01 x');
    expect(foldCode('AB01')).not.toBe(foldCode('AB-01'));
  });
});

describe('an order line', () => {
  it('goes by its option code when it has one, else by its seller code', () => {
    expect(matchingRule.ofOrderLine({ sellerCode: toCode('S'), optionCode: toCode('O') })).toEqual({
      code: 'O',
      role: 'option',
    });
    expect(matchingRule.ofOrderLine({ sellerCode: toCode('S'), optionCode: toCode(' ') })).toEqual({
      code: 'S',
      role: 'seller',
    });
  });
});

describe('an exclusion pattern', () => {
  it('takes * for anything, and the rest to the letter', () => {
    expect(matchesPattern('GIFT-*', 'GIFT-01')).toBe(true);
    expect(matchesPattern('*-SELF', 'A-SELF')).toBe(true);
    expect(matchesPattern('A*B*C', 'A1B2C')).toBe(true);
    expect(matchesPattern('A*A', 'A')).toBe(false);
    expect(matchesPattern('GIFT.', 'GIFTX')).toBe(false);
  });

  it('always covers a text by itself and by * alone', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(matchesPattern('*', text)).toBe(true);
        if (!text.includes('*')) expect(matchesPattern(text, text)).toBe(true);
      }),
    );
  });
});
