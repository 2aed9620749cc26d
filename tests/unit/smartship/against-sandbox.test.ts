import { beforeEach, describe, expect, it } from 'vitest';
import { toOrderNo, toShippingNo, toSkuNo } from '#lib/domain';
import { safeFetch } from '#lib/http';
import {
  createMcpGateway,
  createSignInSession,
  type McpMemory,
  SMARTSHIP_HOSTS,
  type SmartshipTokens,
  signIn,
} from '#lib/smartship';
import { createSmartship } from '../../sandbox/smartship/index.ts';
import { createWorld, type World } from '../../sandbox/world.ts';
import { value } from './small-smartship.ts';

const NOW = Date.parse('2026-11-24T12:00:00+09:00');
const DAY = 24 * 3_600_000;
const REDIRECT = 'https://abcdefghijklmnop.chromiumapp.org/smartship';

let world: World;
let serve: (request: Request) => Promise<Response>;
let requests: number;
let memory: McpMemory | null;
let tokens: SmartshipTokens | null;
const now = () => world.clock.now();

beforeEach(() => {
  world = createWorld({ now: NOW, frozen: true });
  serve = createSmartship(world);
  requests = 0;
  memory = null;
  tokens = null;
});

const fetch = safeFetch(
  (input, init) => {
    requests += 1;
    return serve(new Request(input, init));
  },
  { hosts: SMARTSHIP_HOSTS },
);
const store = {
  get: async () => tokens,
  set: async (given: SmartshipTokens | null) => {
    tokens = given;
  },
};
const proofs = {
  get: async () => structuredClone(memory),
  set: async (given: McpMemory) => {
    memory = structuredClone(given);
  },
};
/** The seller on Smartship's own page. */
async function allow(url: string): Promise<string | undefined> {
  const form = new URL(url).searchParams;
  for (const [name, text] of Object.entries({
    decision: 'allow',
    email: world.smartship.email,
    password: world.smartship.password,
  }))
    form.set(name, text);
  const answer = await serve(new Request(new URL('/oauth/authorize', url), { method: 'POST', body: form }));
  return answer.headers.get('location') ?? undefined;
}
const signInNow = () => signIn({ fetch, now, store, redirectUri: REDIRECT, launchWebAuthFlow: allow });
const withKey = async () =>
  value(
    await createMcpGateway({
      fetch,
      now,
      proofs,
      credentials: async () => ({ ok: true, value: { kind: 'api-key', token: world.smartship.apiKey } }),
    }),
  );
async function signedIn() {
  value(await signInNow());
  const session = createSignInSession({ fetch, now, store });
  return value(
    await createMcpGateway({ fetch, now, proofs, credentials: (rejected) => session.credentials(rejected) }),
  );
}
const press = () => ({ by: 'press', at: now() }) as const;
const week = () => ({ packNo: null, from: now() - 7 * DAY, to: now() });
const orderNosOf = (...texts: string[]) => texts.flatMap((text) => toOrderNo(text) ?? []);

describe.each([
  ['snake_case', {}],
  ['camelCase', { camelCase: true }],
  ['rows without labels', { rowsWithoutLabels: true }],
  ['rows with goods', { rowsCarryGoods: true }],
])('the whole way with %s', (_name, variants) => {
  it('finds, confirms and instructs an order that the link brought in', async () => {
    Object.assign(world.smartship.variants, variants);
    world.runLinkCycle();
    const gateway = await signedIn();
    const all = value(await gateway.findOrders({ ...week(), orderNos: null }));
    expect(all).toMatchObject({ complete: true, keyProven: true });
    expect(new Set(all.shipments.map(({ stage }) => stage))).not.toContain('unknown');
    const ready = all.shipments.find(
      ({ stage, serviceType, pendingReason }) =>
        stage === 'registered' && serviceType === 'FF' && pendingReason === null,
    );
    const [line] = ready?.lines ?? [];
    if (!ready || !line?.orderNo) throw new Error('the sandbox has no order to send');
    const again = value(await gateway.findOrders({ ...week(), orderNos: [line.orderNo] }));
    expect(again.shipments.map(({ shippingNo }) => shippingNo)).toEqual([ready.shippingNo]);
    expect(value(await gateway.findOrders({ ...week(), orderNos: orderNosOf('999999990') }))).toEqual({
      shipments: [],
      complete: true,
      keyProven: true,
    });
    const [read] = value(await gateway.shipments([ready.shippingNo]));
    expect(read?.lines[0]).toMatchObject({
      orderNo: line.orderNo,
      skuNo: expect.any(String),
      seqNo: expect.any(String),
      packNo: expect.any(String),
    });
    expect(gateway.offer('instruct')).toEqual({ offered: true, proven: true });
    const early = value(await gateway.instruct([ready.shippingNo], press()));
    expect(early[0]).toMatchObject({ accepted: false, says: expect.stringContaining('Not possible') });
    expect(value(await gateway.confirmOrders([ready.shippingNo], press()))[0]?.accepted).toBe(true);
    expect(value(await gateway.shipments([ready.shippingNo]))[0]?.stage).toBe('confirmed');
    expect(value(await gateway.instruct([ready.shippingNo], press()))[0]?.accepted).toBe(true);
    expect(value(await gateway.shipments([ready.shippingNo]))[0]?.stage).toBe('instructed');
    expect(value(await gateway.cancelInstruction([ready.shippingNo], press()))[0]?.accepted).toBe(true);
    expect(value(await gateway.setHold([ready.shippingNo], true, press()))[0]?.accepted).toBe(true);
    expect(value(await gateway.shipments([ready.shippingNo]))[0]?.held).toBe(true);
    expect(value(await gateway.setHold([ready.shippingNo], false, press()))[0]?.accepted).toBe(true);
    expect(value(await gateway.requestStop([ready.shippingNo], press()))[0]?.accepted).toBe(true);
  });
});

