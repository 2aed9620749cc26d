import { holds, isAlive, type OrderNo, type Outcome, ok, reason, type Shipment, searchEnd } from '#lib/domain';
import { type DataDb, type Job, together } from '#lib/storage';
import { keepShipments, markGone } from '../keep-shipments.ts';
import { wakeForLink } from '../wake.ts';
import { linesOrStop } from './confirm.ts';
import {
  failedStep,
  nextLinkLook,
  ordersOf,
  type RunStep,
  type StepResult,
  type StepTools,
  stop,
  wait,
} from './step.ts';

const DAY = 86_400_000;
/** [C] How long after a create Smartship may not show it yet; until then not being found is no death. */
const CREATE_SHOWS = 1_800_000;

/** What a look into Smartship says of a cart (design §5 find). */
export type Found =
  | { readonly kind: 'present'; readonly shipment: Shipment }
  /** There, but not every order of the cart. */
  | { readonly kind: 'partly'; readonly shipment: Shipment; readonly missing: readonly OrderNo[] }
  /** Each order once, in several parcels. */
  | { readonly kind: 'split'; readonly shipments: readonly Shipment[] }
  | { readonly kind: 'two'; readonly first: Shipment; readonly second: Shipment }
  | { readonly kind: 'gone'; readonly shippingNo: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'cannot-tell' };

/**
 * Looks for the cart in Smartship. *Absent* only by a search whose key was proven on this account, read whole, over a
 * window that covers every order of the cart.
 */
export async function look(job: Job, tools: StepTools): Promise<Outcome<Found>> {
  const smartship = await tools.smartship();
  if (!smartship.ok) return smartship;
  const from = await windowStart(job, tools);
  const knownBefore = await seenBefore(job, tools);
  const searched = await smartship.value.findOrders({
    orderNos: job.orderNos,
    packNo: job.packNo,
    from: from ?? tools.now() - DAY,
    to: searchEnd(tools.now()),
  });
  if (!searched.ok) return searched;
  const { shipments, complete, keyProven } = searched.value;
  const ours = shipments.filter((shipment) => job.orderNos.some((orderNo) => holds(shipment, orderNo, job)));
  await keepShipments(tools.data, ours);
  await tellNeighbours(job, ours, tools);
  const living = amongLiving(job, ours.filter(isAlive));
  if (living) return ok(living);
  const dead = ours.find(({ shippingNo }) => !job.buried.includes(shippingNo));
  if (dead) return ok({ kind: 'gone', shippingNo: dead.shippingNo });
  if (!complete || !keyProven || from === null) return ok({ kind: 'cannot-tell' });
  const known = await seenBefore(job, tools);
  if (known === null) return ok({ kind: 'absent' });
  // Another look found it while this search was under way: it came in just then, and is not gone.
  if (known !== knownBefore) return ok({ kind: 'cannot-tell' });
  const justCreated = job.createSentAt !== null && Math.abs(tools.now() - job.createSentAt) < CREATE_SHOWS;
  if (justCreated) return ok({ kind: 'cannot-tell' });
  await markGone(tools.data, known);
  return ok({ kind: 'gone', shippingNo: known });
}

/**
 * A parcel may hold carts that still wait for Smartship's link. Once it is kept here it is no news to a look any more, so
 * they are told now.
 */
async function tellNeighbours(job: Job, ours: readonly Shipment[], tools: StepTools): Promise<void> {
  const inside = ours.flatMap(({ lines }) => lines.flatMap(({ orderNo }) => (orderNo === null ? [] : [orderNo])));
  const others = new Set<string>(inside.filter((orderNo) => !job.orderNos.includes(orderNo)));
  if (others.size > 0) await wakeForLink(tools.outbox, others, tools.now());
}

/** What the living shipments of a cart come to; null when none lives. */
function amongLiving(job: Job, living: readonly Shipment[]): Found | null {
  for (const orderNo of job.orderNos) {
    const [first, second] = living.filter((shipment) => holds(shipment, orderNo, job));
    if (first && second) return { kind: 'two', first, second };
  }
  const [only, another] = living;
  if (!only) return null;
  if (another) return { kind: 'split', shipments: living };
  const missing = job.orderNos.filter((orderNo) => !holds(only, orderNo, job));
  return missing.length > 0 ? { kind: 'partly', shipment: only, missing } : { kind: 'present', shipment: only };
}

/** Shipments with any of these orders, as they were seen before, in the order of the orders. */
const shipmentsOf = together((data: DataDb, asked: readonly (readonly OrderNo[])[]) =>
  data.transaction('r', data.shipments, () =>
    Promise.all(
      asked.map((orderNos) =>
        data.shipments
          .where('orderNos')
          .anyOf([...orderNos])
          .toArray(),
      ),
    ),
  ),
);

/** A day before the earliest order, so that no clock difference cuts it off; null where no date is known. */
async function windowStart(job: Job, tools: StepTools): Promise<number | null> {
  const rows = await ordersOf(tools.data, job);
  const placed = rows.map((row) => row?.orderedAt ?? row?.paidAt ?? null);
  if (placed.length === 0 || placed.some((at) => at === null)) return null;
  return Math.min(tools.now(), ...placed.filter((at) => at !== null)) - DAY;
}

/** A shipment that we once saw for this cart and that does not count as dead already: it was there, and is no longer. */
async function seenBefore(job: Job, tools: StepTools): Promise<string | null> {
  if (job.shippingNo !== null && !job.buried.includes(job.shippingNo)) return job.shippingNo;
  const known = await shipmentsOf(tools.data, job.orderNos);
  return known.find(({ shippingNo }) => !job.buried.includes(shippingNo))?.shippingNo ?? null;
}

/** Step 2: is the cart there already? Then it is adopted, whoever brought it. */
export const find: RunStep = async (job, tools): Promise<StepResult> => {
  const found = await look(job, tools);
  if (!found.ok) return failedStep('find', found.failure, tools.now());
  if (found.value.kind === 'partly') {
    // What is missing may have been cancelled since: then nobody will bring it.
    const fresh = await linesOrStop({ ...job, shippingNo: found.value.shipment.shippingNo }, tools, 'find');
    if ('result' in fresh) return fresh.result;
  }
  return foundResult(job, found.value, tools) ?? { kind: 'done', by: 'extension', to: 'enter' };
};

/** What is to be done about a cart that is there, or was; null when it may be entered. */
export function foundResult(job: Job, found: Found, tools: StepTools): StepResult | null {
  switch (found.kind) {
    case 'present': {
      const { shippingNo } = found.shipment;
      // Qoo10 has it shipped already; the rest is the seller's, in Smartship.
      if (job.kind === 'shipping-order') return { kind: 'finish', reason: null, shippingNo };
      return { kind: 'done', by: job.createSentAt === null ? 'smartship' : 'extension', to: 'confirm', shippingNo };
    }
    case 'two':
      return stop(reason('two-shipments', { first: found.first.shippingNo, second: found.second.shippingNo }));
    case 'gone':
      return stop(reason('removed-in-smartship', { shippingNo: found.shippingNo }));
    case 'split': {
      const shippingNos = found.shipments.map(({ shippingNo }) => shippingNo).join(', ');
      return stop(reason('cart-is-split', { shippingNos }));
    }
    case 'partly': {
      const why = reason('partly-in-smartship', {
        shippingNo: found.shipment.shippingNo,
        missing: found.missing.join(', '),
      });
      return wait(nextLinkLook(tools.now()), why);
    }
    default:
      // `enter` looks again itself before it creates, and refuses to create on *cannot tell*.
      return null;
  }
}
