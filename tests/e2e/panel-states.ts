import { ORDER_STATES, type OrderState } from '#lib/domain';

/** Rows of the two databases as plain objects, written from outside: only how each state looks is asked here. */
export interface StateRows {
  readonly orders: readonly object[];
  readonly shipments: readonly object[];
  readonly skus: readonly object[];
  readonly syncs: readonly object[];
  readonly jobs: readonly object[];
}

export const SHOP_ID = 'mihon_shop';
/** The seller excluded codes that begin so. */
export const EXCLUDED = 'OWN-*';

const DAY = 86_400_000;
const MIXED = '512340901';
const LATE = '512340903';
const at = (index: number, base: number) => String(base + index);

/** One cart for each state of the contract (design §6). */
export function statesToDraw(now: number): {
  readonly rows: StateRows;
  readonly packNos: ReadonlyMap<OrderState, string>;
} {
  const packNos = new Map(ORDER_STATES.map((state, index) => [state, at(index, 512340001)]));
  const orders = ORDER_STATES.map((state, index) => ({
    ...orderRow(now, at(index, 1290000101), at(index, 512340001)),
    ...ORDER[state],
  }));
  const shipments = ORDER_STATES.flatMap((state, index) =>
    (SHIPMENTS[state] ?? []).map((more, copy) => ({
      ...shipmentRow(now, `QSP1000${index}${copy}`, at(index, 1290000101), at(index, 512340001)),
      ...more,
    })),
  );
  const jobs: object[] = ORDER_STATES.flatMap((state, index) => {
    const job = JOBS(now)[state];
    return job ? [{ ...jobRow(now, at(index, 512340001), at(index, 1290000101)), ...job }] : [];
  });
  // Besides, a cart that is asked before it goes, and one whose date is asked.
  orders.push(
    orderRow(now, '1290000901', MIXED),
    { ...orderRow(now, '1290000902', MIXED), sellerCode: 'MUG-2' },
    orderRow(now, '1290000903', LATE),
  );
  const late = { code: 'ship-date-needs-delay', params: { wanted: '2026-11-30', latest: '2026-11-27' } };
  jobs.push({
    ...jobRow(now, LATE, '1290000903'),
    ...{ phase: 'needs-seller', step: 'confirm', reason: late, shippingNo: 'QSP1000990' as never },
    events: happened(now, ['preflight', 'done'], ['find', 'done-by-other'], ['confirm', 'stopped', late]),
  });
  shipments.push(shipmentRow(now, 'QSP1000990', '1290000903', LATE));
  const skus = [sku('9001', 'MUG-01', 8), sku('9002', 'CUP-02', 0)];
  const syncs = [{ name: 'skus', lastStart: now, lastEnd: now, count: 2, failure: null, resume: null }];
  return { rows: { orders, shipments, skus, syncs, jobs }, packNos };
}

const ORDER: Readonly<Partial<Record<OrderState, object>>> = {
  'awaiting-payment': { status: 1, paidAt: null },
  'needs-code': { sellerCode: 'MUG-1' },
  'out-of-stock': { sellerCode: 'CUP-02' },
  'not-smartship': { sellerCode: 'OWN-77' },
  instructed: { status: 3, plannedShipDate: '2026-11-27' },
  shipped: { status: 4, carrier: 'Qxpress', trackingNo: '400000000101' },
  'too-late': { status: 4 },
  'shipped-elsewhere': { status: 4, carrier: 'ゆうパック', trackingNo: '000000000017' },
  cancelled: { claim: 'done' },
  failed: { quantity: 0 },
};

const SHIPMENTS: Readonly<Partial<Record<OrderState, readonly object[]>>> = {
  'in-smartship': [{}],
  instructed: [{ stage: 'instructed', statusLabel: '出荷指示済み' }],
  shipped: [{ stage: 'shipped', statusLabel: '発送済み', trackingNo: '400000000101', carrier: 'Qxpress' }],
  'removed-in-smartship': [{ stage: 'cancelled', statusLabel: 'キャンセル' }],
  conflict: [{}, {}],
  unknown: [{ stage: 'unknown', statusLabel: '検品待ち' }],
};

const JOBS = (now: number): Readonly<Partial<Record<OrderState, object>>> => ({
  queued: { phase: 'held', notBefore: now + 600_000 },
  sending: { phase: 'running', step: 'find', events: happened(now, ['preflight', 'done']) },
  waiting: {
    phase: 'waiting',
    step: 'enter',
    nextTryAt: now + 300_000,
    ...waitsForLink(now),
  },
});

/** The history of a job: the press and what followed. */
const happened = (now: number, ...steps: readonly (readonly [step: string, result: string, reason?: object])[]) => [
  { at: now - 60_000, step: 'press', result: 'done', by: 'seller', reason: null },
  ...steps.map(([step, result, reason = null], index) => ({
    ...{ at: now - 40_000 + index, step, result, reason },
    by: result === 'done-by-other' ? 'smartship' : 'extension',
  })),
];

const waitsForLink = (now: number) => {
  const reason = { code: 'waiting-for-link', params: { since: now, lastCollection: now - 1_800_000 } };
  return { reason, events: happened(now, ['preflight', 'done'], ['find', 'done'], ['enter', 'waiting', reason]) };
};

const orderRow = (now: number, orderNo: string, packNo: string) => ({
  shopId: SHOP_ID,
  orderNo,
  packNo,
  status: 2,
  claim: 'none',
  itemCode: '1100000001',
  itemTitle: '見本マグカップ',
  sellerCode: 'MUG-01',
  optionCode: '',
  optionText: '',
  quantity: 1,
  orderedAt: now - DAY,
  paidAt: now - DAY,
  plannedShipDate: null,
  availableShippingDate: null,
  carrier: '',
  trackingNo: '',
  packingNo: '',
  relatedOrders: [],
  readAt: now,
  inLists: true,
});

const shipmentRow = (now: number, shippingNo: string, orderNo: string, packNo: string) => ({
  shippingNo,
  serviceType: 'FF',
  stage: 'registered',
  statusCode: 'RG',
  statusLabel: '登録済み',
  pendingReason: null,
  held: false,
  trackingNo: null,
  carrier: null,
  reallyShipped: false,
  registeredAt: now - DAY / 2,
  lines: [{ seqNo: '1', orderNo, packNo, code: 'MUG-01', skuNo: '9001', quantity: 1 }],
  readAt: now,
  orderNos: [orderNo],
  packNos: [packNo],
});

const sku = (skuNo: string, sellerCode: string, stock: number) => ({
  skuNo,
  sellerCode,
  kind: 'single',
  name: '見本マグカップ',
  optionName: '',
  stock,
  stockByWarehouse: {},
  autoRegistered: false,
  foldedCode: sellerCode.toLowerCase(),
  reading: 'r1',
});

/** Never due, so that no background takes it up. */
const jobRow = (now: number, packNo: string, orderNo: string) => ({
  jobId: `${SHOP_ID}:${packNo}:1`,
  shopId: SHOP_ID,
  packNo,
  orderNos: [orderNo],
  generation: 1,
  kind: 'send',
  by: 'press',
  phase: 'held',
  step: 'preflight',
  pressedAt: now,
  notBefore: now,
  dueAt: null,
  nextTryAt: null,
  failures: 0,
  lease: null,
  shippingNo: null,
  createSentAt: null,
  shippedSeenAt: null,
  buried: [],
  delay: null,
  stopAt: null,
  reason: null,
  events: [{ at: now, step: 'press', result: 'done', by: 'seller', reason: null }],
});
