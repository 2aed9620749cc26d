import { describe, expect, it } from 'vitest';
import type { MethodName } from '#lib/qoo10';
import { isAmbiguous, meaningOf } from '#lib/qoo10';
import { allHealthyBut, CALLS } from './each-method.ts';
import { qapiBefore } from './fake-qapi.ts';

/** The same number means something else in each method [qapi 1.3]. */
const CODES: readonly [MethodName, number, string, string][] = [
  ['ShippingBasic.GetShippingInfo_v3', -10001, 'bad-request', 'date-unreadable'],
  ['ShippingBasic.GetShippingInfo_v3', -10002, 'bad-request', 'period-too-long'],
  ['ShippingBasic.GetShippingInfo_v3', -10003, 'bad-request', 'status-unknown'],
  ['ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2', -10001, 'bad-request', 'seller-missing'],
  ['ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2', -10002, 'bad-request', 'order-number-format'],
  ['ShippingBasic.GetClaimInfo_V3', -10002, 'bad-request', 'date-unreadable'],
  ['ShippingBasic.GetClaimInfo_V3', -10003, 'bad-request', 'period-too-long'],
  ['ShippingBasic.SetSellerCheckYN_V2', -10001, 'bad-request', 'seller-missing'],
  ['ShippingBasic.SetSellerCheckYN_V2', -10013, 'bad-request', 'not-a-new-order'],
  ['ShippingBasic.SetSellerCheckYN_V2', -10017, 'bad-request', 'ship-date-too-far'],
  ['ShippingBasic.SetSellerCheckYNBulk', -10011, 'bad-request', 'too-many-rows'],
  ['ShippingBasic.SetSendingInfo', -10001, 'bad-request', 'unlisted'],
  ['ItemsLookup.GetAllGoodsInfo', -10001, 'bad-request', 'status-unknown'],
  ['ItemsLookup.GetItemDetailInfo', -10009, 'bad-request', 'item-status-refused'],
  ['ItemsBasic.UpdateGoods', -10002, 'bad-request', 'category-bad'],
  ['ItemsBasic.UpdateGoods', -99, 'bad-request', 'parameter-missing'],
  ['ItemsOptions.UpdateInventoryDataUnit', -10001, 'bad-request', 'item-not-found'],
  ['ItemsOptions.UpdateInventoryQtyUnit', -10101, 'bad-request', 'processing-error'],
  ['ItemsOrder.SetGoodsPriceQtyBulk', -2, 'bad-request', 'too-many-rows'],
  // The known-good read stands beside them and clears the key; where it is itself refused, nothing does.
  ['ItemsOrder.SetGoodsPriceQtyBulk', -10000, 'not-offered', 'method-unknown'],
  ['ShippingBasic.GetShippingInfo_v3', -10000, 'key-rejected', 'key-bad'],
  ['CertificationAPI.CreateCertificationKey', -90001, 'key-rejected', 'key-or-method-unknown'],
  ['ItemsLookup.GetGoodsOptionInfo', -90002, 'not-permitted', 'method-not-permitted'],
  ['ItemsLookup.GetGoodsInventoryInfo', -90004, 'key-expired', 'key-expired'],
];

describe('refusals in words', () => {
  it.each(CODES)('%s %i is %s: %s', async (method, ResultCode, kind, meaning) => {
    const { qapi } = qapiBefore(allHealthyBut(method, () => ({ ResultCode, ResultMsg: 'words of Qoo10' })));
    const { told } = await CALLS[method](qapi);
    const { failure } = told as { failure: Parameters<typeof meaningOf>[0] }; // Every outcome that is not ok, single or bulk, has its failure there.
    expect(failure).toMatchObject({
      kind,
      code: ResultCode,
      says: 'words of Qoo10',
      operation: method,
      party: 'qoo10',
    });
    expect(meaningOf(failure)).toBe(meaning);
    expect(isAmbiguous(failure)).toBe(kind === 'key-rejected');
  });
});
