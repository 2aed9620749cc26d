import type { World } from '../world.ts';
import { type Call, envelope, gatewayError, type Method, refused, routingError } from './answer.ts';
import { createCertificationKey } from './certification.ts';
import {
  setPriceQty,
  setPriceQtyBulk,
  updateGoods,
  updateOption,
  updateOptionBulk,
  updateOptionQty,
} from './item-writes.ts';
import { getAllGoods, getInventory, getItemDetail, getOptions } from './items.ts';
import { createLag } from './lag.ts';
import { setSellerCheck, setSellerCheckBulk, setSendingInfo, setSendingInfoBulk } from './order-writes.ts';
import { getByOrderNo, getClaimInfo, getShippingInfo } from './orders.ts';

/** Class → method → what it does. Names are matched in any case [qapi 1.1]. */
const METHODS: Readonly<Record<string, Readonly<Record<string, Method>>>> = {
  ShippingBasic: {
    GetShippingInfo_v3: getShippingInfo,
    GetShippingAndClaimInfoByOrderNo_V2: getByOrderNo,
    GetClaimInfo_V3: getClaimInfo,
    SetSellerCheckYN_V2: setSellerCheck,
    SetSellerCheckYNBulk: setSellerCheckBulk,
    SetSendingInfo: setSendingInfo,
    SetSendingInfoBulk: setSendingInfoBulk,
  },
  ItemsLookup: {
    GetAllGoodsInfo: getAllGoods,
    GetItemDetailInfo: getItemDetail,
    GetGoodsInventoryInfo: getInventory,
    GetGoodsOptionInfo: getOptions,
  },
  ItemsBasic: { UpdateGoods: updateGoods },
  ItemsOptions: {
    UpdateInventoryDataUnit: updateOption,
    UpdateInventoryDataBulk: updateOptionBulk,
    UpdateInventoryQtyUnit: updateOptionQty,
  },
  ItemsOrder: { SetGoodsPriceQty: setPriceQty, SetGoodsPriceQtyBulk: setPriceQtyBulk },
};

/** Answers itself, since its key is another [qapi 2]. */
const CERTIFICATION = 'certificationapi.createcertificationkey';

const lowered = <Value>(table: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(table).map(([name, value]) => [name.toLowerCase(), value]));
const CLASSES = lowered(METHODS);

/** `…/ebayjapan.qapi/Class.Method`, `…/Class.qapi/Method`, or `?method=Class.Method` [qapi 1.1]. */
function methodName(url: URL): string {
  const [, file, last] = /^\/GMKT\.INC\.Front\.QAPIService\/(\w+)\.qapi(?:\/([\w.]+))?$/i.exec(url.pathname) ?? [];
  if (file === undefined) return '';
  if (file.toLowerCase() !== 'ebayjapan') return `${file}.${last ?? ''}`;
  return last ?? url.searchParams.get('method') ?? '';
}

async function paramsOf(request: Request, url: URL): Promise<ReadonlyMap<string, string>> {
  const form = request.method === 'POST' ? new URLSearchParams(await request.text()) : new URLSearchParams();
  const pairs = [...url.searchParams, ...form];
  return new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]));
}

/** Finds the method or says in plain text which half is wrong [qapi 1.2]. */
function route(name: string): Method | Response {
  const [service = '', method = ''] = name.split('.');
  const found = CLASSES.get(service.toLowerCase());
  if (found === undefined) return routingError(`Can't find service Name ${service}`);
  return lowered(found).get(method.toLowerCase()) ?? routingError(`Can't find method Info ${method}`);
}

/** What is wrong with a key: unknown, expired, or the API key in its place [qapi 1.3]. */
function keyProblem(world: World, key: string): Response | undefined {
  if (key === world.seller.apiKey) return envelope(world, refused(-10000, 'Login IDは必須です'));
  const known = world.seller.keys.get(key);
  if (known === undefined) return gatewayError(-90001, '存在しないAPIです。');
  return known.expiresAt <= world.clock.now() ? gatewayError(-90005, '(key expired text)') : undefined;
}

/** Plays api.qoo10.jp: QAPI as `reference/qoo10-qapi.md` describes it. Always HTTP 200, no CORS headers. */
export function createQoo10(world: World): (request: Request) => Promise<Response> {
  const lag = createLag(world);
  return async (request) => {
    const url = new URL(request.url);
    const name = methodName(url);
    if (name === '') return new Response('Not found', { status: 404 });
    if (request.method !== 'GET' && request.method !== 'POST') return new Response(null, { status: 405 });
    const params = await paramsOf(request, url);
    const key = request.headers.get('GiosisCertificationKey') ?? params.get('key') ?? '';
    const param = (wanted: string): string => params.get(wanted.toLowerCase()) ?? '';
    if (name.toLowerCase() === CERTIFICATION) return createCertificationKey(world, key, param('user_id'), param('pwd'));
    const method = route(name);
    if (method instanceof Response) return method;
    const problem = keyProblem(world, key);
    if (problem !== undefined) return problem;
    const call: Call = { world, lag, param };
    return envelope(world, method(call));
  };
}
