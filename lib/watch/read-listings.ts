import type { FailureKind, Instant, ItemCode, Outcome, ShopId } from '#lib/domain';
import { ok } from '#lib/domain';
import { optionNameOf, optionValueOf, type Qapi } from '#lib/qoo10';
import type { DataDb, ListingOptionRow, ListingRow } from '#lib/storage';

/** Tells the screens after so many listings, so that marks appear while the rest is read. */
const TELL_EVERY = 10;

/**
 * How much of a listing is asked: `codes` its options only, one call; `whole` its title, status and additional options
 * too, three calls. Titles and additional options change seldom, codes are what is judged.
 */
export type Depth = 'codes' | 'whole';

/** Calls that a reading of one listing costs. */
const CALLS: Readonly<Record<Depth, number>> = { codes: 1, whole: 3 };

export interface ReadingOfListings {
  readonly shopId: ShopId;
  readonly now: () => Instant;
  readonly depth: (row: ListingRow | undefined) => Depth;
  /** Called after every few listings. */
  readonly progress: () => void;
  /** Asked before every listing; false ends the reading there. */
  readonly goOn?: (calls: number, itemCode: ItemCode) => Promise<boolean>;
}

/** Failures that may be one listing's own: its neighbours are still asked. */
const OF_ONE: ReadonlySet<FailureKind> = new Set(['bad-request', 'not-understood']);

/** So many of those in a row are no longer one listing's own. */
const IN_A_ROW = 5;

/**
 * Reads listings by their numbers and keeps each at once. Stops at the first failure that is not one listing's own and
 * hands it over; one of those is handed over only when no listing could be read at all.
 */
export async function readListingOptions(
  qapi: Qapi,
  data: DataDb,
  itemCodes: readonly ItemCode[],
  how: ReadingOfListings,
): Promise<Outcome<number>> {
  let count = 0;
  let inARow = 0;
  let own: Outcome<never> | null = null;
  for (const itemCode of itemCodes) {
    const before = await data.listings.get([how.shopId, itemCode]);
    const depth = how.depth(before);
    if (how.goOn && !(await how.goOn(CALLS[depth], itemCode))) break;
    const read = await readListing(qapi, how.shopId, itemCode, before, depth, how.now);
    inARow = read.ok ? 0 : inARow + 1;
    if (!read.ok && (!OF_ONE.has(read.failure.kind) || inARow === IN_A_ROW)) return read;
    if (!read.ok) own ??= read;
    if (!read.ok || read.value === null) continue;
    await data.listings.put(read.value);
    count++;
    if (count % TELL_EVERY === 0) how.progress();
  }
  how.progress();
  return count === 0 && own ? own : ok(count);
}

/** One listing as Qoo10 tells it now; null where it knows none of this number or not all of it could be read. */
async function readListing(
  qapi: Qapi,
  shopId: ShopId,
  itemCode: ItemCode,
  before: ListingRow | undefined,
  depth: Depth,
  now: () => Instant,
): Promise<Outcome<ListingRow | null>> {
  const read = await qapi.options(itemCode);
  if (!read.ok) return read;
  if (read.value === 'not-found' || read.value.unreadable > 0) return ok(null);
  const options = read.value.options.map(
    (option): ListingOptionRow => ({
      optionCode: option.optionCode,
      values: option.axes.map(({ value }) => value).join(' / '),
      name: optionNameOf(option),
      value: optionValueOf(option),
    }),
  );
  const row: ListingRow = { ...(before ?? unreadListing(shopId, itemCode)), options, readAt: now(), changed: false };
  if (depth === 'codes') return ok({ ...row, codes: decidingCodes(row) });
  const detail = await qapi.listing(itemCode);
  // Some statuses are refused for details [qapi 4.3]: its codes were read all the same.
  if (!detail.ok) return OF_ONE.has(detail.failure.kind) ? ok({ ...row, codes: decidingCodes(row) }) : detail;
  const additional = await qapi.additionalOptions(itemCode);
  if (!additional.ok) return additional;
  if (detail.value === 'not-found') return ok(null);
  const { title, sellerCode, status } = detail.value;
  const choices =
    additional.value === 'not-found' || additional.value.unreadable > 0
      ? (before?.additional ?? null)
      : additional.value.options.map(({ name, value, optionCode }) => ({ name, value, optionCode }));
  const whole = { ...row, title, sellerCode, status, additional: choices };
  return ok({ ...whole, codes: decidingCodes(whole) });
}

/** A listing of which nothing but its number is known. */
export const unreadListing = (shopId: string, itemCode: string): ListingRow => ({
  shopId,
  itemCode,
  sellerCode: '',
  title: '',
  status: '',
  options: [],
  additional: null,
  codes: [],
  readAt: null,
  listedAt: null,
  changed: false,
});

/** The codes by which a listing's orders find their SKUs; blanks are left out. */
export const decidingCodes = ({ options, sellerCode }: Pick<ListingRow, 'options' | 'sellerCode'>): string[] => [
  ...new Set(
    (options.length > 0 ? options.map(({ optionCode }) => optionCode) : [sellerCode]).filter(
      (code) => code.trim() !== '',
    ),
  ),
];
