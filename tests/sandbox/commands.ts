import { HOUR, jstTime, MINUTE } from './world/jst.ts';
import type { World } from './world.ts';

const HELP = `link               Smartship's link runs now
link on|off        automatic order integration
ship QSP…          the centre ships a parcel (without a number: lists what could ship)
cancel ORDER       the buyer cancels;  request ORDER  asks to
delete QSP…        the seller deletes a delivery in Smartship;  resync QSP…  takes it back under a new number
excel ORDER        the seller registers an order by Excel
move QSP… P0       picked (P0), packed (P1), on its way (D4), delivered (D5)
order ITEMCODE     a buyer orders (default: the first listing)
clock +3h          time goes on (m, h, d); the link runs once for every hour
expire | revoke    Qoo10's keys expire | are forgotten
signout            Smartship ends all sign-ins
orders | effects | requests   what there is, the last 20 that happened
help`;

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: 24 * HOUR };

function advance(world: World, text: string): string {
  const [, amount, unit] = /^\+?(\d+)([mhd])$/.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return 'Say how long: clock +3h';
  let left = Number(amount) * (UNITS[unit] ?? 0);
  let registered = 0;
  for (; left >= HOUR; left -= HOUR) {
    world.clock.advance(HOUR);
    registered += world.runLinkCycle().registered.length;
  }
  world.clock.advance(left);
  return `It is ${jstTime(world.clock.now())} in Japan. The link registered ${registered}.`;
}

function link(world: World, argument: string): string {
  if (argument === 'on' || argument === 'off') {
    world.smartship.link.automaticOrderIntegration = argument === 'on';
    return `Automatic order integration is ${argument}.`;
  }
  const run = world.runLinkCycle('manual');
  if (run.problem !== '') return `Nothing was collected: ${run.problem}`;
  return `Registered ${run.registered.join(' ') || 'nothing'}; removed ${run.removed.join(' ') || 'nothing'}.`;
}

function ship(world: World, shippingNo: string): string {
  if (shippingNo !== '') return `${shippingNo} went out as ${world.shipNow(shippingNo).trackingNo}.`;
  const waiting = [...world.smartship.shipments.values()].filter(({ shippedAt }) => shippedAt === undefined);
  return waiting.map((each) => `${each.shippingNo} ${each.status} ${each.pendingReason}`).join('\n');
}

const last = (lines: readonly string[]): string => lines.slice(-20).join('\n') || 'nothing yet';

const COMMANDS: Readonly<Record<string, (world: World, argument: string, second: string) => string>> = {
  help: () => HELP,
  link,
  ship,
  cancel: (world, orderNo) => {
    world.cancelOrder(orderNo);
    return `${orderNo} is cancelled.`;
  },
  request: (world, orderNo) => {
    world.cancelOrder(orderNo, 'requested');
    return `The buyer of ${orderNo} asks to cancel.`;
  },
  delete: (world, shippingNo) => {
    world.deleteShipment(shippingNo);
    return `${shippingNo} is deleted.`;
  },
  resync: (world, shippingNo) => {
    const shipment = world.resync(shippingNo);
    return shipment === undefined ? 'The mall order is no longer valid.' : `Now ${shipment.shippingNo}.`;
  },
  excel: (world, orderNo) => `Registered ${world.registerByExcel([orderNo]).shippingNo}.`,
  move: (world, shippingNo, to) => {
    if (to !== 'P0' && to !== 'P1' && to !== 'D4' && to !== 'D5') return 'Say where: P0, P1, D4 or D5.';
    return `${world.moveShipment(shippingNo, to).shippingNo} is ${to}.`;
  },
  order: (world, itemCode) => {
    const order = world.placeOrder({ itemCode: itemCode || world.stories.listingWithoutOptions.itemCode });
    return `Order ${order.orderNo}: ${order.title}`;
  },
  clock: advance,
  expire: (world) => {
    world.seller.expireKeys();
    return 'Every seller authorization key is expired.';
  },
  revoke: (world) => {
    world.seller.revokeKeys();
    return 'No seller authorization key is known any more.';
  },
  signout: (world) => {
    world.smartship.oauth.signOutAll();
    return 'All Smartship sign-ins are over.';
  },
  orders: (world) =>
    world.orders
      .slice(0, 20)
      .map(
        (order) => `${order.orderNo} cart ${order.packNo} state ${order.state} ${order.optionCode || order.sellerCode}`,
      )
      .join('\n'),
  effects: (world) =>
    last(world.effects.log.map(({ at, system, kind, key }) => `${jstTime(at)} ${system} ${kind} ${key}`)),
  // Without query: keys may stand in it.
  requests: (world) =>
    last(
      world.requests.map(({ method, host, path, labels }) => `${method} ${host}${path.split('?')[0]} ${labels.at(-1)}`),
    ),
};

/** Does what one typed line asks and answers what to print; a mistake is an answer too. */
export function obey(world: World, line: string): string {
  const [name = '', argument = '', second = ''] = line.trim().split(/\s+/);
  if (name === '') return '';
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return `There is no command ${name}.\n${HELP}`;
  try {
    return command(world, argument, second);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
