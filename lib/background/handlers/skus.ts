import { foldCode, toCode, toSkuNo } from '#lib/domain';
import type { Handlers, SkuFileRow } from '#lib/messaging';
import { endReading, SKU_FILE, type SkuRow, stampSkus } from '#lib/storage';
import type { Brain } from '../brain.ts';

/** SKUs from the seller's own file, for codes to be checked without any Smartship key. */
export function skuFileHandlers(brain: Brain): Pick<Handlers, 'skus.import'> {
  return {
    async 'skus.import'({ reading, fileName, asOf, rows, last }) {
      const { data } = brain;
      await data.transaction('rw', data.skus, data.syncs, data.small, async () => {
        await data.skus.bulkPut(rows.map((row) => skuOf(row, reading)));
        await stampSkus(data);
      });
      if (!last) return { ok: true, reason: null };
      await endReading(data, reading, async () => {
        const before = (await data.syncs.get('skus'))?.lastEnd ?? null;
        // A file speaks for its own day, and never for the future. Another instant than before: what was folded from the old list goes.
        const told = Math.min(asOf, brain.now());
        const at = told === before ? told + 1 : told;
        const count = await data.skus.count();
        // Whenever Smartship can be read, it is read from its beginning, and its SKUs take the file's place.
        const resume = { reading: crypto.randomUUID(), cursor: null, count: 0 };
        await data.syncs.put({ name: 'skus', lastStart: at, lastEnd: at, count, failure: null, resume });
        await data.small.put({ key: SKU_FILE, value: { fileName, asOf: at } });
      });
      await brain.log({ who: 'seller', what: 'sku-file', orderNo: null, result: 'ok', says: fileName });
      brain.changed();
      return { ok: true, reason: null };
    },
  };
}

const skuOf = (row: SkuFileRow, reading: string): SkuRow => {
  const sellerCode = toCode(row.sellerCode);
  return {
    ...row,
    skuNo: toSkuNo(row.skuNo),
    sellerCode,
    stockByWarehouse: {},
    autoRegistered: false,
    foldedCode: foldCode(sellerCode),
    reading,
  };
};
