import { type Failure, type ItemCode, type Outcome, ok } from '#lib/domain';
import { type ListingDetail, type ListingOption, optionNameOf, optionValueOf } from '#lib/qoo10';
import type { StockQapi } from './tools.ts';

/** What Qoo10 shows of one listing now. */
export type Shown =
  | { readonly kind: 'options'; readonly options: readonly ListingOption[] }
  | { readonly kind: 'whole'; readonly detail: ListingDetail }
  /** No such listing, or rows of it that nobody could read: then nothing may be said of any of its options. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable' };

/** Reads the quantities of a listing: one call for one with options, two for one without, since only the first tells which it is. */
export async function readShown(qapi: StockQapi, itemCode: ItemCode): Promise<Outcome<Shown>> {
  const options = await qapi.options(itemCode);
  if (!options.ok) return options;
  if (options.value === 'not-found') return ok({ kind: 'gone' });
  if (options.value.unreadable > 0) return ok({ kind: 'unreadable' });
  if (options.value.options.length > 0) return ok({ kind: 'options', options: options.value.options });
  return readWhole(qapi, itemCode);
}

/** The quantity of a listing without options. */
async function readWhole(qapi: StockQapi, itemCode: ItemCode): Promise<Outcome<Shown>> {
  const detail = await qapi.listing(itemCode);
  if (!detail.ok) return detail;
  return ok(detail.value === 'not-found' ? { kind: 'gone' } : { kind: 'whole', detail: detail.value });
}

/**
 * For a preview, which changes nothing: a listing that the index knows without options by its own number alone, in one
 * call. Should it have got options meanwhile, the look before the change finds them.
 */
export const readForPreview = (qapi: StockQapi, itemCode: ItemCode, whole: boolean): Promise<Outcome<Shown>> =>
  whole ? readWhole(qapi, itemCode) : readShown(qapi, itemCode);

/** The option that these names and values name; null where there is none, or more than one. */
export function optionIn(
  options: readonly ListingOption[],
  wanted: { readonly name: string; readonly value: string },
): ListingOption | null {
  const found = options.filter(
    (option) => optionNameOf(option) === wanted.name && optionValueOf(option) === wanted.value,
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A failure that the next listing would meet too. */
export const concernsAll = ({ kind }: Failure): boolean => kind !== 'bad-request' && kind !== 'not-understood';
