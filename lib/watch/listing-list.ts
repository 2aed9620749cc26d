import { type Instant, type Outcome, ok, type ShopId } from '#lib/domain';
import { LIVE_STATUSES, type Listing, type Qapi } from '#lib/qoo10';
import type { DataDb, ListingReading, ListingRow } from '#lib/storage';
import { decidingCodes, unreadListing } from './read-listings.ts';

const [FIRST_STATUS = 'S2' as const] = LIVE_STATUSES;

export const startOfList = (now: Instant): ListingReading => ({
  startedAt: now,
  status: FIRST_STATUS,
  page: 1,
  seen: 0,
  whole: true,
});

/**
 * Reads one page of a shop's live listings and keeps it; gives where to go on, or null at the end, after which listings
 * that the list no longer shows are gone. The list tells only number, code and status [qapi 4.2]: a listing whose code or
 * status differs from what was read is marked `changed`.
 */
export async function readListPage(
  qapi: Qapi,
  data: DataDb,
  shopId: ShopId,
  at: ListingReading,
  now: Instant,
): Promise<Outcome<ListingReading | null>> {
  const read = await qapi.listListings({ status: at.status, page: at.page });
  if (!read.ok) return read;
  const { listings, unreadable, pages, total } = read.value;
  await keepListed(data, shopId, listings, now);
  const seen = at.seen + listings.length;
  const last = at.page >= pages;
  const whole = at.whole && unreadable === 0 && (!last || seen >= total);
  if (!last) return ok({ ...at, page: at.page + 1, seen, whole });
  const next = LIVE_STATUSES[LIVE_STATUSES.indexOf(at.status) + 1];
  if (next) return ok({ startedAt: at.startedAt, status: next, page: 1, seen: 0, whole });
  if (whole) await forgetUnlisted(data, shopId, at.startedAt);
  return ok(null);
}

async function keepListed(data: DataDb, shopId: ShopId, listed: readonly Listing[], now: Instant): Promise<void> {
  await data.transaction('rw', data.listings, async () => {
    const before = await data.listings.bulkGet(listed.map(({ itemCode }) => [shopId, itemCode] as [string, string]));
    await data.listings.bulkPut(listed.map((listing, index) => listedRow(shopId, listing, before[index], now)));
  });
}

function listedRow(shopId: string, listing: Listing, before: ListingRow | undefined, now: Instant): ListingRow {
  const { itemCode, sellerCode, status } = listing;
  const row = { ...(before ?? unreadListing(shopId, itemCode)), sellerCode, status, listedAt: now };
  if (before === undefined || before.readAt === null) return row;
  const differs = before.sellerCode !== sellerCode || (before.status !== status && before.status !== '');
  return { ...row, codes: decidingCodes(row), changed: before.changed || differs };
}

/** Read for a page but never in the list: kept this long. */
const UNLISTED_FOR = 7 * 86_400_000;

async function forgetUnlisted(data: DataDb, shopId: ShopId, startedAt: Instant): Promise<void> {
  await data.listings
    .where('[shopId+itemCode]')
    .between([shopId, ''], [shopId, '\uffff'])
    .and(({ listedAt, readAt }) =>
      listedAt === null ? (readAt ?? 0) < startedAt - UNLISTED_FOR : listedAt < startedAt,
    )
    .delete();
}
