import { failed, foldCode, type Instant, type Outcome, ok } from '#lib/domain';
import type { SmartshipGateway } from '#lib/smartship';
import type { DataDb } from '#lib/storage';

const NOT_WHOLE = { kind: 'not-understood', party: 'smartship', operation: 'search_skus' } as const;

/**
 * Reads every SKU by pages into the database. Progress is kept after each page, so that a worker that dies goes on
 * where it was; rows that the reading no longer saw go only when it came to its end.
 */
export async function syncSkus(
  gateway: SmartshipGateway,
  data: DataDb,
  now: () => Instant,
  progress: (count: number) => void = () => undefined,
): Promise<Outcome<number>> {
  const before = await data.syncs.get('skus');
  const start = before?.resume ?? { reading: crypto.randomUUID(), cursor: null, count: 0 };
  let { cursor, count } = start;
  let unreadable = 0;
  do {
    const page = await gateway.searchSkus(cursor === null ? {} : { cursor });
    if (!page.ok) return page;
    const { items, next } = page.value;
    count += items.length;
    unreadable += page.value.unreadable;
    cursor = next;
    await data.transaction('rw', data.skus, data.syncs, async () => {
      await data.skus.bulkPut(
        items.map((sku) => ({ ...sku, foldedCode: foldCode(sku.sellerCode), reading: start.reading })),
      );
      const sync = await data.syncs.get('skus');
      await data.syncs.put({
        name: 'skus',
        lastStart: sync?.lastStart ?? now(),
        lastEnd: sync?.lastEnd ?? null,
        count: sync?.count ?? null,
        failure: null,
        resume: { reading: start.reading, cursor, count },
      });
    });
    progress(count);
  } while (cursor !== null);
  // A page with rows that nobody could read is no full reading: old rows stay, and nothing is called absent by it.
  if (unreadable > 0) return failed({ ...NOT_WHOLE, says: `${unreadable} rows` });
  await data.transaction('rw', data.skus, data.syncs, async () => {
    await data.skus.where('reading').notEqual(start.reading).delete();
    await data.syncs.put({ name: 'skus', lastStart: now(), lastEnd: now(), count, failure: null, resume: null });
  });
  return ok(count);
}
