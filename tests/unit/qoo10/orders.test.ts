import { describe, expect, it } from 'vitest';
import { type OrderNo, toOrderNo } from '#lib/domain';
import { NOON, qapiBefore, success } from './fake-qapi.ts';
import { byOrderRow, v3ConfirmedRow, v3Row } from './samples.ts';

const DAY = 86_400_000;
const orderNo = (value: number): OrderNo => {
  const read = toOrderNo(value);
  if (!read) throw new Error('not an order number');
  return read;
};
const lastDays = (days: number) => ({ from: NOON - days * DAY, to: NOON, by: 'payment-date' }) as const;

describe('listing orders', () => {
  it('reads a new order of the list, and nothing of the buyer', async () => {
    const { qapi } = qapiBefore(() => success([v3Row]));
    const list = await qapi.listOrders({ statuses: [2], ...lastDays(7) });
    expect(list).toEqual({
      ok: true,
      value: {
        unreadable: [],
        lines: [
          {
            shopId: 'demo_shop',
            orderNo: '1290000101',
            packNo: '512340001',
            status: 2,
            claim: 'none-seen',
            itemCode: '1100000001',
            itemTitle: '見本トートバッグ',
            sellerCode: 'TOTE-01',
            optionCode: 'TOTE-01-NV',
            optionText: 'カラー:ネイビー(+200円)',
            quantity: 2,
            orderedAt: Date.UTC(2026, 10, 20, 12, 14, 5),
            paidAt: Date.UTC(2026, 10, 20, 12, 14, 31),
            plannedShipDate: null,
            availableShippingDate: '2026-11-26',
            carrier: '',
            trackingNo: '',
            packingNo: '',
            relatedOrders: ['1290000102'],
            readAt: NOON,
          },
        ],
      },
    });
    expect(JSON.stringify(list)).not.toMatch(/見本 花子|090|81-90|example\.invalid|見本県/);
  });

  it('asks for 配送要請 and 配送準備 one by one, in Japan time, with the key in the header alone', async () => {
    const { qapi, sent } = qapiBefore(() => success(null));
    await qapi.listOrders({ statuses: [3, 2], ...lastDays(7) });
    expect(sent.map(({ params }) => Object.fromEntries(params))).toEqual([
      {
        ShippingStatus: '2',
        SearchStartDate: '20261116120000',
        SearchEndDate: '20261123120000',
        SearchCondition: '2',
        returnType: 'application/json',
      },
      expect.objectContaining({ ShippingStatus: '3' }),
    ]);
    for (const { url, headers } of sent) {
      expect(url).toBe(
        'https://api.qoo10.jp/GMKT.INC.Front.QAPIService/ebayjapan.qapi/ShippingBasic.GetShippingInfo_v3',
      );
      expect(headers.get('QAPIVersion')).toBe('1.0');
      expect(headers.get('GiosisCertificationKey')).toMatch(/^S5canary/);
    }
  });

  it('splits a year into windows that Qoo10 takes, with no gap and no second twice', async () => {
    const { qapi, sent } = qapiBefore(() => success([]));
    await qapi.listOrders({ statuses: [2], ...lastDays(365) });
    expect(sent).toHaveLength(5);
    const spans = sent.map(({ params }) => [params.get('SearchStartDate') ?? '', params.get('SearchEndDate') ?? '']);
    expect(spans[0]).toEqual(['20251123120000', '20260220115959']);
    expect(spans[1]?.[0]).toBe('20260220120000');
    expect(spans.at(-1)?.[1]).toBe('20261123120000');
  });

  it('shows a row that cannot be read beside those that can', async () => {
    const { qapi } = qapiBefore(() =>
      success([{ ...v3Row, ShippingStatus: 'Somewhere(9)' }, v3ConfirmedRow, 'rubbish', { ...v3Row, OrderNo: 'x' }]),
    );
    const list = await qapi.listOrders({ statuses: [3], ...lastDays(7) });
    expect(list.ok && list.value.lines.map((line) => line.orderNo)).toEqual(['1290000102']);
    expect(list.ok && list.value.unreadable).toEqual([
      { orderNo: '1290000101', why: 'ShippingStatus' },
      { orderNo: null, why: 'not a row' },
      { orderNo: null, why: 'OrderNo' },
    ]);
  });

  it('counts an order that moved on between two calls once, as it stands now', async () => {
    const { qapi } = qapiBefore(({ params }) =>
      success([
        { ...v3Row, ShippingStatus: params.get('ShippingStatus') === '2' ? 'On request(2)' : 'Seller confirm(3)' },
      ]),
    );
    const list = await qapi.listOrders({ statuses: [2, 3], ...lastDays(7) });
    expect(list.ok && list.value.lines.map((line) => line.status)).toEqual([3]);
  });

  it('fails as a whole when one of its calls fails, since a part would pass for all', async () => {
    const { qapi } = qapiBefore((_sent, turn) => (turn === 0 ? success([v3Row]) : new Response('x', { status: 502 })));
    expect(await qapi.listOrders({ statuses: [2, 3], ...lastDays(7) })).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable' },
    });
  });

  it.each([
    ['Awaiting shipping(1)', 1],
    ['On Waiting(1)', 1],
    ['Delivery(4)', 4],
    ['Delivere(5)', 5],
    ['Delivere', 5],
    ['3', 3],
    ['Seller confirm（3） ', 3],
  ])('knows the state in "%s"', async (ShippingStatus, status) => {
    const { qapi } = qapiBefore(() => success([{ ...v3Row, ShippingStatus }]));
    const list = await qapi.listOrders({ statuses: [2], ...lastDays(7) });
    expect(list.ok && list.value.lines[0]?.status).toBe(status);
  });
});

