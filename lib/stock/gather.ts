import {
  type HeldUnits,
  type LastQuantity,
  type Sku,
  type SkuNo,
  type SkuStock,
  type StockFacts,
  type StockNote,
  type StockTarget,
  stockNote,
  unitsIn,
} from '#lib/domain';
import type { StockTargetRow, StockWrite } from '#lib/storage';
import { optionIn, type Shown } from './look.ts';
import { type OrderFacts, orderFacts } from './orders.ts';
import { type SmartshipReading, type SmartshipStock, smartshipStock } from './smartship-stock.ts';
import { type Place, placesOf } from './targets.ts';
import type { StockShop, StockTools } from './tools.ts';

/** Everything that a plan rests on, but what Qoo10 shows: that is read last. */
export interface Gathered {
  readonly places: readonly Place[];
  readonly smartship: SmartshipStock;
  readonly orders: OrderFacts;
  /** What was thought of each place before. */
  readonly before: ReadonlyMap<string, StockTargetRow>;
  /** Changes on their way to Qoo10, by place. */
  readonly onItsWay: ReadonlyMap<string, StockWrite>;
  readonly ordersReadAt: number | null;
  readonly warehouses: ReadonlyMap<string, readonly string[] | null>;
}

/**
 * Reads Smartship's side and what is known here, for all places of these shops. Those of every other shop that share a
 * SKU with them count as takers of it, and nothing of theirs is written.
 */
export async function gather(
  shops: readonly StockShop[],
  reading: SmartshipReading,
  tools: StockTools,
): Promise<Gathered> {
  const ours = await placesOf(shops, tools);
  const places = [...ours, ...(await takers(shops, ours, tools))];
  const held: HeldUnits = shops.some(({ stock }) => stock.held === 'open') ? 'open' : 'not-in-smartship';
  const [smartship, orders] = await Promise.all([
    smartshipStock(skusOfPlaces(places), reading, tools),
    orderFacts(held, tools),
  ]);
  return {
    places,
    smartship,
    orders,
    ordersReadAt: await ordersReadAt(tools),
    warehouses: new Map(shops.map(({ shopId, stock }) => [String(shopId), stock.warehouses])),
    ...(await ownRecord(places, tools)),
  };
}

/** Asks Smartship more, once it is known what is worth the question. */
export async function askSmartship(
  gathered: Gathered,
  reading: SmartshipReading,
  tools: StockTools,
): Promise<Gathered> {
  const asked = await smartshipStock(skusOfPlaces(gathered.places), reading, tools);
  const of: typeof asked.of = (skuNo) => {
    const [before, now] = [gathered.smartship.of(skuNo), asked.of(skuNo)];
    return (now?.readAt ?? 0) > (before?.readAt ?? 0) ? now : before;
  };
  return { ...gathered, smartship: { ...asked, of, failure: asked.failure ?? gathered.smartship.failure } };
}

const skusOfPlaces = (places: readonly Place[]): Sku[] => [
  ...new Map(places.flatMap(({ sku }) => (sku ? [[sku.skuNo, sku] as const] : []))).values(),
];

/** Places of shops whose stock somebody else looks after, where they share a SKU with ours. */
async function takers(shops: readonly StockShop[], ours: readonly Place[], tools: StockTools): Promise<Place[]> {
  const own = new Set<string>(shops.map(({ shopId }) => shopId));
  const others = (await tools.settings()).shops.filter(({ shopId }) => !own.has(shopId));
  const skuNos = new Set(skusOfPlaces(ours).map(({ skuNo }) => skuNo));
  return (await placesOf(others, tools))
    .filter(({ sku }) => sku !== null && skuNos.has(sku.skuNo))
    .map((place) => ({ ...place, ours: false, blocked: stockNote('not-our-duty') }));
}

/** What our own record says of these places; read again after every sending. */
export async function ownRecord(
  places: readonly Place[],
  { outbox }: StockTools,
): Promise<Pick<Gathered, 'before' | 'onItsWay'>> {
  const [rows, sent] = await Promise.all([
    outbox.stockTargets.bulkGet(places.map(({ key }) => key)),
    outbox.stockWrites.where('[state+shopId]').between(['sent', ''], ['sent', '\uffff']).toArray(),
  ]);
  return {
    before: new Map(rows.flatMap((row) => (row ? [[row.key, row] as const] : []))),
    onItsWay: new Map(sent.map((write) => [write.key, write])),
  };
}

