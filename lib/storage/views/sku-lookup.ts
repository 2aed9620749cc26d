import {
  type CodeRole,
  type CodeVerdict,
  codesInOne,
  excludableTexts,
  exclusionFor,
  foldCode,
  type Instant,
  judgeCode,
  type MatchedSku,
  type SkuIndex,
  type SkuIndexState,
} from '#lib/domain';
import type { DataDb, SkuRow } from '../data-db.ts';
import { rowsAt } from '../rows-at.ts';
import { type CodeFacts, factsOnDisk, isTwiceIn, linksOf, listingsOf } from './code-facts.ts';

/** A full reading older than this is not believed when it says *absent*. A full reading runs once a day. */
const INDEX_MAX_AGE = 36 * 3_600_000;

/** How far the SKU index can be believed now. */
export async function skuIndexState(
  db: DataDb,
  now: Instant,
  facts: CodeFacts = factsOnDisk(db),
): Promise<SkuIndexState> {
  const sync = await facts.sync('skus');
  const readAt = sync?.lastEnd ?? null;
  return { readAt, tooOld: readAt !== null && now - readAt > INDEX_MAX_AGE };
}

export interface AskedCode {
  readonly key: string;
  readonly code: string;
  readonly role: CodeRole;
  /** Its shop; null where it cannot be told: then every shop's exclusions hold. */
  readonly shopId: string | null;
  /** Its listing; null on a form of a new one. */
  readonly itemCode: string | null;
  /** 販売者商品コード of its listing, blank where not known: the seller may have excluded by it. */
  readonly sellerCode: string;
  /** The option's values as `ネイビー / M`; blank for a seller code, and where they are not known. */
  readonly values: string;
}

export interface JudgingRules {
  readonly shops: readonly { readonly shopId: string; readonly notSmartship: readonly string[] }[];
  readonly now: Instant;
  /** The SKUs in memory; without it they are looked up on disk. */
  readonly skus?: SkuIndex | null;
  /** What else is known, remembered; without it it is read from disk. */
  readonly facts?: CodeFacts;
  /** Keys of codes that stand twice in what the seller is typing just now; the listing as last read counts otherwise. */
  readonly duplicates?: ReadonlySet<string>;
  /** True to tell which codes other listings use too. */
  readonly shared?: boolean;
}

/**
 * Judges codes: links, exact codes, then folds of those not found, all by indexed look-ups, from memory where the SKUs are
 * there. What a half-finished reading did not reach is `unknown`, never `unmapped`.
 */
export async function judgeCodes(
  db: DataDb,
  asked: readonly AskedCode[],
  rules: JudgingRules,
): Promise<Map<string, CodeVerdict>> {
  const facts = rules.facts ?? factsOnDisk(db);
  const [index, links, listingOf, uses, skus] = await Promise.all([
    skuIndexState(db, rules.now, facts),
    linksOf(facts, asked, rules.now),
    listingsOf(facts, asked),
    facts.uses(rules.shared ? asked.map(({ code }) => code) : []),
    rules.skus ? inMemory(rules.skus) : onDisk(db, asked),
  ]);
  const exclusions = exclusionsOf(rules.shops);
  return new Map(
    asked.map((one) => {
      const { key, code, role } = one;
      const exact = skus.exact(code);
      const listing = listingOf(one);
      const values = one.values || (listing?.options.find(({ optionCode }) => optionCode === code)?.values ?? '');
      const patterns = exclusions(one.shopId);
      const verdict = judgeCode({
        code,
        role,
        exact,
        near: exact.length > 0 ? [] : skus.near(code),
        linked: links.of({ ...one, values }),
        // Without its number no listing's link can be found.
        linksChecked: links.checked && one.itemCode !== null,
        excludedBy: patterns.length === 0 ? null : exclusionFor(patterns, excludableTexts({ ...one, values })),
        duplicate: rules.duplicates ? rules.duplicates.has(key) : role === 'option' && isTwiceIn(listing, code),
        sharedBy: rules.shared ? otherUses(uses.get(code), one) : 0,
        partsKnown: exact.length > 0 ? 0 : codesInOne(code).filter((part) => skus.exact(part).length > 0).length,
        additional: listing?.additional?.map(({ optionCode }) => optionCode) ?? [],
        index,
      });
      return [key, verdict];
    }),
  );
}

function exclusionsOf(shops: JudgingRules['shops']): (shopId: string | null) => readonly string[] {
  const byShop = new Map(shops.map(({ shopId, notSmartship }) => [shopId, notSmartship]));
  const all = shops.flatMap(({ notSmartship }) => notSmartship);
  return (shopId) => (shopId === null ? all : (byShop.get(shopId) ?? []));
}

function otherUses(uses: ReadonlySet<string> | undefined, { shopId, itemCode }: AskedCode): number {
  if (!uses) return 0;
  const own = [...uses].some((use) =>
    shopId === null ? use.endsWith(` ${itemCode}`) : use === `${shopId} ${itemCode}`,
  );
  return uses.size - (own ? 1 : 0);
}

interface Skus {
  readonly exact: (code: string) => readonly MatchedSku[];
  readonly near: (code: string) => readonly MatchedSku[];
}

const inMemory = (skus: SkuIndex): Skus => ({
  exact: (code) => skus.exact(code),
  near: (code) => skus.near(foldCode(code)),
});

/** Equal codes have equal folds: one look-up finds both. */
async function onDisk(db: DataDb, asked: readonly AskedCode[]): Promise<Skus> {
  const found = await skusByFold(
    db,
    asked.flatMap(({ code }) => [code, ...codesInOne(code)]),
  );
  const near = (code: string) => found.get(foldCode(code)) ?? [];
  return { near, exact: (code) => near(code).filter(({ sellerCode }) => sellerCode === code) };
}

/** SKUs whose codes fold as these do, by fold. */
export async function skusByFold(db: DataDb, codes: readonly string[]): Promise<Map<string, SkuRow[]>> {
  const folds = codes.map(foldCode).filter((fold) => fold !== '');
  return Map.groupBy(await rowsAt(db.skus, 'foldedCode', folds), ({ foldedCode }) => foldedCode);
}
