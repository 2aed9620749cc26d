import { codeProblem, type MendableCode, placed, type Suggestion } from '#lib/domain';
import type { Output, StuckLine } from '#lib/messaging/client';
import { CODE_CHANGE_UNDER_WAY, type CodeChange } from '#lib/storage';

export type Listing = Output<'mapping.listings'>['listings'][number];
export type ListingCode = Listing['codes'][number];

/** What was read of all listings. */
export interface Mapping {
  readonly listings: readonly Listing[];
  readonly seen: number;
  readonly unread: number;
  readonly unknown: number;
  readonly codes: number;
  readonly good: number;
  readonly skusAsOf: number | null;
  readonly listingsAsOf: number | null;
}

/** What the seller decided for a code, before anything is written. */
export type Choice =
  | { readonly kind: 'code'; readonly code: string; readonly skuName: string }
  | { readonly kind: 'create' };
export type Choices = ReadonlyMap<string, Choice>;

/** A code on the screen, with where it stands and what is under way for it. */
export interface CodeItem {
  readonly key: string;
  readonly listing: Listing;
  readonly code: ListingCode;
  readonly change: CodeChange | null;
}

export interface ListingItem {
  readonly key: string;
  readonly listing: Listing;
  readonly codes: readonly CodeItem[];
  readonly blocked: number;
}

export type Filter = 'all' | 'blocked' | 'chosen' | ListingCode['verdict'];
export type Sort = 'blocked' | 'codes' | 'title' | 'item';

const listingKey = ({ shopId, itemCode }: Pick<Listing, 'shopId' | 'itemCode'>): string => `${shopId} ${itemCode}`;
const codeKey = (
  listing: Pick<Listing, 'shopId' | 'itemCode'>,
  { name, value }: Pick<ListingCode, 'name' | 'value'>,
): string => JSON.stringify([listing.shopId, listing.itemCode, name, value]);

/** The place of a code as changes and files name it. */
export const optionOf = ({ role, name, value }: ListingCode): { name: string; value: string } | null =>
  role === 'option' ? { name, value } : null;

/** Puts listings, their changes under way and the orders they block together. */
export function itemsOf(mapping: Mapping, stuck: readonly StuckLine[], changes: readonly CodeChange[]): ListingItem[] {
  const underWay = new Map(
    changes
      .filter(({ state }) => CODE_CHANGE_UNDER_WAY.has(state))
      .map((change) => [codeKey(change, change.option ?? { name: '', value: '' }), change]),
  );
  const blocked = Map.groupBy(stuck, ({ shopId, itemCode }) => `${shopId} ${itemCode}`);
  return mapping.listings.map((listing) => {
    const key = listingKey(listing);
    const codes = listing.codes.map((code): CodeItem => {
      const own = codeKey(listing, code);
      return { key: own, listing, code, change: underWay.get(own) ?? null };
    });
    return { key, listing, codes, blocked: blocked.get(key)?.length ?? 0 };
  });
}

/** What is shown of the listings: by words, by state, in an order. A listing stays with the codes that match. */
export function shownItems(
  items: readonly ListingItem[],
  how: { readonly words: string; readonly filter: Filter; readonly sort: Sort; readonly choices: Choices },
): ListingItem[] {
  const words = how.words.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const shown = items.flatMap((item): ListingItem[] => {
    if (how.filter === 'blocked' && item.blocked === 0) return [];
    const codes = item.codes.filter(({ key, code }) => {
      if (how.filter === 'chosen' && !how.choices.has(key)) return false;
      if (how.filter !== 'all' && how.filter !== 'blocked' && how.filter !== 'chosen' && code.verdict !== how.filter)
        return false;
      if (words.length === 0) return true;
      const text = textOf(item.listing) + textOf(code);
      return words.every((word) => text.includes(word));
    });
    return codes.length === 0 ? [] : [codes.length === item.codes.length ? item : { ...item, codes }];
  });
  return sorted(shown, how.sort);
}

/** Texts as they are searched, kept as long as what they are of: a key in the filter must not work them all out again. */
const texts = new WeakMap<Listing | ListingCode, string>();

