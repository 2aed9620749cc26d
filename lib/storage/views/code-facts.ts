import { type Instant, type MatchedSku, matchingRule, toSkuNo } from '#lib/domain';
import type { DataDb, LinkRow, ListingRow, SkuRow, Sync } from '../data-db.ts';
import { eachAt, rowsAt } from '../rows-at.ts';
import type { AskedCode } from './sku-lookup.ts';

/** Links read longer ago than this are not believed when they say *none*. They are read daily. */
const LINKS_MAX_AGE = 72 * 3_600_000;

/** Code → the listings that use it, as `<shopId> <itemCode>`. */
export type CodeUses = ReadonlyMap<string, ReadonlySet<string>>;

/** Stored links of some listings, with the SKUs that they lead to. */
export interface StoredLinks {
  readonly rows: readonly LinkRow[];
  readonly skus: readonly SkuRow[];
}

/** Where judging gets what it needs besides the SKUs: from disk each time, or remembered by whoever is asked often. */
export interface CodeFacts {
  sync(name: 'skus' | 'links'): Promise<Sync | undefined>;
  links(itemCodes: readonly string[]): Promise<StoredLinks>;
  listings(itemCodes: readonly string[]): Promise<readonly ListingRow[]>;
  uses(codes: readonly string[]): Promise<CodeUses>;
}

export const factsOnDisk = (db: DataDb): CodeFacts => ({
  sync: async (name) => db.syncs.get(name),
  async links(itemCodes) {
    const rows = await rowsAt(db.links, 'itemCode', itemCodes);
    const skus = await db.skus.bulkGet([...new Set(rows.map(({ skuNo }) => toSkuNo(skuNo)))]);
    return { rows, skus: skus.filter((sku) => sku !== undefined) };
  },
  listings: (itemCodes) => rowsAt(db.listings, 'itemCode', itemCodes),
  async uses(codes) {
    const uses = new Map<string, Set<string>>();
    const wanted = codes.filter((code) => code.trim() !== '');
    for (const [code, listings] of await eachAt(db.listings, 'codes', wanted, (rows) => rows.primaryKeys()))
      for (const listing of listings) noteUse(uses, code, listing);
    return uses;
  },
});

/**
 * For whoever judges a shop's listings part by part, in the order of their numbers: those in hand are not read again, and
 * their links come in one go. One look-up each would take longer than all else.
 */
export function factsOfListings(data: DataDb, listings: readonly ListingRow[]): CodeFacts {
  const numbers = new Set(listings.map(({ itemCode }) => itemCode));
  const links = async () => {
    const [first, last] = [listings[0]?.itemCode ?? '', listings.at(-1)?.itemCode ?? ''];
    const near = await data.links.where('itemCode').between(first, last, true, true).toArray();
    const rows = near.filter(({ itemCode }) => numbers.has(itemCode));
    const skus = await data.skus.bulkGet([...new Set(rows.map(({ skuNo }) => toSkuNo(skuNo)))]);
    return { rows, skus: skus.filter((sku) => sku !== undefined) };
  };
  return { ...factsOnDisk(data), links, listings: async () => listings };
}

export function noteUse(uses: Map<string, Set<string>>, code: string, listing: readonly [string, string]): void {
  const known = uses.get(code);
  if (known) known.add(listing.join(' '));
  else uses.set(code, new Set([listing.join(' ')]));
}

const itemCodesOf = (asked: readonly AskedCode[]): string[] => [
  ...new Set(asked.flatMap(({ itemCode }) => itemCode ?? [])),
];

export interface Links {
  readonly checked: boolean;
  readonly of: (asked: AskedCode) => readonly MatchedSku[];
}

/** Smartship's stored links that hold any of these codes' lines, and whether having none means something. */
export async function linksOf(facts: CodeFacts, asked: readonly AskedCode[], now: Instant): Promise<Links> {
  const [sync, stored] = await Promise.all([facts.sync('links'), facts.links(itemCodesOf(asked))]);
  const checked = sync?.lastEnd != null && now - sync.lastEnd <= LINKS_MAX_AGE;
  if (stored.rows.length === 0) return { checked, of: () => [] };
  const links = Map.groupBy(stored.rows, ({ itemCode }) => itemCode);
  const skus = new Map(stored.skus.map((sku) => [sku.skuNo as string, sku]));
  return {
    checked,
    of: ({ itemCode, code, role, values }) => {
      const holding = (links.get(itemCode ?? '') ?? []).filter((link) =>
        matchingRule.linkHolds(link, { itemCode: itemCode ?? '', code, role, values }),
      );
      // An option's own link is meant rather than its whole listing's.
      const own = holding.filter(({ optionCode, optionName }) => optionCode !== '' || optionName !== '');
      return (own.length > 0 ? own : holding).flatMap(({ skuNo }) => skus.get(skuNo) ?? []);
    },
  };
}

/** Listings of these codes, as far as they were read. */
export async function listingsOf(
  facts: CodeFacts,
  asked: readonly AskedCode[],
): Promise<(of: AskedCode) => ListingRow | null> {
  const found = await facts.listings(itemCodesOf(asked));
  if (found.length === 0) return () => null;
  const rows = Map.groupBy(found, ({ itemCode }) => itemCode);
  return ({ itemCode, shopId }) =>
    (rows.get(itemCode ?? '') ?? []).find((row) => shopId === null || row.shopId === shopId) ?? null;
}

/** True when several options of a listing have this code. */
export const isTwiceIn = (listing: ListingRow | null, code: string): boolean =>
  listing !== null && listing.options.filter(({ optionCode }) => optionCode === code).length > 1;
