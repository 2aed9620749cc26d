import { type Outcome, ok, type Shipment, type ShippingNo, toSkuNo } from '#lib/domain';
import { filled, jstDate } from '../cells.ts';
import type { Consent, MadeSku, NewSku, Offer, Operation, OrderQuery, OrderSearch, SmartshipDesk } from '../gateway.ts';
import { failure, field, findRows, notUnderstood } from '../mcp/answer.ts';
import { mergeShipments, readShipment } from '../mcp/rows.ts';
import { byPlainName, plainName, type Row } from '../names.ts';
import { callTxApi, type TxApiOptions } from './call.ts';
import { readTrackings } from './tracking.ts';

const DAY_MS = 24 * 3_600_000;
/** Both ends count: 31 days at most [smartship 2.1]. */
const WINDOW_MS = 30 * DAY_MS;
/** [C] One value of periodType is known, PAYMENT [smartship 2.2]. A registration window is no payment window, so each end is widened. */
const PERIOD_TYPE = 'PAYMENT';
const WIDER_MS = 14 * DAY_MS;

const OFFERED: ReadonlySet<Operation> = new Set(['find-orders', 'order-detail', 'tracking', 'create-sku']);

/** The read by which TxAPI's key is tested. */
export const TXAPI_CHECK = 'SmartShipService.GetOrderList';

/** Smartship through TxAPI with the seller's key: reads orders and tracking, makes a SKU, offers no other write [smartship 2.2, 2.3]. */
export function createTxApiGateway(options: TxApiOptions): SmartshipDesk {
  const cannot = async (operation: Operation) => failure('not-offered', operation, 'adapter-cannot');
  const offer = (operation: Operation): Offer =>
    OFFERED.has(operation)
      ? { offered: true, proven: operation !== 'create-sku' }
      : { offered: false, reason: 'adapter-cannot', detail: operation };
  return {
    adapter: 'txapi',
    signIn: 'api-key',
    offer,
    async check() {
      const day = jstDate(options.now());
      const answer = await callTxApi(options, 'SmartShipService', 'GetOrderList', {
        startDate: day,
        endDate: day,
        periodType: PERIOD_TYPE,
      });
      return answer.ok ? ok({ account: null, tools: OFFERED.size }) : answer;
    },
    findOrders: (query) => findOrders(options, query),
    shipments: (shippingNos) => readShipments(options, shippingNos),
    tracking: (trackingNos) => readTrackings(options, trackingNos),
    createSku: (sku, consent) => createSku(options, sku, consent),
    searchSkus: () => cannot('search-skus'),
    createOrder: () => cannot('create-order'),
    confirmOrders: () => cannot('confirm-orders'),
    instruct: () => cannot('instruct'),
    cancelInstruction: () => cannot('cancel-instruction'),
    setHold: () => cannot('hold'),
    requestStop: () => cannot('stop'),
    mapLineSku: () => cannot('map-line-sku'),
    channelLinks: () => cannot('sku-channel-links'),
    linksAtATime: () => 0,
    syncSettings: () => cannot('sync-settings'),
    syncShops: () => cannot('manual-sync'),
    requestSync: () => cannot('manual-sync'),
    syncLog: () => cannot('sync-log'),
  };
}

/**
 * Reads the window whole and matches by the rows' own mall order numbers. What is found is there; what is not found may be anywhere, since
 * the list's paging and what it leaves out by default are not known [smartship 2.2]: the answer is never complete, so absence is never concluded.
 */
