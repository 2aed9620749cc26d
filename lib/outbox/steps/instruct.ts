import { reason, type Shipment } from '#lib/domain';
import { besideIn } from './beside.ts';
import { linesOrStop } from './confirm.ts';
import { applyLineSkus } from './line-skus.ts';
import { shipmentNow } from './shipment-now.ts';
import { consentOf, failedStep, mayAct, nextLinkLook, othersTurn, type RunStep, SOON, stop, wait } from './step.ts';

const INSTRUCTED: ReadonlySet<Shipment['stage']> = new Set(['instructed', 'picking', 'shipped', 'delivered']);

/**
 * Step 5: 出荷指示. Only for fulfilment, only when a fresh read shows 配送準備 without a claim. Success is what the
 * server shows afterwards, not what it replied.
 */
export const instruct: RunStep = async (job, tools) => {
  const smartship = await tools.smartship();
  if (!smartship.ok) return failedStep('instruct', smartship.failure, tools.now());
  const before = await shipmentNow(job, smartship.value, tools);
  if (!before.ok) return failedStep('instruct', before.failure, tools.now());
  if ('stopped' in before.value) return stop(before.value.stopped);
  const { shipment } = before.value;
  if (INSTRUCTED.has(shipment.stage)) return { kind: 'done', by: 'other', to: 'track' };
  // A seller-shipped order has no instruction: the seller prints its waybill in Smartship [smartship 1.7].
  if (shipment.serviceType === 'SS') return { kind: 'done', by: 'seller', to: 'track' };
  if (shipment.serviceType !== 'FF' || shipment.stage !== 'confirmed') {
    return wait(
      nextLinkLook(tools.now()),
      reason('stage-unknown', { shippingNo: shipment.shippingNo, label: shipment.statusLabel }),
    );
  }
  const fresh = await linesOrStop(job, tools, 'instruct');
  if ('result' in fresh) return fresh.result;
  if (fresh.lines.some((line) => line.status !== 3)) {
    return { kind: 'retry', reason: reason('server-does-not-show-it', { step: 'confirm' }) };
  }
  if (shipment.held || shipment.pendingReason !== null) {
    const says = shipment.pendingReason ?? shipment.statusLabel;
    return stop(reason('stuck-in-smartship', { shippingNo: shipment.shippingNo, says }));
  }
  const beside = await besideIn(job, shipment, tools);
  if (beside) return stop(beside);
  const mapped = await applyLineSkus(job, shipment, smartship.value, tools);
  if ('result' in mapped) return mapped.result;
  if (!(await mayAct(job, 'instruct', tools))) return othersTurn(job, 'instruct', 'instruct', tools);
  if (!smartship.value.offer('instruct').offered) {
    return wait(nextLinkLook(tools.now()), reason('waiting-for-duty', { step: 'instruct', by: 'smartship' }));
  }
  const written = await smartship.value.instruct([shipment.shippingNo], consentOf(job, tools));
  if (!written.ok) return failedStep('instruct', written.failure, tools.now());
  const after = await shipmentNow(job, smartship.value, tools);
  if (!after.ok) return failedStep('instruct', after.failure, tools.now());
  if ('stopped' in after.value) return stop(after.value.stopped);
  if (INSTRUCTED.has(after.value.shipment.stage)) return { kind: 'done', by: 'extension', to: 'track' };
  const refused = written.value.find((row) => !row.accepted);
  if (refused) return stop(reason('stuck-in-smartship', { shippingNo: shipment.shippingNo, says: refused.says }));
  return wait(tools.now() + SOON, reason('server-does-not-show-it', { step: 'instruct' }));
};
