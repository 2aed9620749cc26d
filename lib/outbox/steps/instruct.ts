import { type OrderNo, type Reason, reason, type Shipment } from '#lib/domain';
import type { Job } from '#lib/storage';
import { readOrders } from '../gathered.ts';
import { linesOrStop } from './confirm.ts';
import { applyLineSkus } from './line-skus.ts';
import { shipmentNow } from './shipment-now.ts';
import {
  consentOf,
  failedStep,
  mayAct,
  nextLinkLook,
  othersTurn,
  type RunStep,
  SOON,
  type StepTools,
  stop,
  wait,
} from './step.ts';

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
  const others = await unsentIn(job, shipment, tools);
  if (others.length > 0) return stop(await holdsOthers(job, shipment, others, tools));
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

/** What the seller has to do differs: what is cancelled is taken out of the parcel, what was left out may be sent too. */
async function holdsOthers(
  job: Job,
  { shippingNo }: Shipment,
  others: readonly OrderNo[],
  tools: StepTools,
): Promise<Reason> {
  const qoo10 = await tools.qoo10(job.shopId);
  // Asked, not looked up: what was cancelled before our first look nobody here has read.
  const told = qoo10.ok ? [...(await readOrders(qoo10.value, others)).values()] : [];
  const cancelled = told.filter((one) => one.ok && (one.value?.claim === 'done' || one.value?.claim === 'requested'));
  return cancelled.length === others.length
    ? reason('parcel-holds-cancelled', { shippingNo, cancelled: others.join(', ') })
    : reason('parcel-holds-others', { shippingNo, others: others.join(', ') });
}

/**
 * Orders that would leave with this parcel though nobody sent them: a QSP may hold several carts, and an excluded or
 * left-out line of this one. What the seller pressed, or a duty took, may go.
 */
async function unsentIn(job: Job, shipment: Shipment, { outbox }: StepTools): Promise<OrderNo[]> {
  const inside = shipment.lines.flatMap(({ orderNo }) => (orderNo === null ? [] : [orderNo]));
  const others = [...new Set(inside)].filter((orderNo) => !job.orderNos.includes(orderNo));
  if (others.length === 0) return [];
  const jobs = await outbox.jobs.where('orderNos').anyOf(others).toArray();
  const sent = new Set(jobs.filter(({ phase }) => phase !== 'undone').flatMap(({ orderNos }) => orderNos));
  return others.filter((orderNo) => !sent.has(orderNo));
}
