import { z } from 'zod';
import { confirmAtQoo10 } from '../../world/link.ts';
import { judge, setMapping } from '../../world/shipments.ts';
import type { EffectKind, SandboxShipment, World } from '../../world.ts';
import { isBeforeShipping, labelOf } from '../statuses.ts';
import { type Row, shippingNos, type Tool, ToolRefusal, writeTool } from '../tool.ts';

/** Judges one parcel: why not, or what happens to it. */
type Act = (world: World, shipment: SandboxShipment) => string | undefined;

/** Every parcel has its own result; the whole answers 0 also when some fail (assumed; so does assign_couriers [smartship 3.2]). */
function eachOf(world: World, wanted: readonly string[], effect: EffectKind, act: Act): Row {
  const orderResults = wanted.map((shippingNo) => {
    const shipment = world.smartship.shipments.get(shippingNo);
    const problem = shipment === undefined ? `${shippingNo} was not found.` : act(world, shipment);
    if (problem !== undefined) return { shipping_no: shippingNo, resultCode: -10, resultMsg: problem };
    world.effects.add('smartship', effect, shippingNo, { by: 'mcp' });
    return { shipping_no: shippingNo, resultCode: 0, resultMsg: 'Success' };
  });
  const failed = orderResults.filter(({ resultCode }) => resultCode !== 0).length;
  return {
    resultCode: 0,
    resultMsg: 'Success',
    success_cnt: orderResults.length - failed,
    fail_cnt: failed,
    orderResults,
  };
}

const stateProblem = (shipment: SandboxShipment): string => `Not possible in status ${labelOf(shipment.status)}.`;

/** Only from registered. */
const confirm: Act = (world, shipment) => {
  if (shipment.pendingReason !== '') return `Pending: ${shipment.pendingReason}.`;
  if (shipment.held) return 'The order is on hold.';
  if (shipment.status !== 'RG') return stateProblem(shipment);
  shipment.status = 'OC';
  if (world.smartship.variants.confirmReachesQoo10) confirmAtQoo10(world, shipment, 'smartship');
  return undefined;
};

/** Fulfilment only; confirmed, mapped, in stock, not held [smartship 4 C]. */
const instruct: Act = (world, shipment) => {
  if (shipment.serviceType !== 'FF') return 'Only fulfilment orders can be instructed.';
  judge(world, shipment);
  if (shipment.pendingReason !== '') return `Pending: ${shipment.pendingReason}.`;
  if (shipment.held || shipment.stopRequested) return 'The order is on hold or stopped.';
  if (shipment.status !== 'OC') return stateProblem(shipment);
  shipment.status = 'PI';
  return undefined;
};

/** Until picking starts (assumed; not established [smartship 4]). */
const cancelInstruction: Act = (_world, shipment) => {
  if (shipment.status !== 'PI') return stateProblem(shipment);
  shipment.status = 'OC';
  return undefined;
};

const hold =
  (held: boolean): Act =>
  (_world, shipment) => {
    if (!isBeforeShipping(shipment)) return stateProblem(shipment);
    if (shipment.held === held) return held ? 'Already on hold.' : 'Not on hold.';
    shipment.held = held;
    return undefined;
  };

/** A request, no more [smartship 4]. */
const stop =
  (wanted: boolean): Act =>
  (_world, shipment) => {
    if (shipment.deliveredAt !== undefined) return stateProblem(shipment);
    if (shipment.stopRequested === wanted) return wanted ? 'Already requested.' : 'No stop request.';
    shipment.stopRequested = wanted;
    return undefined;
  };

const onNumbers = (name: string, description: string, effect: EffectKind, act: Act): Tool =>
  writeTool(name, description, { shipping_nos: shippingNos }, (world, args) =>
    eachOf(world, args.shipping_nos, effect, act),
  );

export const ORDER_WRITES = [
  onNumbers('confirm_orders', 'Order confirmation.', 'confirm-order', confirm),
  onNumbers('request_pick_n_pack', 'Fulfilment shipping instruction (Pick & Pack).', 'instruct', instruct),
  onNumbers('cancel_pick_n_pack', 'Cancels a shipping instruction.', 'cancel-instruction', cancelInstruction),
  onNumbers('stop_delivery', 'Requests that a delivery be stopped.', 'stop', stop(true)),
  onNumbers('resume_delivery', 'Withdraws a stop request.', 'resume', stop(false)),
  writeTool(
    'set_order_hold',
    'Holds (I) or releases (D) orders.',
    { shipping_nos: shippingNos, flag: z.enum(['I', 'D']) },
    (world, args) => eachOf(world, args.shipping_nos, args.flag === 'I' ? 'hold' : 'release', hold(args.flag === 'I')),
  ),
  writeTool(
    'map_order_item_sku',
    "Gives one goods line another SKU. The line key is the server's SEQNO.",
    { shipping_no: z.string(), seqno: z.int(), sku_no: z.string() },
    (world, args) => {
      const shipment = world.smartship.shipments.get(args.shipping_no);
      const line = shipment?.lines.find(({ seqNo }) => seqNo === args.seqno);
      if (shipment === undefined || line === undefined) throw new ToolRefusal('The goods line was not found.');
      const sku = world.smartship.skuByNo(args.sku_no);
      if (sku === undefined) throw new ToolRefusal(`SKU ${args.sku_no} was not found.`);
      if (!isBeforeShipping(shipment) || ['PI', 'P0', 'P1'].includes(shipment.status))
        throw new ToolRefusal(stateProblem(shipment));
      setMapping(world, shipment, line, sku);
      judge(world, shipment);
      world.effects.add('smartship', 'map-sku', shipment.shippingNo, { seqNo: args.seqno, skuNo: args.sku_no });
      return { resultCode: 0, resultMsg: 'Success', shipping_no: shipment.shippingNo, SEQNO: args.seqno };
    },
  ),
];
