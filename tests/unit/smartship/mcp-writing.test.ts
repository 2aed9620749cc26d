import { describe, expect, it } from 'vitest';
import { toOrderNo, toShippingNo, toSkuNo } from '#lib/domain';
import { type Consent, createMcpGateway, type SmartshipGateway } from '#lib/smartship';
import { camel, NOW, optionsFor, SmallSmartship, value } from './small-smartship.ts';

const QSP = toShippingNo('QSP100000001');
const PRESS: Consent = { by: 'press', at: NOW - 1_000 };
const connect = async (smartship: SmallSmartship, kind?: 'oauth' | 'api-key'): Promise<SmartshipGateway> =>
  value(await createMcpGateway(optionsFor(smartship, kind)));
function withOneOrder(): SmallSmartship {
  const smartship = new SmallSmartship();
  smartship.orders.push({ shippingNo: QSP, orderNo: '700000001', label: 'Registered', code: 'C', skuNo: null });
  smartship.skus.push({ skuNo: 'S9', code: 'C', option: '', stock: 1 });
  return smartship;
}
const writes = (smartship: SmallSmartship) =>
  smartship.calls.filter(({ tool }) => /confirm|pick|hold|map|create|stop/.test(tool));
const drop = (tools: ReturnType<SmallSmartship['tools']>, name: string) => tools.filter((tool) => tool.name !== name);

describe('a write', () => {
  it('is offered but not proven until a read round trip has shown what the number means', async () => {
    const gateway = await connect(withOneOrder());
    expect(gateway.offer('instruct')).toEqual({ offered: true, proven: false });
    value(await gateway.findOrders({ orderNos: null, packNo: null, from: NOW - 1, to: NOW }));
    value(await gateway.shipments([QSP]));
    expect(gateway.offer('instruct')).toEqual({ offered: true, proven: true });
  });

  it.each([
    ['snake_case', (name: string) => name],
    ['camelCase', camel],
  ])('takes a number the server returned, with confirm, in %s', async (_name, spelling) => {
    const smartship = Object.assign(withOneOrder(), { spelling });
    const gateway = await connect(smartship);
    value(await gateway.shipments([QSP]));
    expect(value(await gateway.instruct([QSP], PRESS))).toEqual([{ shippingNo: QSP, accepted: true, says: '' }]);
    expect(writes(smartship)).toEqual([
      { tool: 'request_pick_n_pack', args: { [spelling('shipping_nos')]: [QSP], confirm: true } },
    ]);
    expect(value(await gateway.shipments([QSP]))[0]?.stage).toBe('instructed');
  });

  it('refuses a number that the server did not return', async () => {
    const smartship = withOneOrder();
    const gateway = await connect(smartship);
    expect(await gateway.confirmOrders([toShippingNo('QSP100000002')], PRESS)).toMatchObject({
      ok: false,
      failure: { kind: 'refused-here' },
    });
    expect(writes(smartship)).toEqual([]);
  });

  it('refuses when reading a number back gives another order', async () => {
    const smartship = withOneOrder();
    smartship.orders.push({
      shippingNo: 'QSP100000002',
      orderNo: '700000002',
      label: 'Registered',
      code: 'C',
      skuNo: null,
    });
    smartship.reshape = (tools) =>
      tools.map((tool) =>
        tool.name === 'get_orders_by_shipping_nos'
          ? { ...tool, answer: () => ({ rows: [{ shipping_no: 'QSP100000002' }] }) }
          : tool,
      );
    const gateway = await connect(smartship);
    value(await gateway.findOrders({ orderNos: null, packNo: null, from: NOW - 1, to: NOW }));
    expect(await gateway.shipments([QSP])).toMatchObject({ ok: false, failure: { kind: 'not-understood' } });
    expect(await gateway.instruct([QSP], PRESS)).toMatchObject({ ok: false, failure: { kind: 'refused-here' } });
    expect(writes(smartship)).toEqual([]);
  });

  it('is proven again when its schema changed', async () => {
    const smartship = withOneOrder();
    const options = optionsFor(smartship);
    const before = value(await createMcpGateway(options));
    value(await before.findOrders({ orderNos: null, packNo: null, from: NOW - 1, to: NOW }));
    value(await before.shipments([QSP]));
    smartship.reshape = (tools) =>
      tools.map((tool) =>
        tool.name === 'request_pick_n_pack' ? { ...tool, inputSchema: { ...tool.inputSchema, title: 'v2' } } : tool,
      );
    const later = { ...options, now: () => NOW + 60 * 60_000 };
    const after = value(await createMcpGateway(later));
    value(await after.check());
    expect(after.offer('instruct')).toEqual({ offered: true, proven: false });
    expect(after.offer('confirm-orders')).toEqual({ offered: true, proven: true });
    value(await after.shipments([QSP]));
    smartship.calls.length = 0;
    value(await after.instruct([QSP], PRESS));
    expect(smartship.calls.map(({ tool }) => tool)).toEqual([
      'search_orders',
      'get_orders_by_shipping_nos',
      'request_pick_n_pack',
    ]);
  });

  it('is looked at again before sending when the tool list is old', async () => {
    const smartship = withOneOrder();
    let now = NOW;
    const gateway = value(await createMcpGateway({ ...optionsFor(smartship), now: () => now }));
    value(await gateway.shipments([QSP]));
    smartship.reshape = (tools) => drop(tools, 'request_pick_n_pack');
    now += 60 * 60_000;
    expect(await gateway.instruct([QSP], PRESS)).toMatchObject({
      ok: false,
      failure: { kind: 'not-offered', says: expect.stringContaining('tool-absent') },
    });
  });

  it('gives a line another SKU only when both came from the server', async () => {
    const smartship = withOneOrder();
    const gateway = await connect(smartship);
    const line = { shippingNo: QSP, seqNo: '1', skuNo: toSkuNo('S9') };
    expect(await gateway.mapLineSku(line, PRESS)).toMatchObject({ ok: false, failure: { kind: 'refused-here' } });
    value(await gateway.shipments([QSP]));
    expect(await gateway.mapLineSku({ ...line, skuNo: toSkuNo('S404') }, PRESS)).toMatchObject({
      ok: false,
      failure: { kind: 'refused-here' },
    });
    value(await gateway.mapLineSku(line, PRESS));
    expect(writes(smartship)).toEqual([
      { tool: 'map_order_item_sku', args: { shipping_no: QSP, seqno: 1, sku_no: 'S9', confirm: true } },
    ]);
  });
});

