import {
  type CartView,
  FIRST_SHOP_STOCK,
  type Finding,
  type JobView,
  type LineView,
  type OrderState,
  type Reason,
  toCode,
  toItemCode,
  toOrderNo,
  toPackNo,
  toShopId,
} from '#lib/domain';
import type { Connection, Settings, Unfinished } from '#lib/storage';

export const NOW = Date.parse('2026-11-24T10:00:00+09:00');

function need<Value>(value: Value | null): Value {
  if (value === null) throw new Error('not a number that Qoo10 gives');
  return value;
}

const orderNoOf = (text: string) => need(toOrderNo(text));
const packNoOf = (text: string) => need(toPackNo(text));
const SHOP = toShopId('mihon_shop');

export const shop: Settings['shops'][number] = {
  shopId: SHOP,
  readOnly: false,
  duties: {
    'bring-in': 'smartship',
    confirm: 'smartship',
    instruct: 'smartship',
    tracking: 'smartship',
    stock: 'smartship',
  },
  smartshipLinkDeclaredOff: false,
  fillTrackingGap: false,
  dutySince: {},
  shipDateRule: { businessDays: 2, cutOffHour: 24, closedWeekdays: [0, 6], closedOnHolidays: true },
  pollMinutes: 5,
  notSmartship: [],
  addedAt: NOW,
  keyIssuedOn: null,
  stock: FIRST_SHOP_STOCK,
};

export const connection = (party: 'qoo10' | 'smartship', more: Partial<Connection> = {}): Connection => ({
  id: party,
  party,
  state: 'connected',
  at: NOW,
  shopId: party === 'qoo10' ? 'mihon_shop' : null,
  account: null,
  failure: null,
  keyEnding: 'x7Qf',
  keyIssuedOn: null,
  signIn: 'none',
  ...more,
});

export function line(orderNo: string, packNo: string, state: OrderState, reason: Reason): LineView {
  return {
    line: {
      shopId: SHOP,
      orderNo: orderNoOf(orderNo),
      packNo: packNoOf(packNo),
      status: 2,
      claim: 'none',
      itemCode: toItemCode('1000001'),
      itemTitle: '煎茶 100g',
      sellerCode: toCode('TEA-100'),
      optionCode: toCode(''),
      optionText: '',
      quantity: 1,
      orderedAt: NOW,
      paidAt: NOW,
      plannedShipDate: null,
      availableShippingDate: null,
      carrier: '',
      trackingNo: '',
      packingNo: '',
      relatedOrders: [],
      readAt: NOW,
    },
    verdict: { verdict: 'mapped', warnings: [], reason: { code: 'ready', params: {} }, sku: null },
    state,
    reason,
  };
}

export function cart(packNo: string, lines: readonly LineView[], job: JobView | null = null): CartView {
  const sendable = lines.filter(({ state }) => state === 'ready').map((each) => each.line.orderNo);
  return { shopId: SHOP, packNo: packNoOf(packNo), lines, shipments: [], job, sendable };
}

export const READY: Reason = { code: 'ready', params: {} };
export const UNMAPPED: Reason = { code: 'code-unmapped', params: { code: 'TEA-999', at: 0 } };

export const readyCart = (packNo: string, orderNo: string): CartView =>
  cart(packNo, [line(orderNo, packNo, 'ready', READY)]);

export const job = (more: Partial<JobView>): JobView => ({
  jobId: 'job-1',
  by: 'press',
  kind: 'send',
  phase: 'held',
  step: 'preflight',
  orderNos: [],
  pressedAt: NOW,
  notBefore: NOW,
  nextTryAt: null,
  shippingNo: null,
  reason: null,
  events: [],
  ...more,
});

/** A cart of one line that is still being sent. */
export const unfinished = (packNo: string, shopId = 'mihon_shop'): Unfinished => ({
  jobId: `${shopId}:${packNo}:1`,
  shopId: toShopId(shopId),
  packNo: packNoOf(packNo),
  orderNos: [orderNoOf(`41${packNo.slice(-8)}`)],
});

/** A row of the watch list: one order with a code that no SKU has. */
export const finding = (change: Partial<Finding>): Finding => ({
  rule: 'stuck',
  severity: 'today',
  kind: 'needs-code',
  shopId: SHOP,
  orderNos: [orderNoOf('1290000111')],
  count: 1,
  reason: null,
  action: 'open-panel',
  ...change,
});
