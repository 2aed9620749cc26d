import { type HeldUnits, type Instant, isAlive, type OrderLine, type SkuNo } from '#lib/domain';
import { judgeLines, type OrderRow } from '#lib/storage';
import type { Place } from './targets.ts';
import type { StockTools } from './tools.ts';

export interface OrderFacts {
  /** Units of each SKU that open orders hold, over all shops. */
  readonly held: ReadonlyMap<SkuNo, number>;
  /** Units sold at Qoo10 of one place since an instant. */
  soldSince(place: Pick<Place, 'shopId' | 'itemCode' | 'option' | 'code'>, since: Instant): number;
}

/** What the orders say of stock. Orders of every shop count: they take from the same shelves. */
export async function orderFacts(how: HeldUnits, tools: StockTools): Promise<OrderFacts> {
  const { shops } = await tools.settings();
  const known = new Set<string>(shops.map(({ shopId }) => shopId));
  const rows = (await tools.data.orders.toArray()).filter(({ shopId }) => known.has(shopId));
  const open = rows.filter(({ status, claim }) => status <= 3 && claim !== 'done');
  const holding = how === 'open' ? open : await notInSmartship(open, tools);
  const verdicts = await judgeLines(tools, holding, { shops, now: tools.now() });
  const held = new Map<SkuNo, number>();
  for (const line of holding) {
    const skuNo = verdicts.get(line.orderNo)?.sku?.skuNo;
    if (skuNo) held.set(skuNo, (held.get(skuNo) ?? 0) + units(line));
  }
  const byItem = Map.groupBy(rows, ({ shopId, itemCode }) => `${shopId} ${itemCode}`);
  return {
    held,
    soldSince: (place, since) =>
      (byItem.get(`${place.shopId} ${place.itemCode}`) ?? [])
        // Of options only those ordered under this very code: fewer units explained means asking once more.
        .filter((line) => place.option === null || line.optionCode === place.code)
        .filter((line) => (line.orderedAt ?? line.paidAt ?? 0) >= since)
        .reduce((sum, line) => sum + units(line), 0),
  };
}

const units = ({ quantity }: Pick<OrderLine, 'quantity'>): number => Math.max(0, quantity);

/** Paid lines that no living shipment names. */
async function notInSmartship(open: readonly OrderRow[], { data }: StockTools): Promise<OrderRow[]> {
  const paid = open.filter(({ status }) => status === 2 || status === 3);
  const [named, packed] = await Promise.all([
    data.shipments
      .where('orderNos')
      .anyOf(paid.map(({ orderNo }) => orderNo))
      .toArray(),
    data.shipments
      .where('packNos')
      .anyOf(paid.map(({ packNo }) => packNo))
      .toArray(),
  ]);
  const there = [...named, ...packed].filter(isAlive);
  const orderNos = new Set(there.flatMap((shipment) => shipment.orderNos));
  const packNos = new Set(there.filter(({ orderNos: none }) => none.length === 0).flatMap(({ packNos: all }) => all));
  return paid.filter(({ orderNo, packNo }) => !orderNos.has(orderNo) && !packNos.has(packNo));
}
