import { jstDay, jstTime } from '../world/jst.ts';
import type { QooState, SandboxOrder, World } from '../world.ts';

/** English words and the code, also for Japanese accounts [qapi 3.5]. */
const STATUS_TEXTS: Readonly<Record<QooState, string>> = {
  1: 'Awaiting shipping(1)',
  2: 'On request(2)',
  3: 'Seller confirm(3)',
  4: 'On delivery(4)',
  5: 'Delivered(5)',
};

/** Of the other lines of the cart [qapi 3.1]. */
const related = (world: World, order: SandboxOrder): string =>
  world.orders
    .filter((other) => other.packNo === order.packNo && other !== order && other.orderNo !== order.orderNo)
    .map(({ orderNo }) => orderNo)
    .join(', ');

/** Related numbers of many orders, without looking through all orders for each. */
export function relatedIndex(world: World): (order: SandboxOrder) => string {
  const carts = new Map<string, string[]>();
  for (const { packNo, orderNo } of world.orders) carts.set(packNo, [...(carts.get(packNo) ?? []), orderNo]);
  return (order) => (carts.get(order.packNo) ?? []).filter((orderNo) => orderNo !== order.orderNo).join(', ');
}

/** A row of GetShippingInfo_v3 [qapi 3.3, 6.1]. */
export function v3Row(world: World, order: SandboxOrder, relatedOrders: string): Readonly<Record<string, unknown>> {
  const unset = world.qoo10.nulls ? null : '';
  const text = (value: string): string | null => (value === '' ? unset : value);
  return {
    ShippingStatus: STATUS_TEXTS[order.state],
    SellerID: world.seller.shopId,
    PackNo: Number(order.packNo),
    OrderDate: jstTime(order.orderedAt),
    PaymentDate: text(jstTime(order.paidAt)),
    EstimatedShippingDate: text(jstTime(order.plannedAt)),
    ShippingDate: text(jstTime(order.shippedAt)),
    DeliveredDate: text(jstTime(order.deliveredAt)),
    Buyer: order.buyer,
    BuyerKana: order.buyerKana,
    BuyerTel: text(order.buyerPhone),
    BuyerMobile: order.buyerMobile,
    BuyerEmail: order.buyerEmail,
    OrderNo: Number(order.orderNo),
    ItemNo: order.itemCode,
    SellerItemCode: order.sellerCode,
    ItemTitle: order.title,
    Option: order.optionText,
    OptionCode: order.optionCode,
    OrderPrice: order.price,
    OrderQty: order.quantity,
    Discount: order.discount,
    Total: order.total,
    Receiver: order.recipient,
    ReceiverKana: order.recipientKana,
    ZipCode: order.zipCode,
    ShippingAddress: order.address,
    Address1: order.address1,
    Address2: order.address2,
    ReceiverTel: text(order.phone),
    ReceiverMobile: order.mobile,
    DesiredDeliveryDate: text(order.desiredDeliveryDate),
    SenderName: text(order.giftSender),
    SenderTel: unset,
    SenderNation: unset,
    SenderZipCode: unset,
    SenderAddress: unset,
    ShippingWay: '',
    ShippingMessage: text(order.memo),
    PaymentMethod: order.paymentMethod,
    SellerDiscount: order.sellerDiscount,
    Currency: order.currency,
    ShippingRate: 0,
    RelatedOrder: relatedOrders,
    ShippingRateType: order.shippingRateType,
    DeliveryCompany: text(order.carrier),
    VoucherCode: '',
    PackingNo: text(order.packingNo),
    SellerDeliveryNo: text(order.sellerDeliveryNo),
    Gift: text(order.freeGift),
    CartDiscountSeller: 0,
    CartDiscountQoo10: 0,
    SettlePrice: order.settlePrice,
    BranchName: '',
    TrackingNo: text(order.trackingNo),
    Material: text(order.material),
    AvailableSendType: '0',
    AvailableShippingDate: jstDay(order.availableShipAt),
  };
}

/** A row of GetShippingAndClaimInfoByOrderNo_V2: the same data under other names, without address parts or planned date [qapi 3.4]. */
export function byOrderRow(world: World, order: SandboxOrder): Readonly<Record<string, unknown>> {
  const { claim } = order;
  return {
    shippingStatus: STATUS_TEXTS[order.state],
    sellerID: world.seller.shopId,
    packNo: Number(order.packNo),
    orderDate: jstTime(order.orderedAt),
    PaymentDate: jstTime(order.paidAt),
    shippingDate: jstTime(order.shippedAt),
    DeliveredDate: jstTime(order.deliveredAt),
    buyer: order.buyer,
    buyer_gata: order.buyerKana,
    buyerTel: order.buyerPhone,
    buyerMobile: order.buyerMobile,
    buyerEmail: order.buyerEmail,
    orderNo: Number(order.orderNo),
    itemCode: order.itemCode,
    sellerItemCode: order.sellerCode,
    itemTitle: order.title,
    option: order.optionText,
    optionCode: order.optionCode,
    orderPrice: order.price,
    orderQty: order.quantity,
    discount: order.discount,
    total: order.total,
    receiver: order.recipient,
    receiver_gata: order.recipientKana,
    shippingCountry: order.nation,
    zipCode: order.zipCode,
    shippingAddr: order.address,
    receiverTel: order.phone,
    receiverMobile: order.mobile,
    hopeDate: order.desiredDeliveryDate,
    ShippingWay: '',
    ShippingMsg: order.memo,
    PaymentMethod: order.paymentMethod,
    currency: order.currency,
    paymentNation: order.paymentNation,
    RelatedOrder: related(world, order),
    shippingRateType: order.shippingRateType,
    deliveryCompany: order.carrier,
    trackingNo: order.trackingNo,
    PackingNo: order.packingNo,
    SellerDeliveryNo: order.sellerDeliveryNo,
    OrderType: '',
    claimStatus: claim === undefined ? '' : String(claim.status),
    requestDate: jstTime(claim?.requestedAt),
    cancelRefundDate: jstTime(claim?.doneAt),
    reason: claim?.reason ?? '',
    deliveryCompanyReturn: '',
    trackingNoReturn: '',
  };
}
