import { planStock, type SkuNo, type StockLine, stockReading } from '#lib/domain';
import { STOCK_RUN, type StockRun, stockReadAt } from '#lib/storage';
import { chooseListings, isAutomatic, type ListingToRead, listingKey, type StockAsk, wantedBy } from './choose.ts';
import { askSmartship, factsOf, type Gathered, gather, ownRecord, shownIn } from './gather.ts';
import { keepLook } from './keep.ts';
import { concernsAll, readShown, type Shown } from './look.ts';
import { sendApproved } from './send.ts';
import { type SmartshipReading, skuPages } from './smartship-stock.ts';
import { type CallsLeft, callsLeft, metered } from './spend.ts';
import type { Place } from './targets.ts';
import { mayWrite, type StockShop, type StockTools } from './tools.ts';
import { recoverSending, verifyDue } from './verify.ts';

/** Listings that are read before what they ask for is kept and sent. */
const PART = 20;
const KEPT_MS = 30 * 86_400_000;

/** One look with all that follows: verify, read, plan, keep, send. Single over all contexts; a second waits its turn. */
export function runStock(ask: StockAsk, tools: StockTools): Promise<void> {
  return tools.locks.request('smartship-stock', async () => {
    await recoverSending(tools);
    await verifyDue(tools);
    await look(ask, tools);
    await tools.outbox.stockWrites
      .where('stateAt')
      .below(tools.now() - KEPT_MS)
      .filter(({ state }) => ['verified', 'differs', 'failed', 'dropped'].includes(state))
      .delete();
  });
}

/** Goes on with what an earlier life left: looks at what was sent, and sends what was approved. */
export function goOnWithStock(tools: StockTools, wait: 'wait' | 'if-free' = 'if-free'): Promise<void> {
  return tools.locks.request('smartship-stock', { ifAvailable: wait === 'if-free' }, async (lock) => {
    if (lock === null) return;
    await noteInterrupted(tools);
    await recoverSending(tools);
    await verifyDue(tools);
    const approved = await approvedNow(tools);
    if (approved.keys.size > 0) await look({ kind: 'approved', ...approved }, tools);
  });
}

/** A look that another life began and did not end is told as such: what it kept stands, the rest was not read. */
async function noteInterrupted({ data, now }: StockTools): Promise<void> {
  const run = (await data.small.get(STOCK_RUN))?.value;
  if (typeof run !== 'object' || run === null || !('endedAt' in run) || run.endedAt !== null) return;
  await data.small.put({ key: STOCK_RUN, value: { ...run, endedAt: now(), interrupted: true } });
}

/** Places with an approved change in shops that may be written now, and their SKUs. */
async function approvedNow(tools: StockTools): Promise<{ keys: Set<string>; skuNos: Set<SkuNo> }> {
  const settings = await tools.settings();
  const shops = settings.shops.filter((shop) => mayWrite(settings, shop));
  const [keys, skuNos] = [new Set<string>(), new Set<SkuNo>()];
  for (const { shopId } of shops) {
    await tools.outbox.stockWrites.where({ state: 'approved', shopId }).each(({ key, skuNo }) => {
      keys.add(key);
      if (skuNo) skuNos.add(skuNo);
    });
  }
  return { keys, skuNos };
}

async function look(ask: StockAsk, unmetered: StockTools): Promise<void> {
  const automatic = isAutomatic(ask);
  const tools = automatic ? metered(unmetered) : unmetered;
  const settings = await tools.settings();
  const shops = settings.shops.filter(
    (shop) => shop.duties.stock === 'extension' || (ask.kind === 'preview' && shop.shopId === ask.shopId),
  );
  if (shops.length === 0 || (automatic && !shops.some((shop) => mayWrite(settings, shop)))) return;
  const run = new RunNote(ask, tools);
  await run.put();
  const left = await callsLeft(
    shops.map(({ shopId }) => shopId),
    tools.data,
    tools.now(),
  );
  const { gathered, listings } = automatic ? await found(ask, shops, left, tools) : await read(ask, shops, left, tools);
  await run.put({ toRead: listings.length, failure: gathered.smartship.failure });
  const may = new Set<string>(shops.filter((shop) => mayWrite(settings, shop)).map(({ shopId }) => shopId));
  const how = { automatic: ({ target }: StockLine) => automatic && may.has(target.shopId) };
  const shown = new Map<string, Shown>();
  if (ask.kind === 'preview') {
    await keepLook(planNow(gathered, shown, tools).filter(isUnread(ask.shopId, gathered)), gathered, how, tools);
    await forgetGone(shops, gathered, tools);
  }
  // Part by part, so that what is written was read a moment ago, and a life that ends has kept what it read.
  const concerned = takersOfSkus(gathered);
  for (let at = 0; at < listings.length && !tools.stopped(); at += PART) {
    const part = listings.slice(at, at + PART);
    await readPart(part, shown, tools, run);
    // A SKU is planned by its own takers alone: the rest of a large shop need not be gone through for each part.
    const places = concerned(part);
    const own = { ...gathered, places, ...(await ownRecord(places, tools)) };
    const lines = planNow(own, shown, tools).filter(
      ({ target }) => target.skuNo !== null && shown.has(listingKey(target)),
    );
    await keepLook(lines, own, how, tools);
    const failure = ask.kind === 'preview' ? null : await sendApproved(lines, shown, tools);
    await run.put({ read: shown.size, ...(failure ? { failure } : {}) });
  }
  await run.put({ endedAt: tools.now() });
}

