import type { FailureKind, Party } from './outcome.ts';
import type { Step } from './pipeline.ts';
import type { Instant, JstDate } from './words.ts';

type None = Record<never, never>;

/** Every reason the product gives a seller, with what its sentence needs. lib/i18n has a why and a next step for each. */
export interface ReasonParams {
  // where an order line stands
  ready: None;
  /** A stored link of Smartship decides, whatever the code says. */
  'ready-linked': { skuName: string };
  unpaid: None;
  'not-read-yet': None;
  'row-unreadable': { what: string };
  'other-shop': { shopId: string };
  'cannot-check': { party: Party; failure: FailureKind; says: string };
  'too-late': { status: number };
  'shipped-elsewhere': { carrier: string; trackingNo: string };
  'waybill-printed': None;
  'cancelled-at-qoo10': None;
  'claim-open': None;
  'quantity-refused': { quantity: number };
  'excluded-by-seller': { pattern: string };
  'no-stock': { code: string; stock: number; needed: number };
  // codes
  'code-mapped': { code: string; skuName: string };
  'code-linked': { skuName: string };
  'code-invalid': { code: string; problem: 'too-long' | 'separator' | 'control-character'; limit: number };
  'code-blank': { field: 'seller' | 'option' };
  'code-ambiguous': { code: string; count: number };
  'code-wrong-kind': { code: string; wants: 'single' | 'option' };
  'code-near': { code: string; exact: string };
  /** As of the SKU list's reading. */
  'code-unmapped': { code: string; at: Instant };
  'code-several': { code: string; count: number; known: number };
  'code-additional': { code: string; additional: string };
  'code-duplicate': { code: string };
  'code-mapped-auto': { code: string; skuName: string };
  'code-ambiguous-auto': { code: string; count: number; auto: number };
  'link-ambiguous': { count: number };
  'additional-has-code': { additional: string };
  'additional-blank': None;
  'listing-shop-unknown': None;
  'listing-not-read': None;
  /** The seller chose another SKU for this one order. */
  'line-sku': { code: string; skuName: string };
  'line-sku-gone': { code: string };
  'line-sku-waits': { shippingNo: string; skuName: string };
  'index-not-read': None;
  'index-too-old': { at: Instant };
  // sending
  'held-before-sending': { until: Instant };
  queued: None;
  running: { step: Step };
  paused: None;
  'read-only': None;
  'retry-later': { step: Step; at: Instant; party: Party; failure: FailureKind; says: string };
  'waiting-for-link': { since: Instant; lastCollection: Instant | null };
  'waiting-for-duty': { step: Step; by: 'smartship' | 'seller' };
  /** Paid before the duty was switched on, and not approved for it after a preview. */
  'waiting-for-approval': { step: Step };
  /** After a long sleep nothing goes on by duty until the seller says so. */
  'automation-asks': None;
  'in-smartship': { shippingNo: string; label: string };
  'seller-ships': { shippingNo: string; label: string };
  instructed: { shippingNo: string; label: string };
  shipped: { shippingNo: string; trackingNo: string };
  'number-at-qoo10': { carrier: string; trackingNo: string };
  // what needs a person
  'cart-has-blocked-lines': { blocked: string; count: number };
  /** Orders of the cart that were to be sent with this one, and that the buyer cancelled or wants to cancel. */
  'cart-lost-lines': { lost: string };
  'mixed-cart': { goes: string; stays: string };
  'cart-changed': { now: string };
  'order-too-old': { days: number };
  'address-missing': { orderNo: string };
  'partly-in-smartship': { shippingNo: string; missing: string };
  'cart-is-split': { shippingNos: string };
  'parcel-holds-others': { shippingNo: string; others: string };
  'parcel-holds-cancelled': { shippingNo: string; cancelled: string };
  'link-seems-on': { shippingNo: string };
  'tracking-gap': { trackingNo: string; since: Instant };
  'line-sku-refused': { orderNo: string; says: string };
  'two-shipments': { first: string; second: string };
  'cancelled-after-sending': { shippingNo: string };
  'removed-in-smartship': { shippingNo: string };
  'search-not-proven': None;
  'fulfilment-not-creatable': None;
  'not-offered': { operation: string; detail: string };
  'ship-date-impossible': { wanted: JstDate };
  'ship-date-needs-delay': { wanted: JstDate; latest: JstDate };
  'confirm-refused': { says: string };
  'stuck-in-smartship': { shippingNo: string; says: string };
  'stage-unknown': { shippingNo: string; label: string };
  'server-does-not-show-it': { step: Step };
  'step-failed': { step: Step; party: Party; failure: FailureKind; says: string };
  'step-crashed': { step: Step; at: Instant };
  'outbox-lost': None;
  'outbox-old': None;
  'disk-full': None;
  'already-running': { step: Step };
  // creating by the seller's word
  'not-proven-gone': None;
  'shipping-order-only-late': { days: number };
  // taking back
  'hold-set': { shippingNo: string };
  'stop-requested': { shippingNo: string };
  'stop-not-possible': { shippingNo: string; label: string };
  'stop-in-doubt': { shippingNo: string };
  'stopped-before-smartship': None;
  'undone-by-seller': None;
  // settings and keys
  'vault-locked': None;
  'passphrase-wrong': None;
  'key-unreadable': None;
  /** The same key is kept for another shop. */
  'key-of-another-shop': { shopId: string };
  /** A new key that the other side turned down: the one kept before stays. */
  'key-not-taken': { party: Party; failure: FailureKind; says: string };
  /** Kept, but nobody could say whether it is good. */
  'key-untested': { party: Party; failure: FailureKind; says: string };
  'file-not-understood': None;
}

export type ReasonCode = keyof ReasonParams;

/** A reason as data: language comes later, in lib/i18n. */
export type Reason = { [Key in ReasonCode]: { readonly code: Key; readonly params: ReasonParams[Key] } }[ReasonCode];

/** Builds a reason; the compiler checks that its sentence gets what it needs. */
export function reason<Key extends ReasonCode>(
  code: Key,
  ...[params]: None extends ReasonParams[Key] ? [] : [ReasonParams[Key]]
): Reason {
  // The mapped union cannot be built generically without a cast; code and params are tied by the signature above.
  return { code, params: params ?? {} } as unknown as Reason;
}
