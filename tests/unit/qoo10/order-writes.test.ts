import { describe, expect, it } from 'vitest';
import { toOrderNo } from '#lib/domain';
import { meaningOf } from '#lib/qoo10';
import { ORDER } from './each-method.ts';
import { qapiBefore, success } from './fake-qapi.ts';

const number = (value: number) => {
  const read = toOrderNo(value);
  if (!read) throw new Error('not an order number');
  return read;
};
const confirmations = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    orderNo: number(1290000001 + index),
    shipDate: '2026-11-25' as const,
  }));
const states = (result: { rows: readonly { state: string }[] }) => result.rows.map(({ state }) => state);

describe('confirming orders', () => {
  it('sets the planned date as Qoo10 writes it, with empty words for no delay and never null', async () => {
    const { qapi, sent } = qapiBefore(() => ({ ResultCode: 0, ResultMsg: 'SUCCESS' }));
    const result = await qapi.confirmOrder({ orderNo: ORDER, shipDate: '2026-11-25' });
    expect(result).toMatchObject({ ok: true, value: { orderNo: ORDER, state: 'done', done: true } });
    expect(Object.fromEntries(sent[0]?.params ?? [])).toEqual({
      OrderNo: '1290000101',
      EstShipDt: '20261125',
      DelayType: '',
      DelayMemo: '',
      returnType: 'application/json',
    });
  });

  it('sends nothing for a day that does not exist', async () => {
    const { qapi, sent } = qapiBefore(() => ({ ResultCode: 0 }));
    expect(await qapi.confirmOrder({ orderNo: ORDER, shipDate: '2026-11-31' })).toMatchObject({
      failure: { kind: 'refused-here', says: 'shipDate' },
    });
    expect(sent).toHaveLength(0);
  });

  it('counts an order that another has confirmed as done by that other', async () => {
    const { qapi } = qapiBefore(() => ({ ResultCode: -10012, ResultMsg: 'already' }));
    expect(await qapi.confirmOrder({ orderNo: ORDER, shipDate: '2026-11-25' })).toMatchObject({
      ok: true,
      value: { state: 'done-by-other', done: true, code: -10012 },
    });
  });

  it('does not believe the same number from the gateway', async () => {
    const { qapi } = qapiBefore(() => ({ ErrorCode: -10012, ErrorMsg: 'x' }));
    expect((await qapi.confirmOrder({ orderNo: ORDER, shipDate: '2026-11-25' })).ok).toBe(false);
  });

  it('says in a word why Qoo10 refused', async () => {
    const { qapi } = qapiBefore(() => ({ ResultCode: '-10018', ResultMsg: '発送予定日は…' }));
    const result = await qapi.confirmOrder({ orderNo: ORDER, shipDate: '2026-11-25' });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'bad-request', code: -10018, says: '発送予定日は…' } });
    expect(!result.ok && meaningOf(result.failure)).toBe('ship-date-not-after-today');
  });

  it('sends 1,201 orders in three calls of at most 500', async () => {
    const { qapi, sent } = qapiBefore(({ params }) => {
      const rows: { OrderNo: string }[] = JSON.parse(params.get('SendPlanDtInfoJson') ?? '[]');
      return success(rows.map(({ OrderNo }) => ({ cont_no: Number(OrderNo), result_cd: 0 })));
    });
    const result = await qapi.confirmOrders(confirmations(1201));
    expect(sent.map(({ params }) => JSON.parse(params.get('SendPlanDtInfoJson') ?? '[]').length)).toEqual([
      500, 500, 201,
    ]);
    expect(new Set(states(result))).toEqual(new Set(['done']));
    expect(result.rows).toHaveLength(1201);
  });

  it('keeps what the first call did when the second is lost, and does not send the third', async () => {
    const { qapi, sent } = qapiBefore(({ params }, turn) => {
      if (turn === 1) return Promise.reject(new TypeError('lost'));
      const rows: { OrderNo: string }[] = JSON.parse(params.get('SendPlanDtInfoJson') ?? '[]');
      return success(rows.map(({ OrderNo }) => ({ cont_no: OrderNo, result_cd: '0' })));
    });
    const result = await qapi.confirmOrders(confirmations(1100));
    expect(sent).toHaveLength(2);
    expect([result.rows[499]?.state, result.rows[500]?.state, result.rows[1000]?.state]).toEqual([
      'done',
      'unknown',
      'not-sent',
    ]);
    expect(result.failure?.kind).toBe('unknown-outcome');
  });

  it.each([
    ['cont_no', { cont_no: 1290000001, result_cd: 0 }, { cont_no: 1290000002, result_cd: -10013 }],
    ['contr_no', { contr_no: '1290000001', result_cd: 0 }, { contr_no: '1290000002', result_cd: -10013 }],
    ['ContrNo', { ContrNo: 1290000001, ResultCode: 0 }, { ContrNo: 1290000002, ResultCode: '-10013' }],
    ['OrderNo', { OrderNo: 1290000001, result_cd: 0 }, { OrderNo: 1290000002, result_cd: -10013 }],
    ['the position', { cont_no: 1, result_cd: 0 }, { cont_no: 2, result_cd: -10013 }],
    ['nothing', { result_cd: 0 }, { result_cd: -10013 }],
  ])('finds each row by %s, whichever order they come in', async (what, first, second) => {
    const byNumber = !['the position', 'nothing'].includes(what);
    const { qapi } = qapiBefore(() => success(byNumber ? [second, first] : [first, second]));
    expect(states(await qapi.confirmOrders(confirmations(2)))).toEqual(['done', 'refused']);
  });

  it.each([
    ['a row of another order', [{ cont_no: 1290000099, result_cd: 0 }]],
    ['no row', []],
    ['a row without a code', [{ cont_no: 1290000001 }]],
    ['a row whose code is words', [{ cont_no: 1290000001, result_cd: 'OK' }]],
    ['a row that tells only that there was no error', [{ cont_no: 1290000001, ErrorCode: 0 }]],
    ['one row too many and no numbers', [{ result_cd: 0 }, { result_cd: 0 }]],
    ['words for rows', 'SUCCESS'],
    ['nothing', null],
  ])('takes %s for unknown, never for done', async (_what, rows) => {
    const { qapi } = qapiBefore(() => success(rows));
    expect(states(await qapi.confirmOrders(confirmations(1)))).toEqual(['unknown']);
  });

  it('believes the failure where a row tells both', async () => {
    const { qapi } = qapiBefore(() =>
      success([
        { cont_no: 1290000001, result_cd: 0, ResultCode: -10016 },
        { cont_no: 1290000002, result_cd: 0 },
        { cont_no: 1290000002, result_cd: -10013 },
      ]),
    );
    expect(states(await qapi.confirmOrders(confirmations(2)))).toEqual(['refused', 'refused']);
  });

  it('reads refusals of rows under a refusal of the whole, but believes no success there', async () => {
    const { qapi } = qapiBefore(() => ({
      ResultCode: -1,
      ResultObject: [
        { cont_no: 1290000001, result_cd: 0 },
        { cont_no: 1290000002, result_cd: -10012, ResultMsg: 'x' },
      ],
    }));
    expect(states(await qapi.confirmOrders(confirmations(2)))).toEqual(['unknown', 'done-by-other']);
  });
});

