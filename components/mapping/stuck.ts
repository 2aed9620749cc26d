import type { Sku } from '#lib/domain';
import { matchingRule } from '#lib/domain';
import type { StuckLine } from '#lib/messaging/client';
import type { CodeChange } from '#lib/storage';
import { type Choices, type ListingItem, optionOf } from './model.ts';

/** Stuck lines of one code of one listing, and the SKU that they should go by. */
export interface StuckGroup {
  readonly key: string;
  readonly lines: readonly StuckLine[];
  readonly title: string;
  readonly itemCode: string;
  readonly code: string;
  /** The mended code; null where it was not mended, or where it cannot be told which of several it was. */
  readonly target: string | null;
}

/** A code that was mended: where, from what, to what. */
interface Mended {
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** Changes that failed, or were taken back, mend nothing. */
const MENDS: ReadonlySet<CodeChange['state']> = new Set([
  'planned',
  'sending',
  'sent',
  'doubtful',
  'seen',
  'not-shown',
]);

/** Groups the stuck lines and finds the code that took the place of theirs. Newer changes count more than older ones. */
export function stuckGroups(
  stuck: readonly StuckLine[],
  changes: readonly CodeChange[],
  items: readonly ListingItem[],
  choices: Choices,
): StuckGroup[] {
  const mended = new Map<string, Mended[]>();
  const add = (listing: string, one: Mended) => {
    const known = mended.get(listing) ?? [];
    if (!known.some(({ place }) => place === one.place)) mended.set(listing, [...known, one]);
  };
  for (const { state, shopId, itemCode, option, before, after } of changes) {
    if (MENDS.has(state)) add(`${shopId} ${itemCode}`, { place: JSON.stringify(option), before, after });
  }
  for (const { key, codes } of items) {
    for (const { key: own, code } of codes) {
      const choice = choices.get(own);
      if (choice?.kind === 'code')
        add(key, { place: JSON.stringify(optionOf(code)), before: code.code, after: choice.code });
    }
  }
  const groups = Map.groupBy(stuck, (line) => JSON.stringify([line.shopId, line.itemCode, line.role, line.code]));
  return [...groups].flatMap(([key, lines]) => {
    const [first] = lines;
    if (!first) return [];
    const isOption = (place: string) => place !== 'null';
    const fits = (mended.get(`${first.shopId} ${first.itemCode}`) ?? []).filter(
      ({ place, before }) => before === first.code && isOption(place) === (first.role === 'option'),
    );
    const afters = new Set(fits.map(({ after }) => after));
    const [target = null] = afters.size === 1 ? afters : [];
    return [{ key, lines, title: first.title, itemCode: first.itemCode ?? '', code: first.code, target }];
  });
}

/** The one SKU of a code that a line of this kind can go by; null where there is none or several. */
export function skuFor(group: StuckGroup, skus: readonly Sku[]): Sku | null {
  const wants = matchingRule.kindFor(group.lines[0]?.role ?? 'seller');
  const fits = skus.filter(
    ({ sellerCode, kind }) => sellerCode === group.target && (kind === 'untold' || kind === wants),
  );
  const [only, second] = fits;
  return only && !second ? only : null;
}
