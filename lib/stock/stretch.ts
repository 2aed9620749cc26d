import { PREVIEW_CALLS_A_DAY, type ShopId, type StockLine } from '#lib/domain';
import { stockReadAt } from '#lib/storage';
import { chooseListings, type ListingToRead, listingKey, readableKeys, type StockAsk, wantedBy } from './choose.ts';
import { type Gathered, gather } from './gather.ts';
import { keepLook } from './keep.ts';
import { readForPreview, type Shown } from './look.ts';
import { PART, planNow, planRead, readPart, takersOfSkus } from './parts.ts';
import { PreviewNote } from './preview-note.ts';
import { skuPages } from './smartship-stock.ts';
import type { StockShop, StockTools } from './tools.ts';

/** Smartship's units that are younger do for the next stretch. */
const YOUNG_MS = 5 * 60_000;
/** How long one stretch reads: what Smartship and the orders told at its start is still young at its end. */
const STRETCH_MS = 4 * 60_000;
/** So many listings in a row that cannot be read are no longer each its own matter. */
const IN_A_ROW = 5;

/** Reads one stretch of a shop's preview: part by part on disk, so that a life that ends loses one part at most. */
export async function readStretch(shopId: ShopId, tools: StockTools): Promise<void> {
  const settings = await tools.settings();
  const shops = settings.shops.filter((shop) => shop.duties.stock === 'extension' || shop.shopId === shopId);
  const note = await PreviewNote.of(shopId, tools);
  if (note === null) return;
  const callsLeft = PREVIEW_CALLS_A_DAY - note.now.calls;
  if (callsLeft <= 0) return note.waitsForTomorrow();
  const { gathered, ask } = await begin(note, shops, tools);
  const { failure } = gathered.smartship;
  // Without Smartship's word nothing can be said of any quantity: reading them would be for nothing.
  if (failure) return note.putOff(failure);
  const wanted = gathered.places.filter(wantedBy(ask, gathered, tools.now()));
  const left = new Set(wanted.map(({ itemCode }) => String(itemCode)));
  await note.put({ read: (note.now.total ?? 0) - left.size, failure: null });
  if (left.size === 0) return note.end();
  const listings = chooseListings(ask, gathered, tools.now(), callsLeft);
  if (listings.length === 0) return note.waitsForTomorrow();
  const ended = await readParts(listings, left, gathered, note, tools);
  if (ended && left.size === 0) await note.end();
}

/** What a stretch rests on; the first also says which quantities there are, and what is settled without reading them. */
async function begin(note: PreviewNote, shops: readonly StockShop[], tools: StockTools) {
  const { shopId } = note.now;
  const first = note.now.total === null;
  const gathered = await gather(shops, { skus: (await isYoung(tools)) ? 'none' : 'pages', settings: true }, tools);
  const readable = readableKeys(gathered, tools.now());
  const ofShop = gathered.places.filter((place) => place.shopId === shopId);
  const total = new Set(ofShop.filter(({ key }) => readable.has(key)).map(({ itemCode }) => itemCode)).size;
  if (first) {
    const settled = ({ target }: StockLine) =>
      target.shopId === shopId && (!readable.has(target.key) || !gathered.before.has(target.key));
    const how = { automatic: () => false, unread: true };
    await keepLook(planNow(gathered, new Map(), tools).filter(settled), gathered, how, tools);
    await forgetGone(shops, gathered, tools);
  }
  if (!gathered.smartship.failure) await note.put({ total, unindexed: await unindexed(shopId, tools) });
  const skipped = new Set(note.now.skipped);
  const ask: Extract<StockAsk, { kind: 'preview' }> = { kind: 'preview', shopId, since: note.now.askedAt, skipped };
  return { gathered, ask };
}

const unindexed = (shopId: ShopId, { data }: StockTools): Promise<number> =>
  data.listings
    .where('[shopId+itemCode]')
    .between([shopId, ''], [shopId, '\uffff'])
    .filter(({ readAt }) => readAt === null)
    .count();

/** A master of more pages than one look may read is as old as its index; the others are read whole now and then. */
async function isYoung(tools: StockTools): Promise<boolean> {
  const at = await stockReadAt(tools.data);
  const age = at === null ? null : tools.now() - at;
  if (age !== null && age >= 0 && age < YOUNG_MS) return true;
  return (await skuPages(tools)) > MOST_PAGES;
}
const MOST_PAGES = 20;

/** False where it ended before its end: stopped, put off, its time over, or others wait for their turn. */
async function readParts(
  listings: readonly ListingToRead[],
  left: Set<string>,
  gathered: Gathered,
  note: PreviewNote,
  tools: StockTools,
): Promise<boolean> {
  const concerned = takersOfSkus(gathered);
  const whole = new Map(gathered.places.map((place) => [listingKey(place), place.option === null]));
  const broken = new Set<string>();
  const startedAt = tools.now();
  const isOver = async () =>
    Math.abs(tools.now() - startedAt) > STRETCH_MS || tools.stopped() || (await othersWait(tools));
  let unreadInARow = 0;
  for (let at = 0; at < listings.length; at += PART) {
    await tools.afterTyping();
    if (!(await note.isWanted()) || (at > 0 && (await isOver()))) return false;
    const part = listings.slice(at, at + PART);
    // Counted before they go out: a life that ends in the midst has counted them.
    await note.put({ calls: note.now.calls + part.length });
    const shown = new Map<string, Shown>();
    const failure = await readPart(
      part,
      shown,
      broken,
      (one) => readForPreview(tools.qapi(one.shopId), one.itemCode, whole.get(listingKey(one)) ?? false),
      tools,
    );
    // What was not asked is not told.
    if (tools.stopped()) return false;
    const { lines, known } = await planRead(concerned(part), gathered, shown, tools);
    await keepLook(lines, known, { automatic: () => false }, tools);
    unreadInARow = shown.size === 0 ? unreadInARow + part.length : 0;
    // Where another shop that shares a SKU cannot be asked, only what it shares stays open.
    if (failure && (broken.has(note.now.shopId) || unreadInARow >= IN_A_ROW)) {
      await note.putOff(failure);
      return false;
    }
    const own = part.filter(({ shopId }) => shopId === note.now.shopId);
    const untold = untoldOf(own, lines, shown);
    for (const { itemCode } of own) left.delete(itemCode);
    const read = (note.now.total ?? 0) - left.size;
    await note.put({ read, skipped: [...note.now.skipped, ...untold], failure, failures: 0 });
  }
  return true;
}

/** Listings that were asked for, and of which a quantity is still not known. */
function untoldOf(
  part: readonly ListingToRead[],
  lines: readonly StockLine[],
  shown: ReadonlyMap<string, Shown>,
): string[] {
  const untold = new Set(lines.flatMap(({ target, from }) => (from === null ? [listingKey(target)] : [])));
  return part.flatMap((listing) => {
    const key = listingKey(listing);
    return untold.has(key) || !shown.has(key) ? [String(listing.itemCode)] : [];
  });
}

/** Somebody approved meanwhile, or a look is due: a preview has time. */
async function othersWait({ locks }: StockTools): Promise<boolean> {
  const { pending } = await locks.query();
  return pending?.some(({ name }) => name === 'smartship-stock') ?? false;
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
