import type { DelayType, Instant, IsHoliday, JstDate, OrderLine, OrderNo, Outcome, ShopId } from '#lib/domain';
import type { CreateOrderRequest, SmartshipGateway } from '#lib/smartship';
import type { DataDb, Settings } from '#lib/storage';

/** One row's result of a write at Qoo10. */
export interface RowResult {
  readonly orderNo: OrderNo;
  readonly done: boolean;
  /** It was so before: somebody else did it. */
  readonly already: boolean;
  /** Qoo10's own words. */
  readonly says: string;
  /** What the planned date was refused for, where it was the date. */
  readonly date?: 'too-far' | 'not-after-today';
}

/** One order's planned date; with a reason where it is later than promised [qapi 3.6]. */
export interface Planned {
  readonly orderNo: OrderNo;
  readonly shipDate: JstDate;
  readonly delay: { readonly type: DelayType; readonly memo: string } | null;
}

/** What *create* needs of a cart, or the order that has no address. */
export type ForCreate = Pick<CreateOrderRequest, 'recipient' | 'lines'> | { readonly missing: OrderNo };

/** What the steps ask of Qoo10, for one shop. */
export interface Qoo10Orders {
  /** A fresh read; null when Qoo10 knows no such order. */
  orderByNo(orderNo: OrderNo): Promise<Outcome<OrderLine | null>>;
  /** The same for many at once, where that costs fewer calls. Each order has its own outcome. */
  ordersByNo?(orderNos: readonly OrderNo[]): Promise<ReadonlyMap<OrderNo, Outcome<OrderLine | null>>>;
  /** Sets 発送予定日, which confirms. One result per order. */
  confirmOrders(rows: readonly Planned[]): Promise<Outcome<readonly RowResult[]>>;
  sendTrackings(
    rows: readonly { orderNo: OrderNo; carrier: string; trackingNo: string }[],
  ): Promise<Outcome<readonly RowResult[]>>;
  /** What only *create* needs: the address and prices. Fetched just before, never kept, never logged (design §9). */
  forCreate(lines: readonly OrderLine[]): Promise<Outcome<ForCreate>>;
}

/** Everything a step may touch. Built anew at each wake; steps keep nothing between runs. */
export interface Tools {
  qoo10(shopId: ShopId): Promise<Outcome<Qoo10Orders>>;
  smartship(): Promise<Outcome<SmartshipGateway>>;
  readonly data: DataDb;
  settings(): Promise<Settings>;
  readonly now: () => Instant;
  readonly isHoliday: IsHoliday;
}
