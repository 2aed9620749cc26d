import {
  type Cart,
  collectability,
  type OrderLine,
  type OrderNo,
  type Outcome,
  ok,
  type Reason,
  reason,
} from '#lib/domain';
import type { Job } from '#lib/storage';
import type { StepTools } from './step.ts';

/** The job's lines as Qoo10 tells them now. The page is never the source (design §3 law 2). */
export async function readLines(job: Job, tools: StepTools): Promise<Outcome<Cart | Reason>> {
  const qoo10 = await tools.qoo10(job.shopId);
  if (!qoo10.ok) return qoo10;
  const lines: OrderLine[] = [];
  for (const orderNo of job.orderNos) {
    const told = await qoo10.value.orderByNo(orderNo);
    if (!told.ok) return told;
    if (told.value === null) return ok(reason('cancelled-at-qoo10'));
    if (told.value.shopId !== job.shopId) return ok(reason('other-shop', { shopId: told.value.shopId }));
    if (told.value.packNo !== job.packNo) return ok(reason('row-unreadable', { what: 'packNo' }));
    lines.push(await remember(told.value, orderNo, tools));
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
    if (!Number.isInteger(line.quantity) || line.quantity < 1) {
      return reason('quantity-refused', { quantity: line.quantity });
    }
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

export const isReason = (value: Cart | Reason): value is Reason => 'code' in value;
