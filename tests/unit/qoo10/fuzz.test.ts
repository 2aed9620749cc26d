import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METHODS, type MethodName } from '#lib/qoo10';
import { blows, strike, WAYS, written } from '../strike.ts';
import { tally } from '../tally.ts';
import { allHealthyBut, CALLS, HEALTHY } from './each-method.ts';
import { KEY, qapiBefore } from './fake-qapi.ts';

/** 100,000 with SMARTSHIP_LONG=1. */
const RUNS = process.env.SMARTSHIP_LONG === '1' ? 100_000 : 2_000;

const PASSWORD = 'canary-password-Pw7';
const SECRETS = [KEY, PASSWORD, 'canary_api_key_Ak9_0123456789'];
const BUYER = /見本 花子|ミホン|buyer@example|90-0000|見本県/;

const BASES: readonly unknown[] = [
  ...Object.values(HEALTHY),
  { ErrorCode: -90001, ErrorMsg: '存在しないAPIです。' },
  { ErrorCode: -90005, ErrorMsg: '(key expired text)' },
  { ResultCode: -10002, ResultMsg: '(period over 90 days)' },
  { ResultCode: -1, ResultObject: [{ cont_no: 1290000101, result_cd: -10012 }] },
];

const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    '0',
    -0,
    1,
    -1,
    '',
    ' ',
    [],
    {},
    '-10012',
    -90001,
    'SUCCESS',
    1e308,
    '1290000101',
  ),
  fc.constantFrom<unknown>(...SECRETS, `error near ${KEY} at line 1`, encodeURIComponent(KEY)),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 2 }),
);

const blow = blows(leaf, [
  'ResultCode',
  'ResultObject',
  'ErrorCode',
  'ErrorMsg',
  '__proto__',
  'constructor',
  'orderNo',
  KEY,
  '',
]);

const body = fc
  .record({
    base: fc.constantFrom(...BASES),
    blows: fc.array(blow, { maxLength: 3 }),
    text: WAYS,
    cutAt: fc.nat(2000),
    status: fc.constantFrom(200, 200, 200, 200, 200, 200, 204, 302, 403, 429, 500, 503),
  })
  .map(({ base, blows, text, cutAt, status }) => {
    const json = JSON.stringify(blows.reduce(strike, structuredClone(base))) ?? '';
    return { body: written(json, text, cutAt), status };
  });

const method = fc.constantFrom(...(Object.keys(METHODS) as MethodName[]));

/** Said again in the plainest way, so that a mistake of the client is not repeated here. */
function mayBeSuccess(answer: { body: string; status: number }, besides: readonly unknown[]): boolean {
  if (answer.status !== 200) return false;
  try {
    const told = JSON.parse(answer.body.replace(/^\uFEFF/, '').trim());
    const code = told.ResultCode;
    return [0, '0', ...besides].includes(typeof code === 'string' ? code.trim() : code);
  } catch {
    return false;
  }
}

/** Rows anywhere in the answer that bear a code 0 and no other code. */
function goodRows(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  const own = Object.entries(node).filter(([name]) => /^_*result_*c(o_*)?d_*e?_*$/i.test(name));
  const zero = own.some(([, value]) => value === 0 || (typeof value === 'string' && value.trim() === '0'));
  return (zero ? 1 : 0) + Object.values(node).reduce((sum: number, child) => sum + goodRows(child), 0);
}

/** Codes besides 0 that the reference lets stand for something other than a failure: no such thing, done by another, some rows failed. */
const NOT_FAILURES: Partial<Record<MethodName, readonly unknown[]>> = {
  'ItemsOptions.UpdateInventoryDataBulk': [-1, '-1'],
  'ItemsOrder.SetGoodsPriceQtyBulk': [-1, '-1'],
  'ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2': [-10003, '-10003'],
  'ShippingBasic.SetSellerCheckYN_V2': [-10012, '-10012'],
  'ItemsLookup.GetItemDetailInfo': [-10001, '-10001'],
  'ItemsLookup.GetGoodsInventoryInfo': [-10001, '-10001'],
  'ItemsLookup.GetGoodsOptionInfo': [-10001, '-10001'],
};

describe('answers that nobody foresaw', () => {
  it('never crash, never become a success, never show a key or a buyer', { timeout: RUNS * 20 }, async () => {
    const answers = tally('Qoo10');
    await fc.assert(
      fc.asyncProperty(method, body, async (name, answer) => {
        answers.one();
        const reply = () => new Response(answer.status === 204 ? null : answer.body, { status: answer.status });
        const { qapi, sent } = qapiBefore(allHealthyBut(name, reply));
        const { kind, told } = await CALLS[name](qapi);
        expect(sent.filter((one) => one.method === name)).toHaveLength(1);
        if (kind === 'ok') expect(mayBeSuccess(answer, NOT_FAILURES[name] ?? [])).toBe(true);
        if (kind === 'ok' && name.endsWith('Bulk')) {
          const { ResultObject } = JSON.parse(answer.body.replace(/^\uFEFF/, ''));
          expect(goodRows(ResultObject)).toBeGreaterThan(0);
        }
        const shown = JSON.stringify(told);
        expect(shown).not.toMatch(BUYER);
        // A field of a row that was read shows what it says, whatever that is; everything else is ours to keep clean.
        if (kind !== 'ok' || METHODS[name].kind === 'write') {
          const clean = name === 'CertificationAPI.CreateCertificationKey' && kind === 'ok' ? '' : shown;
          // A password is only known for one in the call that sends it.
          const own = SECRETS.filter(
            (secret) => secret !== PASSWORD || name === 'CertificationAPI.CreateCertificationKey',
          );
          for (const secret of own) expect(clean).not.toContain(secret);
        }
      }),
      { numRuns: RUNS },
    );
    answers.tell();
  });
});