interface Start {
  readonly gathered: Gathered;
  readonly listings: readonly ListingToRead[];
}

/** A look that somebody waits for: Smartship is asked at once. */
async function read(ask: StockAsk, shops: readonly StockShop[], left: CallsLeft, tools: StockTools): Promise<Start> {
  const skus = ask.kind === 'approved' ? ask.skuNos : 'pages';
  const gathered = await gather(shops, { skus, settings: true }, tools);
  return { gathered, listings: chooseListings(ask, gathered, tools.now(), left.qoo10) };
}

/** A look that nobody pressed first finds out, as cheaply as it can, whether anything moved; only then it asks for certain. */
async function found(ask: StockAsk, shops: readonly StockShop[], left: CallsLeft, tools: StockTools): Promise<Start> {
  const first = await firstReading(ask, left, tools);
  const gathered = await gather(shops, first, tools);
  const now = tools.now();
  const chosen = chooseListings(ask, gathered, now, left.qoo10);
  if (chosen.length === 0) return { gathered, listings: [] };
  const shopIds = shops.map(({ shopId }) => shopId);
  const { smartship: calls } = await callsLeft(shopIds, tools.data, now);
  if (calls <= 0) return { gathered, listings: [] };
  const wanted = wantedBy(ask, gathered, now);
  const moved = new Set(gathered.places.flatMap((place) => (place.sku && wanted(place) ? [place.sku.skuNo] : [])));
  const skus = first.skus === 'none' ? moved : 'none';
  const sure = await askSmartship(gathered, { skus, calls: calls - 1, settings: true }, tools);
  return { gathered: sure, listings: chooseListings(ask, sure, tools.now(), left.qoo10) };
}

async function firstReading(ask: StockAsk, left: CallsLeft, tools: StockTools): Promise<SmartshipReading> {
  if (ask.kind === 'shipment') return { skus: ask.skuNos, calls: left.smartship - 1, settings: false };
  const { data, now } = tools;
  const known = {
    readAt: await stockReadAt(data),
    pages: await skuPages(tools),
    callsLeft: left.smartship,
    now: now(),
  };
  return { skus: stockReading(known) === 'pages' ? 'pages' : 'none', settings: false };
}

const planNow = (gathered: Gathered, shown: ReadonlyMap<string, Shown>, tools: StockTools): readonly StockLine[] =>
  planStock(factsOf(gathered, (place) => shownIn(place, shown.get(listingKey(place))), tools.now()));

/** Places that a preview tells of though it does not read them: new ones, those without a SKU, those left alone. */
const isUnread =
  (shopId: string, { before }: Gathered) =>
  ({ target, standing }: StockLine): boolean =>
    target.shopId === shopId && (!before.has(target.key) || target.skuNo === null || standing === 'off');

/** The places that share a SKU with any of some listings, these included. */
function takersOfSkus({ places }: Gathered): (listings: readonly ListingToRead[]) => readonly Place[] {
  const byListing = Map.groupBy(places, listingKey);
  const bySku = Map.groupBy(places, ({ sku }) => sku?.skuNo ?? null);
  return (listings) => {
    const skuNos = listings.flatMap((listing) =>
      (byListing.get(listingKey(listing)) ?? []).flatMap(({ sku }) => (sku ? [sku.skuNo] : [])),
    );
    return [...new Set(skuNos)].flatMap((skuNo) => bySku.get(skuNo) ?? []);
  };
}

async function readPart(
  part: readonly ListingToRead[],
  shown: Map<string, Shown>,
  tools: StockTools,
  run: RunNote,
): Promise<void> {
  for (const listing of part) {
    if (run.broken.has(listing.shopId) || tools.stopped()) continue;
    const read = await readShown(tools.qapi(listing.shopId), listing.itemCode);
    if (read.ok) {
      shown.set(listingKey(listing), read.value);
      continue;
    }
    // What the next listing would meet too ends the reading of this shop.
    if (concernsAll(read.failure)) run.broken.add(listing.shopId);
    await run.put({ failure: read.failure });
  }
}

/** Places whose listing or option is no more. */
async function forgetGone(shops: readonly StockShop[], { places }: Gathered, { outbox }: StockTools): Promise<void> {
  const known = new Set(places.map(({ key }) => key));
  for (const { shopId } of shops) {
    const keys = await outbox.stockTargets
      .where('[shopId+itemCode]')
      .between([shopId, ''], [shopId, '\uffff'])
      .primaryKeys();
    await outbox.stockTargets.bulkDelete(keys.filter((key) => !known.has(key)));
  }
}

/** The note of a look on disk, and the screens told of it. */
class RunNote {
  readonly #tools: StockTools;
  #run: StockRun;
  /** Shops that could not be read in this look. */
  readonly broken = new Set<string>();

  constructor(ask: StockAsk, tools: StockTools) {
    this.#tools = tools;
    const shopId = ask.kind === 'preview' ? ask.shopId : null;
    const startedAt = tools.now();
    this.#run = {
      kind: ask.kind,
      shopId,
      startedAt,
      endedAt: null,
      read: 0,
      toRead: 0,
      failure: null,
      interrupted: false,
    };
  }

  async put(change: Partial<StockRun> = {}): Promise<void> {
    this.#run = { ...this.#run, ...change };
    await this.#tools.data.small.put({ key: STOCK_RUN, value: this.#run });
    this.#tools.changed();
  }
}