describe('looking one order up', () => {
  it('reads the other spelling, says that the planned date was not told, and that there is no claim', async () => {
    const { qapi } = qapiBefore(() => success([byOrderRow]));
    const line = await qapi.orderByNo(orderNo(1290000101));
    expect(line).toMatchObject({
      ok: true,
      value: { orderNo: '1290000101', itemCode: '1100000001', claim: 'none', plannedShipDate: 'not-told' },
    });
  });

  it.each([
    ['1', 'requested'],
    ['3', 'done'],
    ['Cancelled(3)', 'done'],
    ['16', 'done'],
    ['something new', 'requested'],
    ['', 'none'],
  ])('reads claim status "%s" as %s', async (claimStatus, claim) => {
    const { qapi } = qapiBefore(() => success({ ...byOrderRow, claimStatus }));
    const line = await qapi.orderByNo(orderNo(1290000101));
    expect(line.ok && line.value !== 'not-found' && line.value.claim).toBe(claim);
  });

  it.each([
    ['an empty list', success([])],
    ['nothing', success(null)],
    ['its own code for it', { ResultCode: -10003, ResultMsg: 'no order' }],
  ])('says not-found on %s', async (_what, body) => {
    const { qapi } = qapiBefore(() => body);
    expect(await qapi.orderByNo(orderNo(1290000101))).toEqual({ ok: true, value: 'not-found' });
  });

  it('never takes another order for the one asked', async () => {
    const { qapi } = qapiBefore(() => success([{ ...byOrderRow, orderNo: 1290000999 }]));
    expect(await qapi.orderByNo(orderNo(1290000101))).toMatchObject({ ok: false, failure: { kind: 'not-understood' } });
  });

  it('does not take an answer without a result for an order that does not exist', async () => {
    const { qapi } = qapiBefore(() => ({ ResultCode: 0, ResultMsg: 'SUCCESS' }));
    expect(await qapi.orderByNo(orderNo(1290000101))).toMatchObject({ ok: false, failure: { kind: 'not-understood' } });
  });
});
