import {
  type SkuStock,
  type StockFacts,
  type StockRule,
  type StockTarget,
  targetKey,
  toItemCode,
  toShopId,
  toSkuNo,
} from '#lib/domain';
import { NOON } from '../domain/make.ts';

export const MINUTE = 60_000;
export const SKU = toSkuNo('9001');
export const rule = (kind: StockRule['kind'], change: Partial<StockRule> = {}): StockRule => ({
  kind,
  percent: 100,
  units: 0,
  ...change,
});

const itemCode = (number: number) => {
  const code = toItemCode(1100000000 + number);
  if (code === null) throw new Error('not an item code');
  return code;
};

/** Listing number `number`, in step at `shown` units a moment ago. */
export function target(number: number, shown: number | null, change: Partial<StockTarget> = {}): StockTarget {
  const shopId = toShopId('mihon_shop');
  return {
    key: targetKey(shopId, itemCode(number), null),
    shopId,
    itemCode: itemCode(number),
    option: null,
    skuNo: SKU,
    rule: rule('safety'),
    shown,
    last: shown === null ? null : { quantity: shown, at: NOON - 60 * MINUTE },
    soldSince: 0,
    onItsWay: null,
    blocked: null,
    ...change,
  };
}

export const skuStock = (units: number | null, change: Partial<SkuStock> = {}): SkuStock => ({
  skuNo: SKU,
  units,
  readAt: NOON - MINUTE,
  held: 0,
  sync: 'inactive',
  ...change,
});

export const facts = (
  targets: readonly StockTarget[],
  sku: SkuStock,
  change: Partial<StockFacts> = {},
): StockFacts => ({
  now: NOON,
  targets,
  skus: new Map([[sku.skuNo, sku]]),
  ordersReadAt: NOON - MINUTE,
  ...change,
});
