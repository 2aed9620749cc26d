import { type Instant, type MatchedSku, matchingRule } from '#lib/domain';
import type { DataDb, ListingRow } from '../data-db.ts';
import type { AskedCode } from './sku-lookup.ts';

/** Links read longer ago than this are not believed when they say *none*. They are read daily. */
const LINKS_MAX_AGE = 72 * 3_600_000;

export interface Links {
  readonly checked: boolean;
  readonly of: (asked: AskedCode) => readonly MatchedSku[];
}

/** Smartship's stored links that hold any of these codes' lines, and whether having none means something. */
export async function linksOf(db: DataDb, asked: readonly AskedCode[], now: Instant): Promise<Links> {
  const itemCodes = [...new Set(asked.flatMap(({ itemCode }) => itemCode ?? []))];
  const [sync, rows] = await Promise.all([
    db.syncs.get('links'),
    itemCodes.length === 0 ? [] : db.links.where('itemCode').anyOf(itemCodes).toArray(),
  ]);
  const checked = sync?.lastEnd != null && now - sync.lastEnd <= LINKS_MAX_AGE;
  const links = Map.groupBy(rows, ({ itemCode }) => itemCode);
  if (links.size === 0) return { checked, of: () => [] };
  const skuNos = [...new Set([...links.values()].flat().map(({ skuNo }) => skuNo))];
  const skus = new Map((await db.skus.where('skuNo').anyOf(skuNos).toArray()).map((sku) => [sku.skuNo as string, sku]));
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
  db: DataDb,
  asked: readonly AskedCode[],
): Promise<(of: AskedCode) => ListingRow | null> {
  const itemCodes = [...new Set(asked.flatMap(({ itemCode }) => itemCode ?? []))];
  if (itemCodes.length === 0) return () => null;
  const rows = Map.groupBy(await db.listings.where('itemCode').anyOf(itemCodes).toArray(), ({ itemCode }) => itemCode);
  return ({ itemCode, shopId }) => {
    const found = rows.get(itemCode ?? '') ?? [];
    return found.find((row) => shopId === null || row.shopId === shopId) ?? null;
  };
}

/** True when several options of a listing have this code. */
export const isTwiceIn = (listing: ListingRow | null, code: string): boolean =>
  listing !== null && listing.options.filter(({ optionCode }) => optionCode === code).length > 1;

/** How many listings use each of these codes. */
export async function usesOf(db: DataDb, codes: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const uses = new Map<string, Set<string>>();
  const wanted = [...new Set(codes)].filter((code) => code.trim() !== '');
  if (wanted.length === 0) return uses;
  await db.listings
    .where('codes')
    .anyOf(wanted)
    .eachKey((code, { primaryKey }) => {
      // The index is of codes, which are texts.
      const key = String(code);
      uses.set(key, (uses.get(key) ?? new Set()).add(primaryKey.join(' ')));
    });
  return uses;
}
