/**
 * How a listing's quantity at Qoo10 follows the stock at Smartship, after Smartship's own sync types [smartship 1.12].
 * - `off` (N): never written.
 * - `ratio` (P): so many percent of what is available.
 * - `safety` (B): what is available less so many units.
 * - `quick` (Z): nothing any more once so many units or fewer are left.
 * - `keep` (L): so many units first, as long as there are that many, before other listings of the SKU get any.
 * What Smartship computes under each name is not public; these readings are ours [C], here and nowhere else.
 */
export type StockRuleKind = 'off' | 'ratio' | 'safety' | 'quick' | 'keep';
export const STOCK_RULE_KINDS: readonly StockRuleKind[] = ['off', 'ratio', 'safety', 'quick', 'keep'];

export interface StockRule {
  readonly kind: StockRuleKind;
  /** 1 to 100; read by `ratio`. */
  readonly percent: number;
  /** 0 or more; read by `safety`, `quick` and `keep`. */
  readonly units: number;
}

/** A listing of its own mind, or `site` (S): as the shop does. */
export type ListingStockRule = StockRule | { readonly kind: 'site' };

/**
 * Which open orders still hold units of Smartship's stock figure. Whether that figure leaves out the units of Smartship's
 * own unshipped orders is not public [C].
 * - `open`: every open order holds its units until it has shipped. Right where the figure still counts them, and never too high.
 * - `not-in-smartship`: only paid orders that are not in Smartship yet. Right where Smartship leaves out its own.
 */
export type HeldUnits = 'open' | 'not-in-smartship';

/** A shop's choices for *Stock sync*. */
export interface ShopStock {
  readonly rule: StockRule;
  readonly held: HeldUnits;
  /** Codes of the warehouses that count; null for all. */
  readonly warehouses: readonly string[] | null;
  /** Minutes from one automatic look to the next; 0 for none by the clock. */
  readonly everyMinutes: number;
  /** Look at the SKUs of a shipment when it has shipped. */
  readonly atShipment: boolean;
}

/** What a shop starts with: a safety stock of none, every open order held. Nothing happens before the duty is given. */
export const FIRST_SHOP_STOCK: ShopStock = {
  rule: { kind: 'safety', percent: 100, units: 0 },
  held: 'open',
  warehouses: null,
  everyMinutes: 60,
  atShipment: true,
};

/** The rule that counts for a listing. */
export const ruleFor = (listing: ListingStockRule | undefined, shop: StockRule): StockRule =>
  listing === undefined || listing.kind === 'site' ? shop : listing;

/** Units that a rule keeps back from every listing of the SKU. */
export const safetyOf = (rule: StockRule): number => (rule.kind === 'safety' ? rule.units : 0);

/** The most that a rule lets one listing show of a pool. */
export function mostOf(rule: StockRule, pool: number): number {
  if (rule.kind === 'off') return 0;
  if (rule.kind === 'ratio') return Math.floor((pool * rule.percent) / 100);
  if (rule.kind === 'safety') return Math.max(0, pool);
  if (rule.kind === 'quick') return pool <= rule.units ? 0 : pool;
  return pool;
}

/** The least that a rule asks for one listing before others get any. */
export const leastOf = (rule: StockRule): number => (rule.kind === 'keep' ? rule.units : 0);
