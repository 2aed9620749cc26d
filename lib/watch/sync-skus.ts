import { failed, foldCode, type Instant, type Outcome, ok, type Sku } from '#lib/domain';
import type { SmartshipGateway } from '#lib/smartship';
import { type DataDb, endReading, type SkuRow, stampSkus } from '#lib/storage';

const NOT_WHOLE = { kind: 'not-understood', party: 'smartship', operation: 'search_skus' } as const;

/** A reading that stood still for longer begins anew: its first pages would be told as of now. */
const GO_ON_WITHIN = 6 * 3_600_000;

/**
 * Reads every SKU by pages into the database. Progress is kept after each page, so that a worker that dies goes on
 * where it was; rows that the reading no longer saw go only when it came to its end. The server tells no changes since a
 * day, so what is incremental is ours: a page that brings nothing new leaves those alone who hold SKUs in memory.
 */
export async function syncSkus(
  gateway: SmartshipGateway,
  data: DataDb,
  now: () => Instant,
  progress: (count: number) => void = () => undefined,
): Promise<Outcome<number>> {
  const before = await data.syncs.get('skus');
  const started = before?.resume && now() - (before.lastStart ?? 0) < GO_ON_WITHIN ? before.lastStart : null;
  const start = (started !== null ? before?.resume : null) ?? { reading: crypto.randomUUID(), cursor: null, count: 0 };
  const lastStart = started ?? now();
  // A first reading brings news by every page: nothing is compared.
  const first = (before?.lastEnd ?? null) === null;
  let { cursor, count, unreadable = 0 } = start;
  do {
    const page = await gateway.searchSkus(cursor === null ? {} : { cursor });
    if (!page.ok) return page;
    const { items, next } = page.value;
    count += items.length;
    unreadable += page.value.unreadable;
    cursor = next;
    const rows = items.map((sku) => ({ ...sku, foldedCode: foldCode(sku.sellerCode), reading: start.reading }));
    await data.transaction('rw', data.skus, data.syncs, data.small, async () => {
      if (first || (await bringsNews(data, rows))) await stampSkus(data);
      await data.skus.bulkPut(rows);
      const sync = await data.syncs.get('skus');
      await data.syncs.put({
        name: 'skus',
        lastStart,
        lastEnd: sync?.lastEnd ?? null,
        count: sync?.count ?? null,
        failure: null,
        resume: { reading: start.reading, cursor, count, unreadable },
      });
    });
    progress(count);
  } while (cursor !== null);
  // A page with rows that nobody could read is no full reading: old rows stay, and nothing is called absent by it.
  if (unreadable > 0) {
    await data.syncs.update('skus', { resume: null });
    return failed({ ...NOT_WHOLE, says: `${unreadable} rows` });
  }
  await endReading(data, start.reading, () =>
    data.syncs.put({ name: 'skus', lastStart, lastEnd: now(), count, failure: null, resume: null }),
  );
  return ok(count);
}

/** True when any of these rows is not there yet, or is there with something else. */
async function bringsNews(data: DataDb, rows: readonly SkuRow[]): Promise<boolean> {
  const known = await data.skus.bulkGet(rows.map(({ skuNo }) => skuNo));
  return rows.some((row, at) => told(row) !== told(known[at]));
}

/** What memory keeps of a SKU. */
const told = (sku: Sku | undefined): string =>
  sku === undefined
    ? ''
    : JSON.stringify([sku.sellerCode, sku.kind, sku.name, sku.optionName, sku.stock, sku.autoRegistered]);
