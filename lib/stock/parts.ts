import { type Failure, type Outcome, planStock, type StockLine } from '#lib/domain';
import { type ListingToRead, listingKey } from './choose.ts';
import { factsOf, type Gathered, ownRecord, shownIn } from './gather.ts';
import { concernsAll, type Shown } from './look.ts';
import type { Place } from './targets.ts';
import type { StockTools } from './tools.ts';

/** Listings that are read before what they ask for is kept and sent. */
export const PART = 20;

export const planNow = (
  gathered: Gathered,
  shown: ReadonlyMap<string, Shown>,
  tools: StockTools,
): readonly StockLine[] =>
  planStock(factsOf(gathered, (place) => shownIn(place, shown.get(listingKey(place))), tools.now()));

/** What is planned of some places by what was read of them. */
export async function planRead(
  places: readonly Place[],
  gathered: Gathered,
  shown: ReadonlyMap<string, Shown>,
  tools: StockTools,
): Promise<{ readonly lines: readonly StockLine[]; readonly known: Gathered }> {
  const known = { ...gathered, places, ...(await ownRecord(places, tools)) };
  const lines = planNow(known, shown, tools).filter(
    ({ target }) => target.skuNo !== null && shown.has(listingKey(target)),
  );
  return { lines, known };
}

/** The places that share a SKU with any of some listings, these included. */
export function takersOfSkus({ places }: Gathered): (listings: readonly ListingToRead[]) => readonly Place[] {
  const byListing = Map.groupBy(places, listingKey);
  const bySku = Map.groupBy(places, ({ sku }) => sku?.skuNo ?? null);
  return (listings) => {
    const skuNos = listings.flatMap((listing) =>
      (byListing.get(listingKey(listing)) ?? []).flatMap(({ sku }) => (sku ? [sku.skuNo] : [])),
    );
    return [...new Set(skuNos)].flatMap((skuNo) => bySku.get(skuNo) ?? []);
  };
}

/** Reads some listings; a shop whose connection failed is not asked again. Gives the last failure. */
export async function readPart(
  part: readonly ListingToRead[],
  shown: Map<string, Shown>,
  broken: Set<string>,
  ask: (listing: ListingToRead) => Promise<Outcome<Shown>>,
  tools: StockTools,
): Promise<Failure | null> {
  let failure: Failure | null = null;
  for (const listing of part) {
    if (broken.has(listing.shopId) || tools.stopped()) continue;
    const read = await ask(listing);
    if (read.ok) {
      shown.set(listingKey(listing), read.value);
      continue;
    }
    // What the next listing would meet too ends the reading of this shop.
    if (concernsAll(read.failure)) broken.add(listing.shopId);
    failure = read.failure;
  }
  return failure;
}
