/** Runs in the laboratory page: our own modules on Chromium's IndexedDB. Times are ms, sizes bytes. */
import {
  type CodeQuestion,
  foldCode,
  judgeCode,
  type OrderNo,
  type Outcome,
  ok,
  type PackNo,
  type Sku,
  toCode,
  toItemCode,
  toOrderNo,
  toPackNo,
  toShippingNo,
  toShopId,
} from '#lib/domain';
import { keepShipments, press } from '#lib/outbox';
import type { Page as SkuPage, SmartshipGateway } from '#lib/smartship';
import {
  type AskedCode,
  cartViews,
  cartViewsOf,
  DataDb,
  firstSettings,
  firstShop,
  judgeCodes,
  OutboxDb,
} from '#lib/storage';
import { syncSkus } from '#lib/watch';
import { SkuMemory } from '../../../lib/background/sku-memory.ts';
import { Suggestions } from '../../../lib/background/suggestions.ts';
import { codeOf, mistyped, skuOf } from '../skus.ts';

export { beside } from './beside.ts';

export { stockPreview } from './stock.ts';

/** Chromium's own figures, there with `--enable-precise-memory-info` and `--expose-gc`. */
declare const performance: Performance & { readonly memory: { readonly usedJSHeapSize: number } };
declare const gc: () => void;

const PAGE = 500;
const HOUR = 3_600_000;

/** Smartship as far as a reading of SKUs goes: pages at once, their making taken out of the time. */
function pagesOf(count: number): { gateway: Pick<SmartshipGateway, 'searchSkus'>; spent: () => number } {
  let spent = 0;
  const gateway = {
    async searchSkus({ cursor }: { readonly cursor?: string }): Promise<Outcome<SkuPage<Sku>>> {
      const started = performance.now();
      const from = Number(cursor ?? 0);
      const items = Array.from({ length: Math.min(PAGE, count - from) }, (_, at) => skuOf(from + at));
      const next = from + PAGE < count ? String(from + PAGE) : null;
      spent += performance.now() - started;
      return ok({ items, total: count, next, unreadable: 0 });
    },
  };
  return { gateway, spent: () => spent };
}

/** A first sync into an empty database, and the most memory it held above what was there before. */
export async function firstSync(count: number): Promise<{ milliseconds: number; peak: number }> {
  const db = new DataDb();
  await db.delete({ disableAutoOpen: false });
  gc();
  const before = performance.memory.usedJSHeapSize;
  let peak = before;
  const look = () => {
    peak = Math.max(peak, performance.memory.usedJSHeapSize);
  };
  const { gateway, spent } = pagesOf(count);
  const started = performance.now();
  // A reading of SKUs asks for nothing else of the gateway.
  const done = await syncSkus(gateway as SmartshipGateway, db, Date.now, look);
  const milliseconds = performance.now() - started - spent();
  look();
  if (!done.ok || (await db.skus.count()) !== count) throw new Error('The sync did not come to its end.');
  db.close();
  return { milliseconds, peak: peak - before };
}

const asking = (codes: readonly string[]): AskedCode[] =>
  codes.map((code, at) => ({
    key: String(at),
    code,
    role: 'seller',
    shopId: null,
    itemCode: null,
    sellerCode: '',
    values: '',
  }));

/** So many codes, one in ten of them wrong, spread over all SKUs. */
function wantedCodes(wanted: number, count: number): string[] {
  return Array.from({ length: wanted }, (_, at) => {
    const code = codeOf((at * 7919) % count);
    return at % 10 === 0 ? `${code}-X` : code;
  });
}

/**
 * Judging codes as the background does, beside judging the same codes from a bare map that is already there: `disk` by
 * point look-ups, `first` with the SKUs taken into memory for it, `memory` with them there.
 */
export async function lookUps(
  wanted: number,
  count: number,
): Promise<{ disk: number; first: number; memory: number; map: number }> {
  const codes = wantedCodes(wanted, count);
  const rules = { shops: [], now: Date.now() };
  const db = new DataDb();
  await db.syncs.count();
  const skus = new SkuMemory(db, Date.now);
  const first = await timed(async () => judgeCodes(db, asking(codes), { ...rules, skus: await skus.current() }));
  const memory = await timed(async () => judgeCodes(db, asking(codes), { ...rules, skus: await skus.current() }));
  const disk = await timed(() => judgeCodes(db, asking(codes), rules));
  const all = await db.skus.toArray();
  const exact = Map.groupBy(all, (sku) => sku.sellerCode as string);
  const folds = Map.groupBy(all, (sku) => sku.foldedCode);
  const index = { readAt: rules.now - HOUR, tooOld: false };
  const map = await timed(async () => {
    const found = new Map(
      asking(codes).map(({ key, code, role }) => {
        const same = exact.get(code) ?? [];
        const question: CodeQuestion = {
          code,
          role,
          exact: same,
          near: same.length > 0 ? [] : (folds.get(foldCode(code)) ?? []),
          linked: [],
          linksChecked: false,
          excludedBy: null,
          duplicate: false,
          sharedBy: 0,
          partsKnown: 0,
          additional: [],
          index,
        };
        return [key, judgeCode(question)];
      }),
    );
    return found;
  });
  db.close();
  return { disk, first, memory, map };
}

