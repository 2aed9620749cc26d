import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toCode, toOrderNo, toSkuNo } from '#lib/domain';
import type { SmartshipDesk } from '#lib/smartship';
import { blows, strike, WAYS, written } from '../strike.ts';
import { tally } from '../tally.ts';
import { answerOf, BUYER, type Call, DAY, leafOf, numbersIn, RUNS, STATUS } from './fuzz-kit.ts';
import { SandboxAccount } from './sandbox-account.ts';
import { value } from './small-smartship.ts';

let account: SandboxAccount;
let gateway: SmartshipDesk;
let token: string;
let calls: Record<string, { readonly write: boolean; readonly call: Call }>;
/** What each call's first tool really answers. */
let bases: readonly unknown[];

const known = <Value>(given: Value | null | undefined): Value => {
  if (given === null || given === undefined) throw new Error('the sandbox lacks what this test needs');
  return given;
};

beforeAll(async () => {
  account = new SandboxAccount();
  const { world, now, press } = account;
  world.runLinkCycle();
  gateway = await account.gateway();
  value(await gateway.check());
  const week = { orderNos: null, packNo: null, from: now() - 7 * DAY, to: now() };
  const all = value(await gateway.findOrders(week));
  const shippingNo = known(all.shipments[0]).shippingNo;
  const [read] = value(await gateway.shipments([shippingNo]));
  const line = known(read?.lines[0]);
  const orderNo = known(line.orderNo);
  const skuNo = toSkuNo(known(world.smartship.skus[0]).skuNo);
  const shop = known(value(await gateway.syncShops()).items[0]).shop;
  const newSku = {
    name: '見本の帽子',
    optionName: '',
    sellerCode: toCode('HAT-NEW-9'),
    unitPriceYen: 900,
    beside: null,
  };
  const order = {
    clientRequestId: 'demo-1-0',
    orderNos: [orderNo],
    packNo: known(line.packNo),
    serviceType: 'SS' as const,
    recipient: {
      name: '架空',
      nameKana: '',
      phone: '',
      mobile: '1',
      zipCode: '1',
      address1: '1',
      address2: '',
      message: '',
    },
    lines: [{ orderNo, title: 'x', code: 'A', quantity: 1, unitPriceYen: 100, skuNo: null }],
  };
  const reads: Record<string, Call> = {
    check: (to) => to.check(),
    'find all': (to) => to.findOrders(week),
    'find one': (to) => to.findOrders({ ...week, orderNos: [known(toOrderNo('999999990'))] }),
    shipments: (to) => to.shipments([shippingNo]),
    skus: (to) => to.searchSkus({}),
    'one SKU': (to) => to.searchSkus({ sellerCode: 'A' }),
    links: (to) => to.channelLinks([skuNo]),
    settings: (to) => to.syncSettings(),
    shops: (to) => to.syncShops(),
    log: (to) => to.syncLog('2026-11-24'),
    tracking: (to) => to.tracking(['400012345678']),
  };
  const writes: Record<string, Call> = {
    'make a SKU': (to) => to.createSku(newSku, press()),
    'create an order': (to) => to.createOrder(order, press()),
    confirm: (to) => to.confirmOrders([shippingNo], press()),
    instruct: (to) => to.instruct([shippingNo], press()),
    'take back': (to) => to.cancelInstruction([shippingNo], press()),
    hold: (to) => to.setHold([shippingNo], true, press()),
    stop: (to) => to.requestStop([shippingNo], press()),
    map: (to) => to.mapLineSku({ shippingNo, seqNo: known(line.seqNo), skuNo }, press()),
    sync: (to) => to.requestSync(shop, press()),
  };
  calls = Object.fromEntries([
    ...Object.entries(reads).map(([name, call]) => [name, { write: false, call }]),
    ...Object.entries(writes).map(([name, call]) => [name, { write: true, call }]),
  ]);
  // Each is made once in earnest, so that its real answer is known.
  for (const { call } of Object.values(calls)) await call(gateway);
  bases = [...account.answers.values(), { resultCode: 1, resultMsg: 'Not Found' }, { resultCode: -20, resultMsg: 'x' }];
  expect(account.answers.size).toBeGreaterThan(15);
  token = account.token();
}, 60_000);

