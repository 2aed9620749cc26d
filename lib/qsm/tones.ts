import type { OrderState, Verdict } from '#lib/domain';

/** How a thing looks: colour and sign always together, so that nothing is told by colour alone. */
export type Tone = 'ready' | 'wait' | 'ok' | 'act' | 'bad' | 'off' | 'unknown';

export const SIGN: Readonly<Record<Tone, string>> = {
  ready: '→',
  wait: '…',
  ok: '✓',
  act: '!',
  bad: '×',
  off: '–',
  unknown: '?',
};

/** Kept in step with the page's one style sheet, entrypoints/qsm.content/paint.css. */
const ORDER_TONES: Readonly<Record<OrderState, Tone>> = {
  'awaiting-payment': 'off',
  ready: 'ready',
  'needs-code': 'act',
  'out-of-stock': 'act',
  'not-smartship': 'off',
  queued: 'wait',
  sending: 'wait',
  waiting: 'wait',
  'in-smartship': 'ok',
  instructed: 'ok',
  shipped: 'ok',
  'too-late': 'act',
  'shipped-elsewhere': 'off',
  'removed-in-smartship': 'bad',
  cancelled: 'off',
  conflict: 'bad',
  failed: 'bad',
  unknown: 'unknown',
};

const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  invalid: 'bad',
  blank: 'act',
  ambiguous: 'act',
  'wrong-kind': 'act',
  mapped: 'ok',
  linked: 'ok',
  near: 'act',
  unmapped: 'act',
  'not-smartship': 'off',
  unknown: 'unknown',
};

const LISTING_TONES = {
  mapped: 'ok',
  'partly-mapped': 'act',
  unmapped: 'act',
  'not-smartship': 'off',
  unknown: 'unknown',
} as const satisfies Record<string, Tone>;

export type ListingState = keyof typeof LISTING_TONES;
/** What needs a person comes first wherever counts are listed. */
export const TONE_ORDER: readonly Tone[] = ['bad', 'act', 'unknown', 'ready', 'wait', 'ok', 'off'];

export const orderTone = (state: OrderState): Tone => ORDER_TONES[state];
export const verdictTone = (verdict: Verdict): Tone => VERDICT_TONES[verdict];
/** A code of an additional option is right when blank, and harmless where its line does not go by codes. */
export const additionalTone = (verdict: Verdict): Tone =>
  verdict === 'blank' || verdict === 'linked' ? 'ok' : verdict === 'not-smartship' ? 'off' : 'act';
export const listingTone = (state: ListingState): Tone => LISTING_TONES[state];
