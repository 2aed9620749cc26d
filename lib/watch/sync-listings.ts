import { type Instant, type ItemCode, jstDate, type Outcome, ok, type ShopId, toItemCode } from '#lib/domain';
import type { Qapi } from '#lib/qoo10';
import { changeListingMemory, type DataDb, type ListingReading, type ListingRow, listingMemory } from '#lib/storage';
import { readListPage, startOfList } from './listing-list.ts';
import { type Depth, readListingOptions } from './read-listings.ts';

const DAY = 86_400_000;
/** The list itself is read once a day: number, code and status of every live listing, 500 a call. */
const LIST_EVERY = DAY;
/** A listing that the list calls unchanged may still have other option codes: it is read again after so long. */
const READ_AGAIN_AFTER = 7 * DAY;
/**
 * Calls a day and shop that the reading takes by itself, of the 700 that design §8 allows; orders need most of them. A
 * seller who cannot wait asks for all, which is his own act and not capped.
 */
export const LISTING_CALLS_A_DAY = 100;

/** The seller asks for all listings at once: the list and every listing whole, however many calls that takes. */
export const wantListings = (data: DataDb, shopId: string, now: Instant) =>
  changeListingMemory(data, shopId, { wantedAt: now, listedAt: null, list: null });

export interface ListingSync {
  readonly shopId: ShopId;
  readonly now: () => Instant;
  /** True for a listing that the seller excluded: nothing is asked about it. */
  readonly excluded: (row: ListingRow) => boolean;
  /** What was tried in this worker's life, so that a listing that cannot be read is not asked for ever. */
  readonly tried: Set<string>;
  /** Tells screens; called now and then. */
  readonly progress: () => void;
  /** False ends the reading: the shop was removed, or everything is being erased. */
  readonly goOn: () => Promise<boolean>;
}

/** Notes calls made for a shop's listings today; false where they would go over what the reading takes by itself. */
export async function spendCalls(
  data: DataDb,
  shopId: string,
  now: Instant,
  calls: number,
  most = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const memory = await listingMemory(data, shopId);
  const day = jstDate(now);
  const spent = (memory.day === day ? memory.calls : 0) + calls;
  if (spent > most) return false;
  await changeListingMemory(data, shopId, { day, calls: spent });
  return true;
}

/**
 * Goes on with a shop's listings: the list when it is a day old, then the listings themselves, changed and never read ones
 * first, until nothing is left to ask or the day's calls are spent. Everything is on disk after every call, so a worker
 * that dies loses one call at most. Gives how many listings were read; stops at the first failure that is not one
 * listing's own.
 */
export async function syncListings(qapi: Qapi, data: DataDb, sync: ListingSync): Promise<Outcome<number>> {
  const { shopId, now } = sync;
  const spend = async (calls: number): Promise<boolean> => {
    if (!(await sync.goOn())) return false;
    const { wantedAt } = await listingMemory(data, shopId);
    return spendCalls(data, shopId, now(), calls, wantedAt === null ? LISTING_CALLS_A_DAY : undefined);
  };
  const listed = await readList(qapi, data, sync, spend);
  if (!listed.ok || !listed.value) return listed.ok ? ok(0) : listed;

  let count = 0;
  let stopped = false;
  while (!stopped) {
    const { depth, itemCodes } = await nextToRead(data, sync);
    if (itemCodes.length === 0) break;
    const read = await readListingOptions(qapi, data, itemCodes, {
      ...sync,
      depth: () => depth,
      goOn: async (calls, itemCode) => {
        stopped = !(await spend(calls));
        if (!stopped) sync.tried.add(`${depth} ${itemCode}`);
        return !stopped;
      },
    });
    if (!read.ok) return read;
    count += read.value;
  }
  if (!stopped) await changeListingMemory(data, shopId, { wantedAt: null });
  return ok(count);
}

/** False where the calls did not reach to its end. */
async function readList(
  qapi: Qapi,
  data: DataDb,
  { shopId, now, progress }: ListingSync,
  spend: (calls: number) => Promise<boolean>,
): Promise<Outcome<boolean>> {
  const memory = await listingMemory(data, shopId);
  const due = memory.listedAt === null || now() - memory.listedAt >= LIST_EVERY;
  let at = memory.list ?? (due ? startOfList(now()) : null);
  while (at !== null) {
    if (!(await spend(1))) return ok(false);
    const page: Outcome<ListingReading | null> = await readListPage(qapi, data, shopId, at, now());
    if (!page.ok) return page;
    await changeListingMemory(
      data,
      shopId,
      page.value === null ? { list: null, listedAt: now() } : { list: page.value },
    );
    at = page.value;
    progress();
  }
  return ok(true);
}

/** As many as are handed on at once; after them the order is made anew, since the list and pages tell news meanwhile. */
const PART = 200;

interface Todo {
  readonly depth: Depth;
  readonly itemCodes: readonly ItemCode[];
}

/** What is read next and how deep, the most urgent first. */
const TIERS: readonly { readonly depth: Depth; readonly due: (row: ListingRow, old: Instant) => boolean }[] = [
  { depth: 'whole', due: (row) => row.changed },
  { depth: 'codes', due: (row) => row.readAt === null },
  { depth: 'whole', due: (row) => row.additional === null },
  { depth: 'codes', due: (row, old) => row.readAt !== null && row.readAt < old },
];
/** When the seller asked for everything: whole listings at once. */
const WANTED: typeof TIERS = [{ depth: 'whole', due: (row, wantedAt) => row.readAt === null || row.readAt < wantedAt }];

async function nextToRead(data: DataDb, sync: ListingSync): Promise<Todo> {
  const { wantedAt } = await listingMemory(data, sync.shopId);
  const tiers = wantedAt === null ? TIERS : WANTED;
  const old = wantedAt ?? sync.now() - READ_AGAIN_AFTER;
  const found = tiers.map((): ItemCode[] => []);
  await data.listings
    .where('[shopId+itemCode]')
    .between([sync.shopId, ''], [sync.shopId, '\uffff'])
    .each((row) => {
      const itemCode = toItemCode(row.itemCode);
      const tier = tiers.findIndex(({ depth, due }) => due(row, old) && !sync.tried.has(`${depth} ${row.itemCode}`));
      const into = found[tier];
      if (itemCode !== null && into && into.length < PART && !sync.excluded(row)) into.push(itemCode);
    });
  const at = found.findIndex(({ length }) => length > 0);
  return { depth: tiers[at]?.depth ?? 'codes', itemCodes: found[at] ?? [] };
}
