import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PersonalData } from '#lib/qoo10';
import { ORDER } from './each-method.ts';
import { NOON, qapiBefore, success } from './fake-qapi.ts';
import { byOrderRow, v3Row } from './samples.ts';

const line = { orderNo: ORDER, paidAt: Date.UTC(2026, 10, 20, 12, 14, 31), status: 2 } as const;

describe('an address on its way to the create call', () => {
  it('prints, logs and serialises as stars, and a database gets nothing of it', () => {
    const data = new PersonalData({ name: '見本 花子' });
    expect(`${data} ${JSON.stringify({ data })} ${inspect({ data })}`).not.toContain('見本');
    expect(JSON.stringify(structuredClone(data))).not.toContain('見本');
    expect(data.reveal()).toEqual({ name: '見本 花子' });
  });

  it('comes from the order list around the payment, in its two parts', async () => {
    const { qapi, sent } = qapiBefore(() => success([{ ...v3Row, OrderNo: 1290000999, Receiver: 'another' }, v3Row]));
    const told = await qapi.recipientOf([line]);
    expect(told.ok && told.value.reveal()).toEqual([
      {
        orderNo: '1290000101',
        name: '見本 花子',
        nameKana: 'ミホン ハナコ',
        phone: '',
        mobile: '+81-90-0000-0001',
        zipCode: '000-0000',
        address1: '見本県見本市',
        address2: '1-2-3 見本荘101',
        message: '宅配ボックスへ',
        unitPriceYen: 2180,
      },
    ]);
    expect(sent.map(({ params }) => [params.get('SearchStartDate'), params.get('SearchEndDate')])).toEqual([
      ['20261120211331', '20261120211531'],
    ]);
  });

  it('comes from the look-up of the order where the list no longer has it', async () => {
    const { qapi } = qapiBefore(({ method }) => success(method.includes('ByOrderNo') ? [byOrderRow] : []));
    const told = await qapi.recipientOf([line]);
    expect(told.ok && told.value.reveal()).toMatchObject([
      { address1: '見本県見本市 1-2-3 見本荘101', address2: '', name: '見本 花子' },
    ]);
  });

  it('is missing for an order that Qoo10 no longer knows', async () => {
    const { qapi } = qapiBefore(() => success([]));
    const told = await qapi.recipientOf([line]);
    expect(told.ok && told.value.reveal()).toEqual([]);
  });
});

describe('claims', () => {
  it('are listed without the buyer, and one that says nothing readable still counts as a claim', async () => {
    const row = {
      orderNo: 1290000101,
      packNo: 512340001,
      buyer: '見本 花子',
      pickupAddress: '見本県',
      requestDate: '2026-11-21 09:00:00',
    };
    const { qapi, sent } = qapiBefore(() =>
      success([{ ...row, claimStatus: '3' }, { ...row, orderNo: 1290000102, claimStatus: '' }, { claimStatus: '1' }]),
    );
    const list = await qapi.listClaims({ from: NOON - 86_400_000, to: NOON, by: 'request-date' });
    expect(list).toEqual({
      ok: true,
      value: {
        claims: [
          {
            orderNo: '1290000101',
            packNo: '512340001',
            claim: 'done',
            claimStatus: 3,
            requestedAt: Date.UTC(2026, 10, 21, 0),
            readAt: NOON,
          },
          expect.objectContaining({ orderNo: '1290000102', claim: 'requested', claimStatus: null }),
        ],
        unreadable: [{ orderNo: null, why: 'orderNo' }],
      },
    });
    expect(Object.fromEntries(sent[0]?.params ?? [])).toMatchObject({
      ClaimStat: '',
      search_Sdate: '20261122120000',
      search_condition: '2',
    });
  });
});

describe('what Diagnostics may show of an answer nobody understood', () => {
  it('is its structure, field names and codes, and no value of anybody', async () => {
    const { qapi } = qapiBefore(() => ({ Result: [v3Row], ResultMsg: '見本 花子 +81-90-0000-0001' }));
    const told = await qapi.orderByNo(ORDER);
    expect(told).toMatchObject({ ok: false, failure: { kind: 'not-understood', says: 'unknown shape' } });
    const sample = told.ok ? '' : (told.failure.sample ?? '');
    expect(sample).toMatch(/^\{Result:\[1× \{ShippingStatus:text\(13\),SellerID:text\(9\),PackNo:number/);
    expect(sample).not.toMatch(/見本|demo_shop|1290000101|0001/);
  });

  it.each([
    ['a phone number', 'buyer +81-90-1234-5678 unknown', 'buyer +… unknown'],
    ['an order number', 'order 1290000101 not found', 'order … not found'],
    ['an e-mail address', 'contact buyer@example.invalid', 'contact …'],
    ['a long token', 'key S5bnbfyn_g_1_abcdefghijkl bad', 'key … bad'],
    ['a date, which stays', 'date 2026-11-25 too far', 'date 2026-11-25 too far'],
    ['line breaks', 'a\n\tb', 'a b'],
  ])("leaves out of Qoo10's words %s", async (_what, ResultMsg, says) => {
    const { qapi } = qapiBefore(() => ({ ResultCode: -10101, ResultMsg }));
    expect(await qapi.orderByNo(ORDER)).toMatchObject({ failure: { says } });
  });
});
