import { z } from 'zod';
import { nextNumber, SEQ_PER_SHIPMENT } from '../../world/shipments.ts';
import type { SandboxShipment, ShipmentLine, World } from '../../world.ts';
import { type Row, ToolRefusal, writeTool } from '../tool.ts';

const recipient = z.object({
  name: z.string().min(1).max(100),
  name_kana: z.string().optional(),
  tel_no: z.string().optional(),
  hp_no: z.string().optional(),
  zip_code: z.string().min(1),
  address1: z.string().min(1),
  address2: z.string().optional(),
  country_code: z.string().length(2).default('JP'),
  memo: z.string().max(200).optional(),
});

const item = z.object({
  order_no: z.string().optional().describe('Sales site order number of this line, when it differs'),
  item_name: z.string().min(1),
  seller_code: z.string().optional(),
  sku_no: z.string().optional(),
  qty: z.int().min(1),
  unit_price: z.number().min(0),
});

const shape = {
  client_request_id: z.string().min(1).max(100).describe('The same id never creates a second order'),
  order_type: z.enum(['SS', 'SW', 'FF', 'BB']).default('SS'),
  order_no: z.string().min(1).describe('Sales site order number'),
  cart_no: z.string().optional(),
  currency: z.string().length(3).default('JPY'),
  recipient,
  items: z.array(item).min(1).max(20),
};
type Wanted = z.output<z.ZodObject<typeof shape>>;

function linesOf(wanted: Wanted, number: number): ShipmentLine[] {
  const orderNos = wanted.order_no.split('|');
  return wanted.items.map((each, index) => ({
    seqNo: (number - 100000000) * SEQ_PER_SHIPMENT + index,
    orderNo: each.order_no ?? orderNos[index] ?? orderNos[0] ?? '',
    packNo: wanted.cart_no ?? '',
    itemCode: '',
    title: each.item_name,
    optionText: '',
    code: each.seller_code ?? '',
    quantity: each.qty,
    skuNo: each.sku_no,
  }));
}

function register(world: World, wanted: Wanted): SandboxShipment {
  const number = nextNumber(world);
  const shipment: SandboxShipment = {
    shippingNo: `QSP${number}`,
    serviceType: wanted.order_type,
    status: 'RG',
    registeredAt: world.clock.now(),
    registeredBy: 'mcp',
    clientRequestId: wanted.client_request_id,
    lines: linesOf(wanted, number),
    pendingReason: '',
    held: false,
    stopRequested: false,
    trackingNo: '',
    carrier: '',
    shippedAt: undefined,
    deliveredAt: undefined,
    events: [],
    recipient: {
      name: wanted.recipient.name,
      kana: wanted.recipient.name_kana ?? '',
      phone: wanted.recipient.tel_no ?? '',
      mobile: wanted.recipient.hp_no ?? '',
      zipCode: wanted.recipient.zip_code,
      address: [wanted.recipient.address1, wanted.recipient.address2 ?? ''].join(' ').trim(),
    },
  };
  world.smartship.shipments.set(shipment.shippingNo, shipment);
  world.smartship.requestIds.set(wanted.client_request_id, shipment.shippingNo);
  world.effects.add('smartship', 'create-order', shipment.shippingNo, {
    clientRequestId: wanted.client_request_id,
    orderNos: shipment.lines.map(({ orderNo }) => orderNo),
  });
  return shipment;
}

/**
 * SS and SW only [smartship 3.2]. The same client_request_id answers the same QSP number and does nothing more, also when that order was
 * deleted since (assumed). A mall order that is already alive under another number is not noticed: that is the double registration to guard against.
 */
export const createOrder = writeTool(
  'create_order',
  'Creates a shipping order. SS and active SW only.',
  shape,
  (world, wanted): Row => {
    if (wanted.order_type === 'FF' || wanted.order_type === 'BB')
      throw new ToolRefusal(
        `${wanted.order_type} orders cannot be created here. Register fulfilment orders by the sales site link or by Excel.`,
      );
    const known = world.smartship.requestIds.get(wanted.client_request_id);
    const shippingNo = known ?? register(world, wanted).shippingNo;
    return { resultCode: 0, resultMsg: 'Success', shipping_no: shippingNo, duplicated: known !== undefined };
  },
);
