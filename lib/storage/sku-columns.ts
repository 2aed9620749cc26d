import { foldCode, type Sku, type SkuColumns, SkuColumnsBuilder, type SkuNo } from '#lib/domain';
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
  return keep(data, await skuStamp(data), await allColumns(data, () => true));
}

/** Ends a full reading: SKUs that it no longer saw go, `done` is said in the same breath, and the columns are made of the rest. */
export async function endReading(data: DataDb, reading: string, done: () => Promise<unknown>): Promise<void> {
  const before = await skuStamp(data);
  const gone: SkuNo[] = [];
  const columns = await allColumns(data, (sku) => {
    if (sku.reading !== reading) gone.push(sku.skuNo);
    return sku.reading === reading;
  });
  const stamp = await data.transaction('rw', data.skus, data.syncs, data.small, async () => {
    const since = await skuStamp(data);
    // Written again since they were seen as gone: they stay.
    const still = (await data.skus.bulkGet(gone)).flatMap((sku) => (sku && sku.reading !== reading ? sku.skuNo : []));
    await data.skus.bulkDelete(still);
    if (still.length > 0) await stampSkus(data);
    await done();
    return since === before ? skuStamp(data) : null;
  });
  if (stamp === null) await makeSkuColumns(data);
  else await keep(data, stamp, columns);
}

async function allColumns(data: DataDb, wanted: (sku: SkuRow) => boolean): Promise<SkuColumns> {
  const builder = new SkuColumnsBuilder();
  for (let last: string | null = ''; last !== null; ) {
    const part: SkuRow[] = await data.skus.where('skuNo').above(last).limit(PART).toArray();
    for (const sku of part) if (wanted(sku)) builder.add(sku);
    last = part.at(-1)?.skuNo ?? null;
  }
  return builder.finish();
}

async function keep(data: DataDb, stamp: string, columns: SkuColumns): Promise<SkuColumnsRow> {
  const row: SkuColumnsRow = { key: COLUMNS, stamp, columns };
  if ((await skuStamp(data)) === stamp) await data.skuColumns.put(row);
  return row;
}
