import {
  type CodeRole,
  type ItemCode,
  ruleFor,
  type ShopId,
  type Sku,
  type StockNote,
  type StockRule,
  stockNote,
  targetKey,
  toItemCode,
} from '#lib/domain';
import { type AskedCode, factsOfListings, judgeCodes, type ListingRow } from '#lib/storage';
import type { StockShop, StockTools } from './tools.ts';

/** A listing or option as the index knows it, with the SKU that its code leads to. */
export interface Place {
  readonly key: string;
  readonly shopId: ShopId;
  readonly itemCode: ItemCode;
  readonly option: { readonly name: string; readonly value: string } | null;
  readonly title: string;
  readonly values: string;
  readonly code: string;
  readonly sku: Sku | null;
  readonly rule: StockRule;
  readonly blocked: StockNote | null;
  /** False for one of a shop that somebody else looks after: it only takes its part of the SKU. */
  readonly ours: boolean;
}

/** Statuses in which a quantity may be written; a blank one was never told [qapi 4.2, 4.8]. */
const ON_SALE: ReadonlySet<string> = new Set(['S1', 'S2', '']);

/** Every place of these shops that holds a quantity. What the seller excluded from Smartship is left out altogether. */
export async function placesOf(shops: readonly StockShop[], tools: StockTools): Promise<Place[]> {
  const places: Place[] = [];
  for (const shop of shops) {
    const [rows, rules] = await Promise.all([
      tools.data.listings.where('[shopId+itemCode]').between([shop.shopId, ''], [shop.shopId, '\uffff']).toArray(),
      tools.outbox.stockRules.where('[shopId+itemCode]').between([shop.shopId, ''], [shop.shopId, '\uffff']).toArray(),
    ]);
    const ruleOf = new Map(rules.map(({ itemCode, rule }) => [String(itemCode), rule]));
    const read = rows.filter(({ readAt }) => readAt !== null);
    const asked = read.flatMap((row) => spotsOf(row).map((spot) => askedCode(row, spot, shop.shopId)));
    const verdicts = await judgeCodes(tools.data, asked, {
      shops: [shop],
      now: tools.now(),
      facts: factsOfListings(tools.data, read),
    });
    const skuNos = new Set([...verdicts.values()].flatMap(({ sku }) => sku?.skuNo ?? []));
    const found = await tools.data.skus.bulkGet([...skuNos]);
    const skus = new Map(found.flatMap((sku) => (sku ? [[sku.skuNo, sku] as const] : [])));
    for (const row of read) {
      const itemCode = toItemCode(row.itemCode);
      if (itemCode === null) continue;
      for (const spot of spotsOf(row)) {
        const key = targetKey(shop.shopId, itemCode, spot.option);
        const verdict = verdicts.get(key);
        if (!verdict || verdict.verdict === 'not-smartship') continue;
        const mapped = verdict.verdict === 'mapped' || verdict.verdict === 'linked';
        places.push({
          key,
          shopId: shop.shopId,
          itemCode,
          option: spot.option,
          title: row.title,
          values: spot.values,
          code: spot.code,
          // A verdict tells a SKU's units together; what each warehouse holds is on disk.
          sku: (mapped && verdict.sku && skus.get(verdict.sku.skuNo)) || null,
          rule: ruleFor(ruleOf.get(itemCode), shop.stock.rule),
          blocked: hindrance(row, spot.code, mapped),
          ours: true,
        });
      }
    }
  }
  return places;
}

interface Spot {
  readonly option: Place['option'];
  readonly values: string;
  readonly code: string;
  readonly role: CodeRole;
}

function spotsOf(row: ListingRow): Spot[] {
  if (row.options.length === 0) return [{ option: null, values: '', code: row.sellerCode, role: 'seller' }];
  return row.options.map(({ name, value, values, optionCode }) => ({
    option: { name, value },
    values,
    code: optionCode,
    role: 'option',
  }));
}

const askedCode = (row: ListingRow, spot: Spot, shopId: string): AskedCode => ({
  key: targetKey(shopId, row.itemCode, spot.option),
  code: spot.code,
  role: spot.role,
  shopId,
  itemCode: row.itemCode,
  sellerCode: row.sellerCode,
  values: spot.values,
});

function hindrance(row: ListingRow, code: string, mapped: boolean): StockNote | null {
  if (!mapped) return stockNote('no-sku', { code });
  return ON_SALE.has(row.status) ? null : stockNote('not-on-sale', { status: row.status });
}
