import { coverageOf, type Instant, jstDate, type SkuIndex } from '#lib/domain';
import type { CoverageRow, DataDb } from '../data-db.ts';
import type { Settings } from '../settings.ts';
import { factsOfListings } from './code-facts.ts';
import { placeCodes } from './mapping.ts';
import { judgeCodes } from './sku-lookup.ts';

/** Days that are kept and drawn. */
export const COVERAGE_DAYS = 90;
const DAY = 86_400_000;
/** Listings judged at once. */
const PART = 500;

/**
 * Counts how much of a shop is mapped now and keeps it as this day's figure, in place of an earlier one of the same day.
 * Days older than 90 go. Nothing is kept while no listing was read or nothing can be told: a gap in the line is honest.
 */
export async function keepCoverage(
  db: DataDb,
  shop: Settings['shops'][number],
  now: Instant,
  skus: SkuIndex | null,
): Promise<void> {
  const { shopId } = shop;
  const row = { shopId, day: jstDate(now), codes: 0, mapped: 0, listings: 0, unread: 0, at: now };
  for (let after = ''; ; ) {
    const rows = await db.listings
      .where('[shopId+itemCode]')
      .between([shopId, after], [shopId, '\uffff'], after === '')
      .limit(PART)
      .toArray();
    const read = rows.filter(({ readAt }) => readAt !== null);
    const facts = factsOfListings(db, read);
    const verdicts = await judgeCodes(db, read.flatMap(placeCodes), { shops: [shop], now, skus, facts });
    const { codes, mapped } = coverageOf(verdicts.values());
    row.codes += codes;
    row.mapped += mapped;
    row.listings += read.length;
    row.unread += rows.length - read.length;
    after = rows.at(-1)?.itemCode ?? '';
    if (rows.length < PART) break;
  }
  await db.coverage
    .where('[shopId+day]')
    .between([shopId, ''], [shopId, jstDate(now - COVERAGE_DAYS * DAY)], true, true)
    .delete();
  if (row.codes > 0) await db.coverage.put(row);
}

/** The kept days of a shop, or of all shops together day by day, oldest first. */
export async function readCoverage(db: DataDb, shopId: string | null): Promise<CoverageRow[]> {
  if (shopId !== null) {
    return db.coverage.where('[shopId+day]').between([shopId, ''], [shopId, '\uffff']).toArray();
  }
  const byDay = Map.groupBy(await db.coverage.toArray(), ({ day }) => day);
  return [...byDay.values()]
    .flatMap((rows) => rows.reduce(added))
    .sort((left, right) => (left.day < right.day ? -1 : 1));
}

const added = (left: CoverageRow, right: CoverageRow): CoverageRow => ({
  shopId: '',
  day: left.day,
  codes: left.codes + right.codes,
  mapped: left.mapped + right.mapped,
  listings: left.listings + right.listings,
  unread: left.unread + right.unread,
  at: Math.max(left.at, right.at),
});
