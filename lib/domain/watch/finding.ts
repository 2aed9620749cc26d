import type { CartView } from '../order-state.ts';
import type { FailureKind, Party } from '../outcome.ts';
import type { Reason } from '../reason.ts';
import type { IsHoliday } from '../ship-date.ts';
import type { ShopSettings } from '../shop.ts';
import type { Instant, OrderNo, ShippingNo } from '../words.ts';

/** How soon a person must look: at once, some time today, or only to know. */
export type Severity = 'now' | 'today' | 'information';
export const SEVERITIES: readonly Severity[] = ['now', 'today', 'information'];

/** Every rule of the watch list; lib/i18n/watch.ts has each one's text. */
export type WatchRule =
  | 'cancelled-after-sending'
  | 'double-registration'
  | 'link-on-again'
  | 'missing-in-smartship'
  | 'link-broken'
  | 'unconfirmed'
  | 'planned-date'
  | 'tracking-gap'
  | 'tracking-mismatch'
  | 'key-rejected'
  | 'key-old'
  | 'session-lost'
  | 'cannot-check'
  | 'disk-full'
  | 'automation-asks'
  | 'stock-asks'
  | 'stuck'
  | 'work';

/** The one thing to do about it; the popup's button. */
export type WatchAction = 'open-panel' | 'open-options' | 'open-jqsm' | 'open-smartship' | 'sync-now' | 'none';

/** What one rule found: one row, however many orders it speaks of. */
export interface Finding {
  readonly rule: WatchRule;
  readonly severity: Severity;
  /** Tells rows of one rule apart: a state, a likely reason, a source. */
  readonly kind: string;
  readonly shopId: string | null;
  readonly orderNos: readonly OrderNo[];
  /** How many it speaks of; orders, unless it names none. */
  readonly count: number;
  /** Why, of the first order; null where the rule's own text says it. */
  readonly reason: Reason | null;
  readonly action: WatchAction;
}

export interface ConnectionFact {
  readonly party: Party;
  readonly shopId: string | null;
  readonly state: string;
  /** Days until the key's year ends; null where its day of issue is not known. */
  readonly keyDaysLeft: number | null;
}

export interface SourceFact {
  readonly source: 'orders' | 'shipments' | 'skus' | 'listings' | 'links';
  readonly party: Party;
  readonly shopId: string | null;
  /** As of when it is known; null: never. */
  readonly lastEnd: Instant | null;
  /** Orders that were told and could not be read. */
  readonly unreadable?: number;
  readonly failure: FailureKind | null;
}

/** Everything that rules read, gathered in one place (lib/watch/facts.ts). */
export interface WatchFacts {
  readonly now: Instant;
  readonly isHoliday: IsHoliday;
  readonly shops: readonly ShopSettings[];
  readonly carts: readonly CartView[];
  readonly connections: readonly ConnectionFact[];
  readonly sources: readonly SourceFact[];
  /** By shop, the newest registration of one of its orders that Smartship showed: the last sign of life of its link. */
  readonly lastCollection: ReadonlyMap<string, Instant>;
  /** When a parcel was first seen as really shipped. */
  readonly shippedSeenAt: ReadonlyMap<ShippingNo, Instant>;
  readonly automationAsks: boolean;
  /** The browser found no room on the disk, and none since. */
  readonly diskFull: boolean;
  /** Changes of quantities that wait for the seller's word, by shop. */
  readonly stockAsks: ReadonlyMap<string, number>;
  /** Shops whose declaration that Smartship's link is off was contradicted. */
  readonly linkOnAgain: readonly string[];
}

/** A rule: facts in, what a person should know out. Pure. */
export type Rule = (facts: WatchFacts) => readonly Finding[];