describe('not offered', () => {
  it('names the missing tool', async () => {
    const smartship = withOneOrder();
    smartship.reshape = (tools) => drop(tools, 'search_skus');
    const gateway = await connect(smartship);
    expect(gateway.offer('search-skus')).toEqual({ offered: false, reason: 'tool-absent', detail: 'search_skus' });
    expect(await gateway.searchSkus({})).toMatchObject({ ok: false, failure: { kind: 'not-offered' } });
  });

  it('names the required argument that nobody can know', async () => {
    const smartship = withOneOrder();
    smartship.reshape = (tools) =>
      tools.map((tool) => {
        if (tool.name !== 'request_pick_n_pack') return tool;
        const schema = tool.inputSchema as { properties: object; required: string[] };
        return {
          ...tool,
          inputSchema: {
            ...schema,
            properties: { ...schema.properties, dock_token: { type: 'string' } },
            required: [...schema.required, 'dock_token'],
          },
        };
      });
    const gateway = await connect(smartship);
    expect(gateway.offer('instruct')).toEqual({
      offered: false,
      reason: 'argument-unknown',
      detail: 'request_pick_n_pack: dock_token',
    });
  });

  it('asks for the sign-in where an API key does not show the write', async () => {
    const smartship = withOneOrder();
    smartship.reshape = (tools) => drop(tools, 'confirm_orders');
    expect((await connect(smartship, 'api-key')).offer('confirm-orders')).toEqual({
      offered: false,
      reason: 'needs-sign-in',
      detail: 'confirm_orders',
    });
    expect((await connect(smartship, 'oauth')).offer('confirm-orders')).toEqual({
      offered: false,
      reason: 'tool-absent',
      detail: 'confirm_orders',
    });
  });

  it('asks for the sign-in once the server refused a write to an API key', async () => {
    const smartship = withOneOrder();
    smartship.reshape = (tools) =>
      tools.map((tool) =>
        tool.name === 'confirm_orders'
          ? { ...tool, answer: () => new Error('This API key is read-only. Use OAuth.') }
          : tool,
      );
    const gateway = await connect(smartship, 'api-key');
    value(await gateway.shipments([QSP]));
    expect(await gateway.confirmOrders([QSP], PRESS)).toMatchObject({ ok: false, failure: { kind: 'not-permitted' } });
    expect(gateway.offer('confirm-orders')).toEqual({
      offered: false,
      reason: 'needs-sign-in',
      detail: 'confirm_orders',
    });
  });

  it('says which tool is missing to make a SKU', async () => {
    expect((await connect(withOneOrder())).offer('create-sku')).toMatchObject({
      offered: false,
      reason: 'tool-absent',
      detail: 'create_sku_group',
    });
  });
});

