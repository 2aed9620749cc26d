import type { Code, Instant, OrderNo, ShopId, SkuNo } from '#lib/domain';

/** The seller's choice of another SKU for one order line: an order keeps the code it had when placed (design §5 Codes). */
export interface LineSku {
  readonly shopId: ShopId;
  readonly orderNo: OrderNo;
  readonly skuNo: SkuNo;
  /** The SKU's code when it was chosen, to be named should the SKU be gone. */
  readonly sellerCode: Code;
  readonly at: Instant;
}
