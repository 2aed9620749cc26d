import {
  type Failure,
  type Instant,
  type Outcome,
  ok,
  type Sku,
  type SkuNo,
  type SmartshipSetting,
  type SmartshipSync,
  smartshipSyncOf,
} from '#lib/domain';
import type { SmartshipDesk } from '#lib/smartship';
import { makeSkuColumns, STOCK_READ_AT, stampSkus, stockReadAt } from '#lib/storage';
import type { StockTools } from './tools.ts';

/** Calls that one run may spend on reading stock; SKUs beyond stand as they were last read, and so raise nothing. */
const CALLS = 20;
const PAGE = 500;

export interface SmartshipStock {
  /** Each SKU as last told, with when that was. */
  of(skuNo: SkuNo): { readonly sku: Sku; readonly readAt: Instant | null } | null;
  sync(skuNo: SkuNo): SmartshipSync;
  readonly failure: Failure | null;
}

/** What of Smartship is asked anew; the rest stands as on disk, with its age. */
export interface SmartshipReading {
  /**
   * - `none`: no SKU.
   * - `pages`: all of them, page by page; the units on disk follow.
   * - a set: these, by code, as many as `calls` reach for; all pages where those are fewer calls.
   */
  readonly skus: 'none' | 'pages' | ReadonlySet<SkuNo>;
  readonly calls?: number;
  /** Whether Smartship syncs by itself. Not asked, nothing is told: then only what would be worth a question may be worked out. */
  readonly settings: boolean;
}

/** Pages that reading every SKU takes. */
export const skuPages = async ({ data }: StockTools): Promise<number> => Math.ceil((await data.skus.count()) / PAGE);

export async function smartshipStock(
  wanted: readonly Sku[],
  reading: SmartshipReading,
  tools: StockTools,
): Promise<SmartshipStock> {
  const fresh = new Map<SkuNo, { sku: Sku; readAt: Instant }>();
  const asks = reading.skus !== 'none' || reading.settings;
  const desk = asks ? await tools.desk() : null;
  const failure = desk?.ok ? await readFresh(desk.value, wanted, reading, fresh, tools) : (desk?.failure ?? null);
  const settings = await readSettings(desk, reading.settings);
  const readAt = await stockReadAt(tools.data);
  const known = new Map(wanted.map((sku) => [sku.skuNo, sku]));
  return {
    of(skuNo) {
      const told = fresh.get(skuNo);
      if (told) return told;
      const sku = known.get(skuNo);
      return sku ? { sku, readAt } : null;
    },
    sync: settings.ok ? smartshipSyncOf(settings.value) : () => 'untold',
    failure: failure ?? (settings.ok ? null : settings.failure),
  };
}

/** Null where they have a gap: it may hide the one setting that matters. */
async function readSettings(
  desk: Outcome<SmartshipDesk> | null,
  asked: boolean,
): Promise<Outcome<readonly SmartshipSetting[] | null>> {
  if (!asked || desk === null) return ok([]);
  if (!desk.ok) return desk;
  const settings = await desk.value.syncSettings();
  if (!settings.ok) return settings;
  return ok(settings.value.complete ? settings.value.items : null);
}

async function readFresh(
  desk: SmartshipDesk,
  wanted: readonly Sku[],
  { skus, calls = CALLS }: SmartshipReading,
  fresh: Map<SkuNo, { sku: Sku; readAt: Instant }>,
  tools: StockTools,
): Promise<Failure | null> {
  if (skus === 'none') return null;
  const concerned = skus === 'pages' ? wanted : wanted.filter(({ skuNo }) => skus.has(skuNo));
  const names = new Set(concerned.map(({ skuNo }) => skuNo));
  const keep = (items: readonly Sku[], readAt: Instant) => {
    for (const sku of items) if (names.has(sku.skuNo)) fresh.set(sku.skuNo, { sku, readAt });
  };
  const codes = [...new Set(concerned.map(({ sellerCode }) => sellerCode))].filter((code) => code.trim() !== '');
  const pages = await skuPages(tools);
  if (pages <= Math.min(CALLS, calls) && (skus === 'pages' || codes.length > pages))
    return readPages(desk, keep, tools);
  for (const sellerCode of codes.slice(0, Math.min(CALLS, calls))) {
    const at = tools.now();
    const read = await desk.searchSkus({ sellerCode });
    if (!read.ok) return read.failure;
    keep(read.value.items, at);
  }
  return null;
}

async function readPages(
  desk: SmartshipDesk,
  keep: (items: readonly Sku[], readAt: Instant) => void,
  tools: StockTools,
): Promise<Failure | null> {
  let cursor: string | null = null;
  const start = tools.now();
  const all: Sku[] = [];
  // The index may be behind: a few more pages than it knew are read, and no endless many.
  for (let page = 0; page < CALLS * 2; page += 1) {
    const at = tools.now();
    const read: Outcome<{ items: readonly Sku[]; next: string | null }> = await desk.searchSkus(
      cursor === null ? {} : { cursor },
    );
    if (!read.ok) return read.failure;
    keep(read.value.items, at);
    all.push(...read.value.items);
    cursor = read.value.next;
    if (cursor === null) {
      await keepUnits(all, start, tools);
      break;
    }
  }
  return null;
}

/** The units on disk follow a whole reading, so that the next look within a quarter of an hour need not read. Which SKUs there are stays the index's own matter. */
async function keepUnits(all: readonly Sku[], readAt: Instant, { data }: StockTools): Promise<void> {
  const moved = await data.transaction('rw', data.skus, data.small, async () => {
    const rows = await data.skus.bulkGet(all.map(({ skuNo }) => skuNo));
    const changed = all.flatMap(({ skuNo, stock, stockByWarehouse }, at) => {
      const row = rows[at];
      const same =
        !row || (row.stock === stock && JSON.stringify(row.stockByWarehouse) === JSON.stringify(stockByWarehouse));
      return same ? [] : [{ key: skuNo, changes: { stock, stockByWarehouse } }];
    });
    await data.skus.bulkUpdate(changed);
    await data.small.put({ key: STOCK_READ_AT, value: readAt });
    if (changed.length > 0) await stampSkus(data);
    return changed.length > 0;
  });
  if (moved) await makeSkuColumns(data);
}
