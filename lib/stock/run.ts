import { type SkuNo, type StockLine, stockReading } from '#lib/domain';
import { STOCK_RUN, stockReadAt } from '#lib/storage';
import { chooseListings, isAutomatic, type ListingToRead, type StockAsk, wantedBy } from './choose.ts';
import { askSmartship, type Gathered, gather } from './gather.ts';
import { keepLook } from './keep.ts';
import { readShown, type Shown } from './look.ts';
import { PART, planRead, readPart, takersOfSkus } from './parts.ts';
import { RunNote } from './run-note.ts';
import { sendApproved } from './send.ts';
import { type SmartshipReading, skuPages } from './smartship-stock.ts';
import { type CallsLeft, callsLeft, metered } from './spend.ts';
import { mayWrite, type StockShop, type StockTools } from './tools.ts';
import { recoverSending, verifyDue } from './verify.ts';

/** Looks that may write; a preview writes nothing and goes its own way. */
export type LookAsk = Exclude<StockAsk, { kind: 'preview' }>;

const KEPT_MS = 30 * 86_400_000;

/** One look with all that follows: verify, read, plan, keep, send. Single over all contexts; a second waits its turn. */
export function runStock(ask: LookAsk, tools: StockTools): Promise<void> {
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
    await tools.outbox.stockWrites.where({ state: 'approved', shopId }).each(({ key, skuNo, by }) => {
      // After a long sleep only what the seller pressed himself goes on.
      if (settings.automationAsks && by !== 'press') return;
      keys.add(key);
      if (skuNo) skuNos.add(skuNo);
    });
  }
  return { keys, skuNos };
}

async function look(ask: LookAsk, unmetered: StockTools): Promise<void> {
  const automatic = isAutomatic(ask);
  const tools = automatic ? metered(unmetered) : unmetered;
  const settings = await tools.settings();
  const shops = settings.shops.filter((shop) => shop.duties.stock === 'extension');
  if (shops.length === 0 || (automatic && !shops.some((shop) => mayWrite(settings, shop)))) return;
  const run = new RunNote(ask.kind, tools);
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
  const [shown, broken] = [new Map<string, Shown>(), new Set<string>()];
  // Part by part, so that what is written was read a moment ago, and a life that ends has kept what it read.
  const concerned = takersOfSkus(gathered);
  for (let at = 0; at < listings.length && !tools.stopped(); at += PART) {
    const part = listings.slice(at, at + PART);
    const unread = await readPart(
      part,
      shown,
      broken,
      ({ shopId, itemCode }) => readShown(tools.qapi(shopId), itemCode),
      tools,
    );
    // A SKU is planned by its own takers alone: the rest of a large shop need not be gone through for each part.
    const { lines, known } = await planRead(concerned(part), gathered, shown, tools);
    await keepLook(lines, known, how, tools);
    const failure = (await sendApproved(lines, shown, tools)) ?? unread;
    await run.put({ read: shown.size, ...(failure ? { failure } : {}) });
  }
  await run.put({ endedAt: tools.now() });
}

interface Start {
  readonly gathered: Gathered;
  readonly listings: readonly ListingToRead[];
}

/** A look that somebody waits for: Smartship is asked at once. */
async function read(ask: LookAsk, shops: readonly StockShop[], left: CallsLeft, tools: StockTools): Promise<Start> {
  const skus = ask.kind === 'approved' ? ask.skuNos : 'pages';
  const gathered = await gather(shops, { skus, settings: true }, tools);
  return { gathered, listings: chooseListings(ask, gathered, tools.now(), left.qoo10) };
}

/** A look that nobody pressed first finds out, as cheaply as it can, whether anything moved; only then it asks for certain. */
async function found(ask: LookAsk, shops: readonly StockShop[], left: CallsLeft, tools: StockTools): Promise<Start> {
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

async function firstReading(ask: LookAsk, left: CallsLeft, tools: StockTools): Promise<SmartshipReading> {
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
