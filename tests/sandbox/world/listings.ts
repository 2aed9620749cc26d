export type ListingOption = {
  readonly axes: readonly { readonly name: string; readonly value: string }[];
  /** Difference from the item price, yen [qapi 4.4]. */
  price: number;
  qty: number;
  optionCode: string;
};

/** One choice of an additional option (追加型): no quantity [qapi 4.5]. */
export type AdditionalChoice = { readonly name: string; readonly value: string; price: number; optionCode: string };

/** One Qoo10 item. `detail` holds the other fields of GetItemDetailInfo, all text, as QAPI has them [qapi 4.3]. */
export type Listing = {
  /** 10 digits. */
  readonly itemCode: string;
  title: string;
  sellerCode: string;
  price: number;
  quantity: number;
  /** S0 review wait, S1 取引待機, S2 取引可能, S3 suspended, S5 restricted, S8 rejected [qapi 4.2]. */
  status: 'S0' | 'S1' | 'S2' | 'S3' | 'S5' | 'S8';
  readonly options: ListingOption[];
  /** Choices of additional options; the demo shop's listings have none. */
  additional?: readonly AdditionalChoice[];
  readonly detail: Record<string, string>;
};
