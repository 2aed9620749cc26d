import type { World } from '../world.ts';
import { isCancelled, type SandboxOrder } from './orders.ts';
import { registerShipment } from './shipments.ts';
import type { SandboxShipment } from './smartship.ts';

const ordersOf = (world: World, orderNos: readonly string[]): SandboxOrder[] =>
  orderNos.map((orderNo) => {
    const order = world.order(orderNo);
    if (order === undefined) throw new Error(`No order ${orderNo}.`);
    return order;
  });

/** See {@link World.registerByExcel}. */
export function registerByExcel(world: World, orderNos: readonly string[]): SandboxShipment {
  const shipment = registerShipment(world, ordersOf(world, orderNos), 'excel');
  world.effects.add('smartship', 'excel-register', shipment.shippingNo, { orderNos });
  return shipment;
}

/** See {@link World.resync}. */
export function resync(world: World, shippingNo: string): SandboxShipment | undefined {
  const tombstone = world.smartship.tombstones.find((each) => each.shippingNo === shippingNo);
  if (tombstone === undefined) throw new Error(`No cancelled delivery ${shippingNo}.`);
  const orders = ordersOf(world, tombstone.orderNos);
  const isValid = (order: SandboxOrder): boolean =>
    order.state <= 3 && order.claim === undefined && !isCancelled(order) && !world.smartship.shipmentOf(order.orderNo);
  if (!orders.every(isValid)) return undefined;
  const shipment = registerShipment(world, orders, 'api-link');
  world.effects.add('smartship', 'resync', shipment.shippingNo, { instead: shippingNo });
  return shipment;
}

/** See {@link World.moveShipment}. */
export function moveShipment(world: World, shippingNo: string, to: 'P0' | 'P1' | 'D4' | 'D5'): SandboxShipment {
  const shipment = world.smartship.shipments.get(shippingNo);
  if (shipment === undefined) throw new Error(`No live shipment ${shippingNo}.`);
  if (to.startsWith('D') && shipment.shippedAt === undefined) throw new Error(`${shippingNo} has not been shipped.`);
  shipment.status = to;
  if (to !== 'D5') return shipment;
  const now = world.clock.now();
  shipment.deliveredAt = now;
  shipment.events.push({ code: 'D5', label: '配送完了', at: now, location: '見本県' });
  world.effects.add('smartship', 'deliver', shippingNo);
  for (const { orderNo } of shipment.lines) {
    const order = world.order(orderNo);
    if (order?.state !== 4) continue;
    order.state = 5;
    order.deliveredAt = now;
  }
  return shipment;
}