async function timed(work: () => Promise<ReadonlyMap<string, { readonly verdict: string }>>): Promise<number> {
  const started = performance.now();
  const verdicts = await work();
  const took = performance.now() - started;
  const mapped = [...verdicts.values()].filter(({ verdict }) => verdict === 'mapped').length;
  if (Math.abs(mapped - verdicts.size * 0.9) > 1) throw new Error(`${mapped} of ${verdicts.size} mapped`);
  return took;
}

/** Suggestions for wrong codes: the first of a worker's life, and many after it. */
export async function suggestions(
  asked: number,
  count: number,
): Promise<{ cold: number; warm: number[]; memory: number }> {
  const db = new DataDb();
  await db.syncs.count();
  gc();
  const before = performance.memory.usedJSHeapSize;
  const suggestions = new Suggestions(new SkuMemory(db, Date.now));
  const figures: number[] = [];
  for (let at = 0; at <= asked; at += 1) {
    const index = (at * 7919) % count;
    const right = skuOf(index);
    const question = {
      code: mistyped(right.sellerCode, at),
      wants: 'single' as const,
      words: `${right.name} ${right.optionName}`,
    };
    const started = performance.now();
    const found = await suggestions.find(question);
    figures.push(performance.now() - started);
    if (!found.some(({ code }) => code === right.sellerCode))
      throw new Error(`${question.code}: ${right.sellerCode} is not offered`);
  }
  gc();
  const memory = performance.memory.usedJSHeapSize - before;
  db.close();
  const [cold = Number.NaN, ...warm] = figures;
  return { cold, warm, memory };
}

/** One look over so many carts on Chromium's disk, each mapped and in Smartship with a sending of its own; and one over a tenth of them. */
export async function carts(count: number): Promise<{ all: number; tenth: number; one: number }> {
  const db = new DataDb();
  const outbox = new OutboxDb('bench-carts-outbox');
  await Promise.all([db.orders.clear(), db.shipments.clear(), outbox.jobs.clear()]);
  const now = Date.now();
  const shopId = toShopId('bench_shop');
  const settings = { ...firstSettings('en'), shops: [firstShop(shopId, now)] };
  const skus = await new SkuMemory(db, Date.now).current();
  const sources = { data: db, outbox, settings, now, skus };
  const look = async () => {
    const figures: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const started = performance.now();
      await cartViews(sources);
      figures.push(performance.now() - started);
    }
    return figures.sort((left, right) => left - right)[2] ?? Number.NaN;
  };
  await fillCarts(0, count / 10, sources);
  const tenth = await look();
  await fillCarts(count / 10, count, sources);
  const all = await look();
  const started = performance.now();
  const [view] = await cartViewsOf([String(1_290_000_000)], sources);
  const one = performance.now() - started;
  if (view?.lines[0]?.state !== 'instructed') throw new Error(`the cart stands as ${view?.lines[0]?.state}`);
  db.close();
  outbox.close();
  return { all, tenth, one };
}

async function fillCarts(
  from: number,
  to: number,
  { data, outbox, now }: { readonly data: DataDb; readonly outbox: OutboxDb; readonly now: number },
): Promise<void> {
  const shopId = toShopId('bench_shop');
  const numbers = Array.from({ length: to - from }, (_, at) => from + at);
  // Numbers of these lengths are always good ones.
  const orderNo = (index: number) => toOrderNo(String(1_290_000_000 + index)) as OrderNo;
  const packNo = (index: number) => toPackNo(String(512_000_000 + index)) as PackNo;
  await data.orders.bulkPut(
    numbers.map((index) => ({
      shopId,
      orderNo: orderNo(index),
      packNo: packNo(index),
      status: 3,
      claim: 'none',
      itemCode: toItemCode(String(1_100_000_000 + (index % 300))),
      itemTitle: '見本トートバッグ ネイビー 大きめサイズ',
      sellerCode: toCode(codeOf(index % 1000)),
      optionCode: toCode(''),
      optionText: '',
      quantity: 1,
      orderedAt: now - index * 1000,
      paidAt: now - index * 1000,
      plannedShipDate: null,
      availableShippingDate: null,
      carrier: '',
      trackingNo: '',
      packingNo: '',
      relatedOrders: [],
      readAt: now,
      inLists: true,
    })),
  );
  await keepShipments(
    data,
    numbers.map((index) => ({
      shippingNo: toShippingNo(`QSP${100_000_000 + index}`),
      serviceType: 'FF',
      stage: 'instructed',
      statusCode: 'PI',
      statusLabel: '出荷指示',
      pendingReason: null,
      held: false,
      trackingNo: null,
      carrier: null,
      reallyShipped: false,
      registeredAt: now,
      lines: [
        { seqNo: String(index), orderNo: orderNo(index), packNo: packNo(index), code: null, skuNo: null, quantity: 1 },
      ],
      readAt: now,
    })),
  );
  for (let at = from; at < to; at += 50)
    await Promise.all(
      numbers
        .slice(at - from, at - from + 50)
        .map((index) => press(outbox, { shopId, packNo: packNo(index), orderNos: [orderNo(index)] }, now)),
    );
}
