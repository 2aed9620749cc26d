import { type CodeRole, mendingReason, type Reason, type Sku, type SkuIndex, type Verdict } from '#lib/domain';
import type { CodeChange } from '../code-change.ts';
import type { DataDb, ListingRow } from '../data-db.ts';
import type { Settings } from '../settings.ts';
import { factsOfListings } from './code-facts.ts';
import { dataDb, outboxDb } from './index.ts';
import { type AskedCode, judgeCodes, skusByFold } from './sku-lookup.ts';

/** A code that wants mending, as the mapping screen shows it. */
export interface MappingCode {
  readonly role: CodeRole;
  /** Qoo10's names and values of the option; blank for 販売者商品コード. */
  readonly name: string;
  readonly value: string;
  /** The values for people. */
  readonly values: string;
  readonly code: string;
  readonly verdict: Verdict;
  readonly reason: Reason;
}

/** A listing with codes that want mending. */
export interface MappingListing {
  readonly shopId: string;
  readonly itemCode: string;
  readonly title: string;
  readonly sellerCode: string;
  readonly readAt: number;
  readonly codes: readonly MappingCode[];
  /** Codes of the same listing that are good and stand beside: a suggestion must not repeat one. */
  readonly goodCodes: readonly string[];
}

export interface MappingPage {
  readonly listings: readonly MappingListing[];
  /** Listings of this page looked at, and those of them that no reading reached yet: nothing is said of their codes. */
  readonly seen: number;
  readonly unread: number;
  /** Codes whose verdict cannot be told yet, though their listing was read. */
  readonly unknown: number;
  readonly codes: number;
  readonly good: number;
  /** Where to go on; null at the end. */
  readonly next: readonly [string, string] | null;
}

/** One page of the shops' listings in the order of their numbers, judged as they stand on disk. */
export async function readMappingPage(
  data: DataDb,
  settings: Settings,
  now: number,
  from: {
    readonly after: readonly [string, string] | null;
    readonly limit: number;
    /** The SKUs in memory; without them they are looked up on disk. */
    readonly skus?: SkuIndex | null;
  },
): Promise<MappingPage> {
  const shops = new Map(settings.shops.map((shop) => [shop.shopId as string, shop.notSmartship]));
  const rows = await (from.after === null
    ? data.listings.orderBy('[shopId+itemCode]')
    : data.listings.where('[shopId+itemCode]').above([...from.after])
  )
    .limit(from.limit)
    .toArray();
  const last = rows.length === from.limit ? rows.at(-1) : undefined;
  const ours = rows.filter(({ shopId }) => shops.has(shopId));
  const read = ours.filter(({ readAt }) => readAt !== null);
  const verdicts = new Map<string, Awaited<ReturnType<typeof judgeCodes>>>();
  for (const [shopId, ofShop] of Map.groupBy(read, (row) => row.shopId)) {
    const asked = ofShop.flatMap(placeCodes);
    const rules = { shops: settings.shops, now, skus: from.skus ?? null, facts: factsOfListings(data, ofShop) };
    verdicts.set(shopId, await judgeCodes(data, asked, rules));
  }
  const page = { seen: ours.length, unread: ours.length - read.length, unknown: 0, codes: 0, good: 0 };
  const listings: MappingListing[] = [];
  for (const row of read) {
    const codes: MappingCode[] = [];
    const goodCodes: string[] = [];
    for (const [at, place] of placesOf(row).entries()) {
      const verdict = verdicts.get(row.shopId)?.get(`${row.itemCode}/${at}`);
      if (!verdict) continue;
      page.codes++;
      const reason = mendingReason(verdict);
      if (reason) {
        codes.push({ ...place, verdict: verdict.verdict, reason });
        continue;
      }
      if (verdict.verdict === 'unknown') page.unknown++;
      else page.good++;
      if (place.code !== '') goodCodes.push(place.code);
    }
    if (codes.length === 0) continue;
    const { shopId, itemCode, title, sellerCode, readAt } = row;
    listings.push({ shopId, itemCode, title, sellerCode, readAt: readAt ?? 0, codes, goodCodes });
  }
  return { ...page, listings, next: last ? [last.shopId, last.itemCode] : null };
}

type Place = Omit<MappingCode, 'verdict' | 'reason'>;

/** The codes that decide: a listing's option codes, or its seller code where it has no options. */
export const placesOf = (row: Pick<ListingRow, 'options' | 'sellerCode'>): Place[] =>
  row.options.length > 0
    ? row.options.map(({ optionCode: code, name, value, values }) => ({ role: 'option', name, value, values, code }))
    : [{ role: 'seller', name: '', value: '', values: '', code: row.sellerCode }];

/** The same as `judgeCodes` asks for them; keys count from `<itemCode>/0` in the order of `placesOf`. */
export const placeCodes = (row: ListingRow): AskedCode[] =>
  placesOf(row).map(({ code, role, values }, at) => {
    const { shopId, itemCode, sellerCode } = row;
    return { key: `${itemCode}/${at}`, code, role, shopId, itemCode, sellerCode, values };
  });

/** The newest changes of codes, newest first. */
export const readCodeChanges = (): Promise<CodeChange[]> =>
  outboxDb().codeChanges.orderBy('plannedAt').reverse().limit(20_000).toArray();

/** The SKUs of these codes, for a person to choose from. */
export async function readSkusByCode(codes: readonly string[]): Promise<Sku[]> {
  const wanted = new Set(codes);
  const found = await skusByFold(dataDb(), codes);
  return [...found.values()].flat().filter(({ sellerCode }) => wanted.has(sellerCode));
}
