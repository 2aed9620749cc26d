import { describe, expect, it } from 'vitest';
import { failed, ok, toCode, toItemCode, toOrderNo } from '#lib/domain';
import { createPacer } from '#lib/http';
import { createQapi, optionNameOf } from '#lib/qoo10';
import { createQoo10 } from '../../sandbox/qoo10/index.ts';
import { createWorld } from '../../sandbox/world.ts';
import { NOON } from './fake-qapi.ts';

const DAY = 86_400_000;

/** The real client before the sandbox's Qoo10, in one process and on one frozen clock. */
function shop(settings: Partial<ReturnType<typeof createWorld>['qoo10']> = {}) {
  const world = createWorld({ now: NOON, frozen: true });
  Object.assign(world.qoo10, settings);
  const handle = createQoo10(world);
  const qapi = createQapi({
    fetch: (input, init) => handle(new Request(input, init)),
    now: world.clock.now,
    pacer: createPacer({
      store: { get: async () => undefined, set: async () => undefined },
      now: world.clock.now,
      wait: async (milliseconds) => world.clock.advance(milliseconds),
    }),
    key: async () =>
      world.seller.sellerAuthorizationKey
        ? ok(world.seller.sellerAuthorizationKey)
        : failed({ kind: 'not-set-up', party: 'qoo10', operation: 'key' }),
  });
  return { world, qapi };
}

const month = { from: NOON - 30 * DAY, to: NOON } as const;
const must = <Value>(value: Value | null | undefined): Value => {
  if (value === null || value === undefined) throw new Error('the sandbox has none');
  return value;
};

describe.each([
  ['as it is usually', {}],
  ['with nulls, [] for empty, and codes as strings', { nulls: true, emptyList: 'array', numericStringCodes: true }],
] as const)('a shop at Qoo10 %s', (_how, settings) => {
  it('lists every open order that the shop has, and each looked up singly says the same', async () => {
    const { world, qapi } = shop(settings);
    const list = await qapi.listOrders({ statuses: [2, 3], ...month, by: 'payment-date' });
    if (!list.ok) throw new Error(list.failure.kind);
    const open = world.orders.filter((order) => [2, 3].includes(order.state) && (order.claim?.status ?? 0) !== 3);
    expect(list.value.unreadable).toEqual([]);
    expect(list.value.lines.map((line) => line.orderNo).sort()).toEqual(open.map((order) => order.orderNo).sort());
    for (const line of list.value.lines.slice(0, 5)) {
      const single = await qapi.orderByNo(line.orderNo);
      expect(single).toMatchObject({
        ok: true,
        value: {
          packNo: line.packNo,
          status: line.status,
          paidAt: line.paidAt,
          sellerCode: line.sellerCode,
          optionCode: line.optionCode,
          relatedOrders: line.relatedOrders,
        },
      });
    }
  });

  it('confirms an order, which then stands in 配送準備 with its date, and once only', async () => {
    const { world, qapi } = shop(settings);
    const order = must(world.orders.find((one) => one.state === 2 && !one.claim));
    const orderNo = must(toOrderNo(order.orderNo));
    expect(await qapi.confirmOrder({ orderNo, shipDate: '2026-11-26' })).toMatchObject({ value: { state: 'done' } });
    const list = await qapi.listOrders({ statuses: [3], ...month, by: 'payment-date' });
    expect(list.ok && list.value.lines.find((line) => line.orderNo === orderNo)?.plannedShipDate).toBe('2026-11-26');
    const again = await qapi.confirmOrders([{ orderNo, shipDate: '2026-11-27' }]);
    expect(again.rows[0]?.state).not.toBe('done');
    expect(world.effects.count('confirm')).toBe(1);
  });

  it('confirms many, each with its own result', async () => {
    const { world, qapi } = shop(settings);
    const all = world.orders.filter((one) => one.state <= 4 && !one.claim).slice(0, 20);
    const result = await qapi.confirmOrders(
      all.map((one) => ({ orderNo: must(toOrderNo(one.orderNo)), shipDate: '2026-11-26' })),
    );
    const wasNew = new Set(all.map((one) => one.orderNo).filter((_no, index) => result.rows[index]?.state === 'done'));
    expect(result.failure).toBeNull();
    expect(wasNew.size).toBe(world.effects.count('confirm'));
    expect(result.rows.every(({ state }) => ['done', 'done-by-other', 'refused'].includes(state))).toBe(true);
  });

  it('registers a tracking number and sees the order on its way', async () => {
    const { world, qapi } = shop(settings);
    const order = must(world.orders.find((one) => one.state === 3 && !one.claim));
    const orderNo = must(toOrderNo(order.orderNo));
    const sent = await qapi.sendTrackings([{ orderNo, carrier: 'ゆうパック', trackingNo: '123456789012' }]);
    expect(sent.rows).toMatchObject([{ orderNo, done: true }]);
    expect(await qapi.orderByNo(orderNo)).toMatchObject({ value: { status: 4, trackingNo: '123456789012' } });
  });

  it('lists the claims that the shop has', async () => {
    const { world, qapi } = shop(settings);
    const list = await qapi.listClaims({ ...month, by: 'request-date' });
    const claimed = world.orders.filter((order) => order.claim && order.claim.requestedAt >= month.from);
    expect(claimed.length).toBeGreaterThan(0);
    expect(list.ok && list.value.claims.map((claim) => claim.orderNo).sort()).toEqual(
      claimed.map((order) => order.orderNo).sort(),
    );
  });

  it('fetches an address in its two parts', async () => {
    const { world, qapi } = shop(settings);
    const order = must(world.orders.find((one) => one.state === 2 && !one.claim));
    const line = await qapi.orderByNo(must(toOrderNo(order.orderNo)));
    if (!line.ok || line.value === 'not-found') throw new Error('no order');
    const told = await qapi.recipientOf([line.value]);
    expect(told.ok && told.value.reveal()).toMatchObject([
      { name: order.recipient, address1: order.address1, unitPriceYen: order.price },
    ]);
  });

  it('lists the listings and mends an option code without touching its price or stock', async () => {
    const { world, qapi } = shop(settings);
    const found = [];
    for await (const page of qapi.allListings()) found.push(...(page.ok ? page.value.listings : []));
    expect(found.length).toBe(world.listings.filter(({ status }) => status === 'S1' || status === 'S2').length);
    const listing = must(world.listings.find((one) => one.options.length > 1 && one.status === 'S2'));
    const before = structuredClone(listing.options);
    const read = await qapi.options(must(toItemCode(listing.itemCode)));
    if (!read.ok || read.value === 'not-found') throw new Error('no options');
    const option = must(read.value.options[1]);
    expect(optionNameOf(option)).not.toBe('');
    const written = await qapi.write.optionCode({ option, seen: option.optionCode, code: toCode('MENDED-1') });
    expect(written.ok && (await qapi.write.verify(written.value))).toEqual({ ok: true, value: { kind: 'seen' } });
    expect(listing.options).toEqual(
      before.map((one, index) => (index === 1 ? { ...one, optionCode: 'MENDED-1' } : one)),
    );
  });

  it('mends option codes in bulk, several of one listing in one call', async () => {
    const { world, qapi } = shop(settings);
    const listing = must(world.listings.find((one) => one.options.length > 1 && one.status === 'S2'));
    const read = await qapi.options(must(toItemCode(listing.itemCode)));
    if (!read.ok || read.value === 'not-found') throw new Error('no options');
    const changes = read.value.options.map((option, index) => ({
      option,
      seen: option.optionCode,
      code: toCode(`BULK-${index}`),
    }));
    const result = await qapi.write.optionCodes(changes);
    expect(new Set(result.rows.map(({ state }) => state))).toEqual(new Set(['done']));
    expect(listing.options.map(({ optionCode }) => optionCode)).toEqual(changes.map(({ code }) => code));
  });

  it('changes a seller code and leaves every other field of the listing as it was', async () => {
    const { world, qapi } = shop(settings);
    const listing = must(world.listings.find((one) => one.status === 'S2' && one.sellerCode !== ''));
    const before = structuredClone(listing);
    const written = await qapi.write.sellerCode({
      itemCode: must(toItemCode(listing.itemCode)),
      seen: toCode(listing.sellerCode),
      code: toCode('MENDED-2'),
    });
    expect(written).toMatchObject({ ok: true });
    expect(listing).toEqual({ ...before, sellerCode: 'MENDED-2' });
  });

  it('changes a price and not the end of sale', async () => {
    const { world, qapi } = shop(settings);
    const listing = must(world.listings.find((one) => one.status === 'S2' && one.options.length === 0));
    const before = structuredClone(listing);
    const written = await qapi.write.priceQuantity({ itemCode: must(toItemCode(listing.itemCode)), priceYen: 4321 });
    expect(written).toMatchObject({ ok: true });
    expect(listing).toEqual({ ...before, price: 4321 });
  });
});

