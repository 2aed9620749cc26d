import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { columnsOf, foldCode, type Sku, SkuIndex, suggest, toCode, toSkuNo } from '#lib/domain';
import { sku } from './make.ts';

const index = (...skus: Sku[]) => new SkuIndex(columnsOf(skus));

const SKUS = index(
  sku(),
  sku({ skuNo: toSkuNo('9002'), sellerCode: toCode('TOTE-01-IV'), optionName: 'アイボリー' }),
  sku({ skuNo: toSkuNo('9003'), sellerCode: toCode('MUG-WHITE'), kind: 'single', name: '見本マグ', optionName: '' }),
  sku({ skuNo: toSkuNo('9004'), sellerCode: toCode('TOTE-01-NX'), autoRegistered: true, stock: 0 }),
);

const codes = (code: string, words = '', wants: 'single' | 'option' = 'option') =>
  suggest({ code, words, wants }, SKUS, distance).map((found) => `${found.code} ${found.why}`);

describe('suggestions for a wrong code', () => {
  it('put the same code in another spelling first', () => {
    expect(codes('tote-01-nv ')[0]).toBe('TOTE-01-NV same-but-spelling');
  });

  it('find a slip of the finger, and leave out what Smartship made up by itself', () => {
    expect(codes('TOTE-01-NW')).toEqual(['TOTE-01-NV few-letters-differ', 'TOTE-01-IV few-letters-differ']);
  });

  it('prefer the option whose words are on the page', () => {
    expect(codes('TOTE-01-XX', 'アイボリー')[0]).toBe('TOTE-01-IV few-letters-differ');
  });

  it('count two letters that changed places as one slip', () => {
    const near = ['T0TE-01-NV', 'TOTE-01-NVX'].map((code, at) =>
      sku({ skuNo: toSkuNo(`8${at}`), sellerCode: toCode(code) }),
    );
    const found = suggest({ code: 'TOTE-10-NV', words: 'ネイビー', wants: 'option' }, index(sku(), ...near), distance);
    expect(found[0]?.code).toBe('TOTE-01-NV');
  });

  it('help with a blank code by the words alone', () => {
    expect(codes('', 'カラー ネイビー')).toEqual(['TOTE-01-NV same-words']);
  });

  it('let a rare word tell more than one that every name has', () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      sku({ skuNo: toSkuNo(String(at)), sellerCode: toCode(`K${at}`), name: `見本バッグ ${at}型`, optionName: '' }),
    );
    const [first] = suggest({ code: '', words: '見本バッグ 17型', wants: 'option' }, index(...many), distance);
    expect(first?.code).toBe('K17');
  });

  it('never offer a SKU of the other kind, and nothing for a code like no other', () => {
    expect(codes('MUG-WHITE')).toEqual([]);
    expect(codes('MUG-WHITF', '', 'single')).toEqual(['MUG-WHITE few-letters-differ']);
    expect(codes('ZZZZZZZZZZZZ')).toEqual([]);
  });

  it('come through titles with markup, right-to-left marks and ten thousand characters', () => {
    const hostile = `<b>ネイビー</b>\u202e\u0000${'あ'.repeat(10_000)}`;
    expect(codes('TOTE-01-NW', hostile)[0]).toBe('TOTE-01-NV few-letters-differ');
    expect(suggest({ code: 'あ'.repeat(10_000), words: hostile, wants: 'option' }, SKUS, distance)).toHaveLength(1);
  });
});

const anyCode = fc.stringMatching(/^[A-C1-3-]{1,9}$/);

describe('the index of SKUs', () => {
  it('finds every SKU by its code and by its fold, as a bare map would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyCode, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 6 }),
        fc.string(),
        (all, other) => {
          const skus = all.map((code, at) => sku({ skuNo: toSkuNo(String(at)), sellerCode: toCode(code) }));
          const of = index(...skus);
          for (const code of [...all, other]) {
            const plain = ({ stockByWarehouse: _, ...rest }: Sku) => rest;
            const same = code.trim() === '' ? [] : skus.filter(({ sellerCode }) => sellerCode === code);
            expect(of.exact(code)).toEqual(same.map(plain));
            const fold = foldCode(code);
            const near = fold === '' ? [] : skus.filter(({ sellerCode }) => foldCode(sellerCode) === fold);
            expect(of.near(fold)).toEqual(near.map(plain));
          }
        },
      ),
    );
  });

  it('leaves out no code that is near enough, whatever its bits of letters say', () => {
    fc.assert(
      fc.property(fc.array(anyCode, { maxLength: 7 }), anyCode, (all, wrong) => {
        const skus = all.map((code, at) => sku({ skuNo: toSkuNo(String(at)), sellerCode: toCode(code) }));
        const found = suggest({ code: wrong, words: '', wants: 'option' }, index(...skus), distance);
        const reach = (code: string) => Math.min(4, Math.max(1, Math.max(code.length, wrong.length) >> 2));
        const near = skus.filter(({ sellerCode }) => {
          const [left, right] = [foldCode(sellerCode), foldCode(wrong)];
          return left !== '' && distance(left, right) <= reach(left);
        });
        const offered = new Set(found.map(({ code }) => code));
        expect(near.every(({ sellerCode }) => offered.has(sellerCode))).toBe(true);
      }),
    );
  });
});
