import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { failed, ok } from '#lib/domain';
import { createPacer } from '#lib/http';
import { createQapi, type Qapi } from '#lib/qoo10';
import { DataDb, listingMemory, readListingProgress } from '#lib/storage';
import { LISTING_CALLS_A_DAY, syncListings, wantListings } from '#lib/watch';
import { createQoo10 } from '../../sandbox/qoo10/index.ts';
import { createWorld, type World } from '../../sandbox/world.ts';

const NOON = Date.UTC(2026, 10, 23, 3);
const DAY = 86_400_000;

let world: World;
let data: DataDb;
let calls: string[];
/** The so manieth call is the worker's last. */
let diesAfter: number;

beforeEach(async () => {
  world = createWorld({ now: NOON, frozen: true, orders: 0, listings: 60 });
  data = new DataDb(`listings-${crypto.randomUUID()}`);
  calls = [];
  diesAfter = Number.POSITIVE_INFINITY;
});

function qapi(): Qapi {
  const handle = createQoo10(world);
  return createQapi({
    fetch: async (input, init) => {
      if (calls.length >= diesAfter) throw new TypeError('network gone');
      const request = new Request(input, init);
      calls.push(new URL(request.url).pathname.split('.').at(-1) ?? '');
      return handle(request);
    },
    now: world.clock.now,
    pacer: createPacer({
      store: { get: async () => undefined, set: async () => undefined },
      now: world.clock.now,
      wait: async () => world.clock.advance(300),
    }),
    key: async () =>
      world.seller.sellerAuthorizationKey
        ? ok(world.seller.sellerAuthorizationKey)
        : failed({ kind: 'not-set-up', party: 'qoo10', operation: 'key' }),
  });
}

const shopId = () => world.seller.shopId as never;

/** One look of a worker that has just woken. */
const look = (excluded: (itemCode: string) => boolean = () => false) =>
  syncListings(qapi(), data, {
    shopId: shopId(),
    now: world.clock.now,
    tried: new Set(),
    excluded: ({ itemCode }) => excluded(itemCode),
    progress: () => undefined,
    goOn: async () => true,
  });

const row = (at: number) => data.listings.get([world.seller.shopId, world.listings[at]?.itemCode ?? '']);
const count = (name: string) => calls.filter((call) => call === name).length;

describe('the listings of a shop', () => {
  it('are all in the list after one look, and their codes are read first, then their titles', async () => {
    await look();
    expect(await data.listings.count()).toBe(60);
    expect((await data.listings.toArray()).every(({ readAt }) => readAt !== null)).toBe(true);
    expect(count('GetGoodsInventoryInfo')).toBeGreaterThanOrEqual(60);
    expect(await row(0)).toMatchObject({ sellerCode: world.listings[0]?.sellerCode, status: 'S2', changed: false });
  });

  it('cost no more calls a day than is left beside the orders, and go on the next day', async () => {
    await look();
    await look();
    expect(calls.length).toBeLessThanOrEqual(LISTING_CALLS_A_DAY);
    const first = calls.length;
    expect(first).toBeGreaterThan(LISTING_CALLS_A_DAY - 3);
    world.clock.advance(DAY);
    await look();
    expect(calls.length).toBeGreaterThan(first);
    expect(calls.length - first).toBeLessThanOrEqual(LISTING_CALLS_A_DAY);
    expect((await row(3))?.title).not.toBe('');
  });

  it('are read whole at once when the seller asks for it, and then the wish is met', async () => {
    await wantListings(data, world.seller.shopId, world.clock.now());
    await look();
    const rows = await data.listings.toArray();
    expect(rows).toHaveLength(60);
    expect(rows.every(({ title, additional }) => title !== '' && additional !== null)).toBe(true);
    expect(calls).toHaveLength(2 + 3 * 60);
    expect((await listingMemory(data, world.seller.shopId)).wantedAt).toBeNull();
  });

  it('are gone on with where a worker died, without asking again for what it had', async () => {
    await wantListings(data, world.seller.shopId, world.clock.now());
    diesAfter = 50;
    expect((await look()).ok).toBe(false);
    const before = (await readListingProgress(data, [world.seller.shopId]))[0];
    expect(before).toMatchObject({ total: 60, read: 16, wanted: true });
    diesAfter = Number.POSITIVE_INFINITY;
    await look();
    expect(calls).toHaveLength(2 + 3 * 60);
    expect((await readListingProgress(data, [world.seller.shopId]))[0]).toMatchObject({ read: 60, wanted: false });
  });

  it('that changed are read before all others, and meanwhile the new code is known', async () => {
    await wantListings(data, world.seller.shopId, world.clock.now());
    await look();
    const changed = world.listings[40];
    if (!changed) throw new Error('no listing 40');
    changed.sellerCode = 'NEW-CODE';
    world.clock.advance(DAY);
    diesAfter = calls.length + 2;
    await look();
    expect(await row(40)).toMatchObject({ sellerCode: 'NEW-CODE', codes: ['NEW-CODE'], changed: true });
    calls.length = 0;
    diesAfter = 3;
    await look();
    expect(await row(40)).toMatchObject({ sellerCode: 'NEW-CODE', changed: false });
  });

  it('that the list no longer shows are gone, but not while the list could not be read to its end', async () => {
    await look();
    const [gone] = world.listings.splice(5, 1);
    world.clock.advance(DAY);
    diesAfter = calls.length + 1;
    await look();
    expect(await data.listings.get([world.seller.shopId, gone?.itemCode ?? ''])).toBeDefined();
    diesAfter = Number.POSITIVE_INFINITY;
    await look();
    expect(await data.listings.get([world.seller.shopId, gone?.itemCode ?? ''])).toBeUndefined();
  });

  it('that the seller excluded are not asked about', async () => {
    const excluded = world.listings[7]?.itemCode ?? '';
    await look((itemCode) => itemCode === excluded);
    expect(await row(7)).toMatchObject({ readAt: null });
    expect(await row(8)).toMatchObject({ readAt: expect.any(Number) });
  });

  it('that Qoo10 does not know by number stay unread, and nobody asks for them for ever', async () => {
    const known = world.listing;
    Object.assign(world, {
      listing: (itemCode: string) => (itemCode === world.listings[2]?.itemCode ? undefined : known(itemCode)),
    });
    await wantListings(data, world.seller.shopId, world.clock.now());
    expect((await look()).ok).toBe(true);
    expect(await row(2)).toMatchObject({ readAt: null });
    expect((await readListingProgress(data, [world.seller.shopId]))[0]).toMatchObject({ read: 59, wanted: false });
  });

  it('keep hostile titles and codes as they are', async () => {
    const listing = world.listings[0];
    if (!listing) throw new Error('no listing');
    listing.title = `<img src=x onerror=alert(1)>\u202e${'あ'.repeat(10_000)}`;
    await wantListings(data, world.seller.shopId, world.clock.now());
    await look();
    expect((await row(0))?.title).toContain('<img src=x');
  });
});
