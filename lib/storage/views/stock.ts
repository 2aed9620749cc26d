import type { Instant, ListingStockRule, StockNote } from '#lib/domain';
import { stockPreviewOf, stockSpentOf } from '../stock-memory.ts';
import {
  STOCK_RUN,
  type StockPreview,
  type StockRun,
  type StockTargetRow,
  type StockWrite,
  type StockWriteState,
} from '../stock-rows.ts';
import { dataDb, outboxDb } from './index.ts';

/** The parts of the preview: what waits for the seller's word, what is not done and why, what is right, what is left alone, what was sent. */
export type StockTab = 'waiting' | 'refused' | 'same' | 'off' | 'log';
export const STOCK_TABS: readonly StockTab[] = ['waiting', 'refused', 'same', 'off', 'log'];

/** One line of any part of the preview. */
export interface StockTableRow {
  readonly id: string;
  readonly itemCode: string;
  readonly title: string;
  readonly values: string;
  readonly code: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly notes: readonly StockNote[];
  /** For a change: where it stands and what Qoo10 showed; null for a place without one. */
  readonly change: {
    readonly state: StockWriteState;
    readonly by: StockWrite['by'];
    readonly shown: number | null;
    readonly says: string;
    readonly at: Instant;
  } | null;
}

export interface StockOverview {
  readonly counts: Readonly<Record<StockTab, number>>;
  /** Places that wait for a look that reads them. */
  readonly unread: number;
  /** The shop's last preview, and the last look that was none. */
  readonly preview: StockPreview | null;
  readonly run: StockRun | null;
  /** Warehouses that Smartship's SKUs name. */
  readonly warehouses: readonly string[];
  /** Listings with a rule of their own. */
  readonly rules: readonly { readonly itemCode: string; readonly title: string; readonly rule: ListingStockRule }[];
  readonly listings: number;
  /** Calls that looks by themselves made today. */
  readonly spent: { readonly qoo10: number; readonly smartship: number };
}

/** Changes that are no longer only planned, newest first; what was dropped is no news. */
const LOGGED: readonly StockWriteState[] = ['approved', 'sending', 'sent', 'verified', 'differs', 'failed'];
const LOG_ROWS = 500;
/** SKUs looked through for warehouse names: a seller has few warehouses, and his SKUs share them. */
const SKUS_SAMPLED = 500;

/** What the stock card of a shop says at a glance. */
export async function readStockOverview(shopId: string): Promise<StockOverview> {
  const [data, outbox] = [dataDb(), outboxDb()];
  const standing = (name: StockTargetRow['standing']) => outbox.stockTargets.where({ shopId, standing: name });
  const [refused, same, off, waiting, log, run, skus, rules, listings] = await Promise.all([
    standing('refused').toArray(),
    standing('same').count(),
    standing('off').count(),
    outbox.stockWrites.where({ state: 'planned', shopId }).count(),
    outbox.stockWrites
      .where('[state+shopId]')
      .anyOf(LOGGED.map((state) => [state, shopId]))
      .count(),
    data.small.get(STOCK_RUN),
    data.skus.limit(SKUS_SAMPLED).toArray(),
    outbox.stockRules.where('[shopId+itemCode]').between([shopId, ''], [shopId, '\uffff']).toArray(),
    data.listings.where('[shopId+itemCode]').between([shopId, ''], [shopId, '\uffff']).count(),
  ]);
  const [spent, preview] = await Promise.all([stockSpentOf(data, Date.now()), stockPreviewOf(data, shopId)]);
  const named = await data.listings.bulkGet(rules.map(({ itemCode }): [string, string] => [shopId, itemCode]));
  return {
    counts: { waiting, refused: refused.length, same, off, log: Math.min(log, LOG_ROWS) },
    unread: refused.filter(({ notes }) => notes[0]?.code === 'not-read').length,
    preview,
    // Only the background writes it, in this shape.
    run: (run?.value as StockRun | undefined) ?? null,
    warehouses: [...new Set(skus.flatMap(({ stockByWarehouse }) => Object.keys(stockByWarehouse)))].sort(),
    rules: rules.map(({ itemCode, rule }, at) => ({ itemCode, title: named[at]?.title ?? '', rule })),
    listings,
    spent: { qoo10: spent.qoo10[shopId] ?? 0, smartship: spent.smartship },
  };
}

/** The rows of one part of the preview, from one place on. */
export async function readStockTab(
  shopId: string,
  tab: StockTab,
  offset: number,
  limit: number,
): Promise<StockTableRow[]> {
  const { stockTargets, stockWrites } = outboxDb();
  if (tab === 'waiting') {
    const writes = await stockWrites.where({ state: 'planned', shopId }).sortBy('key');
    return withPlaces(limit === Number.POSITIVE_INFINITY ? writes : writes.slice(offset, offset + limit));
  }
  if (tab === 'log') {
    const writes = await stockWrites
      .where('[state+shopId]')
      .anyOf(LOGGED.map((state) => [state, shopId]))
      .sortBy('stateAt');
    return withPlaces(
      writes
        .reverse()
        .slice(0, LOG_ROWS)
        .slice(offset, offset + limit),
    );
  }
  const places = await stockTargets.where({ shopId, standing: tab }).offset(offset).limit(limit).toArray();
  return places.map((place) => ({ ...named(place), id: place.key, ...numbers(place), change: null }));
}

async function withPlaces(writes: readonly StockWrite[]): Promise<StockTableRow[]> {
  const places = await outboxDb().stockTargets.bulkGet(writes.map(({ key }) => key));
  return writes.map((write, at) => ({
    ...named(places[at] ?? { itemCode: write.itemCode, title: '', values: write.option?.value ?? '', code: '' }),
    id: write.writeId,
    ...numbers(write),
    change: { state: write.state, by: write.by, shown: write.shown, says: write.says, at: write.stateAt },
  }));
}

const named = ({ itemCode, title, values, code }: Pick<StockTargetRow, 'itemCode' | 'title' | 'values' | 'code'>) => ({
  itemCode,
  title,
  values,
  code,
});

const numbers = ({ from, to, notes }: Pick<StockTargetRow, 'from' | 'to' | 'notes'>) => ({ from, to, notes });

export interface StockListing {
  readonly itemCode: string;
  readonly title: string;
}

/** A listing of the shop by its number; null where there is none. */
export async function readStockListing(shopId: string, itemCode: string): Promise<StockListing | null> {
  const row = await dataDb().listings.get([shopId, itemCode]);
  return row ? { itemCode: row.itemCode, title: row.title } : null;
}
