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
import { type DataDb, type Job, type OrderRow, together } from '#lib/storage';
import { readOrders } from '../gathered.ts';
import type { StepTools } from './step.ts';

/** The job's lines as Qoo10 tells them now. The page is never the source (design §3 law 2). */
export async function readLines(job: Job, tools: StepTools): Promise<Outcome<Cart | Reason>> {
  const qoo10 = await tools.qoo10(job.shopId);
  if (!qoo10.ok) return qoo10;
  const told = await readOrders(qoo10.value, job.orderNos);
  const lines: OrderLine[] = [];
  let ended: Outcome<Reason> | null = null;
  for (const orderNo of job.orderNos) {
    const one = told.get(orderNo) ?? [...told.values()].find(({ ok: came }) => !came);
    // Asked and not answered at all would be a bug of the reader.
    if (!one) throw new Error(`no answer for ${orderNo}`);
    if (!one.ok) {
      ended = one;
      break;
    }
    const own = ownLine(one.value, orderNo, job);
    if (isReason(own)) {
      ended = ok(own);
      break;
    }
    lines.push(own);
  }
  const kept = await remember(tools.data, lines);
  return ended ?? ok({ shopId: job.shopId, packNo: job.packNo, lines: kept });
}

/** What was told of an order, or why it is not this job's. */
function ownLine(line: OrderLine | null, orderNo: OrderNo, job: Job): OrderLine | Reason {
  if (line === null) return reason('cancelled-at-qoo10');
  if (line.orderNo !== orderNo) return reason('row-unreadable', { what: 'orderNo' });
  if (line.shopId !== job.shopId) return reason('other-shop', { shopId: line.shopId });
  if (line.packNo !== job.packNo) return reason('row-unreadable', { what: 'packNo' });
  return line;
}

/** The look-up by number tells no planned date [qapi 3.4]: keep what the list told, take everything else anew. */
const remember = together((data: DataDb, asked: readonly (readonly OrderLine[])[]) =>
  data.transaction('rw', data.orders, async () => {
    const lines = asked.flat();
    const before = await data.orders.bulkGet(lines.map(({ shopId, orderNo }): [string, string] => [shopId, orderNo]));
    const merged = lines.map((line, at) => withDates(line, before[at]));
    await data.orders.bulkPut(merged.map((line, at) => ({ ...line, inLists: before[at]?.inLists ?? true })));
    const kept = new Map(lines.map((line, at) => [line, merged[at]]));
    return asked.map((own) => own.map((line) => kept.get(line) ?? line));
  }),
);

const withDates = (line: OrderLine, before: OrderRow | undefined): OrderLine => ({
  ...line,
  plannedShipDate: line.plannedShipDate === 'not-told' ? (before?.plannedShipDate ?? 'not-told') : line.plannedShipDate,
  availableShippingDate: line.availableShippingDate ?? before?.availableShippingDate ?? null,
});

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
function lateProblem(lines: readonly OrderLine[], now: number): Reason | null {
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

export const isReason = (value: Cart | OrderLine | Reason): value is Reason => 'code' in value && 'params' in value;
