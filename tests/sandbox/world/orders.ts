/** 1 入金待ち, 2 新規注文 (配送要請), 3 配送準備, 4 配送中, 5 配送完了 [qapi 3.5]. */
export type QooState = 1 | 2 | 3 | 4 | 5;

/** 1 cancel requested, 2 in progress, 3 cancelled, 4–6 return, 11–13 exchange, 14–15 not received, 16 unpaid and cancelled [qapi 3.9]. */
export type SandboxClaim = {
  status: 1 | 2 | 3 | 4 | 5 | 6 | 11 | 12 | 13 | 14 | 15 | 16;
  readonly requestedAt: number;
  doneAt: number | undefined;
  readonly reason: string;
};

/** One 注文番号 with all that J-QSM's 45 columns and QAPI tell of it. Codes are those at the time of order. Money is yen, times are instants. */
export type SandboxOrder = {
  readonly orderNo: string;
  readonly packNo: string;
  state: QooState;
  claim: SandboxClaim | undefined;
  readonly itemCode: string;
  readonly title: string;
  readonly sellerCode: string;
  readonly optionCode: string;
  readonly optionText: string;
  readonly quantity: number;
  readonly orderedAt: number;
  paidAt: number | undefined;
  /** 発送予定日, midnight in Japan. */
  plannedAt: number | undefined;
  /** The last day that the listing promises, midnight in Japan. */
  readonly availableShipAt: number;
  shippedAt: number | undefined;
  deliveredAt: number | undefined;
  carrier: string;
  trackingNo: string;
  /** Both come with the confirmation [qapi 3.1]. */
  packingNo: string;
  sellerDeliveryNo: string;
  readonly deliveryMethod: string;
  readonly price: number;
  readonly discount: number;
  readonly sellerDiscount: number;
  readonly total: number;
  readonly settlePrice: number;
  readonly currency: string;
  readonly paymentMethod: string;
  readonly shippingRateType: string;
  readonly desiredDeliveryDate: string;
  readonly recipient: string;
  readonly recipientKana: string;
  readonly phone: string;
  readonly mobile: string;
  readonly zipCode: string;
  readonly address: string;
  readonly address1: string;
  readonly address2: string;
  readonly nation: string;
  readonly paymentNation: string;
  readonly buyer: string;
  readonly buyerKana: string;
  readonly buyerPhone: string;
  readonly buyerMobile: string;
  readonly buyerEmail: string;
  readonly giftSender: string;
  readonly memo: string;
  readonly freeGift: string;
  readonly giftOrder: string;
  readonly janCode: string;
  readonly standardNo: string;
  readonly externalAd: string;
  readonly material: string;
};

/** Gone from Qoo10's order lists [qapi 3.5]. */
export const isCancelled = (order: SandboxOrder): boolean => order.claim?.status === 3 || order.claim?.status === 16;
