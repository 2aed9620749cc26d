import type { Code, Instant, ItemCode } from '#lib/domain';

/** S0 review wait, S1 取引待機, S2 取引可能, S3 suspended by Qoo10, S5 restricted, S8 rejected [qapi 4.2]. */
export type ListingStatus = 'S0' | 'S1' | 'S2' | 'S3' | 'S5' | 'S8';
/** Those that sell or may be put on sale by the seller himself; details of others may be refused [qapi 4.3]. */
export const LIVE_STATUSES: readonly ListingStatus[] = ['S2', 'S1'];

/** One listing as the goods list tells it: no title, no price, no options. */
export interface Listing {
  readonly itemCode: ItemCode;
  readonly sellerCode: Code;
  /** As Qoo10 wrote it; one of ListingStatus so far. */
  readonly status: string;
  readonly readAt: Instant;
}

/** One listing in detail. */
export interface ListingDetail extends Listing {
  readonly title: string;
  /** Null where it cannot be read. */
  readonly priceYen: number | null;
  /** Stock of a listing without options. What it means with options is not established [qapi 4.3]. */
  readonly quantity: number | null;
  /** Last day of sale as told, `YYYY-MM-DD`. */
  readonly expireDate: string;
  /** S the shop's own, or 10, 8, 0 percent. */
  readonly taxRate: string;
  /** What UpdateGoods would overwrite, under its own parameter names; sent back unchanged with a write. Only what was told is here. */
  readonly basics: Readonly<Record<string, string>>;
}

/** One combination of option values (組合せ型). Qoo10 knows it by names and values, not by its code [qapi 4.6]. */
export interface ListingOption {
  readonly itemCode: ItemCode;
  readonly axes: readonly { readonly name: string; readonly value: string }[];
  /** 販売者オプションコード, which Qoo10 calls ItemTypeCode here [qapi 4.4]. */
  readonly optionCode: Code;
  /** Yen on top of the listing's price; null where it cannot be read. */
  readonly surchargeYen: number | null;
  readonly quantity: number | null;
  readonly readAt: Instant;
}

/** One choice of an additional option (追加型); it has no stock of its own [qapi 4.5]. */
export interface AdditionalOption {
  readonly name: string;
  readonly value: string;
  readonly surchargeYen: number | null;
  readonly optionCode: Code;
}

export interface ListingPage {
  readonly listings: readonly Listing[];
  /** Rows that could not be read. */
  readonly unreadable: number;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

export interface ReadOptions<Option> {
  readonly options: readonly Option[];
  readonly unreadable: number;
}

const AXIS = '||*';
/** The option's names as Qoo10 takes them in writes: `サイズ||*カラー` [qapi 4.6]. */
export const optionNameOf = (option: Pick<ListingOption, 'axes'>): string =>
  option.axes.map(({ name }) => name).join(AXIS);
/** Its values likewise: `70cm||*グレー`. */
export const optionValueOf = (option: Pick<ListingOption, 'axes'>): string =>
  option.axes.map(({ value }) => value).join(AXIS);