function textOf(of: Listing | ListingCode): string {
  const known = texts.get(of);
  if (known !== undefined) return known;
  const parts = 'codes' in of ? [of.title, of.itemCode, of.sellerCode] : [of.values, of.code];
  const text = `${parts.join(' ').slice(0, 2000).normalize('NFKC').toLowerCase()} `;
  texts.set(of, text);
  return text;
}

const JAPANESE = new Intl.Collator('ja');
/** Shops and numbers are plain letters, in whose order the background tells listings anyway. */
const byKey = (left: ListingItem, right: ListingItem): number =>
  left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
const ORDERS: Readonly<Record<Sort, (left: ListingItem, right: ListingItem) => number>> = {
  blocked: (left, right) => right.blocked - left.blocked || byKey(left, right),
  codes: (left, right) => right.codes.length - left.codes.length || byKey(left, right),
  title: (left, right) => JAPANESE.compare(left.listing.title, right.listing.title) || byKey(left, right),
  item: byKey,
};
const sorted = (items: ListingItem[], sort: Sort): ListingItem[] => items.sort(ORDERS[sort]);

export type Line =
  | { readonly kind: 'listing'; readonly item: ListingItem }
  | { readonly kind: 'code'; readonly item: CodeItem };

/** The lines of the list: each listing, then its codes. */
export const linesOf = (items: readonly ListingItem[]): Line[] =>
  items.flatMap((item): Line[] => [
    { kind: 'listing', item },
    ...item.codes.map((code): Line => ({ kind: 'code', item: code })),
  ]);

export const mendable = ({ key, listing, code }: CodeItem, suggestions: readonly Suggestion[]): MendableCode => ({
  key,
  listing: listingKey(listing),
  role: code.role,
  code: code.code,
  suggestions,
});

/** What suggestions go by besides the code: the title and the option's values. */
export const wordsOf = ({ listing, code }: CodeItem): string => `${listing.title} ${code.values}`.slice(0, 2000);

export interface WritePlan {
  readonly rows: readonly { readonly item: CodeItem; readonly after: string }[];
  /** Left out: the code would stand twice, or Qoo10 does not take it. */
  readonly clashes: number;
  readonly refused: number;
}

/** What would be written of the choices: every chosen code that is not under way, may stand there, and stands there once. */
export function writePlan(items: readonly ListingItem[], choices: Choices): WritePlan {
  const wanted = items.flatMap(({ codes }) =>
    codes.flatMap((item) => {
      const choice = choices.get(item.key);
      return choice?.kind === 'code' && item.change === null ? [{ item, after: choice.code }] : [];
    }),
  );
  const fits = wanted.filter(
    ({ item, after }) =>
      after.trim() !== '' && codeProblem(after, item.code.role) === null && item.code.code.length <= LONGEST_CODE,
  );
  const byPlace = Map.groupBy(fits, ({ item, after }) => placed(mendable(item, []), after));
  const standing = standingPlaces(items);
  const rows = fits.filter(({ item, after }) => {
    const place = placed(mendable(item, []), after);
    return byPlace.get(place)?.length === 1 && !standing.has(place);
  });
  return { rows, clashes: fits.length - rows.length, refused: wanted.length - fits.length };
}

/** Codes that are good and stand beside: none of them may be written a second time. */
export const standingPlaces = (items: readonly ListingItem[]): ReadonlySet<string> =>
  new Set(
    items.flatMap(({ listing }) =>
      listing.goodCodes.map((code) => placed({ role: 'option', listing: listingKey(listing) }, code)),
    ),
  );

/** Whether a SKU can be made by the code that stands there: it is a good code, and no SKU is anything like it. */
export const canCreate = ({ code, change }: CodeItem): boolean => code.verdict === 'unmapped' && change === null;

const LONGEST = 300;
const LONGEST_CODE = 500;
/** A title as the list shows it; ten thousand characters would be drawn for nothing. */
export const shortTitle = (title: string): string => (title.length > LONGEST ? `${title.slice(0, LONGEST)}…` : title);

/** A code with what cannot be seen made visible: spaces at its ends, tabs, and marks that turn or hide text. */
export const visibleCode = (code: string): string =>
  code
    .replace(/^\s+|\s+$/g, (spaces) => '␣'.repeat(spaces.length))
    .replace(/\t/g, '⇥')
    .replace(/[\p{Cc}\p{Cf}]/gu, '�')
    .slice(0, LONGEST);
