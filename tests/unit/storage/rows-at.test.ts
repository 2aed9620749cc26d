import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { toCode, toSkuNo } from '#lib/domain';
import { DataDb, judgeCodes, putSkus } from '#lib/storage';
import { sku } from '../domain/make.ts';

const CODES = ['MUG-WH', 'mug-wh', 'TOTE-01', 'ＴＯＴＥ－０１', 'LIP 7', '', 'SOCK||*', 'CASE-9'];
const NOW = Date.UTC(2026, 10, 26);

let db: DataDb;
afterEach(() => db.delete());

describe('many codes looked up on disk', () => {
  it('are judged as each of them alone, however many there are and however often one is asked', async () => {
    db = new DataDb('many-codes');
    const skus = CODES.slice(0, 5).map((code, at) =>
      sku({ skuNo: toSkuNo(String(1000 + at)), sellerCode: toCode(code) }),
    );
    await putSkus(db, skus, 'r');
    await db.syncs.put({ name: 'skus', lastStart: NOW, lastEnd: NOW, count: 5, failure: null, resume: null });
    const judge = (codes: readonly string[]) =>
      judgeCodes(
        db,
        codes.map((code, at) => ({
          key: String(at),
          code,
          role: 'seller',
          shopId: null,
          itemCode: null,
          sellerCode: '',
          values: '',
        })),
        { shops: [], now: NOW },
      );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...CODES), { maxLength: 30 }), async (codes) => {
        const together = [...(await judge(codes)).values()];
        const alone = await Promise.all(codes.map(async (code) => (await judge([code])).get('0')));
        expect(together).toEqual(alone);
      }),
      { numRuns: 30 },
    );
  });
});
