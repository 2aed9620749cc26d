import type { SandboxOrder } from '../world.ts';
import { jst } from './jst.ts';
import type { SummaryLine } from './orders-page.ts';
import type { HeadingLanguage, Look } from './variants.ts';

/** One order line as the page needs it. */
export type OrderFacts = SandboxOrder;

export type OrderRow = Readonly<Record<string, string>>;

const STATE_WORDS: Readonly<Record<HeadingLanguage, readonly string[]>> = {
  ja: ['入金待ち', '新規注文', '配送準備', '配送中', '配送完了'],
  ko: ['입금대기', '신규주문', '배송준비', '배송중', '배송완료'],
  en: ['Awaiting payment', 'New order', 'Preparing', 'On delivery', 'Delivered'],
  zh: ['等待付款', '新订单', '准备发货', '配送中', '配送完成'],
  unknown: ['状態A', '状態B', '状態C', '状態D', '状態E'],
};

/** The exact words for 新規注文 and 配送準備 are not public; one look says 配送要請 for both [jqsm 9.2]. */
function stateWord(state: OrderFacts['state'], look: Look): string {
  if (look.variants.has('request-status') && (state === 2 || state === 3)) return '配送要請';
  return STATE_WORDS[look.language][state - 1] ?? '';
}

/** One grid row as the data service sends it: text by field name, in the detail CSV's spelling. */
export function orderRow(order: OrderFacts, look: Look): OrderRow {
  return {
    stat_nm: stateWord(order.state, look),
    order_no: order.orderNo,
    pack_no: order.packNo,
    takbae_name: order.carrier,
    no_songjang: order.trackingNo,
    ttrans_dt: jst(order.shippedAt, 'second'),
    contr_dt: jst(order.orderedAt, 'second'),
    acnt_dt: jst(order.paidAt, 'second'),
    send_plan_dt: jst(order.plannedAt, 'day'),
    deliv_end_dt: jst(order.deliveredAt, 'second'),
    hope_dt: order.desiredDeliveryDate,
    delivery_type: order.deliveryMethod,
    gd_no: order.itemCode,
    gd_nm: order.title,
    contr_amt: String(order.quantity),
    option_info: order.optionText,
    option_code_info: order.optionCode,
    rcv_nm: order.recipient,
    rcv_nm_kana: order.recipientKana,
    rcv_tel: order.phone,
    rcv_hp: order.mobile,
    r_addr: order.address,
    // The page guards the leading zero from spreadsheets with an apostrophe [jqsm 5.3].
    r_zip_code: order.zipCode === '' ? '' : `'${order.zipCode}`,
    nation_nm: order.nation,
    deliv_pay: order.shippingRateType,
    pay_site: order.paymentNation,
    currency: order.currency,
    acnt_money: String(order.total),
    sell_price: String(order.price),
    discount: String(order.discount),
    order_total: String(order.total),
    supply_total: String(order.settlePrice),
    cust_nm: order.buyer,
    cust_nm_kana: order.buyerKana,
    deliv_memo: order.memo,
    cust_tel: order.buyerPhone,
    cust_hp: order.buyerMobile,
    outer_gd_no: order.sellerCode,
    gift_nm: order.freeGift,
    jan_code: order.janCode,
    standard_no: order.standardNo,
    present_from: order.giftSender,
    outer_ad: order.externalAd,
    material: order.material,
    gift_order: order.giftOrder,
  };
}

const STATES_OF_CODE: Readonly<Record<string, readonly OrderFacts['state'][]>> = {
  D1: [1],
  D2: [2, 3],
  D3: [4],
  D4: [5],
};

export type Stage = 'awaiting' | 'new' | 'ready' | 'delayed' | 'registered';

const STAGE_TESTS: Readonly<Record<Stage, (order: OrderFacts, now: number) => boolean>> = {
  awaiting: (order) => order.state === 1,
  new: (order) => order.state === 2,
  ready: (order) => order.state === 3,
  delayed: (order, now) =>
    (order.state === 2 || order.state === 3) &&
    order.plannedAt !== undefined &&
    jst(order.plannedAt, 'day') < jst(now, 'day'),
  registered: (order) => order.state === 2 || order.state === 3,
};

export const STAGES: readonly Stage[] = ['awaiting', 'new', 'ready', 'delayed', 'registered'];

/** 配送要請 shows states 1 to 3, 配送中/配送完了 shows 4 and 5; the newer page asks by the codes D1 to D4, or for all [jqsm 5.7]. */
export function inTab(order: OrderFacts, tab: string): boolean {
  if (tab === 'all') return true;
  if (tab in STATES_OF_CODE) return STATES_OF_CODE[tab]?.includes(order.state) ?? false;
  return tab === 'shipping' ? order.state >= 4 : order.state <= 3;
}

export function inStage(order: OrderFacts, stage: Stage, now: number): boolean {
  return STAGE_TESTS[stage](order, now);
}

/** 配送商品Summary: what is to be shipped, by item. */
export function summaryOf(orders: readonly OrderFacts[]): readonly SummaryLine[] {
  const lines = new Map<string, SummaryLine>();
  for (const order of orders.filter((each) => each.state === 2 || each.state === 3)) {
    const line = lines.get(order.itemCode);
    lines.set(order.itemCode, {
      itemCode: order.itemCode,
      status: '配送要請',
      title: order.title,
      quantity: (line?.quantity ?? 0) + order.quantity,
      orders: (line?.orders ?? 0) + 1,
    });
  }
  return [...lines.values()];
}
