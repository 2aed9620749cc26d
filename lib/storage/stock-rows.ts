import type {
  Failure,
  Instant,
  ItemCode,
  LastQuantity,
  ListingStockRule,
  ShopId,
  SkuNo,
  StockNote,
  StockRuleKind,
  StockStanding,
} from '#lib/domain';

/** OptionName and OptionValue as Qoo10 takes them; null for the listing itself. */
type OptionName = { readonly name: string; readonly value: string } | null;

/** What *Stock sync* last thought of one listing or option. */
export interface StockTargetRow {
  /** Shop, item and option in one text. */
  readonly key: string;
  readonly shopId: ShopId;
  readonly itemCode: ItemCode;
  readonly option: OptionName;
  /** What people know it by: the listing's title, the option's values, its code. */
  readonly title: string;
  readonly values: string;
  readonly code: string;
  readonly skuNo: SkuNo | null;
  readonly rule: StockRuleKind;
  readonly from: number | null;
  readonly to: number | null;
  readonly standing: StockStanding;
  readonly notes: readonly StockNote[];
  /** When Qoo10 was last read for it; null while it never was. */
  readonly lookedAt: Instant | null;
  /** What we last saw standing as it should; a quantity lowered by hand is measured against it. */
  readonly last: LastQuantity | null;
  /** A change that the seller declined: not asked again while both numbers stay. */
  readonly left?: { readonly from: number; readonly to: number } | null;
}

/**
 * Where the change of one quantity stands.
 * - `planned`: worked out, waits for the seller's word.
 * - `approved`: by the seller's word, or by the duty where none is needed; waits to be sent.
 * - `sending`: on its way out. Found so by a new life of the background, it may have arrived or not.
 * - `sent`: Qoo10 took it, or may have; a later read decides.
 * - `verified`, `differs`: what that read said.
 * - `failed`: Qoo10 refused it, or it could not be sent.
 * - `dropped`: the facts no longer asked for it.
 */
export type StockWriteState =
  | 'planned'
  | 'approved'
  | 'sending'
  | 'sent'
  | 'verified'
  | 'differs'
  | 'failed'
  | 'dropped';

/** The durable record of one change: what was promised is here, so that a new life of the background goes on with it. */
export interface StockWrite {
  readonly writeId: string;
  readonly key: string;
  readonly shopId: ShopId;
  readonly itemCode: ItemCode;
  readonly option: OptionName;
  readonly skuNo: SkuNo | null;
  readonly from: number;
  readonly to: number;
  readonly state: StockWriteState;
  /** Whose word it goes by. */
  readonly by: 'press' | 'duty';
  readonly notes: readonly StockNote[];
  /** When it was planned; buyers' orders since then are counted when the word is acted on. */
  readonly plannedAt: Instant;
  /** When it came to its present state. */
  readonly stateAt: Instant;
  /** When it went out; null before. */
  readonly sentAt: Instant | null;
  /** When to look whether it stands; null when nobody needs to. */
  readonly checkAt: Instant | null;
  /** Times that it could not be sent for a passing reason. */
  readonly tries: number;
  /** What besides the quantity must stand as it was: the listing's price, its last day of sale, the option's code. */
  readonly beside: Readonly<Record<string, string | number>>;
  /** What Qoo10 showed at the last check; null before. */
  readonly shown: number | null;
  /** Qoo10's own words, or ours for why it was not sent. */
  readonly says: string;
}

/** A listing with a rule of its own. */
export interface StockRuleRow {
  readonly shopId: ShopId;
  readonly itemCode: ItemCode;
  readonly rule: ListingStockRule;
}

/** How a look at stock goes, for the screen; one at a time. A preview is noted by itself. */
export interface StockRun {
  readonly kind: 'schedule' | 'shipment' | 'approved';
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** Listings read so far, and to read in this look. */
  readonly read: number;
  readonly toRead: number;
  readonly failure: Failure | null;
  /** The background ended before the look did. */
  readonly interrupted: boolean;
}

/** Key of the small memory that holds the last look at stock. */
export const STOCK_RUN = 'stock:run';

/** A preview of one shop: asked for by a press, read stretch by stretch, over worker deaths and days. */
export interface StockPreview {
  readonly shopId: ShopId;
  /** What was last read before is read anew. */
  readonly askedAt: Instant;
  readonly endedAt: Instant | null;
  /** Ended by the seller before all was read. */
  readonly stopped: boolean;
  /** Listings read so far. */
  readonly read: number;
  /** Listings to read in all; null before that was worked out. */
  readonly total: number | null;
  /** Listings whose codes the index has not read yet: no preview can tell anything of them. */
  readonly unindexed: number;
  /** Listings that Qoo10 would not tell: not asked again in this preview. */
  readonly skipped: readonly string[];
  /** Calls of the shop's previews on one day in Japan. */
  readonly day: string;
  readonly calls: number;
  /** When it goes on; null while nothing holds it. */
  readonly goesOnAt: Instant | null;
  readonly failure: Failure | null;
  /** Failures in a row. */
  readonly failures: number;
}

/** Key of the small memory that holds a shop's preview. */
export const stockPreviewKey = (shopId: string): string => `stock:preview ${shopId}`;

/** Key of the small memory that counts the calls of looks at stock that nobody pressed. */
export const STOCK_SPENT = 'stock:spent';

/** Calls that such looks made on one day in Japan. */
export interface StockSpent {
  readonly day: string;
  readonly qoo10: Readonly<Record<string, number>>;
  readonly smartship: number;
}

/** Key of the small memory that says when all SKUs' stock was last read whole, besides the SKU index's own readings. */
export const STOCK_READ_AT = 'stock:skus-read';
