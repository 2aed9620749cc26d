import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type ShopSettings, toShopId } from '#lib/domain';
import { changeSettings, DataDb, firstShop, OutboxDb, readSettings, Secret, Vault } from '#lib/storage';
import { createDispatcher, createWorld, type World, type WorldOptions } from '#tests/sandbox';
import { assemble } from '../../../lib/background/assemble.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** 2026-11-24 12:00 in Japan, a Tuesday. */
export const NOON = Date.parse('2026-11-24T12:00:00+09:00');

let lives = 0;

/**
 * One shop outside, and the background before it, life after life, on the sandbox's own standing clock. Waiting for a
 * turn at a host moves the clock.
 */
export async function openShop(
  options: WorldOptions & {
    readonly shop?: Partial<ShopSettings>;
    /** Holds requests to the outside back; counted in `held`. */
    readonly beforeAnswer?: (request: Request) => Promise<void>;
  } = {},
) {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
  lives += 1;
  const world = createWorld({ now: NOON, frozen: true, orders: 0, ...options });
  const dispatch = createDispatcher(world);
  const stores = { data: new DataDb(`data-w${lives}`), outbox: new OutboxDb(`outbox-w${lives}`), vault: new Vault() };
  const shopId = toShopId(world.seller.shopId);
  await stores.vault.put(`qoo10:${shopId}`, new Secret(world.seller.sellerAuthorizationKey), NOON);
  const enterSmartshipKey = () => stores.vault.put('smartship:api-key', new Secret(world.smartship.apiKey), NOON);
  await enterSmartshipKey();
  await changeSettings((settings) => ({
    ...settings,
    shops: [{ ...firstShop(shopId, NOON), readOnly: false, ...options.shop }],
  }));
  let random = 0;
  let held = 0;
  /** A new life of the worker: nothing in memory, all on disk. */
  const begin = () =>
    assemble({
      ...stores,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const before = options.beforeAnswer?.(request);
        held += 1;
        await before;
        return dispatch(request);
      },
      now: world.clock.now,
      locks: navigator.locks,
      random: () => random,
      wait: async (milliseconds) => world.clock.advance(milliseconds),
    });
  let now = begin();
  return {
    world,
    shopId,
    ...stores,
    get life() {
      return now;
    },
    settings: readSettings,
    enterSmartshipKey,
    /** Requests that were begun. */
    get held() {
      return held;
    },
    setRandom: (value: number) => {
      random = value;
    },
    /** The worker dies and is woken again. */
    die() {
      now = begin();
    },
    poll: () => stores.data.polls.get(shopId),
    order: (orderNo: string) => stores.data.orders.get([shopId, orderNo]),
    /** Times a method or tool was called. */
    calls: (label: string) => world.requests.filter(({ labels }) => labels.includes(label)).length,
    callsTo: (host: string) => world.requests.filter((request) => request.host === host).length,
    async close() {
      // What reads on by itself finds no shop any more, and ends.
      await changeSettings((settings) => ({ ...settings, shops: [] }));
      await now.sync.due();
      await stores.data.delete();
      await stores.outbox.delete();
      await stores.vault.erase();
    },
  };
}

export type OpenShop = Awaited<ReturnType<typeof openShop>>;

export const anItem = (world: World): string => world.stories.listingWithoutOptions.itemCode;
