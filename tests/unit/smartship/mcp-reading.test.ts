import { describe, expect, it } from 'vitest';
import { toOrderNo, toShippingNo, toSkuNo } from '#lib/domain';
import { createMcpGateway, type OrderQuery, type SmartshipGateway } from '#lib/smartship';
import { camel, NOW, optionsFor, SmallSmartship, value } from './small-smartship.ts';

const DAY = 24 * 3_600_000;
const connect = async (smartship: SmallSmartship, kind?: 'oauth' | 'api-key'): Promise<SmartshipGateway> =>
  value(await createMcpGateway(optionsFor(smartship, kind)));
const order = (no: number, label = 'Registered') => ({
  shippingNo: `QSP${100_000_000 + no}`,
  orderNo: String(700_000_000 + no),
  label,
  code: `CODE-${no}`,
  skuNo: `S${no}`,
});
const query = (...orderNos: string[]): OrderQuery => ({
  orderNos: orderNos.flatMap((no) => toOrderNo(no) ?? []),
  packNo: null,
  from: NOW - 10 * DAY,
  to: NOW,
});

describe.each([
  ['snake_case', (name: string) => name, true],
  ['camelCase', camel, true],
  ['camelCase over an event stream', camel, false],
])('a server with %s', (_name, spelling, json) => {
  const setUp = () => Object.assign(new SmallSmartship(), { spelling, json });

  it('finds an order by its mall order number and knows that another is absent', async () => {
    const smartship = setUp();
    smartship.orders.push(order(1), order(2));
    const gateway = await connect(smartship);
    const first = value(await gateway.findOrders(query('700000001', '700000009')));
    expect(first).toMatchObject({
      complete: true,
      keyProven: true,
      shipments: [{ shippingNo: 'QSP100000001', stage: 'registered', serviceType: 'FF', held: false }],
    });
    expect(first.shipments).toHaveLength(1);
  });

  it('reads a shipment again with its goods lines', async () => {
    const smartship = setUp();
    smartship.orders.push(order(1));
    const gateway = await connect(smartship);
    const [shipment] = value(await gateway.shipments([toShippingNo('QSP100000001'), toShippingNo('QSP100000555')]));
    expect(shipment?.lines).toEqual([
      { seqNo: '1', orderNo: '700000001', packNo: null, code: 'CODE-1', skuNo: 'S1', quantity: 1 },
    ]);
  });

  it('reads the goods of a parcel again only after ten seconds, or after a write that changes them', async () => {
    const smartship = setUp();
    smartship.orders.push(order(1));
    smartship.skus.push({ skuNo: 'S9', code: 'C-9', option: '', stock: 1 });
    let now = NOW;
    const gateway = value(await createMcpGateway({ ...optionsFor(smartship, 'oauth'), now: () => now }));
    const shippingNo = toShippingNo('QSP100000001');
    const skuNos = async () =>
      value(await gateway.shipments([shippingNo])).flatMap(({ lines }) => lines.map(({ skuNo }) => skuNo));
    const asked = () => smartship.calls.filter(({ tool }) => tool.startsWith('get_order_goods')).length;
    value(await gateway.findOrders({ ...query(), orderNos: null }));
    await skuNos();
    const consent = { by: 'press', at: NOW } as const;
    value(await gateway.confirmOrders([shippingNo], consent));
    await skuNos();
    expect(asked()).toBe(1);
    now += 1_000;
    value(await gateway.mapLineSku({ shippingNo, seqNo: '1', skuNo: toSkuNo('S9') }, consent));
    now += 1_000;
    expect(await skuNos()).toEqual(['S9']);
    expect(asked()).toBe(2);
    now += 10_000;
    await skuNos();
    expect(asked()).toBe(3);
  });

  it('reads SKUs page by page', async () => {
    const smartship = setUp();
    for (let no = 0; no < 501; no += 1)
      smartship.skus.push({
        skuNo: `S${no}`,
        code: no === 3 ? null : `C-${no}`,
        option: no % 2 ? '赤' : '',
        stock: no,
      });
    const gateway = await connect(smartship);
    const first = value(await gateway.searchSkus({}));
    expect(first.items).toHaveLength(500);
    expect(first.items[3]).toMatchObject({ skuNo: 'S3', sellerCode: '', kind: 'option', stock: 3 });
    const second = value(await gateway.searchSkus({ cursor: first.next ?? '' }));
    expect(second).toMatchObject({ next: null, total: 501, unreadable: 0 });
    expect(value(await gateway.searchSkus({ sellerCode: 'C-7' })).items).toMatchObject([
      { skuNo: 'S7', kind: 'option' },
    ]);
  });
});

