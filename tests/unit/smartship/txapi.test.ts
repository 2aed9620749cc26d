import { describe, expect, it } from 'vitest';
import { toCode, toOrderNo, toShippingNo } from '#lib/domain';
import { safeFetch } from '#lib/http';
import { createTxApiGateway, SMARTSHIP_HOSTS } from '#lib/smartship';
import { NOW, value } from './small-smartship.ts';

const KEY = 'QXAPIV1canary_g_1_xyz+/=';
const DAY = 24 * 3_600_000;

function gatewayThatAnswers(answer: (url: URL, body: Record<string, unknown>) => Response | Promise<Response>) {
  const requests: { url: URL; body: Record<string, unknown> }[] = [];
  const base = async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    const body: Record<string, unknown> = await request.json();
    requests.push({ url: new URL(request.url), body });
    return answer(new URL(request.url), body);
  };
  const gateway = createTxApiGateway({
    fetch: safeFetch(base, { hosts: SMARTSHIP_HOSTS }),
    now: () => NOW,
    key: async () => ({ ok: true, value: KEY }),
  });
  return { gateway, requests };
}
const ROW = { ShippingNo: 'QSP100000001', RefOrderNo: '700000001', Status: 'P1', RcptName: '見本 花子' };
const WINDOW = { packNo: null, from: NOW - DAY, to: NOW };

