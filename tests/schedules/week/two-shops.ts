import type { Settings } from '#lib/storage';
import { createDispatcher, type World } from '#tests/sandbox';

/** A second, small shop of the same seller: its own key at Qoo10, the same account at Smartship. */
export const SMALL_SHOP = { shopId: 'chiisana_shop', key: 'S5sample_g_1_SmallShopKey_g_2_0002' } as const;

const QOO10 = 'api.qoo10.jp';
const KEY_HEADER = 'GiosisCertificationKey';

/** The outside of a seller with two shops: at Qoo10 each key opens its own listings and orders, Smartship sees both. */
export function twoShops(ofSmallShop: (itemCode: string) => boolean): typeof createDispatcher {
  return (world, pause) => {
    const keys = new Map([[SMALL_SHOP.key as string, { expiresAt: Number.POSITIVE_INFINITY }]]);
    const seller = { ...world.seller, shopId: SMALL_SHOP.shopId, sellerAuthorizationKey: SMALL_SHOP.key, keys };
    const both = createDispatcher(world, pause);
    const main = createDispatcher(
      shopOf(world, world.seller, (code) => !ofSmallShop(code)),
      pause,
    );
    const small = createDispatcher(shopOf(world, seller, ofSmallShop), pause);
    return (request) => {
      if (new URL(request.url).hostname !== QOO10) return both(request);
      return (request.headers.get(KEY_HEADER) === SMALL_SHOP.key ? small : main)(request);
    };
  };
}

/** The world as Qoo10 shows it to one seller; everything else of it is the same. */
function shopOf(world: World, seller: World['seller'], sells: (itemCode: string) => boolean): World {
  return Object.create(world, {
    seller: { value: seller },
    listings: { get: () => world.listings.filter(({ itemCode }) => sells(itemCode)) },
    listing: { value: (itemCode: string) => (sells(itemCode) ? world.listing(itemCode) : undefined) },
    orders: { get: () => world.orders.filter(({ itemCode }) => sells(itemCode)) },
    order: {
      value: (orderNo: string) => {
        const order = world.order(orderNo);
        return order && sells(order.itemCode) ? order : undefined;
      },
    },
  });
}

/** Confirm, instruct, tracking and stock are the extension's from the first minute; Smartship's link only brings orders in. */
export function ours(shop: Settings['shops'][number], now: number): Settings['shops'][number] {
  return {
    ...shop,
    pollMinutes: 5,
    duties: { ...shop.duties, confirm: 'extension', instruct: 'extension', tracking: 'extension', stock: 'extension' },
    dutySince: { confirm: now, instruct: now, tracking: now, stock: now },
  };
}
