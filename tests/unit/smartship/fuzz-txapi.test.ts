import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCode, toShippingNo } from '#lib/domain';
import { safeFetch } from '#lib/http';
import { createTxApiGateway, SMARTSHIP_HOSTS } from '#lib/smartship';
import { blows, strike, WAYS, written } from '../strike.ts';
import { tally } from '../tally.ts';
import { answerOf, BUYER, type Call, DAY, leafOf, numbersIn, RUNS, STATUS } from './fuzz-kit.ts';
import { SandboxAccount } from './sandbox-account.ts';

const TXAPI_KEY = 'QXAPIV1canary_g_1_xyz+/=';
const account = new SandboxAccount();

describe('answers of TxAPI that nobody foresaw', () => {
  const row = {
    ShippingNo: 'QSP100000001',
    RefOrderNo: '700000001',
    Status: 'P1',
    RcptName: '見本 花子',
    RegDate: '2026-11-20 10:00:00',
  };
  const history = [
    { status: '引受', status_code: 'D4', date: '2026-11-21 10:00', location: 'x', details: '見本 花子' },
  ];
  const TXAPI_BASES: readonly unknown[] = [
    { ResultCode: 0, ResultMsg: 'OK', ResultObject: [row] },
    { ResultCode: 0, ResultMsg: 'OK', ResultObject: row },
    { ResultCode: 1, ResultMsg: 'Not Found', ResultObject: [] },
    { ResultCode: -99, ResultMsg: 'Invalid API key.', ResultObject: null },
    { ResultCode: 0, ResultMsg: 'OK', ResultObject: { shipping_no: 'QSP100000001', tracking_history: history } },
    { ResultCode: 0, ResultMsg: 'OK', ResultObject: { sku_no: 77 } },
  ];
  const TX_NAMES = ['ResultCode', 'ResultObject', 'ResultMsg', 'resultCode', 'ShippingNo', '__proto__', TXAPI_KEY];

  function txMaySucceed(body: string, status: number): boolean {
    if (status !== 200) return false;
    try {
      const told = JSON.parse(body.replace(/^\uFEFF/, ''));
      return Object.entries(told).some(
        ([name, code]) =>
          name.replaceAll(/[_\-.\s]/g, '').toLowerCase() === 'resultcode' &&
          [0, 1].includes(Number(String(code).trim() || 'x')),
      );
    } catch {
      return false;
    }
  }

  it('never crash, never become a success, never show a key or a buyer', { timeout: 60_000 + RUNS * 20 }, async () => {
    const hits = fc.array(
      blows(
        leafOf(() => [TXAPI_KEY, `key=${encodeURIComponent(TXAPI_KEY)}`]),
        TX_NAMES,
      ),
      { maxLength: 3 },
    );
    const calls: readonly Call[] = [
      (to) => to.check(),
      (to) => to.findOrders({ orderNos: null, packNo: null, from: account.now() - DAY, to: account.now() }),
      (to) => to.shipments([toShippingNo('QSP100000001')]),
      (to) => to.tracking(['JP1']),
      (to) =>
        to.createSku(
          { name: 'x', optionName: '', sellerCode: toCode('X'), unitPriceYen: 1, beside: null },
          account.press(),
        ),
    ];
    const answer = fc.record({
      base: fc.constantFrom(...TXAPI_BASES),
      hits,
      way: WAYS,
      cutAt: fc.nat(600),
      status: STATUS,
    });
    const answers = tally('TxAPI');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...calls), answer, async (call, { base, hits: struck, way, cutAt, status }) => {
        const body = written(JSON.stringify(struck.reduce(strike, structuredClone(base))) ?? '', way, cutAt);
        answers.one();
        const told = await call(
          createTxApiGateway({
            fetch: safeFetch(async () => answerOf(body, status), { hosts: SMARTSHIP_HOSTS }),
            now: account.now,
            key: async () => ({ ok: true, value: TXAPI_KEY }),
          }),
        );
        if (told.ok) {
          expect(txMaySucceed(body, status)).toBe(true);
          for (const number of numbersIn(told)) expect(body).toContain(number);
        } else {
          for (const secret of [TXAPI_KEY, encodeURIComponent(TXAPI_KEY)])
            expect(JSON.stringify(told)).not.toContain(secret);
        }
        expect(JSON.stringify(told)).not.toMatch(BUYER);
      }),
      { numRuns: RUNS },
    );
    answers.tell();
  });
});