describe('create', () => {
  const request = {
    clientRequestId: 'shop-1-g0',
    orderNos: [toOrderNo('700000005') ?? QSP],
    packNo: '5',
    serviceType: 'SS',
    recipient: {
      name: '見本 花子',
      nameKana: 'ミホン',
      phone: '03-0000-0000',
      mobile: '',
      zipCode: '100-0001',
      address1: '東京都',
      address2: '1-1',
      message: '',
    },
    lines: [
      { orderNo: toOrderNo('700000005') ?? QSP, title: '商品', code: 'C', quantity: 2, unitPriceYen: 900, skuNo: null },
    ],
  } as unknown as Parameters<SmartshipGateway['createOrder']>[0];

  it('writes recipient and lines where the server nests them', async () => {
    const smartship = withOneOrder();
    smartship.reshape = (tools) => [
      ...tools,
      {
        name: 'create_order',
        inputSchema: {
          type: 'object',
          properties: {
            client_request_id: { type: 'string' },
            confirm: { const: true },
            order_type: { enum: ['SS', 'SW'] },
            receiver: {
              type: 'object',
              properties: { name: { type: 'string' }, zip_code: { type: 'string' }, addr1: { type: 'string' } },
              required: ['name', 'zip_code', 'addr1'],
            },
            items: { type: 'array', items: { $ref: '#/$defs/item' } },
          },
          required: ['client_request_id', 'confirm', 'order_type', 'receiver', 'items'],
          $defs: {
            item: {
              type: 'object',
              properties: {
                mall_order_no: { type: 'string' },
                item_name: { type: 'string' },
                qty: { type: 'integer' },
              },
              required: ['mall_order_no', 'qty'],
            },
          },
        },
        answer: () => ({ shipping_no: 'QSP100000777' }),
      },
    ];
    const gateway = await connect(smartship);
    expect(gateway.offer('create-order')).toEqual({ offered: true, proven: false });
    expect(await gateway.createOrder(request, PRESS)).toMatchObject({ ok: false, failure: { kind: 'refused-here' } });
    value(await gateway.findOrders({ orderNos: null, packNo: null, from: NOW - 1, to: NOW }));
    expect(value(await gateway.createOrder(request, PRESS))).toEqual({ shippingNo: 'QSP100000777' });
    expect(writes(smartship)[0]?.args).toEqual({
      client_request_id: 'shop-1-g0',
      confirm: true,
      order_type: 'SS',
      receiver: { name: '見本 花子', zip_code: '100-0001', addr1: '東京都' },
      items: [{ mall_order_no: '700000005', item_name: '商品', qty: 2 }],
    });
  });
});
