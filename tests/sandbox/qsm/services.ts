import { z } from 'zod';
import type { ListingFacts, QsmData } from './data.ts';
import { EDIT_PATH } from './edit-page.ts';
import { pageAddress } from './frame.ts';
import { inStage, inTab, type OrderFacts, orderRow, STAGES } from './order-rows.ts';
import type { Look } from './variants.ts';

const orderQuery = z.object({
  paramList: z.object({ ParamList: z.array(z.object({ Name: z.string(), Value: z.string() })) }),
});
const listQuery = z.object({ page_no: z.int().min(1), page_size: z.int().min(1), keyword: z.string() });
const listingSave = z.object({
  gd_no: z.string(),
  fields: z.record(z.string(), z.string()),
  options: z.record(z.string(), z.record(z.string(), z.string())),
  additional: z.record(z.string(), z.record(z.string(), z.string())).default({}),
});

type Service = (data: QsmData, look: Look, body: unknown) => unknown;

const SEARCH_FIELDS: Readonly<Record<string, (order: OrderFacts) => string>> = {
  CONO: (order) => order.orderNo,
  PKNO: (order) => order.packNo,
  GDNO: (order) => order.itemCode,
};

function chosenOrders(data: QsmData, look: Look, asked: ReadonlyMap<string, string>): readonly OrderFacts[] {
  if (look.variants.has('empty') || look.variants.has('empty-text')) return [];
  const stage = STAGES.find((each) => each === asked.get('stat'));
  const keyword = asked.get('srch_keyword')?.trim() ?? '';
  const fieldOf = SEARCH_FIELDS[asked.get('srch_option') ?? ''];
  return data
    .orders()
    .filter((order) => inTab(order, asked.get('tab') ?? ''))
    .filter((order) => stage === undefined || inStage(order, stage, data.now()))
    .filter((order) => keyword === '' || fieldOf === undefined || fieldOf(order).includes(keyword));
}

const orderList: Service = (data, look, body) => {
  const asked = new Map(orderQuery.parse(body).paramList.ParamList.map(({ Name, Value }) => [Name, Value]));
  const counts = STAGES.map((stage) => [
    stage,
    data.orders().filter((each) => inStage(each, stage, data.now())).length,
  ]);
  return {
    ResultCode: 0,
    ReturnData: { Rows: chosenOrders(data, look, asked).map((order) => orderRow(order, look)) },
    OutputData: Object.fromEntries(counts),
  };
};

function listRow(listing: ListingFacts, look: Look): Readonly<Record<string, string>> {
  return {
    gd_no: listing.itemCode,
    gd_nm: listing.title,
    outer_gd_no: listing.sellerCode,
    price_text: `${Number(listing.price).toLocaleString('ja-JP')}円`,
    qty_text: Number(listing.quantity).toLocaleString('ja-JP'),
    stat_nm: listing.status,
    edit_url: pageAddress(EDIT_PATH, {
      gd_no: listing.itemCode,
      ...(look.variants.size > 0 && { variant: [...look.variants].join(',') }),
    }),
  };
}

const goodsList: Service = (data, look, body) => {
  const { page_no, page_size, keyword } = listQuery.parse(body);
  const all = look.variants.has('empty') ? [] : data.listings();
  const found = all.filter((each) =>
    [each.itemCode, each.title, each.sellerCode].some((text) => text.includes(keyword)),
  );
  const rows = found.slice((page_no - 1) * page_size, page_no * page_size);
  return { ResultCode: 0, Total: found.length, Rows: rows.map((listing) => listRow(listing, look)) };
};

const goodsSave: Service = (data, _look, body) => {
  const { gd_no, ...changes } = listingSave.parse(body);
  const refused = data.saveListing(gd_no, changes);
  return refused === undefined ? { ResultCode: 0, ResultMsg: 'SUCCESS' } : { ResultCode: -1, ResultMsg: refused };
};

const SERVICES: Readonly<Record<string, Service>> = {
  'swe_dynamicdataservice.asmx/executetodatatable': orderList,
  'swe_goodsbizservice.asmx/getgoodsdatabycustno': goodsList,
  'swe_goodsregbizservice.asmx/updategoods': goodsSave,
};

/** A web service call; `path` is what follows the application root. Answers stand under `d`; signed out is 401 with a message [jqsm 2.3]. */
export async function serviceResponse(data: QsmData, look: Look, path: string, request: Request): Promise<Response> {
  const service = SERVICES[path.toLowerCase()];
  if (service === undefined) return Response.json({ Message: 'Unknown web service method.' }, { status: 500 });
  if (!data.signedIn() || look.variants.has('failing-ajax'))
    return Response.json(
      { Message: 'Authentication failed.', StackTrace: null, ExceptionType: 'System.UnauthorizedAccessException' },
      { status: 401 },
    );
  const body: unknown = await request.json();
  return Response.json({ d: service(data, look, body) }, { headers: { 'Cache-Control': 'no-store' } });
}