describe('the key of a shop', () => {
  it('is tested by a read that tells the shop', async () => {
    expect((await shop().qapi.check()).outcome).toMatchObject({ ok: true, value: { shopId: 'demo_shop' } });
  });

  it('is told expired from rejected, and rejected from a method that is not permitted', async () => {
    const expired = shop();
    expired.world.seller.expireKeys();
    expect((await expired.qapi.check()).outcome).toMatchObject({ failure: { kind: 'key-expired' } });
    const revoked = shop();
    revoked.world.seller.revokeKeys();
    const { outcome } = await revoked.qapi.check();
    expect(outcome).toMatchObject({ failure: { kind: 'key-rejected' } });
  });

  it('is the SAK and not the API key', async () => {
    const { world, qapi } = shop();
    world.seller.sellerAuthorizationKey = world.seller.apiKey;
    expect((await qapi.check()).outcome).toMatchObject({ failure: { kind: 'key-rejected' } });
  });

  it('is issued anew for the right password and refused for a wrong one', async () => {
    const { world, qapi } = shop();
    const { apiKey, password } = world.seller;
    const before = world.seller.sellerAuthorizationKey;
    expect(await qapi.createKey({ userId: 'demo_shop', password: 'wrong-one', apiKey })).toMatchObject({ ok: false });
    const issued = await qapi.createKey({ userId: 'demo_shop', password, apiKey });
    expect(issued).toEqual({ ok: true, value: world.seller.sellerAuthorizationKey });
    expect(world.seller.sellerAuthorizationKey).not.toBe(before);
  });

  it('still reads what stood before a write until Qoo10 shows it', async () => {
    const { world, qapi } = shop({ lagMs: 60_000 });
    const listing = must(world.listings.find((one) => one.options.length > 1 && one.status === 'S2'));
    const read = await qapi.options(must(toItemCode(listing.itemCode)));
    if (!read.ok || read.value === 'not-found') throw new Error('no options');
    const option = must(read.value.options[0]);
    const written = await qapi.write.optionCode({ option, seen: option.optionCode, code: toCode('LATER-1') });
    if (!written.ok) throw new Error(written.failure.kind);
    expect(await qapi.write.verify(written.value)).toEqual({
      ok: true,
      value: { kind: 'not-yet', differs: ['optionCode'] },
    });
    world.clock.advance(60_000);
    expect(await qapi.write.verify(written.value)).toEqual({ ok: true, value: { kind: 'seen' } });
  });
});
