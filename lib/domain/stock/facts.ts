import type { Instant, ItemCode, ShopId, SkuNo } from '../words.ts';
import type { StockNote } from './note.ts';
import type { StockRule } from './rule.ts';
import type { SmartshipSync } from './smartship-sync.ts';

/** What is known of one SKU when a plan is made. */
export interface SkuStock {
  readonly skuNo: SkuNo;
  /** Units in the chosen warehouses; null where not told. */
  readonly units: number | null;
  /** When Smartship told them. */
  readonly readAt: Instant | null;
  /** Units that open orders hold. */
  readonly held: number;
  readonly sync: SmartshipSync;
}

/** What we last wrote and saw standing, or found in step; what a seller lowered is measured against it. */
export interface LastQuantity {
  readonly quantity: number;
  readonly at: Instant;
}

/** One place at Qoo10 that holds a quantity: a listing without options, or one option. */
export interface StockTarget {
  /** Shop, item and option in one text; targets are ordered by it. */
  readonly key: string;
  readonly shopId: ShopId;
  readonly itemCode: ItemCode;
  /** OptionName and OptionValue as Qoo10 takes them; null for the listing itself. */
  readonly option: { readonly name: string; readonly value: string } | null;
  readonly skuNo: SkuNo | null;
  readonly rule: StockRule;
  /** What Qoo10 shows; null where it was not read. */
  readonly shown: number | null;
  readonly last: LastQuantity | null;
  /** Units sold at Qoo10 since `last`. */
  readonly soldSince: number;
  /** A write of ours that Qoo10 may not show yet. */
  readonly onItsWay: { readonly to: number; readonly at: Instant } | null;
  /** Why it may not be written whatever the numbers say. */
  readonly blocked: StockNote | null;
}

export interface StockFacts {
  readonly now: Instant;
  readonly skus: ReadonlyMap<SkuNo, SkuStock>;
  readonly targets: readonly StockTarget[];
  /** End of the last good look at the orders of every shop concerned. */
  readonly ordersReadAt: Instant | null;
}

export const targetKey = (shopId: string, itemCode: string, option: StockTarget['option']): string =>
  option === null ? `${shopId} ${itemCode}` : `${shopId} ${itemCode} ${option.name} ${option.value}`;