const NAMES = [
  'shipping_no',
  'rows',
  'total',
  'resultCode',
  'result',
  'error',
  'isError',
  'content',
  'sku_no',
  '__proto__',
  '',
];
const mutated = (at: number, secrets: () => readonly string[], from: () => readonly unknown[]) =>
  fc.record({
    data: fc
      .tuple(fc.nat(999), fc.array(blows(leafOf(secrets), NAMES), { maxLength: 3 }))
      .map(([base, hits]) => hits.reduce(strike, structuredClone(from()[base % from().length]))),
    outer: fc.array(blows(leafOf(secrets), NAMES), { maxLength: at }),
    way: WAYS,
    cutAt: fc.nat(2000),
    status: STATUS,
  });
/** Said again in the plainest way: an answer to our request that is no error of the transport, of the protocol or of the tool. */
function mcpMaySucceed(body: string, status: number): boolean {
  if (status !== 200) return false;
  try {
    const told = JSON.parse(body.replace(/^\uFEFF/, ''));
    return [told].flat().some(({ result, error }) => result && !error && result.isError !== true);
  } catch {
    return false;
  }
}

const acceptedIn = (told: unknown): boolean => JSON.stringify(told).includes('"accepted":true');

describe('answers of the MCP endpoint that nobody foresaw', () => {
  it('never crash, never become a success, never show a key or a buyer', { timeout: 60_000 + RUNS * 40 }, async () => {
    const answer = mutated(
      1,
      () => [token, `error near Bearer ${token}`],
      () => bases,
    );
    const name = fc.nat(999);
    const answers = tally("Smartship's MCP endpoint");
    await fc.assert(
      fc.asyncProperty(name, answer, async (which, { data, outer, way, cutAt, status }) => {
        const names = Object.keys(calls);
        const { call, write } = known(calls[known(names[which % names.length])]);
        const bodies: string[] = [];
        account.instead = (_tool, id) => {
          const text = { type: 'text', text: JSON.stringify(data) ?? '' };
          const whole = { jsonrpc: '2.0', id, result: { content: [text], structuredContent: data } };
          const json = JSON.stringify(outer.reduce(strike, structuredClone(whole) as unknown)) ?? '';
          bodies.push(written(json, way, cutAt));
          answers.one();
          return answerOf(bodies.at(-1) ?? '', status);
        };
        const told = await call(gateway);
        const asked = bodies.length > 0;
        if (told.ok && asked) {
          expect(bodies.some((body) => mcpMaySucceed(body, status))).toBe(true);
          for (const number of write ? [] : numbersIn(told)) expect(bodies.join('\n')).toContain(number);
        }
        if (acceptedIn(told)) expect(bodies.some((body) => mcpMaySucceed(body, status))).toBe(true);
        for (const secret of told.ok ? [] : [token, account.token()]) {
          if (secret !== '') expect(JSON.stringify(told)).not.toContain(secret);
        }
        expect(JSON.stringify(told)).not.toMatch(BUYER);
      }),
      { numRuns: RUNS },
    );
    answers.tell();
  });

  it('never make a list of tools that offers what it cannot call', { timeout: 60_000 + RUNS * 40 }, async () => {
    const tools = [...account.schemas()];
    const lists = tally('lists of tools');
    const list = fc.array(
      blows(
        leafOf(() => [token]),
        [...NAMES, 'name', 'inputSchema', 'properties', 'required'],
      ),
      {
        maxLength: 4,
      },
    );
    await fc.assert(
      fc.asyncProperty(list, async (hits) => {
        lists.one();
        account.listed = hits.reduce(strike, structuredClone({ tools }) as unknown);
        const made = await account.connect();
        account.listed = null;
        if (!made.ok) {
          expect(JSON.stringify(made)).not.toContain(token);
          return;
        }
        account.instead = () => answerOf('', 503);
        const offer = made.value.offer('find-orders');
        const found = await made.value.findOrders({
          orderNos: null,
          packNo: null,
          from: account.now() - DAY,
          to: account.now(),
        });
        // What is offered gets as far as the server; what is not is told before anything is sent.
        expect(found.ok ? 'ok' : found.failure.kind).toBe(offer.offered ? 'unreachable' : 'not-offered');
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
    lists.tell();
  });
});