describe('absent', () => {
  it('uses one search once it has found known orders by it', async () => {
    const smartship = new SmallSmartship();
    smartship.orders.push(order(1), order(2));
    const gateway = await connect(smartship);
    await gateway.findOrders(query('700000001'));
    smartship.calls.length = 0;
    expect(value(await gateway.findOrders(query('700000002', '700000077')))).toMatchObject({
      keyProven: true,
      complete: true,
      shipments: [{ shippingNo: 'QSP100000002' }],
    });
    expect(smartship.calls.map(({ args }) => args.sch_type)).toEqual(['SSON']);
  });
  it('does not trust a search that the server ignores', async () => {
    const smartship = Object.assign(new SmallSmartship(), { ignoresSearch: true });
    smartship.orders.push(order(1), order(2));
    const gateway = await connect(smartship);
    await gateway.findOrders(query('700000001'));
    smartship.calls.length = 0;
    await gateway.findOrders(query('700000002'));
    expect(smartship.calls[0]?.args).not.toHaveProperty('sch_type');
  });
  it('cannot be told on an account without orders', async () => {
    const gateway = await connect(new SmallSmartship());
    expect(value(await gateway.findOrders(query('700000001')))).toMatchObject({ keyProven: false, shipments: [] });
  });
  it('cannot be told when a row is unreadable', async () => {
    const smartship = new SmallSmartship();
    smartship.orders.push(order(1), { ...order(2), shippingNo: '???' });
    const gateway = await connect(smartship);
    expect(value(await gateway.findOrders(query('700000002')))).toMatchObject({ complete: false });
  });
  it('covers a long window in parts of at most 31 days', async () => {
    const smartship = new SmallSmartship();
    const gateway = await connect(smartship);
    await gateway.findOrders({ orderNos: null, packNo: null, from: NOW - 60 * DAY, to: NOW });
    const spans = smartship.calls.map(({ args }) => [args.sch_start_date, args.sch_end_date]);
    expect(spans).toEqual([
      ['2026-09-25', '2026-10-25'],
      ['2026-10-26', '2026-11-24'],
    ]);
  });
});

describe('waking up', () => {
  it.each([true, false])('sends nothing but the call itself (server keeps sessions: %s)', async (keepsSessions) => {
    const smartship = Object.assign(new SmallSmartship(), { keepsSessions });
    smartship.orders.push(order(1));
    const options = optionsFor(smartship);
    await value(await createMcpGateway(options)).shipments([]);
    smartship.requests.length = 0;
    const gateway = value(await createMcpGateway(options));
    value(await gateway.searchSkus({}));
    expect(smartship.requests).toHaveLength(1);
  });
  it('shakes hands again when a server without sessions asks for it', async () => {
    const smartship = Object.assign(new SmallSmartship(), { keepsSessions: false });
    const options = optionsFor(smartship);
    value(await createMcpGateway(options));
    let greeted = false;
    smartship.before = (_request, body) => {
      greeted ||= body.includes('"initialize"');
      return greeted
        ? null
        : Response.json(
            { jsonrpc: '2.0', error: { code: -32000, message: 'Server not initialized' }, id: null },
            { status: 400 },
          );
    };
    const gateway = value(await createMcpGateway(options));
    expect(value(await gateway.searchSkus({})).items).toEqual([]);
  });
  it('connects again when the server forgot the session', async () => {
    const smartship = new SmallSmartship();
    const options = optionsFor(smartship);
    value(await createMcpGateway(options));
    smartship.forgetSessions();
    const gateway = value(await createMcpGateway(options));
    expect(value(await gateway.searchSkus({})).items).toEqual([]);
  });
  it('never opens a standing stream', async () => {
    const smartship = new SmallSmartship();
    await connect(smartship);
    expect(smartship.requests.map(({ method }) => method)).not.toContain('GET');
  });
  it('works with a server that keeps no sessions', async () => {
    const smartship = Object.assign(new SmallSmartship(), { keepsSessions: false });
    expect(value(await (await connect(smartship)).check())).toEqual({ account: 'shop-a', tools: 12 });
  });
});