describe('registering tracking', () => {
  const sending = { orderNo: ORDER, carrier: ' ゆうパック ', trackingNo: '1234-5678-9012' };

  it('shows the carrier as Qoo10 recognised it', async () => {
    const { qapi, sent } = qapiBefore(() => success([{ contr_no: 1290000101, result_cd: 0, transc_nm: '日本郵便' }]));
    const result = await qapi.sendTrackings([sending]);
    expect(result.rows[0]).toMatchObject({ done: true, carrierRecognised: '日本郵便' });
    expect(JSON.parse(sent[0]?.params.get('ShippingInfoJson') ?? '')).toEqual([
      { OrderNo: '1290000101', ShippingCorp: 'ゆうパック', TrackingNo: '1234-5678-9012' },
    ]);
  });

  it.each([
    ['no carrier', { carrier: ' ' }],
    ['a carrier of 201 characters', { carrier: 'x'.repeat(201) }],
    ['no number', { trackingNo: '' }],
    ['a number of 51 characters', { trackingNo: '1'.repeat(51) }],
  ])('sends nothing with %s', async (_what, wrong) => {
    const { qapi, sent } = qapiBefore(() => success(null));
    expect(await qapi.sendTracking({ ...sending, ...wrong })).toMatchObject({ failure: { kind: 'refused-here' } });
    expect(states(await qapi.sendTrackings([{ ...sending, ...wrong }]))).toEqual(['not-sent']);
    expect(sent).toHaveLength(0);
  });
});

