import { describe, expect, it } from 'vitest';
import { mcpOn, NOON, outside, signedIn } from './helpers.ts';

/** A world after a link run, with a signed-in client. */
async function signedInSmartship() {
  const { world, dispatch } = outside();
  world.runLinkCycle();
  const mcp = await mcpOn(world, dispatch, signedIn(world));
  const numberOf = (orderNo: string): string => world.smartship.shipmentOf(orderNo)?.shippingNo ?? '';
  return { world, dispatch, ...mcp, numberOf };
}

const codes = (rows: readonly Record<string, unknown>[]) => rows.map((row) => row.resultCode);

const NEW_ORDER = {
  client_request_id: 'demo_shop-512340001-1',
  order_no: '1290000101',
  recipient: { name: '見本 花子', zip_code: '000-0000', address1: '見本県見本市' },
  items: [{ item_name: '見本マグ', qty: 1, unit_price: 980 }],
  confirm: true,
};

describe("Smartship's MCP server", () => {
  it('asks for a sign-in and says where', async () => {
    const { dispatch } = outside();
    const response = await dispatch(
      new Request('https://smartship2.tracxlogis.com/api/mcp', { method: 'POST', body: '{}' }),
    );
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('/.well-known/oauth-protected-resource/api/mcp');
  });

  it('shows an API key the tools that only read, and refuses it the others', async () => {
    const { world, dispatch } = outside();
    const { client, call } = await mcpOn(world, dispatch);
    const { tools } = await client.listTools();
    expect(tools.every((tool) => tool.annotations?.readOnlyHint)).toBe(true);
    const refusal = await call('confirm_orders', { shipping_nos: ['QSP1'], confirm: true });
    expect(refusal).toMatchObject({ failed: true });
    expect(refusal.says).toContain('OAuth');
  });

  it('wants confirm: true for every write', async () => {
    const { client, call, world, numberOf } = await signedInSmartship();
    const { tools } = await client.listTools();
    const writes = tools.filter((tool) => tool.annotations?.readOnlyHint === false);
    expect(writes.length).toBeGreaterThan(8);
    for (const tool of writes) expect(tool.inputSchema.required).toContain('confirm');
    const wanted = { shipping_nos: [numberOf(world.stories.readySingle.orderNo)] };
    expect((await call('confirm_orders', wanted)).failed).toBe(true);
    expect((await call('confirm_orders', { ...wanted, confirm: false })).failed).toBe(true);
    expect(world.effects.count('confirm-order')).toBe(0);
  });

  it('answers structured data and the same as text', async () => {
    const { call } = await signedInSmartship();
    const { data, says } = await call('search_orders');
    expect(JSON.parse(says)).toEqual(data);
  });

  it('finds an order by the number it has on the mall, several by a bar, none by one it never saw', async () => {
    const { call, world, numberOf } = await signedInSmartship();
    const { readySingle, twoLineCart } = world.stories;
    const search = async (value: string) =>
      (await call('search_orders', { sch_type: 'SSON', sch_value: value })).rows.map((row) => row.shipping_no);
    expect(await search(readySingle.orderNo)).toEqual([numberOf(readySingle.orderNo)]);
    expect(new Set(await search(`${readySingle.orderNo}|${twoLineCart.orderNos[1]}`))).toEqual(
      new Set([numberOf(readySingle.orderNo), numberOf(twoLineCart.orderNo)]),
    );
    expect(await search('1299999999')).toEqual([]);
  });

  it('shows 31 days and not one more', async () => {
    const { call } = await signedInSmartship();
    expect((await call('search_orders', { sch_start_dt: '2026-10-24', sch_end_dt: '2026-11-23' })).failed).toBe(false);
    expect((await call('search_orders', { sch_start_dt: '2026-10-23', sch_end_dt: '2026-11-23' })).failed).toBe(true);
  });

  it('pages and tells the total', async () => {
    const { call } = await signedInSmartship();
    const all = await call('search_orders');
    const second = await call('search_orders', { page_no: 2, page_size: 10 });
    expect(second.rows).toEqual(all.rows.slice(10, 20));
    expect(second.data.total).toBe(all.data.total);
  });

  it('labels each status and says which group it belongs to', async () => {
    const { call } = await signedInSmartship();
    const { rows } = await call('get_order_status_search_params');
    expect(rows).toContainEqual(expect.objectContaining({ group_type: 'FF', status: 'PI', status_name: '出荷指示' }));
    expect(rows).toContainEqual(expect.objectContaining({ group_type: 'ERROR', status: 'ER' }));
  });

  it('leads a parcel from registered through confirmed to instructed, and back by cancelling', async () => {
    const { call, world, numberOf } = await signedInSmartship();
    const { orderNo } = world.stories.readySingle;
    const args = { shipping_nos: [numberOf(orderNo)], confirm: true };
    expect(codes((await call('request_pick_n_pack', args)).rows)).toEqual([-10]);
    expect(codes((await call('confirm_orders', args)).rows)).toEqual([0]);
    expect(codes((await call('confirm_orders', args)).rows)).toEqual([-10]);
    expect(codes((await call('request_pick_n_pack', args)).rows)).toEqual([0]);
    expect(codes((await call('cancel_pick_n_pack', args)).rows)).toEqual([0]);
    expect(world.smartship.shipmentOf(orderNo)?.status).toBe('OC');
    expect(world.order(orderNo)?.state).toBe(3);
  });

  it('does not instruct what is on hold or lacks a SKU, and does once the line is mapped', async () => {
    const { call, world, numberOf } = await signedInSmartship();
    const { orderNo } = world.stories.unmapped;
    const shippingNo = numberOf(orderNo);
    const args = { shipping_nos: [shippingNo], confirm: true };
    expect(codes((await call('confirm_orders', args)).rows)).toEqual([-10]);
    const [goods] = (await call('get_order_goods_by_shipping_nos', { shipping_nos: [shippingNo] })).rows;
    const [sku] = world.smartship.skusByCode('APRON-01');
    await call('map_order_item_sku', {
      shipping_no: shippingNo,
      seqno: goods?.SEQNO,
      sku_no: sku?.skuNo,
      confirm: true,
    });
    expect(codes((await call('confirm_orders', args)).rows)).toEqual([0]);
    await call('set_order_hold', { ...args, flag: 'I' });
    expect(codes((await call('request_pick_n_pack', args)).rows)).toEqual([-10]);
    await call('set_order_hold', { ...args, flag: 'D' });
    expect(codes((await call('request_pick_n_pack', args)).rows)).toEqual([0]);
  });

  it('creates a seller-ship order once, however often it is asked', async () => {
    const { call, world } = await signedInSmartship();
    const first = await call('create_order', NEW_ORDER);
    const again = await call('create_order', NEW_ORDER);
    expect(again.data.shipping_no).toBe(first.data.shipping_no);
    expect(world.effects.count('create-order')).toBe(1);
    await call('create_order', { ...NEW_ORDER, client_request_id: 'demo_shop-512340001-2' });
    expect(world.effects.count('create-order')).toBe(2);
  });

  it('refuses to create fulfilment orders, in words', async () => {
    const { call, world } = await signedInSmartship();
    const refusal = await call('create_order', { ...NEW_ORDER, order_type: 'FF' });
    expect(refusal).toMatchObject({ failed: true });
    expect(refusal.says).toContain('cannot be created');
    expect(world.effects.count('create-order')).toBe(0);
  });

  it('finds SKUs by seller code, and shows their stock and links', async () => {
    const { call, world } = await signedInSmartship();
    const { rows } = await call('search_skus', { sch_value: 'TOTE-01' });
    expect(rows.map((row) => row.seller_code)).toEqual(['TOTE-01-IV', 'TOTE-01-NV', 'TOTE-01-BK']);
    expect(rows[0]).toMatchObject({ option_kind: 'OPTION', stock_by_warehouse: expect.any(Array) });
    const links = await call('list_sku_sales_channels');
    expect(links.rows).toEqual([expect.objectContaining({ mall_item_no: world.stories.linked.itemCode })]);
    expect((await call('get_stock_status')).failed).toBe(true);
  });

  it('can speak camel case, lack a tool, or want what nobody knows', async () => {
    const { client, call, world, numberOf } = await signedInSmartship();
    const { variants } = world.smartship;
    variants.camelCase = true;
    variants.missingTools = ['set_order_hold'];
    variants.unknowableArguments = { stop_delivery: 'cust_grade' };
    const { tools } = await client.listTools();
    const tool = (name: string) => tools.find((each) => each.name === name);
    expect(tool('set_order_hold')).toBeUndefined();
    expect(tool('confirm_orders')?.inputSchema.required).toEqual(['shippingNos', 'confirm']);
    expect(tool('stop_delivery')?.inputSchema.required).toContain('custGrade');
    const shippingNos = [numberOf(world.stories.readySingle.orderNo)];
    expect(codes((await call('confirm_orders', { shippingNos, confirm: true })).rows)).toEqual([0]);
  });
});

