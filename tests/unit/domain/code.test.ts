import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codesInOne,
  excludableTexts,
  exclusionFor,
  foldCode,
  isNear,
  matchesPattern,
  matchingRule,
  toCode,
  valuesOfOptionText,
} from '#lib/domain';

describe('folding', () => {
  it('folds twice to the same', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldCode(foldCode(text)) === foldCode(text)));
  });

  it('hides width, case, dashes, spaces and invisible characters, and nothing else', () => {
    expect(foldCode(' Ａb\u2010０１\u200e  x ')).toBe('ab-01 x');
    expect(foldCode('AB01')).not.toBe(foldCode('AB-01'));
  });
});

describe('being near', () => {
  const anyCode = fc.string({ unit: 'binary', maxLength: 12 });

  it('goes both ways, and never means the same', () => {
    fc.assert(fc.property(anyCode, anyCode, (left, right) => isNear(left, right) === isNear(right, left)));
    fc.assert(fc.property(anyCode, (code) => !isNear(code, code)));
  });

  it('is what width, case, dashes and spaces make of a code', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][A-Z0-9-]{0,20}$/), (code) => {
        const wide = [...code].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('');
        for (const other of [wide, code.toLowerCase(), ` ${code}`, `${code}\u200f`, code.replaceAll('-', '\u2010')]) {
          expect(other === code || isNear(code, other)).toBe(true);
        }
      }),
    );
  });
});

describe('several codes in one field', () => {
  it('are taken apart at commas and their like, and a single code is left alone', () => {
    expect(codesInOne('TEA-1, TEA-2、TEA-3')).toEqual(['TEA-1', 'TEA-2', 'TEA-3']);
    expect(codesInOne('TEA-1+TEA-2')).toEqual(['TEA-1', 'TEA-2']);
    expect(codesInOne('TEA-1')).toEqual([]);
    expect(codesInOne('TEA-1,')).toEqual([]);
  });

  it('never have blanks among them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parts = codesInOne(text);
        expect(parts.length === 0 || parts.length > 1).toBe(true);
        expect(parts.every((part) => part.trim() !== '')).toBe(true);
      }),
    );
  });
});

describe('a stored link', () => {
  const link = { itemCode: '1100000001', optionCode: '', optionName: '', orderMapping: true } as const;
  const line = { itemCode: '1100000001', code: 'NV', role: 'option', values: 'ネイビー / M' } as const;

  it('holds its own listing only, and nothing while its order mapping is off', () => {
    expect(matchingRule.linkHolds(link, line)).toBe(true);
    expect(matchingRule.linkHolds(link, { ...line, itemCode: '1100000002' })).toBe(false);
    expect(matchingRule.linkHolds({ ...link, orderMapping: false }, line)).toBe(false);
  });

  it('that names an option holds that option, by code or by values however they are written', () => {
    expect(matchingRule.linkHolds({ ...link, optionCode: 'NV' }, line)).toBe(true);
    expect(matchingRule.linkHolds({ ...link, optionCode: 'BK' }, line)).toBe(false);
    expect(matchingRule.linkHolds({ ...link, optionName: 'ネイビー/M' }, line)).toBe(true);
    expect(matchingRule.linkHolds({ ...link, optionName: 'ネイビー||*M' }, line)).toBe(true);
    expect(matchingRule.linkHolds({ ...link, optionName: 'ネイビー/L' }, line)).toBe(false);
    expect(matchingRule.linkHolds({ ...link, optionCode: 'NV' }, { ...line, role: 'seller' })).toBe(false);
  });

  it('finds an option in the text of an order', () => {
    expect(valuesOfOptionText('カラー:ネイビー / サイズ:M(+500円)')).toBe('ネイビー / M');
    expect(valuesOfOptionText('')).toBe('');
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

  it('may name a listing, one option of it by code or by values, or codes of any listing', () => {
    const texts = excludableTexts({ itemCode: '1100000001', sellerCode: 'TOTE', code: 'NV', values: 'ネイビー / M' });
    for (const pattern of [
      '1100000001',
      '1100000001:NV',
      '1100000001:ネイビー / M',
      '1100000001:ネイビー*',
      'TO*',
      'NV',
    ]) {
      expect(exclusionFor([pattern], texts)).toBe(pattern);
    }
    expect(exclusionFor(['1100000002:NV', '1100000001:BK', 'N'], texts)).toBeNull();
  });

  it('never covers a blank code by a pattern of codes', () => {
    const blank = excludableTexts({ itemCode: null, sellerCode: '', code: '', values: '' });
    expect(exclusionFor(['*', ''], blank)).toBeNull();
  });

  it('takes no longer than the text is long, however many stars it has', () => {
    const text = 'a'.repeat(10_000);
    const started = performance.now();
    expect(matchesPattern(`${'*a'.repeat(200)}*b`, text)).toBe(false);
    expect(performance.now() - started).toBeLessThan(200);
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