describe('on the sandbox', () => {
  it('reads every SKU and links', async () => {
    const gateway = await withKey();
    const page = value(await gateway.searchSkus({}));
    expect(page.total).toBe(world.smartship.skus.length);
    expect(page.unreadable).toBe(0);
    const [theirs] = world.smartship.skus;
    expect(page.items[0]).toMatchObject({ skuNo: theirs?.skuNo, sellerCode: theirs?.sellerCode, kind: theirs?.kind });
    const linked = world.smartship.linkedSkus[0];
    if (linked) {
      const links = value(await gateway.channelLinks([toSkuNo(linked.skuNo)]));
      expect(links.items[0]).toMatchObject({
        skuNo: linked.skuNo,
        itemCode: linked.links[0]?.itemCode,
        orderMapping: linked.links[0]?.orderMapping,
      });
    }
    expect(value(await gateway.syncSettings()).complete).toBe(true);
    expect(value(await gateway.syncLog('2026-11-24'))).toEqual({ items: [], complete: true });
  });
  it('creates a seller-shipped order once for one id', async () => {
    world.runLinkCycle();
    const gateway = await signedIn();
    value(await gateway.findOrders({ ...week(), orderNos: null }));
    const [orderNo] = orderNosOf('888888881');
    if (!orderNo) throw new Error('no number');
    const recipient = {
      name: '見本 花子',
      nameKana: '',
      phone: '',
      mobile: '000-0000-0000',
      zipCode: '000-0000',
      address1: '見本県',
      address2: '',
      message: '',
    };
    // A cart's number is read like an order's.
    const packNo = orderNo as unknown as Parameters<typeof gateway.createOrder>[0]['packNo'];
    const request = {
      clientRequestId: 'shop-a-888-0',
      orderNos: [orderNo],
      packNo,
      serviceType: 'SS',
      recipient,
      lines: [{ orderNo, title: '見本', code: 'A', quantity: 1, unitPriceYen: 100, skuNo: null }],
    } as const;
    const made = value(await gateway.createOrder(request, press()));
    expect(made.shippingNo).toMatch(/^QSP/);
    expect(value(await gateway.createOrder(request, press()))).toEqual(made);
    expect(value(await gateway.findOrders({ ...week(), orderNos: [orderNo] })).shipments).toMatchObject([
      { shippingNo: made.shippingNo, serviceType: 'SS', stage: 'registered' },
    ]);
  });
  it('may only read with an API key, and says so beforehand', async () => {
    const gateway = await withKey();
    expect(gateway.offer('confirm-orders')).toEqual({
      offered: false,
      reason: 'needs-sign-in',
      detail: 'confirm_orders',
    });
    expect(gateway.offer('search-skus')).toEqual({ offered: true, proven: true });
  });
  it('says of a wrong key that it is rejected', async () => {
    const wrong = {
      fetch,
      now,
      proofs,
      credentials: async () => ({ ok: true as const, value: { kind: 'api-key' as const, token: 'nonsense' } }),
    };
    expect(await createMcpGateway(wrong)).toMatchObject({ ok: false, failure: { kind: 'key-rejected' } });
  });
  it('goes on over an expired token', async () => {
    const gateway = await signedIn();
    world.smartship.oauth.accessTokens.clear();
    expect((await gateway.searchSkus({})).ok).toBe(true);
  });
  it('refuses a foreign sign-in server, and an extension that the server refuses is told so', async () => {
    world.smartship.variants.foreignOauthHost = 'login.example.invalid';
    expect(await signInNow()).toMatchObject({ ok: false, failure: { kind: 'refused-here' } });
    world.smartship.variants.foreignOauthHost = '';
    world.smartship.variants.refusesExtensionRedirects = true;
    expect(await signInNow()).toMatchObject({ ok: false, failure: { kind: 'not-permitted', operation: 'sign-in' } });
  });
  it('costs a wake one request', async () => {
    await withKey();
    requests = 0;
    value(await (await withKey()).shipments([toShippingNo('QSP999999999')]));
    expect(requests).toBe(1);
  });
});