async function findOrders(options: TxApiOptions, query: OrderQuery): Promise<Outcome<OrderSearch>> {
  const method = 'GetOrderList';
  const rows: Shipment[] = [];
  const last = query.to + WIDER_MS;
  for (let from = query.from - WIDER_MS; from <= last; from += WINDOW_MS + DAY_MS) {
    const body = {
      startDate: jstDate(from),
      endDate: jstDate(Math.min(from + WINDOW_MS, last)),
      periodType: PERIOD_TYPE,
    };
    const answer = await callTxApi(options, 'SmartShipService', method, body);
    if (!answer.ok) return answer;
    const found = findRows(answer.value, 'shippingNo');
    if (!found) return notUnderstood(method, answer.value);
    rows.push(
      ...found.rows
        .flatMap(oneRowAnOrder)
        .map((row) => readShipment(row, {}, options.now()))
        .filter((row) => row !== null),
    );
  }
  const shipments = mergeShipments(rows);
  const wanted: ReadonlySet<string> | null = query.orderNos && new Set(query.orderNos);
  const keyProven =
    shipments.length > 0 && shipments.every(({ lines }) => lines.some(({ orderNo }) => orderNo !== null));
  const fits = ({ lines }: Shipment) =>
    (wanted === null && query.packNo === null) ||
    lines.some(
      ({ orderNo, packNo }) =>
        (orderNo !== null && wanted?.has(orderNo)) || (packNo !== null && packNo === query.packNo),
    );
  return ok({ shipments: shipments.filter(fits), complete: false, keyProven });
}

/** [C] A parcel of several mall orders names them all in one field, joined by a comma or a bar: each becomes a line of its own. */
function oneRowAnOrder(row: Row): readonly Row[] {
  const name = Object.keys(row).find((key) => plainName(key) === 'reforderno');
  const told = name === undefined ? null : row[name];
  if (name === undefined || typeof told !== 'string' || !/[,|]/.test(told)) return [row];
  return told.split(/[,|]/).map((orderNo) => ({ ...row, [name]: orderNo.trim() }));
}

async function readShipments(
  options: TxApiOptions,
  shippingNos: readonly ShippingNo[],
): Promise<Outcome<readonly Shipment[]>> {
  const shipments: Shipment[] = [];
  for (const shippingNo of new Set(shippingNos)) {
    const answer = await callTxApi(options, 'SmartShipService', 'GetOrder', { shippingNo });
    if (!answer.ok) return answer;
    const found = findRows(answer.value ?? [], 'shippingNo');
    const read = found?.rows.flatMap(oneRowAnOrder).map((row) => readShipment(row, {}, options.now()));
    if (!found || !read || found.unreadable > 0 || read.some((shipment) => shipment?.shippingNo !== shippingNo))
      return notUnderstood('GetOrder', answer.value);
    shipments.push(...mergeShipments(read.filter((shipment) => shipment !== null)));
  }
  return ok(shipments);
}

/** TxAPI has no call that lists SKUs [smartship 2.3]: nobody can look before or after, so each press makes one. */
async function createSku(options: TxApiOptions, sku: NewSku, consent: Consent): Promise<Outcome<MadeSku>> {
  const method = 'CreateInventory';
  const since = consent.by === 'press' ? consent.at : consent.since;
  if (!Number.isFinite(since) || since > options.now()) return failure('refused-here', method, 'no consent');
  if (sku.name.trim() === '' || sku.sellerCode.trim() === '')
    return failure('refused-here', method, 'a SKU needs a name and a code');
  if (sku.beside !== null) return failure('refused-here', method, 'TxAPI cannot add an option to a product');
  const inv = {
    inv_name: sku.name,
    inv_option_name: sku.optionName,
    seller_code: sku.sellerCode,
    currency: 'JPY',
    unit_net_price: sku.unitPriceYen,
    unit_gst_price: 0,
    memo: '',
  };
  const answer = await callTxApi(options, 'SmartShipFulfillmentApiService', method, { inv }, true);
  if (!answer.ok) return answer;
  const [row] = findRows(answer.value, 'skuNo')?.rows ?? [];
  const skuNo = row ? filled(field(byPlainName(row), 'skuNo')) : null;
  return ok({ how: 'unverified', skuNo: skuNo === null ? null : toSkuNo(skuNo) });
}
