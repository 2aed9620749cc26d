import { type OrderNo, type Reason, reason, type Shipment } from '#lib/domain';
import type { Job } from '#lib/storage';
import { readOrders } from '../gathered.ts';
import type { StepTools } from './step.ts';

/**
 * Why a parcel must not leave for what lies beside the job's orders; null when it may. What was cancelled is to be taken
 * out, what nobody sent may be sent too.
 */
export async function besideIn(job: Job, shipment: Shipment, tools: StepTools): Promise<Reason | null> {
  const { shippingNo } = shipment;
  const others = await unsentIn(job, shipment, tools);
  if (others.length === 0) return null;
  const qoo10 = await tools.qoo10(job.shopId);
  // Asked, not looked up: what was cancelled before our first look nobody here has read.
  const told = qoo10.ok ? await readOrders(qoo10.value, others) : new Map<OrderNo, never>();
  const cancelled = others.filter((orderNo) => {
    const one = told.get(orderNo);
    return one?.ok && (one.value?.claim === 'done' || one.value?.claim === 'requested');
  });
  return cancelled.length > 0
    ? reason('parcel-holds-cancelled', { shippingNo, cancelled: cancelled.join(', ') })
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
