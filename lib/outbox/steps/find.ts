import { holds, isAlive, type OrderLine, type Outcome, ok, reason, type Shipment } from '#lib/domain';
import type { Job } from '#lib/storage';
import { keepShipments } from '../keep-shipments.ts';
import { failedStep, type RunStep, type StepResult, type StepTools, stop } from './step.ts';

const DAY = 86_400_000;

/** What a look into Smartship says of a cart (design §5 find). */
export type Found =
  | { readonly kind: 'present'; readonly shipment: Shipment }
  | { readonly kind: 'two'; readonly first: Shipment; readonly second: Shipment }
  | { readonly kind: 'gone'; readonly shipment: Shipment }
  | { readonly kind: 'absent' }
  | { readonly kind: 'cannot-tell' };

/** Looks for the cart in Smartship. *Absent* only when the search key was proven and the window covers the order. */
export async function look(job: Job, tools: StepTools): Promise<Outcome<Found>> {
  const smartship = await tools.smartship();
  if (!smartship.ok) return smartship;
  const lines = await tools.data.orders.where('packNo').equals(job.packNo).toArray();
  const searched = await smartship.value.findOrders({
    orderNos: job.orderNos,
    packNo: job.packNo,
    from: windowStart(lines, tools.now()),
    to: tools.now(),
  });
  if (!searched.ok) return searched;
  const { shipments, complete, keyProven } = searched.value;
  const ours = shipments.filter((shipment) => job.orderNos.some((orderNo) => holds(shipment, orderNo, job)));
  await keepShipments(tools.data, ours);
  const [first, second] = ours.filter(isAlive);
  if (first && second) return ok({ kind: 'two', first, second });
  if (first) return ok({ kind: 'present', shipment: first });
  const [dead] = ours;
  if (dead) return ok({ kind: 'gone', shipment: dead });
  const before = await knownBefore(job, tools);
  if (!complete || !keyProven) return ok({ kind: 'cannot-tell' });
  return ok(before ? { kind: 'gone', shipment: before } : { kind: 'absent' });
}

/** A day before the earliest order, so that no clock difference cuts it off. */
function windowStart(lines: readonly OrderLine[], now: number): number {
  const placed = lines.map((line) => line.orderedAt ?? line.paidAt ?? now);
  return Math.min(now, ...placed) - DAY;
}

/** A shipment that we once saw for this cart: it was there, and is no longer. */
async function knownBefore(job: Job, tools: StepTools): Promise<Shipment | null> {
  const known = await tools.data.shipments
    .where('orderNos')
    .anyOf([...job.orderNos])
    .first();
  return known ?? null;
}

/** Step 2: is the cart there already? Then it is adopted, whoever brought it. */
export const find: RunStep = async (job, tools): Promise<StepResult> => {
  const found = await look(job, tools);
  if (!found.ok) return failedStep('find', found.failure, tools.now());
  switch (found.value.kind) {
    case 'present':
      return { kind: 'done', by: 'smartship', to: 'confirm', shippingNo: found.value.shipment.shippingNo };
    case 'two':
      return stop(
        reason('two-shipments', { first: found.value.first.shippingNo, second: found.value.second.shippingNo }),
      );
    case 'gone':
      return stop(reason('removed-in-smartship', { shippingNo: found.value.shipment.shippingNo }));
    default:
      // `enter` looks again itself before it creates, and refuses to create on *cannot tell*.
      return { kind: 'done', by: 'extension', to: 'enter' };
  }
};
