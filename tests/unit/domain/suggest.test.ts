import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { suggest, suggestionEntry, toCode, toSkuNo } from '#lib/domain';
import { sku } from './make.ts';

const SKUS = [
  sku(),
  sku({ skuNo: toSkuNo('9002'), sellerCode: toCode('TOTE-01-IV'), optionName: 'アイボリー' }),
  sku({ skuNo: toSkuNo('9003'), sellerCode: toCode('MUG-WHITE'), kind: 'single', name: '見本マグ', optionName: '' }),
].map(suggestionEntry);

const codes = (code: string, words = '', wants: 'single' | 'option' = 'option') =>
  suggest({ code, words, wants }, SKUS, distance).map((found) => `${found.code} ${found.why}`);

describe('suggestions for a wrong code', () => {
  it('put the same code in another spelling first', () => {
    expect(codes('tote-01-nv ')[0]).toBe('TOTE-01-NV same-but-spelling');
  });

  it('find a slip of the finger', () => {
    expect(codes('TOTE-01-NW')).toEqual(['TOTE-01-NV few-letters-differ', 'TOTE-01-IV few-letters-differ']);
  });

  it('prefer the option whose words are on the page', () => {
    expect(codes('TOTE-01-XX', 'アイボリー')[0]).toBe('TOTE-01-IV few-letters-differ');
  });

  it('help with a blank code by the words alone', () => {
    expect(codes('', 'カラー ネイビー')).toEqual(['TOTE-01-NV same-words']);
  });

  it('never offer a SKU of the other kind, and nothing for a code like no other', () => {
    expect(codes('MUG-WHITE')).toEqual([]);
    expect(codes('MUG-WHITF', '', 'single')).toEqual(['MUG-WHITE few-letters-differ']);
    expect(codes('ZZZZZZZZZZZZ')).toEqual([]);
  });
});
