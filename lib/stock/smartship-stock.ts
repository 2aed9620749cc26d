import {
  type Failure,
  type Instant,
  type Outcome,
  type Sku,
  type SkuNo,
  type SmartshipSync,
  smartshipSyncOf,
} from '#lib/domain';
import type { SmartshipDesk } from '#lib/smartship';
import type { StockTools } from './tools.ts';

/** Calls that one run may spend on reading stock; SKUs beyond stand as the index last read them, and so raise nothing. */
const CALLS = 20;
const PAGE = 500;

export interface SmartshipStock {
  /** Each SKU as last told, with when that was. */
  of(skuNo: SkuNo): { readonly sku: Sku; readonly readAt: Instant | null } | null;
  sync(skuNo: SkuNo): SmartshipSync;
  readonly failure: Failure | null;
}

/**
 * Reads the stock of these SKUs and whether Smartship syncs them itself. By code where they are few, else all pages where
 * those are few; what cannot be read now is taken from the index with the index's age.
 */
export async function smartshipStock(wanted: readonly Sku[], tools: StockTools): Promise<SmartshipStock> {
  const desk = await tools.desk();
  const index = await tools.data.syncs.get('skus');
  const fresh = new Map<SkuNo, { sku: Sku; readAt: Instant }>();
  const failure = desk.ok ? await readFresh(desk.value, wanted, fresh, tools) : desk.failure;
  const settings = desk.ok ? await desk.value.syncSettings() : desk;
  // A list with a gap may hide the one setting that matters.
  const whole = settings.ok && settings.value.complete ? settings.value.items : null;
  const known = new Map(wanted.map((sku) => [sku.skuNo, sku]));
  return {
    of(skuNo) {
      const told = fresh.get(skuNo);
      if (told) return told;
      const sku = known.get(skuNo);
      return sku ? { sku, readAt: index?.lastEnd ?? null } : null;
    },
    sync: smartshipSyncOf(whole),
    failure: failure ?? (settings.ok ? null : settings.failure),
  };
}

async function readFresh(
  desk: SmartshipDesk,
  wanted: readonly Sku[],
  fresh: Map<SkuNo, { sku: Sku; readAt: Instant }>,
  tools: StockTools,
): Promise<Failure | null> {
  const pages = Math.ceil((await tools.data.skus.count()) / PAGE);
  const names = new Set(wanted.map(({ skuNo }) => skuNo));
  const keep = (items: readonly Sku[], readAt: Instant) => {
    for (const sku of items) if (names.has(sku.skuNo)) fresh.set(sku.skuNo, { sku, readAt });
  };
  if (pages <= CALLS && wanted.length > pages) return readPages(desk, keep, tools);
  const codes = [...new Set(wanted.map(({ sellerCode }) => sellerCode))].filter((code) => code.trim() !== '');
  for (const sellerCode of codes.slice(0, CALLS)) {
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
  // The index may be behind: a few more pages than it knew are read, and no endless many.
  for (let page = 0; page < CALLS * 2; page += 1) {
    const at = tools.now();
    const read: Outcome<{ items: readonly Sku[]; next: string | null }> = await desk.searchSkus(
      cursor === null ? {} : { cursor },
    );
    if (!read.ok) return read.failure;
    keep(read.value.items, at);
    cursor = read.value.next;
    if (cursor === null) break;
  }
  return null;
}
