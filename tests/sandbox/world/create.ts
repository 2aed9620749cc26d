import type { NewOrder, Qoo10Settings, World, WorldOptions } from '../world.ts';
import { moveShipment, registerByExcel, resync } from './by-hand.ts';
import { createClock } from './clock.ts';
import { createEffects } from './effects.ts';
import { createFaults } from './faults.ts';
import { stockListings, stockSkus } from './goods.ts';
import { runLinkCycle, shipNow } from './link.ts';
import { makeOrder } from './make-order.ts';
import { nameStories } from './name-stories.ts';
import type { SandboxOrder } from './orders.ts';
import { personAt } from './people.ts';
import { createRandom } from './random.ts';
import { seedOrders } from './seed.ts';
import { createSeller } from './seller.ts';
import { bury } from './shipments.ts';
import { createSmartshipWorld } from './smartship-world.ts';
import { addWrongCodes } from './wrong-codes.ts';

const LINK_KEY = 'S5link_g_1_SmartshipsOwnSampleKey_g_2_0001';
const FIRST_PLACED = 1290900001;
const FIRST_PLACED_CART = 512900001;

const qoo10Defaults = (): Qoo10Settings => ({
  lagMs: 0,
  emptyList: 'null',
  nulls: false,
  numericStringCodes: false,
  revokeOnIssue: false,
  todayAllowed: false,
});

/** A new world. The same for the same options; `now` defaults to the real time and is what every date hangs on. */
export function createWorld(options: WorldOptions = {}): World {
  const {
    seed = 1,
    orders: orderCount = 60,
    now = Date.now(),
    skus = 0,
    listings = 0,
    frozen = false,
    wrongCodes = 0,
  } = options;
  const clock = createClock(now, frozen);
  const effects = createEffects(clock.now);
  const seller = createSeller(clock.now);
  const shelves = stockListings(listings, now);
  const smartship = createSmartshipWorld(LINK_KEY);
  seller.keys.set(LINK_KEY, { expiresAt: now + 100 * 86_400_000 });
  stockSkus(smartship, shelves, skus, Math.max(200, orderCount * 3));
  addWrongCodes(shelves.listings, smartship, wrongCodes, now);
  const orders: SandboxOrder[] = [];
  const orderByNo = new Map<string, SandboxOrder>();
  const listingByCode = new Map(shelves.listings.map((listing) => [listing.itemCode, listing]));
  let placed = 0;

  const before = {
    clock,
    seller,
    listings: shelves.listings,
    listing: (itemCode: string) => listingByCode.get(itemCode),
    orders,
    order: (orderNo: string) => orderByNo.get(orderNo),
    qoo10: qoo10Defaults(),
    qsm: { signedIn: true, settings: {} },
    smartship,
    effects,
    requests: [],
    faults: createFaults(),
    stories: nameStories(new Map(), shelves, smartship),
    runLinkCycle: (how: 'hourly' | 'manual' = 'hourly') => runLinkCycle(world, how),
    shipNow: (shippingNo: string) => shipNow(world, shippingNo),
    deleteShipment: (shippingNo: string) => {
      const shipment = smartship.shipments.get(shippingNo);
      if (shipment === undefined) throw new Error(`No live shipment ${shippingNo}.`);
      bury(world, shipment, 'deleted-by-seller');
    },
    resync: (shippingNo: string) => resync(world, shippingNo),
    registerByExcel: (orderNos: readonly string[]) => registerByExcel(world, orderNos),
    moveShipment: (shippingNo: string, to: 'P0' | 'P1' | 'D4' | 'D5') => moveShipment(world, shippingNo, to),
    cancelOrder: (orderNo: string, how: 'cancelled' | 'requested' = 'cancelled') => {
      const order = orderByNo.get(orderNo);
      if (order === undefined) throw new Error(`No order ${orderNo}.`);
      const at = clock.now();
      const done = how === 'cancelled';
      order.claim = { status: done ? 3 : 1, requestedAt: at, doneAt: done ? at : undefined, reason: '見本の理由' };
      effects.add('qoo10', 'cancel-order', orderNo, { how });
    },
    placeOrder: (wanted: NewOrder) => {
      const order = placeOrder(world, wanted, placed);
      takeUnits(world, order);
      placed += 1;
      orders.unshift(order);
      orderByNo.set(order.orderNo, order);
      effects.add('qoo10', 'place-order', order.orderNo);
      return order;
    },
  };
  const world: World = before;
  const seeded = seedOrders(world, shelves, createRandom(seed), orderCount);
  for (const order of seeded.orders) {
    orders.push(order);
    orderByNo.set(order.orderNo, order);
  }
  before.stories = nameStories(seeded.carts, shelves, smartship);
  // What the seeding did was before the world began.
  effects.forgetAll();
  return world;
}

/** Qoo10 lowers the quantity itself when an order is placed, also an unpaid one (assumed); a cancellation gives nothing back. */
function takeUnits(world: World, order: SandboxOrder): void {
  const listing = world.listing(order.itemCode);
  if (listing === undefined) return;
  const option = listing.options.find(({ optionCode }) => optionCode !== '' && optionCode === order.optionCode);
  if (option) option.qty = Math.max(0, option.qty - order.quantity);
  else if (listing.options.length === 0) listing.quantity = Math.max(0, listing.quantity - order.quantity);
}

function placeOrder(world: World, wanted: NewOrder, placed: number): SandboxOrder {
  const listing = world.listing(wanted.itemCode);
  if (listing === undefined) throw new Error(`No listing ${wanted.itemCode}.`);
  return makeOrder({
    orderNo: String(FIRST_PLACED + placed),
    packNo: wanted.packNo ?? String(FIRST_PLACED_CART + placed),
    listing,
    option: listing.options.length === 0 ? undefined : (wanted.option ?? 0),
    quantity: wanted.quantity ?? 1,
    state: wanted.state ?? 2,
    orderedAt: world.clock.now() - (wanted.paidAgo ?? 0) - 26_000,
    person: personAt(500 + placed),
    memo: '',
    ...(wanted.sellerCode !== undefined && { sellerCode: wanted.sellerCode }),
    ...(wanted.optionCode !== undefined && { optionCode: wanted.optionCode }),
  });
}
