import {
  type Cart,
  collectability,
  isTooOld,
  type OrderLine,
  type OrderNo,
  type Outcome,
  ok,
  type Reason,
  reason,
  SENDABLE_DAYS,
  TOO_LATE_DAYS,
} from '#lib/domain';
import type { Job } from '#lib/storage';
import { readOrders } from '../gathered.ts';
import type { StepTools } from './step.ts';

/** The job's lines as Qoo10 tells them now. The page is never the source (design §3 law 2). */
export async function readLines(job: Job, tools: StepTools): Promise<Outcome<Cart | Reason>> {
  const qoo10 = await tools.qoo10(job.shopId);
  if (!qoo10.ok) return qoo10;
  const told = await readOrders(qoo10.value, job.orderNos);
  const lines: OrderLine[] = [];
  for (const orderNo of job.orderNos) {
    const one = told.get(orderNo) ?? [...told.values()].find(({ ok: came }) => !came);
    // Asked and not answered at all would be a bug of the reader.
    if (!one) throw new Error(`no answer for ${orderNo}`);
    if (!one.ok) return one;
    if (one.value === null) return ok(reason('cancelled-at-qoo10'));
    if (one.value.orderNo !== orderNo) return ok(reason('row-unreadable', { what: 'orderNo' }));
    if (one.value.shopId !== job.shopId) return ok(reason('other-shop', { shopId: one.value.shopId }));
    if (one.value.packNo !== job.packNo) return ok(reason('row-unreadable', { what: 'packNo' }));
    lines.push(await remember(one.value, orderNo, tools));
  }
  return ok({ shopId: job.shopId, packNo: job.packNo, lines });
}

/** The look-up by number tells no planned date [qapi 3.4]: keep what the list told, take everything else anew. */
async function remember(line: OrderLine, orderNo: OrderNo, tools: StepTools): Promise<OrderLine> {
  const before = await tools.data.orders.get([line.shopId, orderNo]);
  const merged: OrderLine = {
    ...line,
    plannedShipDate:
      line.plannedShipDate === 'not-told' ? (before?.plannedShipDate ?? 'not-told') : line.plannedShipDate,
    availableShippingDate: line.availableShippingDate ?? before?.availableShippingDate ?? null,
  };
  await tools.data.orders.put({ ...merged, inLists: before?.inLists ?? true });
  return merged;
}

/** Why a cart can no longer be sent, from its lines as read just now; null when every line is collectable. */
export function standingProblem(lines: readonly OrderLine[]): Reason | null {
  for (const line of lines) {
    const amiss = quantityProblem(line);
    if (amiss) return amiss;
    const standing = collectability(line);
    if (standing === 'awaiting-payment') return reason('unpaid');
    if (standing === 'cancelled') return reason('cancelled-at-qoo10');
    if (standing === 'claimed') return reason('claim-open');
    if (standing === 'has-tracking') {
      return reason('shipped-elsewhere', { carrier: line.carrier, trackingNo: line.trackingNo });
    }
    if (standing === 'shipped') return reason('too-late', { status: line.status });
  }
  return null;
}

function quantityProblem({ quantity }: OrderLine): Reason | null {
  return Number.isInteger(quantity) && quantity >= 1 ? null : reason('quantity-refused', { quantity });
}

/** Why an order is too old to be sent: nobody could tell that it is not in Smartship. */
export const ageProblem = (lines: readonly OrderLine[], now: number): Reason | null =>
  lines.some((line) => isTooOld(line, now)) ? reason('order-too-old', { days: SENDABLE_DAYS }) : null;

/**
 * Why a cart gets no *shipping order*: that is only for what can no longer be collected, was paid within 14 days, is not
 * cancelled or claimed, and has no number from elsewhere (design §5).
 */
export function lateProblem(lines: readonly OrderLine[], now: number): Reason | null {
  const onlyLate = reason('shipping-order-only-late', { days: TOO_LATE_DAYS });
  for (const line of lines) {
    const amiss = quantityProblem(line);
    if (amiss) return amiss;
    const standing = collectability(line);
    if (standing === 'cancelled') return reason('cancelled-at-qoo10');
    if (standing === 'claimed') return reason('claim-open');
    if (line.trackingNo.trim() !== '') {
      return reason('shipped-elsewhere', { carrier: line.carrier, trackingNo: line.trackingNo });
    }
    if (standing !== 'shipped') return onlyLate;
    if (line.paidAt === null || now - line.paidAt >= TOO_LATE_DAYS * 86_400_000) return onlyLate;
  }
  return null;
}

/** What the job's kind asks of its lines, as read just now. */
export const problemOf = (job: Job, lines: readonly OrderLine[], now: number): Reason | null =>
  job.kind === 'shipping-order' ? lateProblem(lines, now) : standingProblem(lines);

export const isReason = (value: Cart | Reason): value is Reason => 'code' in value;
