import type { Code, Instant, ItemCode, JstDate, OrderNo, PackNo, ShopId } from './words.ts';

/** Qoo10's order status: 1 配送待ち (unpaid), 2 配送要請 (新規注文), 3 配送準備, 4 配送中, 5 配送完了 [qapi 3.5]. */
export type QooStatus = 1 | 2 | 3 | 4 | 5;

/** What is known of a cancel or claim. `none-seen`: the source has no claim field, so its absence proves nothing. */
export type Claim = 'none' | 'none-seen' | 'requested' | 'done';

/** One Qoo10 order line as its API told it. Holds no buyer: names, addresses and phones are dropped where answers are parsed (design §9). */
export interface OrderLine {
  readonly shopId: ShopId;
  readonly orderNo: OrderNo;
  readonly packNo: PackNo;
  readonly status: QooStatus;
  readonly claim: Claim;
  readonly itemCode: ItemCode | null;
  readonly itemTitle: string;
  readonly sellerCode: Code;
  readonly optionCode: Code;
  readonly optionText: string;
  /** Units; zero or less is kept as told and refused by preflight. */
  readonly quantity: number;
  readonly orderedAt: Instant | null;
  readonly paidAt: Instant | null;
  /** 発送予定日; `not-told` where the source has no such field (by-order look-up [qapi 3.4]). */
  readonly plannedShipDate: JstDate | null | 'not-told';
  /** The day the listing promises to ship by, where told. */
  readonly availableShippingDate: JstDate | null;
  readonly carrier: string;
  readonly trackingNo: string;
  /** 発注後 packing number such as JPP22894429; says that a waybill may exist. */
  readonly packingNo: string;
  /** Other order numbers of the bundle. */
  readonly relatedOrders: readonly OrderNo[];
  /** When Qoo10 told us this. */
  readonly readAt: Instant;
}

/** A cart: the unit of consent. All lines have the same `packNo` and shop. */
export interface Cart {
  readonly shopId: ShopId;
  readonly packNo: PackNo;
  readonly lines: readonly OrderLine[];
}

/** Groups lines by shop and cart, keeping the order in which carts first appear. */
export function toCarts(lines: Iterable<OrderLine>): Cart[] {
  const carts = new Map<string, OrderLine[]>();
  for (const line of lines) {
    const key = `${line.shopId}:${line.packNo}`;
    const found = carts.get(key);
    if (found) found.push(line);
    else carts.set(key, [line]);
  }
  return [...carts.values()].flatMap((cartLines) => {
    const [first] = cartLines;
    return first ? [{ shopId: first.shopId, packNo: first.packNo, lines: cartLines }] : [];
  });
}

/** Where a line stands for collection by Smartship (design §2). */
export type Collectability = 'awaiting-payment' | 'collectable' | 'shipped' | 'has-tracking' | 'claimed' | 'cancelled';

/** Says whether Smartship can still collect a line: paid, 新規注文 or 配送準備, no claim, no tracking [guide: Collectable Qoo10 JP Order Status]. */
export function collectability(line: OrderLine): Collectability {
  if (line.claim === 'done') return 'cancelled';
  if (line.claim === 'requested') return 'claimed';
  if (line.status === 1) return 'awaiting-payment';
  if (line.status >= 4) return 'shipped';
  if (line.trackingNo.trim() !== '') return 'has-tracking';
  return 'collectable';
}
