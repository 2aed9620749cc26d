import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toOrderNo, toShippingNo } from '#lib/domain';
import { createMcpGateway } from '#lib/smartship';
import { NOW, optionsFor, SmallSmartship, type Tool, value } from './small-smartship.ts';

const QSP = toShippingNo('QSP100000001');
const SECRET = 'canary-token-1234';
const names = [
  'shipping_no',
  'data',
  'list',
  'total',
  'status',
  'mall_order_no',
  'goods',
  'sku_no',
  'seller_code',
  'result_code',
  'message',
  'hold_yn',
  'reg_dt',
];
/** Real names around any value, so that mutated shapes get past the first look. */
const leaf = fc.oneof(
  fc.constant(QSP),
  fc.constant('700000001'),
  fc.constant(`x ${SECRET} y`),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.string(),
  fc.double(),
);
const { any } = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie('any'), { maxKeys: 6 }),
  ),
}));

describe('any answer at all', () => {
  it('comes to a value or a failure and shows no key', async () => {
    let answer: unknown = null;
    const smartship = new SmallSmartship();
    smartship.reshape = (tools: Tool[]) =>
      tools.map((tool) => ({ ...tool, answer: () => (typeof answer === 'string' ? answer : JSON.stringify(answer)) }));
    const gateway = value(await createMcpGateway(optionsFor(smartship)));
    const orderNos = [toOrderNo('700000009')].filter((no) => no !== null);
    await fc.assert(
      fc.asyncProperty(any, async (generated) => {
        answer = generated;
        const found = await gateway.findOrders({ orderNos, packNo: null, from: NOW - 1, to: NOW });
        const read = [
          found,
          await gateway.shipments([QSP]),
          await gateway.searchSkus({}),
          await gateway.channelLinks([]),
        ];
        const failures = read.flatMap((outcome) => (outcome.ok ? [] : [outcome.failure]));
        expect(JSON.stringify(failures)).not.toContain(SECRET);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
