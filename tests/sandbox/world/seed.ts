import type { World } from '../world.ts';
import type { Shelves } from './goods.ts';
import { DAY, HOUR } from './jst.ts';
import type { Listing } from './listings.ts';
import { makeOrder } from './make-order.ts';
import type { QooState, SandboxOrder } from './orders.ts';
import { personAt } from './people.ts';
import { pick } from './random.ts';
import { bury, registerShipment } from './shipments.ts';
import { STORY_PLANS, type StoryLine, type StoryName, type StoryPlan, type StoryShipment } from './stories.ts';

const FIRST_ORDER = 1290000101;
const FIRST_CART = 512340001;
/** Fillers stand well above, so that one more story moves none of them. */
const FIRST_FILLER = 1290001001;
const FIRST_FILLER_CART = 512341001;

export type Seeded = {
  readonly orders: SandboxOrder[];
  readonly carts: ReadonlyMap<StoryName, readonly SandboxOrder[]>;
};
type Planned = { readonly orders: readonly SandboxOrder[]; readonly shipment: StoryShipment };

function listingOf(shelves: Shelves, line: StoryLine): Listing {
  const listing = typeof line.listing === 'number' ? shelves.good[line.listing] : shelves.trouble.get(line.listing);
  if (listing === undefined) throw new Error(`The catalogue has no ${line.listing}.`);
  return listing;
}

function storyOrders(plan: StoryPlan, shelves: Shelves, now: number, orderNo: number, cart: number): SandboxOrder[] {
  return plan.lines.map((line, index) => {
    const order = makeOrder({
      orderNo: String(orderNo + index),
      packNo: String(FIRST_CART + cart),
      listing: listingOf(shelves, line),
      option: line.option,
      quantity: line.quantity ?? 1,
      state: plan.state,
      orderedAt: now - plan.hoursAgo * HOUR,
      person: personAt(cart),
      memo: cart % 4 === 0 ? '宅配ボックスへ' : '',
    });
    if (plan.foreignTracking !== undefined) [order.carrier, order.trackingNo] = plan.foreignTracking;
    if (plan.claim !== undefined) {
      const requestedAt = now - (plan.hoursAgo * HOUR) / 2;
      order.claim = {
        status: plan.claim,
        requestedAt,
        doneAt: plan.claim === 3 ? requestedAt : undefined,
        reason: '見本の理由',
      };
    }
    return order;
  });
}

const FILLER_STATES: readonly QooState[] = [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 1, 4, 4, 5, 5];

/** One filler cart of one or two lines, all of good listings: ready ones of the last two days, shipped ones up to three weeks old. */
function fillerOrders(shelves: Shelves, random: () => number, now: number, made: number, cart: number): SandboxOrder[] {
  const state = pick(random, FILLER_STATES);
  const age = state <= 3 ? 3 * HOUR + random() * (1.8 * DAY) : 3 * DAY + random() * 18 * DAY;
  const lines = random() < 0.14 ? 2 : 1;
  return Array.from({ length: lines }, (_, index) => {
    const listing = pick(random, shelves.good);
    return makeOrder({
      orderNo: String(FIRST_FILLER + made + index),
      packNo: String(FIRST_FILLER_CART + cart),
      listing,
      option: listing.options.length === 0 ? undefined : Math.floor(random() * listing.options.length),
      quantity: random() < 0.85 ? 1 : 2,
      state,
      orderedAt: Math.floor(now - age),
      person: personAt(100 + cart),
      memo: random() < 0.1 ? '置き配希望' : '',
    });
  });
}

function plannedCarts(shelves: Shelves, random: () => number, now: number, count: number) {
  const carts = new Map<StoryName, readonly SandboxOrder[]>();
  const planned: Planned[] = [];
  let made = 0;
  let cart = 0;
  // The table's own keys; Object.entries widens them.
  for (const [name, plan] of Object.entries(STORY_PLANS) as [StoryName, StoryPlan][]) {
    const orders = storyOrders(plan, shelves, now, FIRST_ORDER + made, cart);
    carts.set(name, orders);
    planned.push({ orders, shipment: plan.shipment ?? 'none' });
    made += orders.length;
    cart += 1;
  }
  let fillers = 0;
  for (let index = 0; made + fillers < count; index += 1) {
    const orders = fillerOrders(shelves, random, now, fillers, index).slice(0, count - made - fillers);
    fillers += orders.length;
    const state = orders[0]?.state ?? 2;
    planned.push({ orders, shipment: state === 5 ? 'delivered' : state === 4 ? 'shipped' : 'none' });
  }
  return { carts, planned };
}

/** Takes a parcel to where its plan says it is, without leaving effects: all this was before the world began. */
function settle(world: World, { orders, shipment: to }: Planned): void {
  const [first] = orders;
  if (to === 'none' || first === undefined) return;
  const shipment = registerShipment(world, orders, 'api-link', first.orderedAt + HOUR);
  if (to === 'deleted') bury(world, shipment, 'deleted-by-seller');
  if (to === 'deleted' || to === 'registered') return;
  shipment.status = to === 'confirmed' ? 'OC' : to === 'instructed' ? 'PI' : to === 'shipped' ? 'D4' : 'D5';
  if (to !== 'shipped' && to !== 'delivered') return;
  for (const line of shipment.lines) {
    const sku = line.skuNo === undefined ? undefined : world.smartship.skuByNo(line.skuNo);
    if (sku !== undefined) sku.reserved -= line.quantity;
  }
  shipment.shippedAt = first.shippedAt;
  shipment.deliveredAt = first.deliveredAt;
  shipment.trackingNo = first.trackingNo;
  shipment.carrier = first.carrier;
  for (const order of orders) order.trackingNo = first.trackingNo;
  shipment.events.push({ code: 'D3', label: '出荷完了', at: first.shippedAt ?? 0, location: '見本センター東京' });
  if (first.deliveredAt !== undefined)
    shipment.events.push({ code: 'D5', label: '配送完了', at: first.deliveredAt, location: '見本県' });
}

/** Fills a world with the stories' orders and fillers, and with the parcels that Smartship already has. */
export function seedOrders(world: World, shelves: Shelves, random: () => number, count: number): Seeded {
  if (count === 0) return { orders: [], carts: new Map() };
  const now = world.clock.now();
  const { carts, planned } = plannedCarts(shelves, random, now, count);
  const newestFirst = (left: SandboxOrder, right: SandboxOrder): number =>
    right.orderedAt - left.orderedAt || Number(left.orderNo) - Number(right.orderNo);
  const orders = planned.flatMap((each) => each.orders).sort(newestFirst);
  // Stories first, oldest first, so that their QSP numbers too hang on nothing else.
  for (const each of planned.slice(0, carts.size).reverse()) settle(world, each);
  for (const each of planned.slice(carts.size)) settle(world, each);
  return { orders, carts };
}
