import type { LinkRun, World } from '../world.ts';
import { DAY, startOfDay } from './jst.ts';
import { isCancelled, type SandboxOrder } from './orders.ts';
import { bury, registerShipment, setMapping } from './shipments.ts';
import type { SandboxShipment } from './smartship.ts';

/** New order or order confirmed, paid, no claim, no waybill [smartship 1.4; Qoo10 JP API Instruction, "Collectable"]. */
const isCollectable = (order: SandboxOrder): boolean =>
  (order.state === 2 || order.state === 3) &&
  order.paidAt !== undefined &&
  order.claim === undefined &&
  order.trackingNo === '';

/** The link's own key, as Qoo10 sees it. */
function keyProblem(world: World): string {
  const key = world.seller.keys.get(world.smartship.link.key);
  if (key === undefined) return '存在しないAPIです。';
  return key.expiresAt <= world.clock.now() ? 'SAK expired' : '';
}

/** Orders cancelled on the mall leave Smartship; of a partly cancelled parcel only those lines do [smartship 1.5]. */
function removeCancelled(world: World): string[] {
  const removed: string[] = [];
  for (const shipment of [...world.smartship.shipments.values()]) {
    if (shipment.shippedAt !== undefined) continue;
    const alive = shipment.lines.filter((line) => {
      const order = world.order(line.orderNo);
      return order === undefined || !isCancelled(order);
    });
    if (alive.length === shipment.lines.length) continue;
    if (alive.length === 0) {
      bury(world, shipment, 'cancelled-on-mall');
      removed.push(shipment.shippingNo);
    } else {
      for (const line of shipment.lines) if (!alive.includes(line)) setMapping(world, shipment, line, undefined);
      shipment.lines = alive;
    }
  }
  return removed;
}

function carts(orders: readonly SandboxOrder[]): SandboxOrder[][] {
  const byPack = new Map<string, SandboxOrder[]>();
  for (const order of orders) byPack.set(order.packNo, [...(byPack.get(order.packNo) ?? []), order]);
  return [...byPack.values()];
}

/** Confirms at Smartship and, since that is what the link's option is for, at Qoo10. */
function confirmByLink(world: World, shipment: SandboxShipment): void {
  shipment.status = 'OC';
  world.effects.add('smartship', 'confirm-order', shipment.shippingNo, { by: 'link' });
  confirmAtQoo10(world, shipment, 'link');
}

/** A shipment's lines that still wait for the seller become 配送準備 with a planned date in two days. */
export function confirmAtQoo10(world: World, shipment: SandboxShipment, by: string): void {
  for (const line of shipment.lines) {
    const order = world.order(line.orderNo);
    if (order?.state !== 2 || order.claim !== undefined) continue;
    order.state = 3;
    order.plannedAt = startOfDay(world.clock.now() + 2 * DAY);
    order.packingNo = `JPP${order.orderNo.slice(-8)}`;
    world.effects.add('qoo10', 'confirm', order.orderNo, { by });
  }
}

/** See {@link World.runLinkCycle}. */
export function runLinkCycle(world: World, how: 'hourly' | 'manual'): LinkRun {
  const { link, tombstones } = world.smartship;
  link.lastRunAt = world.clock.now();
  link.lastError = keyProblem(world);
  if (link.lastError !== '') return { registered: [], removed: [], problem: link.lastError };
  const removed = removeCancelled(world);
  if (how === 'hourly' && !link.automaticOrderIntegration) return { registered: [], removed, problem: 'off' };
  const known = new Set(
    [...world.smartship.shipments.values()].flatMap(({ lines }) => lines.map(({ orderNo }) => orderNo)),
  );
  for (const { orderNos } of tombstones) for (const orderNo of orderNos) known.add(orderNo);
  const wanted = world.orders.filter((order) => isCollectable(order) && !known.has(order.orderNo));
  const registered = carts(wanted).map((lines) => registerShipment(world, lines, 'api-link'));
  for (const shipment of registered) {
    world.effects.add('smartship', 'link-register', shipment.shippingNo, {
      orderNos: shipment.lines.map(({ orderNo }) => orderNo),
    });
    if (shipment.pendingReason !== '') continue;
    if (link.automaticOrderConfirmation) confirmByLink(world, shipment);
    if (link.automaticFulfillmentInstruction && shipment.status === 'OC' && shipment.serviceType === 'FF') {
      shipment.status = 'PI';
      world.effects.add('smartship', 'instruct', shipment.shippingNo, { by: 'link' });
    }
  }
  return { registered: registered.map(({ shippingNo }) => shippingNo), removed, problem: '' };
}

/** See {@link World.shipNow}. */
export function shipNow(world: World, shippingNo: string): SandboxShipment {
  const shipment = world.smartship.shipments.get(shippingNo);
  if (shipment === undefined) throw new Error(`No live shipment ${shippingNo}.`);
  const now = world.clock.now();
  shipment.status = 'D3';
  shipment.shippedAt = now;
  shipment.carrier = '佐川急便';
  shipment.trackingNo = `4000${shippingNo.slice(-8)}`;
  shipment.events.push({ code: 'D3', label: '出荷完了', at: now, location: '見本センター東京' });
  for (const line of shipment.lines) {
    const sku = line.skuNo === undefined ? undefined : world.smartship.skuByNo(line.skuNo);
    const plCd = world.smartship.warehouses[0]?.plCd ?? '';
    if (sku !== undefined && shipment.serviceType === 'FF') {
      sku.reserved -= line.quantity;
      sku.stock[plCd] = Math.max(0, (sku.stock[plCd] ?? 0) - line.quantity);
    }
  }
  world.effects.add('smartship', 'ship', shippingNo);
  if (world.smartship.link.writeTracking && keyProblem(world) === '') writeTracking(world, shipment);
  return shipment;
}

function writeTracking(world: World, shipment: SandboxShipment): void {
  for (const line of shipment.lines) {
    const order = world.order(line.orderNo);
    if (order === undefined || order.state > 3 || isCancelled(order)) continue;
    order.state = 4;
    order.carrier = shipment.carrier;
    order.trackingNo = shipment.trackingNo;
    order.shippedAt = world.clock.now();
    world.effects.add('qoo10', 'send-tracking', order.orderNo, { by: 'link' });
  }
}