describe('TxAPI', () => {
  it('finds orders in windows of at most 31 days and never concludes that one is absent', async () => {
    const { gateway, requests } = gatewayThatAnswers(() =>
      Response.json({ ResultCode: '0', ResultMsg: 'OK', ResultObject: [ROW] }),
    );
    const found = value(
      await gateway.findOrders({ ...WINDOW, orderNos: [toOrderNo('700000001')].filter((no) => no !== null) }),
    );
    expect(found).toMatchObject({
      complete: false,
      keyProven: true,
      shipments: [{ shippingNo: 'QSP100000001', stage: 'unknown', statusLabel: 'P1' }],
    });
    expect(JSON.stringify(found)).not.toContain('花子');
    expect(requests[0]?.url.pathname).toBe('/GMKT.INC.GLPS.OpenApiService/SmartShipService.qapi/GetOrderList');
    expect(requests[0]?.url.searchParams.get('key')).toBe(KEY);
    expect(requests[0]?.body).toEqual({ startDate: '2026-11-09', endDate: '2026-12-08', periodType: 'PAYMENT' });
  });
  it('knows every order of a parcel that holds several', async () => {
    const { gateway } = gatewayThatAnswers(() =>
      Response.json({ ResultCode: 0, ResultObject: [{ ...ROW, RefOrderNo: '700000001, 700000002' }] }),
    );
    const found = value(await gateway.findOrders({ ...WINDOW, orderNos: null }));
    expect(found.shipments).toHaveLength(1);
    expect(found.shipments[0]?.lines.map(({ orderNo }) => orderNo)).toEqual(['700000001', '700000002']);
  });
  it.each([
    ['a list that says Not Found', { ResultCode: 1, ResultMsg: 'Not Found', ResultObject: [] }],
    ['camelCase', { resultCode: 0, resultMsg: 'Success', resultObject: [] }],
  ])('reads %s as empty', async (_name, answer) => {
    expect(
      value(await gatewayThatAnswers(() => Response.json(answer)).gateway.findOrders({ ...WINDOW, orderNos: null }))
        .shipments,
    ).toEqual([]);
  });
  it.each([
    ['an error code', () => Response.json({ ResultCode: -10, ResultMsg: `wrong date key=${KEY}` }), 'bad-request'],
    [
      'code 1 with something else',
      () => Response.json({ ResultCode: 1, ResultMsg: 'Partial', ResultObject: [] }),
      'bad-request',
    ],
    ['a rejected key', () => Response.json({ ResultCode: -1, ResultMsg: `Invalid API key ${KEY}` }), 'key-rejected'],
    ['HTML', () => new Response(`<a href="/x?key=${encodeURIComponent(KEY)}">${KEY}</a>`), 'not-understood'],
    ['an envelope of another kind', () => Response.json({ Data: { key: KEY } }), 'not-understood'],
    ['no line', () => Promise.reject(new TypeError(`fetch failed ${KEY}`)), 'unreachable'],
    ['a success under another status', () => Response.json({ ResultCode: 0 }, { status: 404 }), 'unreachable'],
    [
      'a refusal under another status',
      () => Response.json({ ResultCode: -10, ResultMsg: 'date' }, { status: 400 }),
      'bad-request',
    ],
    ['a broken server', () => new Response('', { status: 500 }), 'unreachable'],
  ])('tells %s and shows no key', async (_name, answer, kind) => {
    const result = await gatewayThatAnswers(answer).gateway.shipments([toShippingNo('QSP100000001')]);
    expect(result).toMatchObject({ ok: false, failure: { kind, party: 'smartship' } });
    expect(JSON.stringify(result)).not.toMatch(/canary|QXAPI/);
  });
  it('does not take another order for the one asked for', async () => {
    const { gateway } = gatewayThatAnswers(() => Response.json({ ResultCode: 0, ResultObject: ROW }));
    expect(value(await gateway.shipments([toShippingNo('QSP100000001')]))).toHaveLength(1);
    expect(await gateway.shipments([toShippingNo('QSP100000002')])).toMatchObject({
      ok: false,
      failure: { kind: 'not-understood' },
    });
  });
  it('reads tracking in the order told', async () => {
    const history = [
      { status: 'Delivered', status_code: 'D4', date: '2026-11-23 10:00', location: 'Tokyo', details: '見本 花子' },
      { status: 'Picked up', date: '?' },
    ];
    const { gateway } = gatewayThatAnswers(() =>
      Response.json({ ResultCode: 0, ResultObject: { shipping_no: 'QSP1', tracking_history: history } }),
    );
    expect(value(await gateway.tracking(['JP1']))).toEqual({
      items: [
        {
          shippingNo: 'QSP1',
          trackingNo: null,
          events: [
            { status: 'Delivered', statusCode: 'D4', at: Date.parse('2026-11-23T10:00:00+09:00'), location: 'Tokyo' },
            { status: 'Picked up', statusCode: '', at: null, location: '' },
          ],
          unreadable: 0,
        },
      ],
      complete: true,
    });
  });
  it('makes a SKU, and says when nobody knows whether it was made', async () => {
    const { gateway, requests } = gatewayThatAnswers(() =>
      Response.json({ ResultCode: 0, ResultObject: { sku_no: 77 } }),
    );
    const sku = { name: '靴', optionName: '24cm', sellerCode: toCode('S-1'), unitPriceYen: 900, beside: null };
    expect(value(await gateway.createSku(sku, { by: 'press', at: NOW }))).toEqual({ how: 'unverified', skuNo: '77' });
    expect(requests[0]?.body).toMatchObject({ inv: { seller_code: 'S-1', inv_option_name: '24cm' } });
    const lost = gatewayThatAnswers(() => Promise.reject(new TypeError('cut')));
    expect(await lost.gateway.createSku(sku, { by: 'press', at: NOW })).toMatchObject({
      ok: false,
      failure: { kind: 'unknown-outcome' },
    });
  });
  it('offers no other write', async () => {
    const { gateway, requests } = gatewayThatAnswers(() => Response.json({}));
    expect(gateway.offer('instruct')).toEqual({ offered: false, reason: 'adapter-cannot', detail: 'instruct' });
    expect(await gateway.instruct([toShippingNo('QSP100000001')], { by: 'press', at: NOW })).toMatchObject({
      ok: false,
      failure: { kind: 'not-offered' },
    });
    expect(requests).toEqual([]);
  });
});
