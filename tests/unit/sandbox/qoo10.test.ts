import { describe, expect, it } from 'vitest';
import { NOON, outside, rowsOf } from './helpers.ts';

const MONTH = { SearchStartDate: '20261024', SearchEndDate: '20261123', SearchCondition: '2' };
const LIST = 'ShippingBasic.GetShippingInfo_v3';
const BY_ORDER = 'ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2';

describe("Qoo10's API", () => {
  it('answers 200 in three shapes: a result, a gateway error, and plain text for a name it does not have', async () => {
    const { qapi, ask } = outside();
    expect(await ask(LIST, MONTH)).toMatchObject({ ResultCode: 0, ResultMsg: 'SUCCESS' });
    expect(await ask(LIST, MONTH, 'garbage')).toEqual({ ErrorCode: -90001, ErrorMsg: '存在しないAPIです。' });
    const method = await qapi('ShippingBasic.GetShippingInfo_v9');
    expect([method.response.status, method.text]).toEqual([200, "Can't find method Info GetShippingInfo_v9"]);
    expect((await qapi('Nothing.AtAll')).text).toBe("Can't find service Name Nothing");
  });

  it('gives no web page leave to read it', async () => {
    const { qapi } = outside();
    const { response } = await qapi(LIST, MONTH);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('takes method names in any case, in the path and in the query', async () => {
    const { ask, dispatch, world } = outside();
    expect(await ask('shippingbasic.GETSHIPPINGINFO_V3', MONTH)).toMatchObject({ ResultCode: 0 });
    const url = `https://api.qoo10.jp/GMKT.INC.Front.QApiService/ebayjapan.qapi?v=1.0&method=${LIST}&key=${world.seller.sellerAuthorizationKey}&ShippingStatus=2`;
    expect(await (await dispatch(new Request(url))).json()).toMatchObject({ ResultCode: 0 });
  });

  it('lists one state at a time, 1 to 3 when blank, and never a cancelled order', async () => {
    const { ask, world } = outside();
    const states = rowsOf((await ask(LIST, MONTH)).ResultObject).map((row) => row.ShippingStatus);
    expect(new Set(states)).toEqual(new Set(['On request(2)', 'Seller confirm(3)']));
    const fresh = rowsOf((await ask(LIST, { ...MONTH, ShippingStatus: '2' })).ResultObject);
    expect(fresh.every((row) => row.ShippingStatus === 'On request(2)')).toBe(true);
    expect(fresh.map((row) => String(row.OrderNo))).not.toContain(world.stories.cancelled.orderNo);
  });

  it('refuses more than 90 days, a bad date, a bad state, and a date that the state cannot have', async () => {
    const { ask } = outside();
    const code = async (changes: Record<string, string>) => (await ask(LIST, { ...MONTH, ...changes })).ResultCode;
    expect(await code({ SearchStartDate: '20260825' })).toBe(0);
    expect(await code({ SearchStartDate: '20260824' })).toBe(-10002);
    expect(await code({ SearchStartDate: '2026-10-24' })).toBe(-10001);
    expect(await code({ ShippingStatus: '9' })).toBe(-10003);
    expect(await code({ ShippingStatus: '2', SearchCondition: '4' })).toBe(-10004);
  });

  it('writes an empty list as null, or as [] where it is told to', async () => {
    const { ask, world } = outside({ orders: 0 });
    expect(await ask(LIST, MONTH)).toMatchObject({ ResultObject: null, ResultCode: 0 });
    world.qoo10.emptyList = 'array';
    world.qoo10.numericStringCodes = true;
    expect(await ask(LIST, MONTH)).toMatchObject({ ResultObject: [], ResultCode: '0' });
  });

  it('calls the same things by other names when asked for one order, and tells its claim', async () => {
    const { ask, world } = outside();
    const [row] = rowsOf((await ask(BY_ORDER, { OrderNo: world.stories.cancelled.orderNo })).ResultObject);
    expect(row).toMatchObject({ orderNo: Number(world.stories.cancelled.orderNo), claimStatus: '3' });
    expect(row).not.toHaveProperty('EstimatedShippingDate');
    expect((await ask(BY_ORDER, { OrderNo: '1299999999' })).ResultCode).toBe(-10003);
    expect((await ask(BY_ORDER, { OrderNo: 'x' })).ResultCode).toBe(-10002);
  });

  it('confirms by planned date, once, row by row', async () => {
    const { ask, world } = outside();
    const { readySingle, preparing, awaitingPayment, readySecond } = world.stories;
    const rows = [
      { OrderNo: readySingle.orderNo, EstShipDt: '20261125', DelayType: '', DelayMemo: '' },
      { OrderNo: preparing.orderNo, EstShipDt: '20261125', DelayType: '', DelayMemo: '' },
      { OrderNo: awaitingPayment.orderNo, EstShipDt: '20261125', DelayType: '', DelayMemo: '' },
      { OrderNo: readySecond.orderNo, EstShipDt: '20261123', DelayType: '', DelayMemo: '' },
    ];
    const answer = await ask('ShippingBasic.SetSellerCheckYNBulk', { SendPlanDtInfoJson: JSON.stringify(rows) });
    expect(rowsOf(answer.ResultObject).map((row) => [String(row.cont_no), row.result_cd])).toEqual([
      [readySingle.orderNo, 0],
      [preparing.orderNo, -10012],
      [awaitingPayment.orderNo, -10013],
      [readySecond.orderNo, -10018],
    ]);
    expect(world.order(readySingle.orderNo)).toMatchObject({ state: 3, sellerDeliveryNo: '261123-0101' });
    expect(world.effects.count('confirm')).toBe(1);
  });

  it('takes at most 500 rows', async () => {
    const { ask } = outside();
    const rows = Array.from({ length: 501 }, () => ({ OrderNo: '1', EstShipDt: '20261125' }));
    const answer = await ask('ShippingBasic.SetSellerCheckYNBulk', { SendPlanDtInfoJson: JSON.stringify(rows) });
    expect(answer.ResultCode).toBe(-10011);
  });

  it('starts the delivery when it gets a number, and says which carrier it understood', async () => {
    const { ask, world } = outside();
    const { orderNo } = world.stories.preparing;
    const answer = await ask('ShippingBasic.SetSendingInfoBulk', {
      ShippingInfoJson: JSON.stringify([{ OrderNo: orderNo, ShippingCorp: 'Sagawa', TrackingNo: '000000000123' }]),
    });
    expect(rowsOf(answer.ResultObject)).toEqual([
      expect.objectContaining({ contr_no: Number(orderNo), result_cd: 0, transc_nm: '佐川急便' }),
    ]);
    expect(world.order(orderNo)).toMatchObject({ state: 4, trackingNo: '000000000123' });
  });

  it('shows a write only after the lag it was told to have', async () => {
    const { ask, world } = outside();
    world.qoo10.lagMs = 60_000;
    const { orderNo } = world.stories.readySingle;
    const state = async () => rowsOf((await ask(BY_ORDER, { OrderNo: orderNo })).ResultObject)[0]?.shippingStatus;
    await ask('ShippingBasic.SetSellerCheckYN_V2', { OrderNo: orderNo, EstShipDt: '20261125' });
    expect(await state()).toBe('On request(2)');
    world.clock.advance(60_000);
    expect(await state()).toBe('Seller confirm(3)');
  });

  it('keeps the code that an order had when it was placed', async () => {
    const { ask, world } = outside();
    const { itemCode, rightCode, wrongCode } = world.stories.wrongCodeListing;
    const detail = rowsOf((await ask('ItemsLookup.GetItemDetailInfo', { ItemCode: itemCode })).ResultObject)[0] ?? {};
    const answer = await ask('ItemsBasic.UpdateGoods', {
      ...Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, String(value)])),
      SecondSubCat: String(detail.SecondSubCatCd),
      SellerCode: rightCode,
    });
    expect(answer.ResultCode).toBe(0);
    expect(world.listing(itemCode)?.sellerCode).toBe(rightCode);
    expect(world.order(world.stories.unmapped.orderNo)?.sellerCode).toBe(wrongCode);
    expect(world.placeOrder({ itemCode }).sellerCode).toBe(rightCode);
  });

  it('finds an option by its names and values and gives it another code', async () => {
    const { ask, world } = outside();
    const { itemCode, rightCode, optionValue } = world.stories.wrongOptionListing;
    const change = { ItemCode: itemCode, OptionName: 'カラー', OptionValue: optionValue, OptionCode: rightCode };
    expect((await ask('ItemsOptions.UpdateInventoryDataUnit', change)).ResultCode).toBe(-999);
    const whole = { ...change, Price: '0', Qty: '9' };
    expect(await ask('ItemsOptions.UpdateInventoryDataUnit', whole)).toEqual({ ResultCode: 0, ResultMsg: 'SUCCESS' });
    const rows = rowsOf((await ask('ItemsLookup.GetGoodsInventoryInfo', { ItemCode: itemCode })).ResultObject);
    expect(rows.find((row) => row.Value1 === optionValue)).toMatchObject({ ItemTypeCode: rightCode, Qty: 9 });
    expect((await ask('ItemsOptions.UpdateInventoryDataUnit', { ...whole, OptionValue: '青' })).ResultCode).toBe(
      -10001,
    );
  });

  it('lists items by 500 a page', async () => {
    const { ask } = outside({ listings: 600 });
    const page = (number: string) => ask('ItemsLookup.GetAllGoodsInfo', { ItemStatus: 'S2', Page: number });
    expect((await page('2')).ResultObject).toMatchObject({ TotalItems: 600, TotalPages: 2, PresentPage: 2 });
  });
});

