import { type Instant, jstDate } from '#lib/domain';
import type { DataDb } from './data-db.ts';
import { STOCK_READ_AT, STOCK_SPENT, type StockPreview, type StockSpent, stockPreviewKey } from './stock-rows.ts';

/** A shop's preview, under way or ended; null where none was ever asked for. */
export async function stockPreviewOf(data: DataDb, shopId: string): Promise<StockPreview | null> {
  // Only lib/stock writes it, in this shape.
  return ((await data.small.get(stockPreviewKey(shopId)))?.value as StockPreview | undefined) ?? null;
}

/** Calls of today's previews: the seller's own act, which takes nothing from what looks by the clock may spend. */
export async function previewCallsOf(data: DataDb, shopId: string, now: Instant): Promise<number> {
  const preview = await stockPreviewOf(data, shopId);
  return preview?.day === jstDate(now) ? preview.calls : 0;
}

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
