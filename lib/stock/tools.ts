import type { Instant, Outcome, ShopId } from '#lib/domain';
import type { ItemWrites, Qapi } from '#lib/qoo10';
import type { SmartshipDesk } from '#lib/smartship';
import type { DataDb, OutboxDb, Settings } from '#lib/storage';

/** What *Stock sync* asks of Qoo10. */
export interface StockQapi extends Pick<Qapi, 'listing' | 'options'> {
  readonly write: Pick<ItemWrites, 'optionQuantity' | 'priceQuantities'>;
}

/** Everything that *Stock sync* may touch; nothing is kept between runs but on disk. */
export interface StockTools {
  qapi(shopId: ShopId): StockQapi;
  desk(): Promise<Outcome<SmartshipDesk>>;
  readonly data: DataDb;
  readonly outbox: OutboxDb;
  settings(): Promise<Settings>;
  readonly now: () => Instant;
  readonly locks: LockManager;
  /** True once everything is to end: what is under way goes no further than its present call. */
  stopped(): boolean;
  /** Comes back when nobody types a code any more. */
  afterTyping(): Promise<void>;
  /** Tells the screens. */
  changed(): void;
  log(row: {
    readonly who: 'seller' | 'extension';
    readonly result: 'ok' | 'failed';
    readonly says: string;
  }): Promise<void>;
}

export type StockShop = Settings['shops'][number];

/** A shop whose stock the extension may write now. */
export const mayWrite = (settings: Settings, shop: StockShop | undefined): boolean =>
  shop !== undefined && shop.duties.stock === 'extension' && !shop.readOnly && !settings.paused;
