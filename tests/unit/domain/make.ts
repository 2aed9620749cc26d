import {
  type CodeVerdict,
  type OrderLine,
  type Shipment,
  type Sku,
  toCode,
  toItemCode,
  toOrderNo,
  toPackNo,
  toShippingNo,
  toShopId,
  toSkuNo,
} from '#lib/domain';

/** 2026-11-24 12:00 in Japan, a Tuesday after a holiday. */
export const NOON = Date.parse('2026-11-24T12:00:00+09:00');
export const HOUR = 3_600_000;

function sure<Value>(value: Value | null): Value {
  if (value === null) throw new Error('test data is not a number');
  return value;
}

export const orderNo = (digits: number) => sure(toOrderNo(digits));
export const packNo = (digits: number) => sure(toPackNo(digits));

/** A paid, unconfirmed line whose option code is TOTE-01-NV. */
export function line(change: Partial<OrderLine> = {}): OrderLine {
  return {
    shopId: toShopId('demo_shop'),
    orderNo: orderNo(1290000101),
    packNo: packNo(512340001),
    status: 2,
    claim: 'none',
    itemCode: toItemCode(1100000001),
    itemTitle: '見本トートバッグ',
    sellerCode: toCode('TOTE-01'),
    optionCode: toCode('TOTE-01-NV'),
    optionText: 'カラー:ネイビー',
    quantity: 1,
    orderedAt: NOON - 5 * HOUR,
    paidAt: NOON - 5 * HOUR,
    plannedShipDate: null,
    availableShippingDate: null,
    carrier: '',
    trackingNo: '',
    packingNo: '',
    relatedOrders: [],
    readAt: NOON,
    ...change,
  };
}

export function sku(change: Partial<Sku> = {}): Sku {
  return {
    skuNo: toSkuNo('9001'),
    sellerCode: toCode('TOTE-01-NV'),
    kind: 'option',
    name: '見本トートバッグ',
    optionName: 'ネイビー',
    stock: 8,
    stockByWarehouse: {},
    autoRegistered: false,
    ...change,
  };
}

export const mapped = (of: Sku = sku()): CodeVerdict => ({
  verdict: 'mapped',
  warnings: [],
  reason: { code: 'code-mapped', params: { code: of.sellerCode, skuName: of.name } },
  sku: of,
});

export function shipment(change: Partial<Shipment> = {}): Shipment {
  return {
    shippingNo: toShippingNo('QSP1'),
    serviceType: 'FF',
    stage: 'registered',
    statusCode: 'RG',
    statusLabel: '登録',
    pendingReason: null,
    held: false,
    trackingNo: null,
    carrier: null,
    reallyShipped: false,
    registeredAt: NOON,
    lines: [
      { seqNo: '1', orderNo: orderNo(1290000101), packNo: packNo(512340001), code: null, skuNo: null, quantity: 1 },
    ],
    readAt: NOON,
    ...change,
  };
}