/** The oldest good look at any shop's orders: all shops take from the same shelves. Null where one has none, or failed last. */
async function ordersReadAt({ data, settings }: StockTools): Promise<number | null> {
  const { shops } = await settings();
  const syncs = await data.syncs.bulkGet(shops.map(({ shopId }) => `orders:${shopId}` as const));
  return syncs.reduce<number | null>((oldest, sync) => {
    const at = sync && sync.failure === null ? sync.lastEnd : null;
    return oldest === null || at === null ? null : Math.min(oldest, at);
  }, Number.MAX_SAFE_INTEGER);
}

/** The facts for a plan, with what Qoo10 shows of each place as `shownOf` tells it. */
export function factsOf(
  gathered: Gathered,
  shownOf: (place: Place) => { readonly shown: number | null; readonly blocked: StockNote | null },
  now: number,
): StockFacts {
  const targets = gathered.places.map((place): StockTarget => {
    const { shown, blocked } = shownOf(place);
    const { last, soldSince } = lastOf(gathered, place);
    const write = gathered.onItsWay.get(place.key);
    return {
      key: place.key,
      shopId: place.shopId,
      itemCode: place.itemCode,
      option: place.option,
      skuNo: place.sku?.skuNo ?? null,
      rule: place.rule,
      shown,
      last,
      soldSince,
      onItsWay: write ? { to: write.to, at: write.sentAt ?? write.stateAt } : null,
      blocked: place.blocked ?? blocked,
    };
  });
  return { now, targets, skus: skusOf(gathered), ordersReadAt: gathered.ordersReadAt };
}

/** What we last saw in step, and what was sold since. */
export function lastOf(
  { before, orders }: Gathered,
  place: Place,
): { readonly last: LastQuantity | null; readonly soldSince: number } {
  const last = before.get(place.key)?.last ?? null;
  return { last, soldSince: last === null ? 0 : orders.soldSince(place, last.at) };
}

/** Where shops that share a SKU count other warehouses, the smaller sum is what all of them part. */
function skusOf({ places, smartship, orders, warehouses }: Gathered): ReadonlyMap<SkuNo, SkuStock> {
  const shops = new Map<SkuNo, Set<string>>();
  for (const { sku, shopId, ours } of places) {
    if (sku && ours) shops.set(sku.skuNo, (shops.get(sku.skuNo) ?? new Set()).add(shopId));
  }
  const skus = new Map<SkuNo, SkuStock>();
  for (const [skuNo, shopIds] of shops) {
    const told = smartship.of(skuNo);
    if (!told) continue;
    const sums = [...shopIds].map((shopId) => unitsIn(told.sku, warehouses.get(shopId) ?? null));
    const units = sums.reduce<number | null>(
      (least, sum) => (least === null || sum === null ? null : Math.min(least, sum)),
      Number.MAX_SAFE_INTEGER,
    );
    skus.set(skuNo, {
      skuNo,
      units,
      readAt: told.readAt,
      held: orders.held.get(skuNo) ?? 0,
      sync: smartship.sync(skuNo),
    });
  }
  return skus;
}

/** What a fresh read of its listing says of a place. */
export function shownIn(place: Place, read: Shown | undefined): { shown: number | null; blocked: StockNote | null } {
  const not = (blocked: StockNote, shown: number | null = null) => ({ shown, blocked });
  if (read === undefined) return { shown: null, blocked: null };
  // It takes nothing of the SKU any more.
  if (read.kind === 'gone') return not(stockNote('listing-gone'), 0);
  if (read.kind === 'unreadable') return not(stockNote('quantity-unreadable'));
  if ((read.kind === 'options') !== (place.option !== null)) return not(stockNote('options-changed'));
  if (read.kind === 'whole') {
    const { quantity, sellerCode, status } = read.detail;
    if (quantity === null) return not(stockNote('quantity-unreadable'));
    if (sellerCode !== place.code) return not(stockNote('code-changed', { code: sellerCode }), quantity);
    return status === 'S1' || status === 'S2'
      ? { shown: quantity, blocked: null }
      : not(stockNote('not-on-sale', { status }), quantity);
  }
  const option = place.option === null ? null : optionIn(read.options, place.option);
  if (option === null) return not(stockNote('options-changed'));
  if (option.quantity === null) return not(stockNote('quantity-unreadable'));
  if (option.optionCode !== place.code)
    return not(stockNote('code-changed', { code: option.optionCode }), option.quantity);
  return { shown: option.quantity, blocked: null };
}
