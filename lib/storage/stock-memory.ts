import { type Instant, jstDate } from '#lib/domain';
import type { DataDb } from './data-db.ts';
import { STOCK_READ_AT, STOCK_SPENT, type StockSpent } from './stock-rows.ts';

/** What looks at stock that nobody pressed spent today; nothing yet on a new day. */
export async function stockSpentOf(data: DataDb, now: Instant): Promise<StockSpent> {
  // Only lib/stock writes it, in this shape.
  const kept = (await data.small.get(STOCK_SPENT))?.value as StockSpent | undefined;
  const day = jstDate(now);
  return kept?.day === day ? kept : { day, qoo10: {}, smartship: 0 };
}

/** As of when the SKUs on disk tell their stock; null where they never were read whole. */
export async function stockReadAt(data: DataDb): Promise<Instant | null> {
  const [index, own] = await Promise.all([data.syncs.get('skus'), data.small.get(STOCK_READ_AT)]);
  const at = typeof own?.value === 'number' ? own.value : null;
  const indexAt = index?.lastEnd ?? null;
  return indexAt === null ? null : Math.max(indexAt, at ?? indexAt);
}
