import type { Instant, ShopId } from './words.ts';

/** What Smartship, this extension or the seller does for a shop (design §2, §5). */
export type Duty = 'bring-in' | 'confirm' | 'instruct' | 'tracking' | 'stock';
export const DUTIES: readonly Duty[] = ['bring-in', 'confirm', 'instruct', 'tracking', 'stock'];

/** Who does a duty without a click. */
export type Doer = 'smartship' | 'extension' | 'seller';

/** The seller's rule for 発送予定日. */
export interface ShipDateRule {
  /** Business days from payment until shipping; 1 or more. */
  readonly businessDays: number;
  /** Orders paid at or after this JST hour (0-24) count from the next business day; 24 means no cut-off. */
  readonly cutOffHour: number;
  /** Weekdays on which the seller's warehouse is closed: 0 Sunday … 6 Saturday. */
  readonly closedWeekdays: readonly number[];
  /** Treat Japanese public holidays as closed. */
  readonly closedOnHolidays: boolean;
}

/** One shop's choices. Keys are not here: they live in the vault. */
export interface ShopSettings {
  readonly shopId: ShopId;
  /** True until the seller turns it off; nothing is written anywhere while it is true. */
  readonly readOnly: boolean;
  readonly duties: Readonly<Record<Duty, Doer>>;
  /** Since when the extension has a duty; it takes only orders paid after that (design §3 law 7). */
  readonly dutySince: Readonly<Partial<Record<Duty, Instant>>>;
  /** The seller declared that Smartship's automatic order link is off, so that the extension may create orders. */
  readonly smartshipLinkDeclaredOff: boolean;
  /** Where Smartship has the tracking duty: write a number that Qoo10 still lacks 24 hours after shipping. */
  readonly fillTrackingGap: boolean;
  readonly shipDateRule: ShipDateRule;
  /** Minutes between looks at Qoo10, 1 or more. */
  readonly pollMinutes: number;
  /** Listings, codes or patterns with `*` that never go to Smartship. */
  readonly notSmartship: readonly string[];
  readonly addedAt: Instant;
}
