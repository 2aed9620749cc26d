import { DAY, startOfDay } from './jst.ts';
import type { Listing } from './listings.ts';
import type { QooState, SandboxOrder } from './orders.ts';
import type { Person } from './people.ts';

export type OrderPlan = {
  readonly orderNo: string;
  readonly packNo: string;
  readonly listing: Listing;
  readonly option: number | undefined;
  readonly quantity: number;
  readonly state: QooState;
  readonly orderedAt: number;
  readonly person: Person;
  readonly memo: string;
  readonly sellerCode?: string;
  readonly optionCode?: string;
};

const CARRIER = '佐川急便';

/** `カラー:ネイビー(+200円)`, axes joined by ` / ` [qapi 5.3]. */
function optionText(listing: Listing, option: number | undefined): string {
  const chosen = option === undefined ? undefined : listing.options[option];
  if (chosen === undefined) return '';
  const text = chosen.axes.map(({ name, value }) => `${name}:${value}`).join(' / ');
  return chosen.price === 0 ? text : `${text}(+${chosen.price}円)`;
}

/** An order as Qoo10 keeps it: codes frozen, dates that its state implies, half a minute between order and payment. */
export function makeOrder(plan: OrderPlan): SandboxOrder {
  const { listing, person, state, orderedAt, quantity } = plan;
  const chosen = plan.option === undefined ? undefined : listing.options[plan.option];
  const price = listing.price + (chosen?.price ?? 0);
  const paidAt = state === 1 ? undefined : orderedAt + 26_000;
  const shippedAt = state >= 4 ? orderedAt + 1.3 * DAY : undefined;
  return {
    orderNo: plan.orderNo,
    packNo: plan.packNo,
    state,
    claim: undefined,
    itemCode: listing.itemCode,
    title: listing.title,
    sellerCode: plan.sellerCode ?? listing.sellerCode,
    optionCode: plan.optionCode ?? chosen?.optionCode ?? '',
    optionText: optionText(listing, plan.option),
    quantity,
    orderedAt,
    paidAt,
    plannedAt: state >= 3 ? startOfDay(orderedAt + 2 * DAY) : undefined,
    availableShipAt: startOfDay(orderedAt + 4 * DAY),
    shippedAt,
    deliveredAt: state === 5 ? orderedAt + 2.6 * DAY : undefined,
    carrier: state >= 4 ? CARRIER : '',
    trackingNo: state >= 4 ? `4000${plan.orderNo.slice(-8)}` : '',
    packingNo: state >= 3 ? `JPP${plan.orderNo.slice(-8)}` : '',
    sellerDeliveryNo: state >= 3 ? `260101-${plan.orderNo.slice(-4)}` : '',
    deliveryMethod: '一般配送(追跡○)',
    price,
    discount: 0,
    sellerDiscount: 0,
    total: price * quantity,
    settlePrice: Math.floor(price * quantity * 0.9),
    currency: 'JPY',
    paymentMethod: state === 1 ? 'コンビニ決済' : 'PayPay',
    shippingRateType: 'Free',
    desiredDeliveryDate: '',
    recipient: person.name,
    recipientKana: person.kana,
    phone: person.phone,
    mobile: person.mobile,
    zipCode: person.zipCode,
    address: `${person.address1} ${person.address2}`,
    address1: person.address1,
    address2: person.address2,
    nation: 'JP',
    paymentNation: 'JP',
    buyer: person.name,
    buyerKana: person.kana,
    buyerPhone: person.phone,
    buyerMobile: person.mobile,
    buyerEmail: person.email,
    giftSender: '',
    memo: plan.memo,
    freeGift: '',
    giftOrder: 'N',
    janCode: '',
    standardNo: '',
    externalAd: '',
    material: '',
  };
}
