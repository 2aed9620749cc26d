import { foldCode, type ItemCode, type Outcome, ok, toCode, toItemCode, toShopId } from '#lib/domain';
import type { ListingDetail } from '#lib/qoo10';
import type { Page, SmartshipDesk } from '#lib/smartship';
import { previewToRead, readOnPreview, type StockQapi, type StockTools, startPreview } from '#lib/stock';
import {
  DataDb,
  firstSettings,
  firstShop,
  OutboxDb,
  readStockOverview,
  readStockTab,
  stockPreviewOf,
} from '#lib/storage';
import { codeOf, skuOf } from '../skus.ts';

const PAGE = 500;
const shopId = toShopId('bench_shop');
// Numbers of ten digits are always good ones.
const itemCode = (index: number) => toItemCode(String(1_100_000_000 + index)) as ItemCode;
const indexOf = (code: string) => Number(code) - 1_100_000_000;

/** What Qoo10 shows of a listing without options: every third in step, every third too many, every third too few. */
function shownOf(code: ItemCode, now: number): ListingDetail {
  const index = indexOf(code);
  return {
    itemCode: code,
    sellerCode: toCode(codeOf(index)),
    status: 'S2',
    title: '',
    priceYen: 980,
    quantity: Math.max(0, (index % 300) + ([0, 5, -1][index % 3] ?? 0)),
    expireDate: '2030-12-31',
    taxRate: 'S',
    basics: {},
    readAt: now,
  } as ListingDetail; // whatever else there is no look at stock reads
}

/** Both sides as far as a preview asks them, with every answer at once; `calls` counts them. */
function tools(data: DataDb, outbox: OutboxDb, listings: number): { readonly tools: StockTools; calls(): number } {
  let calls = 0;
  const shop = { ...firstShop(shopId, 0), readOnly: false };
  const settings = {
    ...firstSettings('en'),
    shops: [{ ...shop, duties: { ...shop.duties, stock: 'extension' as const } }],
  };
  const answer = <Value>(value: Value): Promise<Outcome<Value>> => {
    calls += 1;
    return Promise.resolve(ok(value));
  };
  const refuse = () => Promise.reject(new Error('a preview writes nothing'));
  const qapi: StockQapi = {
    options: () => answer({ options: [], unreadable: 0 }),
    listing: (code) => answer(shownOf(code, Date.now())),
    write: { optionQuantity: refuse, priceQuantities: refuse },
  };
  const desk: Pick<SmartshipDesk, 'searchSkus' | 'syncSettings'> = {
    searchSkus({ cursor }: { readonly cursor?: string }) {
      const from = Number(cursor ?? 0);
      const items = Array.from({ length: Math.min(PAGE, listings - from) }, (_, at) => skuOf(from + at));
      const page: Page<(typeof items)[number]> = {
        items,
        total: listings,
        next: from + PAGE < listings ? String(from + PAGE) : null,
        unreadable: 0,
      };
      return answer(page);
    },
    syncSettings: () => answer({ items: [], complete: true }),
  };
  return {
    calls: () => calls,
    tools: {
      qapi: () => qapi,
      // A preview asks for nothing else.
      desk: () => Promise.resolve(ok(desk as SmartshipDesk)),
      data,
      outbox,
      settings: () => Promise.resolve(settings),
      now: Date.now,
      locks: navigator.locks,
      stopped: () => false,
      afterTyping: () => Promise.resolve(),
      changed: () => undefined,
      log: () => Promise.resolve(),
    },
  };
}

export interface StockFigures {
  /** Stretches in which one press of *Preview* read every listing. */
  readonly stretches: number;
  readonly calls: number;
  /** Our own time of all of them, and of the longest. */
  readonly all: number;
  readonly longest: number;
  /** What the screen reads: the counts with the first page, and every change that waits. */
  readonly screen: number;
  readonly everyChange: number;
  readonly waiting: number;
}

/** One press of *Preview* in a shop of so many listings on Chromium's disk, with both sides answering at once. */
export async function stockPreview(listings: number): Promise<StockFigures> {
  const data = new DataDb();
  const outbox = new OutboxDb();
  await Promise.all([data.delete({ disableAutoOpen: false }), outbox.delete({ disableAutoOpen: false })]);
  await fill(data, listings);
  const { tools: given, calls } = tools(data, outbox, listings);
  const figures: number[] = [];
  await startPreview(shopId, given);
  for (let next = await previewToRead(given); next !== null; next = await previewToRead(given)) {
    const started = performance.now();
    await readOnPreview(next, given);
    figures.push(performance.now() - started);
    if (figures.length > listings / 50) throw new Error('The preview comes to no end.');
  }
  const ended = await stockPreviewOf(data, shopId);
  if (ended?.endedAt == null || ended.read !== listings) throw new Error('The preview did not read every listing.');
  const screenStarted = performance.now();
  const overview = await readStockOverview(shopId);
  await readStockTab(shopId, 'waiting', 0, 50);
  const screen = performance.now() - screenStarted;
  const everyStarted = performance.now();
  const every = await readStockTab(shopId, 'waiting', 0, Number.POSITIVE_INFINITY);
  const everyChange = performance.now() - everyStarted;
  if (every.length !== overview.counts.waiting) throw new Error('Not every change is shown.');
  data.close();
  outbox.close();
  return {
    stretches: figures.length,
    calls: calls(),
    all: figures.reduce((sum, each) => sum + each, 0),
    longest: Math.max(...figures),
    screen,
    everyChange,
    waiting: every.length,
  };
}

async function fill(data: DataDb, listings: number): Promise<void> {
  const now = Date.now();
  const numbers = Array.from({ length: listings }, (_, index) => index);
  await data.skus.bulkPut(
    numbers.map((index) => ({ ...skuOf(index), foldedCode: foldCode(codeOf(index)), reading: 'bench' })),
  );
  const sync = { lastStart: now, lastEnd: now, count: listings, failure: null, resume: null };
  await data.syncs.bulkPut([
    { ...sync, name: 'skus' },
    { ...sync, name: `orders:${shopId}` },
  ]);
  await data.listings.bulkPut(
    numbers.map((index) => ({
      shopId,
      itemCode: itemCode(index),
      sellerCode: codeOf(index),
      title: `見本 ${index}`,
      status: 'S2',
      options: [],
      additional: [],
      codes: [codeOf(index)],
      readAt: now,
      listedAt: now,
      changed: false,
    })),
  );
}