describe("Qoo10's keys", () => {
  it('expire with one code and are unknown with another', async () => {
    const { ask, world } = outside();
    world.seller.expireKeys();
    expect(await ask(LIST, MONTH)).toMatchObject({ ErrorCode: -90005 });
    world.seller.revokeKeys();
    expect(await ask(LIST, MONTH)).toMatchObject({ ErrorCode: -90001 });
  });

  it('are issued for the API key and the right login, and may end the key of the link', async () => {
    const { ask, world } = outside();
    const issue = (pwd: string) =>
      ask('CertificationAPI.CreateCertificationKey', { user_id: 'demo_shop', pwd }, world.seller.apiKey);
    expect(await issue('wrong')).toMatchObject({ ErrorMsg: 'Invalid Access' });
    const first = await issue(world.seller.password);
    expect(await ask(LIST, MONTH, String(first.ResultObject))).toMatchObject({ ResultCode: 0 });
    expect(world.runLinkCycle().problem).toBe('');
    world.qoo10.revokeOnIssue = true;
    await issue(world.seller.password);
    expect(world.runLinkCycle()).toMatchObject({ registered: [], problem: '存在しないAPIです。' });
  });

  it('are not the API key', async () => {
    const { ask, world } = outside();
    expect(await ask(LIST, MONTH, world.seller.apiKey)).toMatchObject({ ResultMsg: 'Login IDは必須です' });
  });
});

describe('the clock', () => {
  it('writes wall time in Japan', async () => {
    const { ask, world } = outside();
    const order = world.placeOrder({ itemCode: world.stories.listingWithoutOptions.itemCode });
    const [row] = rowsOf((await ask(BY_ORDER, { OrderNo: order.orderNo })).ResultObject);
    expect(world.clock.now()).toBe(NOON);
    expect(row?.PaymentDate).toBe('2026-11-23 12:00:00');
  });
});
