import { z } from 'zod';
import { DAY, fromDay, jstTime } from '../world/jst.ts';
import type { SandboxShipment, World } from '../world.ts';
import { newSku } from './tools/skus.ts';

const BASE = /^\/GMKT\.INC\.GLPS\.OpenApiService\/(\w+)\.qapi\/(\w+)$/i;
const LONGEST = 31 * DAY;

type Answer = { readonly code: number; readonly msg: string; readonly result: unknown };
const success = (result: unknown): Answer => ({ code: 0, msg: 'OK', result });
/** An empty list, not an error [smartship 2.1]. */
const NOT_FOUND: Answer = { code: 1, msg: 'Not Found', result: [] };
const refused = (code: number, msg: string): Answer => ({ code, msg, result: null });

const listQuery = z.object({
  startDate: z.string(),
  endDate: z.string(),
  periodType: z.string().default('PAYMENT'),
  shopNo: z.coerce.number().optional(),
  status: z.string().optional(),
});
const oneShipment = z.object({ shippingNo: z.string() });
const trackingQuery = z.object({ trackingNo: z.string() });
const inventory = z.object({
  inv: z.object({
    inv_name: z.string().min(1),
    inv_option_name: z.string().default(''),
    seller_code: z.string().default(''),
    currency: z.string().optional(),
    unit_net_price: z.coerce.number().optional(),
    unit_gst_price: z.coerce.number().optional(),
    memo: z.string().optional(),
  }),
});

/** Row names are assumed, but for ShippingNo [smartship 2.2]. */
const orderOf = (shipment: SandboxShipment) => ({
  ShippingNo: shipment.shippingNo,
  RefOrderNo: shipment.lines.map(({ orderNo }) => orderNo).join(','),
  ServiceType: shipment.serviceType,
  Status: shipment.status,
  TrackingNo: shipment.trackingNo,
  RegDate: jstTime(shipment.registeredAt),
});

function getOrderList(world: World, body: unknown): Answer {
  const query = listQuery.parse(body);
  const [from, to] = [fromDay(query.startDate), fromDay(query.endDate)];
  if (from === undefined || to === undefined || to < from) return refused(-10, '(date)');
  if (to - from >= LONGEST) return refused(-11, '(period over 31 days)');
  const rows = [...world.smartship.shipments.values()].filter((shipment) => {
    const paidAt = world.order(shipment.lines[0]?.orderNo ?? '')?.paidAt;
    const at = query.periodType === 'PAYMENT' ? paidAt : shipment.registeredAt;
    if (at === undefined || at < from || at >= to + DAY) return false;
    return query.status === undefined || query.status === '' || shipment.status === query.status;
  });
  return rows.length === 0 ? NOT_FOUND : success(rows.map(orderOf));
}

function getOrder(world: World, body: unknown): Answer {
  const shipment = world.smartship.shipments.get(oneShipment.parse(body).shippingNo);
  return shipment === undefined ? NOT_FOUND : success(orderOf(shipment));
}

/** `tracking_history` has no documented order or time zone: newest first, JST [smartship 2.2]. */
function tracking(world: World, body: unknown): Answer {
  const { trackingNo } = trackingQuery.parse(body);
  const shipment = [...world.smartship.shipments.values()].find(
    (each) => each.shippingNo === trackingNo || (trackingNo !== '' && each.trackingNo === trackingNo),
  );
  if (shipment === undefined) return NOT_FOUND;
  return success({
    shipping_no: shipment.shippingNo,
    ref_no: shipment.lines[0]?.orderNo ?? '',
    qs_no: shipment.trackingNo,
    tracking_history: [...shipment.events].reverse().map((event) => ({
      status: event.label,
      status_code: event.code,
      date: jstTime(event.at),
      location: event.location,
      details: '',
      reason: '',
    })),
  });
}

function createInventory(world: World, body: unknown): Answer {
  const { inv } = inventory.parse(body);
  const sku = newSku(world, `48${world.smartship.skus.length}`, inv.inv_name, inv.inv_option_name, inv.seller_code);
  return success({ sku_no: sku.skuNo });
}

const METHODS: Readonly<Record<string, (world: World, body: unknown) => Answer>> = {
  'smartshipservice/getorderlist': getOrderList,
  'smartshipservice/getorder': getOrder,
  'smartshipservice/tracking': tracking,
  'smartshipfulfillmentapiservice/createinventory': createInventory,
};

const envelope = ({ code, msg, result }: Answer): Response =>
  Response.json({ ResultCode: code, ResultMsg: msg, ResultObject: result });

async function answer(world: World, request: Request, name: string): Promise<Answer> {
  const method = METHODS[name];
  if (method === undefined) return refused(-1, 'Unknown method.');
  try {
    const text = await request.text();
    return method(world, text === '' ? {} : JSON.parse(text));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return refused(-2, 'Invalid parameter.');
    throw error;
  }
}

/** Plays api.tracxlogis.com. The key stands in the URL; HTTP 200 whatever happens [smartship 2.1]. */
export function createTxApi(world: World): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const [, service, method] = BASE.exec(url.pathname) ?? [];
    if (service === undefined || method === undefined) return new Response('Not found', { status: 404 });
    if (url.searchParams.get('key') !== world.smartship.txApiKey) return envelope(refused(-99, 'Invalid API key.'));
    return envelope(await answer(world, request, `${service}/${method}`.toLowerCase()));
  };
}
