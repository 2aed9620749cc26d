import { type ItemCode, PREVIEW_CALLS_A_DAY, planStock, readsOf, type ShopId, type SkuNo } from '#lib/domain';
import { factsOf, type Gathered, lastOf } from './gather.ts';
import type { Place } from './targets.ts';

/** Why a look is made; it decides which listings are read, and how many calls that may cost. */
export type StockAsk =
  | { readonly kind: 'preview'; readonly shopId: ShopId; readonly since: number; readonly skipped: ReadonlySet<string> }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'shipment'; readonly skuNos: ReadonlySet<SkuNo> }
  | { readonly kind: 'approved'; readonly keys: ReadonlySet<string>; readonly skuNos: ReadonlySet<SkuNo> };

/** Calls to Qoo10 that one look may spend on reading; what is left over is read by the next [design §8]. */
const CALLS: Readonly<Record<StockAsk['kind'], number>> = {
  preview: PREVIEW_CALLS_A_DAY,
  schedule: 30,
  shipment: 60,
  approved: 600,
};

export interface ListingToRead {
  readonly shopId: ShopId;
  readonly itemCode: ItemCode;
}

export const listingKey = ({ shopId, itemCode }: ListingToRead): string => `${shopId} ${itemCode}`;

/** Whether nobody pressed for this look: then the day's calls bound it. */
export const isAutomatic = ({ kind }: StockAsk): boolean => kind === 'schedule' || kind === 'shipment';

/**
 * Listings to read now, whole SKUs together, since one quantity is no use without the others that share it. A look that
 * nobody pressed, and a preview, spend no more than the calls left to them.
 */
export function chooseListings(ask: StockAsk, gathered: Gathered, now: number, callsLeft: number): ListingToRead[] {
  const bySku = Map.groupBy(
    gathered.places.filter(({ sku }) => sku !== null),
    ({ sku }) => sku?.skuNo,
  );
  const wanted = wantedBy(ask, gathered, now);
  const lookedAt = (places: readonly Place[]) =>
    Math.min(...places.map(({ key }) => gathered.before.get(key)?.lookedAt ?? 0));
  const groups = [...bySku.values()].filter((places) => places.some(wanted));
  groups.sort((left, right) => lookedAt(left) - lookedAt(right));
  const chosen = new Map<string, ListingToRead>();
  let left = Math.min(CALLS[ask.kind], mostCalls(ask, callsLeft));
  if (left <= 0) return [];
  for (const places of groups) {
    const missing = new Map(
      places.filter((place) => !chosen.has(listingKey(place))).map((place) => [listingKey(place), place]),
    );
    const alone = ask.kind === 'preview' ? 1 : 2;
    const cost = [...missing.values()].reduce((sum, { option }) => sum + (option === null ? alone : 1), 0);
    // A SKU in more listings than a whole look may cost is still read once it comes first; one that only today's rest is too small for waits.
    if (cost > left && (chosen.size > 0 || left < CALLS[ask.kind])) break;
    left -= cost;
    for (const [key, place] of missing) chosen.set(key, place);
  }
  return [...chosen.values()];
}

function mostCalls(ask: StockAsk, left: number): number {
  if (ask.kind === 'preview') return left;
  return isAutomatic(ask) ? readsOf(left) : Number.POSITIVE_INFINITY;
}

/** Which places are reason enough to read their SKU's listings. */
export function wantedBy(ask: StockAsk, gathered: Gathered, now: number): (place: Place) => boolean {
  if (ask.kind === 'preview') return unreadBy(ask, gathered, now);
  if (ask.kind === 'approved') return ({ key }) => ask.keys.has(key);
  const changes = expectedChanges(gathered, now);
  if (ask.kind === 'schedule') return ({ key }) => changes.has(key);
  return ({ key, sku }) => changes.has(key) && sku !== null && ask.skuNos.has(sku.skuNo);
}

/** Places that a preview has still to read: those of which a plan says nothing but that Qoo10 was not read. */
function unreadBy(
  { shopId, since, skipped }: Extract<StockAsk, { kind: 'preview' }>,
  gathered: Gathered,
  now: number,
): (place: Place) => boolean {
  const readable = readableKeys(gathered, now);
  return (place) =>
    place.shopId === shopId &&
    readable.has(place.key) &&
    !skipped.has(place.itemCode) &&
    (gathered.before.get(place.key)?.lookedAt ?? 0) < since;
}

/** Places of which reading Qoo10 could tell more: of the others it is settled without that they stay as they are. */
export function readableKeys(gathered: Gathered, now: number): ReadonlySet<string> {
  const plan = planStock(factsOf(gathered, () => ({ shown: null, blocked: null }), now));
  const readable = plan.filter(({ notes }) => ['not-read', 'write-on-its-way'].includes(notes[0]?.code ?? ''));
  return new Set(readable.map(({ target }) => target.key));
}

/**
 * Places that would change if Qoo10 showed what we expect: what stood there last, less what was sold since. So an hourly
 * look costs calls only where stock or orders moved. Nothing is written by this: what Qoo10 really shows is read first.
 */
function expectedChanges(gathered: Gathered, now: number): ReadonlySet<string> {
  const expected = (place: Place) => {
    const { last, soldSince } = lastOf(gathered, place);
    const before = gathered.before.get(place.key);
    // Another shop's that was never read: as if it took nothing, so that what would be free is worth a look.
    const seen = before?.from ?? (place.ours ? null : 0);
    return { shown: last === null ? seen : Math.max(0, last.quantity - soldSince), blocked: null };
  };
  return new Set(
    planStock(factsOf(gathered, expected, now))
      .filter(({ target, to, standing }) => {
        const before = gathered.before.get(target.key);
        if (before?.left && before.left.from === target.shown && before.left.to === to) return false;
        // Waits for the seller's word already, with the same number.
        if (standing === 'ask') return before?.standing !== 'ask' || before.to !== to;
        return standing === 'change';
      })
      .map(({ target }) => target.key),
  );
}
