import { reason, type Shipment } from '#lib/domain';
import type { SmartshipGateway } from '#lib/smartship';
import { type Job, lineSkusOf } from '#lib/storage';
import { shipmentNow } from './shipment-now.ts';
import { consentOf, failedStep, type StepResult, type StepTools, stop } from './step.ts';

/** Stages in which a goods line may still get another SKU. */
const OPEN: ReadonlySet<Shipment['stage']> = new Set(['error', 'registered', 'confirmed']);

/**
 * Gives the lines for which the seller chose another SKU that SKU, where Smartship does not show it yet, and reads again:
 * success is what the server shows. Only before the instruction. The shipment as it stands then, or why the step ends.
 */
export async function applyLineSkus(
  job: Job,
  shipment: Shipment,
  gateway: SmartshipGateway,
  tools: StepTools,
): Promise<{ readonly shipment: Shipment } | { readonly result: StepResult }> {
  const choices = await lineSkusOf(
    tools.outbox,
    job.orderNos.map((orderNo) => ({ shopId: job.shopId, orderNo })),
  );
  const wanted = choices.filter((choice) => skuOn(shipment, choice.orderNo) !== choice.skuNo);
  if (wanted.length === 0 || !OPEN.has(shipment.stage)) return { shipment };
  const offer = gateway.offer('map-line-sku');
  if (!offer.offered) {
    return { result: stop(reason('not-offered', { operation: 'map-line-sku', detail: offer.detail })) };
  }
  for (const { orderNo, skuNo } of wanted) {
    const lines = shipment.lines.filter((line) => line.orderNo === orderNo);
    const [line, another] = lines;
    // Without the server's own line key, or with two to choose from, nobody can say which line is meant.
    if (!line || another || line.seqNo === null) {
      return { result: stop(reason('line-sku-refused', { orderNo, says: '' })) };
    }
    const { shippingNo } = shipment;
    const written = await gateway.mapLineSku({ shippingNo, seqNo: line.seqNo, skuNo }, consentOf(job, tools));
    if (!written.ok) return { result: failedStep('instruct', written.failure, tools.now()) };
    const refused = written.value.find((row) => !row.accepted);
    if (refused) return { result: stop(reason('line-sku-refused', { orderNo, says: refused.says })) };
  }
  const after = await shipmentNow(job, gateway, tools);
  if (!after.ok) return { result: failedStep('instruct', after.failure, tools.now()) };
  if ('stopped' in after.value) return { result: stop(after.value.stopped) };
  const shown = after.value.shipment;
  return wanted.every((choice) => skuOn(shown, choice.orderNo) === choice.skuNo)
    ? { shipment: shown }
    : { result: { kind: 'retry', reason: reason('server-does-not-show-it', { step: 'instruct' }) } };
}

const skuOn = (shipment: Shipment, orderNo: string): string | null =>
  shipment.lines.find((line) => line.orderNo === orderNo)?.skuNo ?? null;