describe("Smartship's TxAPI", () => {
  const ask = async (dispatch: (request: Request) => Promise<Response>, method: string, key: string, body: object) => {
    const response = await dispatch(
      new Request(
        `https://api.tracxlogis.com/GMKT.INC.GLPS.OpenApiService/${method}?${new URLSearchParams({ key, returnType: 'json' })}`,
        { method: 'POST', body: JSON.stringify(body) },
      ),
    );
    return { status: response.status, body: await response.json() };
  };

  it('says Not Found for an empty list, by code 1 and HTTP 200', async () => {
    const { world, dispatch } = outside();
    const dates = { startDate: '2026-01-01', endDate: '2026-01-02', periodType: 'PAYMENT' };
    const answer = await ask(dispatch, 'SmartShipService.qapi/GetOrderList', world.smartship.txApiKey, dates);
    expect(answer).toEqual({ status: 200, body: { ResultCode: 1, ResultMsg: 'Not Found', ResultObject: [] } });
  });

  it('tells the way of a parcel, makes a SKU, and refuses another key', async () => {
    const { world, dispatch } = outside();
    const key = world.smartship.txApiKey;
    const { shippingNo } = world.stories.shipped;
    const tracking = await ask(dispatch, 'SmartShipService.qapi/Tracking', key, { trackingNo: shippingNo });
    expect(tracking.body).toMatchObject({ ResultCode: 0, ResultObject: { shipping_no: shippingNo } });
    const inv = { inv_name: '見本', seller_code: 'NEW-01' };
    await ask(dispatch, 'SmartShipFulfillmentApiService.qapi/CreateInventory', key, { inv });
    expect(world.smartship.skusByCode('NEW-01')).toHaveLength(1);
    const refused = await ask(dispatch, 'SmartShipService.qapi/Tracking', 'wrong', { trackingNo: shippingNo });
    expect(refused.body).toMatchObject({ ResultCode: -99 });
    expect(world.clock.now()).toBe(NOON);
  });
});
