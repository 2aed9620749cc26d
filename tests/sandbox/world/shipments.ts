import type { World } from '../world.ts';
import { codeOf, matchLine, stockLeft } from './matching.ts';
import type { SandboxOrder } from './orders.ts';
import type { SandboxShipment, ShipmentLine, SmartshipSku, Tombstone } from './smartship.ts';

/** Reasons as the detail shows them; the two causes are public [smartship 4], the words are ours. */
export const NOT_MAPPED = 'SKU not mapped';
export const OUT_OF_STOCK = 'out of stock';

/** Gives a line a SKU, or takes it away, and keeps the units that wait in step. */
export function setMapping(
  world: World,
  shipment: SandboxShipment,
  line: ShipmentLine,
  sku: SmartshipSku | undefined,
): void {
  const before = line.skuNo === undefined ? undefined : world.smartship.skuByNo(line.skuNo);
  if (before !== undefined && shipment.serviceType === 'FF') before.reserved -= line.quantity;
  line.skuNo = sku?.skuNo;
  if (sku !== undefined && shipment.serviceType === 'FF') sku.reserved += line.quantity;
}

/** Judges a fulfilment order anew: error while a line has no SKU or more units are waited for than there are. */
export function judge(world: World, shipment: SandboxShipment): void {
  if (shipment.serviceType !== 'FF' || shipment.shippedAt !== undefined) return;
  const skus = shipment.lines.map((line) =>
    line.skuNo === undefined ? undefined : world.smartship.skuByNo(line.skuNo),
  );
  if (skus.includes(undefined)) shipment.pendingReason = NOT_MAPPED;
  else if (skus.some((sku) => sku !== undefined && stockLeft(sku) < 0)) shipment.pendingReason = OUT_OF_STOCK;
  else shipment.pendingReason = '';
  if (shipment.pendingReason !== '') shipment.status = 'ER';
  else if (shipment.status === 'ER') shipment.status = 'RG';
}

function lineOf(order: SandboxOrder, seqNo: number): ShipmentLine {
  return {
    seqNo,
    orderNo: order.orderNo,
    packNo: order.packNo,
    itemCode: order.itemCode,
    title: order.title,
    optionText: order.optionText,
    code: codeOf(order),
    quantity: order.quantity,
    skuNo: undefined,
  };
}

/** QSP numbers and line keys never come again, also after a deletion. */
export function nextNumber(world: World): number {
  return 100000001 + world.smartship.shipments.size + world.smartship.tombstones.length;
}

export const SEQ_PER_SHIPMENT = 100;

/** Registers one cart as one parcel, the way the link does. */
export function registerShipment(
  world: World,
  orders: readonly SandboxOrder[],
  registeredBy: SandboxShipment['registeredBy'],
  registeredAt: number = world.clock.now(),
): SandboxShipment {
  const number = nextNumber(world);
  const [first] = orders;
  if (first === undefined) throw new Error('A parcel needs a line.');
  const skus = orders.map((order) => matchLine(world, order));
  const sellerShip = world.smartship.variants.unmappedBecomesSellerShip && skus.includes(undefined);
  const shipment: SandboxShipment = {
    shippingNo: `QSP${number}`,
    serviceType: sellerShip ? 'SS' : 'FF',
    status: 'RG',
    registeredAt,
    registeredBy,
    clientRequestId: '',
    lines: orders.map((order, index) => lineOf(order, (number - 100000000) * SEQ_PER_SHIPMENT + index)),
    pendingReason: '',
    held: false,
    stopRequested: false,
    trackingNo: '',
    carrier: '',
    shippedAt: undefined,
    deliveredAt: undefined,
    events: [],
    recipient: {
      name: first.recipient,
      kana: first.recipientKana,
      phone: first.phone,
      mobile: first.mobile,
      zipCode: first.zipCode,
      address: first.address,
    },
  };
  shipment.lines.forEach((line, index) => {
    setMapping(world, shipment, line, skus[index]);
  });
  judge(world, shipment);
  world.smartship.shipments.set(shipment.shippingNo, shipment);
  return shipment;
}

/** Takes a delivery out of the order screens; it is then only under Cancelled Delivery [smartship 1.6]. */
export function bury(world: World, shipment: SandboxShipment, reason: Tombstone['reason']): void {
  for (const line of shipment.lines) setMapping(world, shipment, line, undefined);
  world.smartship.shipments.delete(shipment.shippingNo);
  world.smartship.tombstones.push({
    shippingNo: shipment.shippingNo,
    orderNos: shipment.lines.map(({ orderNo }) => orderNo),
    reason,
    at: world.clock.now(),
  });
  world.effects.add('smartship', 'delete-shipment', shipment.shippingNo, { reason });
}
