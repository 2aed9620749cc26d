import type { Instant } from '../words.ts';

type None = Record<never, never>;

/** Every reason that *Stock sync* gives for what it does or does not do, with what its sentence needs; words are in lib/i18n. */
export interface StockNoteParams {
  // why it changes
  'stock-says': { available: number; units: number; held: number; safety: number };
  shared: { listings: number };
  // why it is asked first
  'to-zero': None;
  'more-than-half': { from: number; to: number };
  'lowered-by-hand': { last: number; sold: number; shown: number };
  'first-time': None;
  // why it is not done
  'rule-off': None;
  'smartship-syncs': None;
  'smartship-sync-untold': None;
  'stock-untold': None;
  'stock-too-old': { at: Instant | null };
  'orders-too-old': { at: Instant | null };
  'no-sku': { code: string };
  'not-read': None;
  'quantity-unreadable': None;
  'code-changed': { code: string };
  'options-changed': None;
  'listing-gone': None;
  'not-on-sale': { status: string };
  'write-on-its-way': { at: Instant };
  'shared-not-read': None;
  'waits-for-lower': None;
  'not-our-duty': None;
  'left-as-is': None;
}

export type StockNoteCode = keyof StockNoteParams;

/** A reason of *Stock sync* as data. */
export type StockNote = {
  [Key in StockNoteCode]: { readonly code: Key; readonly params: StockNoteParams[Key] };
}[StockNoteCode];

/** Builds a note; the compiler checks that its sentence gets what it needs. */
export function stockNote<Key extends StockNoteCode>(
  code: Key,
  ...[params]: None extends StockNoteParams[Key] ? [] : [StockNoteParams[Key]]
): StockNote {
  // As in `reason`: code and params are tied by the signature.
  return { code, params: params ?? {} } as unknown as StockNote;
}
