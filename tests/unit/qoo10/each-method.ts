import { type Failure, toCode, toItemCode, toOrderNo } from '#lib/domain';
import type { MethodName, Qapi } from '#lib/qoo10';
import { NOON, type Sent, success } from './fake-qapi.ts';
import { byOrderRow, detail, goodsPage, options, v3Row } from './samples.ts';

const known = <Value>(value: Value | null): Value => {
  if (value === null) throw new Error('the sample is no number');
  return value;
};
export const ORDER = known(toOrderNo(1290000101));
export const ITEM = known(toItemCode('1100000001'));
export const NAVY = { itemCode: ITEM, axes: [{ name: 'カラー', value: 'ネイビー' }] };
const DAY = 86_400_000;
const week = { from: NOON - 7 * DAY, to: NOON };

/** `ok`, the kind of a failure, or for a bulk write what became of its row. */
export type Kind = string;

type Told =
  | { readonly ok: boolean; readonly failure?: Failure }
  | { readonly rows: readonly { readonly state: string }[]; readonly failure: Failure | null };
function kindOf(told: Told): Kind {
  if ('ok' in told) return told.ok ? 'ok' : (told.failure?.kind ?? 'no kind');
  if (told.failure) return told.failure.kind;
  return told.rows.every(({ state }) => state === 'done') ? 'ok' : (told.rows[0]?.state ?? 'no rows');
}

/** One call through the product's own door for every method there is; adding a method without a call here does not compile. */
export const CALLS: Record<MethodName, (qapi: Qapi) => Promise<{ kind: Kind; told: unknown }>> = (() => {
  const call = (act: (qapi: Qapi) => Promise<Told>) => async (qapi: Qapi) => {
    const told = await act(qapi);
    return { kind: kindOf(told), told };
  };
  const confirmation = { orderNo: ORDER, shipDate: '2026-11-25' } as const;
  const sending = { orderNo: ORDER, carrier: 'ゆうパック', trackingNo: '1234-5678-9012' };
  const codeChange = { option: NAVY, seen: toCode('TOTE-01-NV'), code: toCode('TOTE-01-NAVY') };
  return {
    'CertificationAPI.CreateCertificationKey': call((qapi) =>
      qapi.createKey({ userId: 'demo_shop', password: 'canary-password-Pw7', apiKey: 'canary_api_key_Ak9_0123456789' }),
    ),
    'ShippingBasic.GetShippingInfo_v3': call((qapi) => qapi.listOrders({ statuses: [2], ...week, by: 'payment-date' })),
    'ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2': call((qapi) => qapi.orderByNo(ORDER)),
    'ShippingBasic.GetClaimInfo_V3': call((qapi) => qapi.listClaims({ ...week, by: 'request-date' })),
    'ShippingBasic.SetSellerCheckYN_V2': call((qapi) => qapi.confirmOrder(confirmation)),
    'ShippingBasic.SetSellerCheckYNBulk': call((qapi) => qapi.confirmOrders([confirmation])),
    'ShippingBasic.SetSendingInfo': call((qapi) => qapi.sendTracking(sending)),
    'ShippingBasic.SetSendingInfoBulk': call((qapi) => qapi.sendTrackings([sending])),
    'ItemsLookup.GetAllGoodsInfo': call((qapi) => qapi.listListings({ status: 'S2', page: 1 })),
    'ItemsLookup.GetItemDetailInfo': call((qapi) => qapi.listing(ITEM)),
    'ItemsLookup.GetGoodsInventoryInfo': call((qapi) => qapi.options(ITEM)),
    'ItemsLookup.GetGoodsOptionInfo': call((qapi) => qapi.additionalOptions(ITEM)),
    'ItemsBasic.UpdateGoods': call((qapi) =>
      qapi.write.sellerCode({ itemCode: ITEM, seen: toCode('TOTE-01'), code: toCode('TOTE-01B') }),
    ),
    'ItemsOptions.UpdateInventoryDataUnit': call((qapi) => qapi.write.optionCode(codeChange)),
    'ItemsOptions.UpdateInventoryDataBulk': call((qapi) => qapi.write.optionCodes([codeChange])),
    'ItemsOptions.UpdateInventoryQtyUnit': call((qapi) => qapi.write.optionQuantity({ option: NAVY, quantity: 3 })),
    'ItemsOrder.SetGoodsPriceQty': call((qapi) => qapi.write.priceQuantity({ itemCode: ITEM, priceYen: 2100 })),
    'ItemsOrder.SetGoodsPriceQtyBulk': call(async (qapi) => {
      const read = await qapi.listing(ITEM);
      if (!read.ok || read.value === 'not-found') throw new Error('the sample listing was not read');
      return qapi.write.priceQuantities([{ read: read.value, change: { priceYen: 2100 } }]);
    }),
  };
})();

/** What a healthy Qoo10 answers to each method. */
export const HEALTHY: Record<MethodName, unknown> = {
  'CertificationAPI.CreateCertificationKey': success('S5new_seller_key_g_1_'),
  'ShippingBasic.GetShippingInfo_v3': success([v3Row]),
  'ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2': success([byOrderRow]),
  'ShippingBasic.GetClaimInfo_V3': success([
    { claimStatus: '1', orderNo: 1290000101, packNo: 512340001, requestDate: '' },
  ]),
  'ShippingBasic.SetSellerCheckYN_V2': { ResultCode: 0, ResultMsg: 'SUCCESS' },
  'ShippingBasic.SetSellerCheckYNBulk': success([{ cont_no: 1290000101, result_cd: 0 }]),
  'ShippingBasic.SetSendingInfo': { ResultCode: 0, ResultMsg: 'SUCCESS' },
  'ShippingBasic.SetSendingInfoBulk': success([{ contr_no: 1290000101, result_cd: 0, transc_nm: 'ゆうパック' }]),
  'ItemsLookup.GetAllGoodsInfo': success(goodsPage),
  'ItemsLookup.GetItemDetailInfo': success([detail]),
  'ItemsLookup.GetGoodsInventoryInfo': success(options),
  'ItemsLookup.GetGoodsOptionInfo': success([{ Name: 'ラッピング', Value: 'あり', Price: 300, OptionCode: '' }]),
  'ItemsBasic.UpdateGoods': { ResultCode: 0, ResultMsg: 'Success' },
  'ItemsOptions.UpdateInventoryDataUnit': { ResultCode: 0, ResultMsg: 'Success' },
  'ItemsOptions.UpdateInventoryDataBulk': success([{ ItemCode: '1100000001', ResultCode: 0 }]),
  'ItemsOptions.UpdateInventoryQtyUnit': { ResultCode: 0, ResultMsg: 'Success' },
  'ItemsOrder.SetGoodsPriceQty': { ResultCode: 0, ResultMsg: 'Success' },
  'ItemsOrder.SetGoodsPriceQtyBulk': success([{ ItemCode: '1100000001', ResultCode: 0 }]),
};

/** Answers every method healthily but one. */
export const allHealthyBut =
  (method: MethodName, answer: (sent: Sent) => Response | Promise<Response> | string | object) =>
  (sent: Sent): Response | Promise<Response> | string | object =>
    sent.method === method ? answer(sent) : (HEALTHY[sent.method as MethodName] as object); // The client calls no other names; an unknown one would answer nothing and fail the test.
