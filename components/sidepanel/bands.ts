import { type CartView, NEEDS_PERSON, type OrderState } from '#lib/domain';

/** How the panel sorts carts for the eye. */
export type Band = 'needs-you' | 'ready' | 'in-progress' | 'done' | 'other';
export const BANDS: readonly Band[] = ['needs-you', 'ready', 'in-progress', 'done', 'other'];

const BAND_OF: Readonly<Record<OrderState, Band>> = {
  'awaiting-payment': 'other',
  ready: 'ready',
  'needs-code': 'needs-you',
  'out-of-stock': 'needs-you',
  'not-smartship': 'other',
  queued: 'in-progress',
  sending: 'in-progress',
  waiting: 'in-progress',
  'in-smartship': 'in-progress',
  instructed: 'done',
  shipped: 'done',
  'too-late': 'needs-you',
  'shipped-elsewhere': 'done',
  'removed-in-smartship': 'needs-you',
  cancelled: 'done',
  conflict: 'needs-you',
  failed: 'needs-you',
  // Neither fine nor the seller's to mend: shown apart, with its reason.
  unknown: 'other',
};

/** A cart's band is that of its most pressing line. */
export function bandOf(view: CartView): Band {
  if (view.job?.phase === 'needs-seller') return 'needs-you';
  if (view.lines.some(({ state }) => NEEDS_PERSON.has(state))) return 'needs-you';
  const bands = new Set(view.lines.map(({ state }) => BAND_OF[state]));
  return BANDS.find((band) => bands.has(band)) ?? 'other';
}

export type BandCounts = Readonly<Record<Band, number>>;

export function countBands(carts: readonly CartView[]): BandCounts {
  const counts = { 'needs-you': 0, ready: 0, 'in-progress': 0, done: 0, other: 0 };
  for (const cart of carts) counts[bandOf(cart)]++;
  return counts;
}

/** Identity of a cart across shops. */
export const cartKey = ({ shopId, packNo }: Pick<CartView, 'shopId' | 'packNo'>): string => `${shopId}:${packNo}`;

/** True where a press of *Send* would take something, as far as can be seen from here; the background decides. */
export const isSendable = (view: CartView): boolean => view.sendable.length > 0;
