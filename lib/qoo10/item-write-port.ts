import type { Code, ItemCode, Outcome } from '#lib/domain';
import type { Judge } from './certification.ts';
import type { Client } from './client.ts';
import { type BulkItemResult, type OptionCodeChange, setOptionCodes, setPriceQuantities } from './item-bulk.ts';
import {
  type OptionKey,
  setOptionCode,
  setOptionQuantity,
  setSellerCode,
  verifyWrite,
  verifyWrites,
} from './item-writes.ts';
import type { ListingDetail } from './listing.ts';
import { type PriceQuantity, setPriceQuantity } from './price-writes.ts';
import type { BulkResult } from './row-results.ts';
import type { Going, Receipt, Verification } from './writes.ts';

/** The writes to Qoo10 items, under the table in writes.ts [design §5]. A refusal of our own is `refused-here`, its `says` a word such as `changed-since`. */
export interface ItemWrites {
  optionCode(change: OptionCodeChange): Promise<Outcome<Receipt>>;
  /** `going` is heard before each call of up to 500 rows. */
  optionCodes(changes: readonly OptionCodeChange[], going?: Going): Promise<BulkResult<BulkItemResult>>;
  optionQuantity(change: {
    readonly option: OptionKey;
    readonly quantity: number;
    readonly seen?: number;
  }): Promise<Outcome<Receipt>>;
  sellerCode(
    change: { readonly itemCode: ItemCode; readonly seen: Code; readonly code: Code },
    going?: Going,
  ): Promise<Outcome<Receipt>>;
  priceQuantity(change: PriceQuantity): Promise<Outcome<Receipt>>;
  /** Each row brings the read it rests on; one with options must bring no quantity. */
  priceQuantities(
    changes: readonly { readonly read: ListingDetail; readonly change: Omit<PriceQuantity, 'itemCode'> }[],
  ): Promise<BulkResult<BulkItemResult>>;
  /** Looks whether a write stands; `not-yet` means nothing before SHOWN_WITHIN_MS is over. */
  verify(receipt: Receipt): Promise<Outcome<Verification>>;
  /** The same for writes to one listing by one method, over one read. */
  verifyAll(receipts: readonly Receipt[]): Promise<Outcome<readonly Verification[]>>;
}

export const itemWrites = (client: Client, judged: Judge): ItemWrites => ({
  optionCode: (change) => judged(setOptionCode(client, change)),
  optionCodes: (changes, going) => judged(setOptionCodes(client, changes, going)),
  optionQuantity: (change) => judged(setOptionQuantity(client, change)),
  sellerCode: (change, going) => judged(setSellerCode(client, change, going)),
  priceQuantity: (change) => judged(setPriceQuantity(client, change)),
  priceQuantities: (changes) => judged(setPriceQuantities(client, changes)),
  verify: (receipt) => judged(verifyWrite(client, receipt)),
  verifyAll: (receipts) => judged(verifyWrites(client, receipts)),
});
