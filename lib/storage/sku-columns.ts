import { foldCode, type Sku, type SkuColumns, SkuColumnsBuilder } from '#lib/domain';
import type { DataDb, SkuRow } from './data-db.ts';

const STAMP = 'sku-stamp';
const COLUMNS = 'all';
/** SKUs taken from the table at once while the columns are made: enough to be quick, few enough to be small. */
const PART = 5000;

/** All SKUs as columns, made once a reading, so that a worker that wakes has them in a moment instead of unfolding rows. */
export interface SkuColumnsRow {
  readonly key: string;
  /** The stamp of the table that they were made from; another stamp means that SKUs changed since. */
  readonly stamp: string;
  readonly columns: SkuColumns;
}

export async function skuStamp(data: DataDb): Promise<string> {
  const kept = (await data.small.get(STAMP))?.value;
  return typeof kept === 'string' ? kept : '';
}

/** Says that SKUs changed. Whoever writes to the table does so by `putSkus` or in one transaction with this. */
export async function stampSkus(data: DataDb): Promise<void> {
  await data.small.put({ key: STAMP, value: crypto.randomUUID() });
}

/** Writes SKUs so that everybody who holds them in memory notices. */
export function putSkus(data: DataDb, skus: readonly Sku[], reading: string): Promise<void> {
  return data.transaction('rw', data.skus, data.small, async () => {
    const rows = skus.map((sku): SkuRow => ({ ...sku, foldedCode: foldCode(sku.sellerCode), reading }));
    await data.skus.bulkPut(rows);
    await stampSkus(data);
  });
}

/** The columns as kept, with their stamp; null where none were made or SKUs changed since. */
export async function readSkuColumns(data: DataDb): Promise<SkuColumnsRow | null> {
  const [kept, stamp] = await Promise.all([data.skuColumns.get(COLUMNS), skuStamp(data)]);
  return kept && kept.stamp === stamp ? kept : null;
}

/** Makes the columns from the table and keeps them, unless SKUs changed meanwhile: then they are of use now, but not kept. */
export async function makeSkuColumns(data: DataDb): Promise<SkuColumnsRow> {
  const stamp = await skuStamp(data);
  const builder = new SkuColumnsBuilder();
  for (let last: string | null = ''; last !== null; ) {
    const part: SkuRow[] = await data.skus.where('skuNo').above(last).limit(PART).toArray();
    for (const sku of part) builder.add(sku);
    last = part.at(-1)?.skuNo ?? null;
  }
  const row: SkuColumnsRow = { key: COLUMNS, stamp, columns: builder.finish() };
  if ((await skuStamp(data)) === stamp) await data.skuColumns.put(row);
  return row;
}