describe('the key', () => {
  it('is not blamed for one method that is not there', async () => {
    const { qapi } = qapiBefore(({ method }) =>
      method === 'ShippingBasic.SetSellerCheckYN_V2' ? { ErrorCode: -90001, ErrorMsg: 'x' } : success([]),
    );
    const result = await qapi.confirmOrder({ orderNo: ORDER, shipDate: '2026-11-25' });
    expect(result).toMatchObject({ failure: { kind: 'not-offered', code: -90001 } });
  });

  it.each([-90001, -10000])('is blamed for %i where even the known-good read fails', async (ErrorCode) => {
    const { qapi } = qapiBefore(() => ({ ErrorCode, ErrorMsg: 'x' }));
    const result = await qapi.confirmOrder({ orderNo: ORDER, shipDate: '2026-11-25' });
    expect(result).toMatchObject({ failure: { kind: 'key-rejected' } });
  });

  it('is not looked at again for a failure that is clear', async () => {
    const { qapi, sent } = qapiBefore(() => ({ ErrorCode: -90005, ErrorMsg: 'x' }));
    const result = await qapi.confirmOrder({ orderNo: ORDER, shipDate: '2026-11-25' });
    expect(result).toMatchObject({ failure: { kind: 'key-expired' } });
    expect(sent).toHaveLength(1);
  });

  it('is issued with the API key in the header and the password in the body alone', async () => {
    const { qapi, sent } = qapiBefore(() => ({ ResultObject: 'S5new_g_1_', ResultCode: 0, ResultMsg: '成功' }));
    const key = await qapi.createKey({ userId: 'demo_shop', password: 'p&w=1', apiKey: 'the_api_key' });
    expect(key).toEqual({ ok: true, value: 'S5new_g_1_' });
    expect(sent[0]?.headers.get('GiosisCertificationKey')).toBe('the_api_key');
    expect(Object.fromEntries(sent[0]?.params ?? [])).toMatchObject({ user_id: 'demo_shop', pwd: 'p&w=1' });
    expect(sent[0]?.url).not.toMatch(/key=|pwd|\?/);
  });

  it('is tested by one short read that tells the shop', async () => {
    const { qapi, sent, clock } = qapiBefore(() => {
      clock.at += 120;
      return success([{ SellerID: 'demo_shop' }]);
    });
    expect(await qapi.check()).toEqual({
      called: 'ShippingBasic.GetShippingInfo_v3',
      milliseconds: 120,
      outcome: { ok: true, value: { shopId: 'demo_shop', rows: 1 } },
    });
    expect(sent).toHaveLength(1);
  });

  it('sends nothing while it is locked away', async () => {
    const locked = { ok: false, failure: { kind: 'locked', party: 'qoo10', operation: 'key' } } as const;
    const { qapi, sent } = qapiBefore(() => success([]), { key: async () => locked });
    expect(await qapi.orderByNo(ORDER)).toMatchObject({ failure: { kind: 'locked' } });
    expect(sent).toHaveLength(0);
  });
});

describe('a polite client', () => {
  it('leaves a host alone as long as it asks, and says so at once instead of hanging', async () => {
    const { qapi, sent, clock } = qapiBefore((_sent, turn) =>
      turn === 0 ? new Response('', { status: 429, headers: { 'Retry-After': '90' } }) : success([]),
    );
    expect(await qapi.orderByNo(ORDER)).toMatchObject({ failure: { kind: 'rate-limited', says: 'HTTP 429' } });
    expect(await qapi.orderByNo(ORDER)).toMatchObject({ failure: { kind: 'rate-limited', says: 'held' } });
    expect(sent).toHaveLength(1);
    clock.at += 90_000;
    expect(await qapi.orderByNo(ORDER)).toEqual({ ok: true, value: 'not-found' });
  });

  it('stops reading an answer that is larger than anybody needs', async () => {
    const { qapi } = qapiBefore(() => success([{ x: 'y'.repeat(5000) }]), { maxBytes: 1000 });
    expect(await qapi.orderByNo(ORDER)).toMatchObject({ failure: { kind: 'not-understood', says: 'too-large' } });
  });
});
