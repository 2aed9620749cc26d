import {
  type Instant,
  isSending,
  jstDate,
  type ShopId,
  sendingHours,
  startOfJstDate,
  stockCallsLeft,
} from '#lib/domain';
import { QAPI_HOST } from '#lib/qoo10';
import { SMARTSHIP_HOSTS, type SmartshipDesk } from '#lib/smartship';
import {
  callsOf,
  type DataDb,
  previewCallsOf,
  readSettings,
  STOCK_SPENT,
  type StockSpent,
  stockSpentOf,
} from '#lib/storage';
import type { StockTools } from './tools.ts';

/** Calls left to looks that nobody pressed: the least over the shops that one look serves. */
export interface CallsLeft {
  readonly qoo10: number;
  readonly smartship: number;
}

export async function callsLeft(shopIds: readonly ShopId[], data: DataDb, now: Instant): Promise<CallsLeft> {
  const own = await stockSpentOf(data, now);
  const midnight = startOfJstDate(jstDate(now));
  const lately = await data.orders
    .where('paidAt')
    .aboveOrEqual(Math.min(midnight, now - 24 * 3_600_000))
    .toArray();
  const { shops } = await readSettings();
  const of = (shopId: ShopId | null) => {
    const orders = lately.filter((order) => shopId === null || order.shopId === shopId);
    const sends = shops.some((shop) => (shopId === null || shop.shopId === shopId) && isSending(shop));
    const today = orders.filter(({ paidAt }) => (paidAt ?? 0) >= midnight).length;
    return { now, ordersToday: today, sending: sendingHours(sends, orders.length) };
  };
  const ofShops = await Promise.all(
    shopIds.map(async (shopId) =>
      stockCallsLeft({
        party: 'qoo10',
        own: own.qoo10[shopId] ?? 0,
        all: (await callsOf(data, QAPI_HOST, shopId, now)) - (await previewCallsOf(data, shopId, now)),
        ...of(shopId),
      }),
    ),
  );
  const all = await callsOf(data, SMARTSHIP_HOSTS[0] ?? '', '', now);
  return {
    qoo10: Math.min(...ofShops, Number.MAX_SAFE_INTEGER),
    smartship: stockCallsLeft({ party: 'smartship', own: own.smartship, all, ...of(null) }),
  };
}

/** The same tools, every call of theirs counted before it goes out: a life that ends in the midst has counted it. */
export function metered(tools: StockTools): StockTools {
  const { data, now } = tools;
  const spend = async (add: (spent: StockSpent) => StockSpent): Promise<void> => {
    await data.transaction('rw', data.small, async () => {
      await data.small.put({ key: STOCK_SPENT, value: add(await stockSpentOf(data, now())) });
    });
  };
  const ofShop = (shopId: ShopId) => () =>
    spend((spent) => ({ ...spent, qoo10: { ...spent.qoo10, [shopId]: (spent.qoo10[shopId] ?? 0) + 1 } }));
  const ofSmartship = () => spend((spent) => ({ ...spent, smartship: spent.smartship + 1 }));
  return {
    ...tools,
    qapi(shopId) {
      const qapi = tools.qapi(shopId);
      const counted = counting(ofShop(shopId));
      return {
        listing: counted(qapi.listing),
        options: counted(qapi.options),
        write: {
          optionQuantity: counted(qapi.write.optionQuantity),
          priceQuantities: counted(qapi.write.priceQuantities),
        },
      };
    },
    async desk() {
      const desk = await tools.desk();
      if (!desk.ok) return desk;
      const counted = counting(ofSmartship);
      const { value } = desk;
      const asks: Pick<SmartshipDesk, 'searchSkus' | 'syncSettings'> = {
        searchSkus: counted((input) => value.searchSkus(input)),
        syncSettings: counted(() => value.syncSettings()),
      };
      return { ok: true, value: { ...value, ...asks } };
    },
  };
}

const counting =
  (count: () => Promise<void>) =>
  <Input extends unknown[], Value>(ask: (...input: Input) => Promise<Value>) =>
  async (...input: Input): Promise<Value> => {
    await count();
    return ask(...input);
  };
