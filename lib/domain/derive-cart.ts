import { deriveLine, type LineFacts } from './derive-line.ts';
import { type Cart, collectability, type OrderLine } from './order.ts';
import type { CartView, JobView, LineView, OrderState } from './order-state.ts';
import { type ReasonCode, reason } from './reason.ts';
import type { Shipment } from './smartship.ts';
import type { CodeVerdict } from './verdict.ts';
import type { Instant, OrderNo } from './words.ts';

/** Lines in these states keep a whole cart from going: Smartship would take the cart as one and get stuck. */
const BLOCKS_CART: ReadonlySet<OrderState> = new Set([
  'needs-code',
  'out-of-stock',
  'failed',
  'unknown',
  'conflict',
  'removed-in-smartship',
]);

/** A cart with each line's state, and what a press of *Send* would take. */
export function deriveCart(
  cart: Cart,
  known: {
    readonly verdictOf: (orderNo: OrderNo) => CodeVerdict;
    readonly shipments: readonly Shipment[];
    readonly job: JobView | null;
    readonly now: Instant;
  },
): CartView {
  const all = cart.lines.map(
    (line): LineFacts => ({
      line,
      verdict: known.verdictOf(line.orderNo),
      shipments: known.shipments.filter((shipment) => holds(shipment, line.orderNo, cart)),
      job: jobOfLine(line, known.job, cart),
      now: known.now,
    }),
  );
  const told = all.map((facts): LineView => {
    const others = all.filter((each) => each !== facts);
    return { line: facts.line, verdict: facts.verdict, ...deriveLine(facts, others) };
  });
  const lines = holdBackMixed(told);
  return {
    shopId: cart.shopId,
    packNo: cart.packNo,
    lines,
    shipments: known.shipments,
    job: known.job,
    sendable: lines.filter(({ state }) => state === 'ready').map(({ line }) => line.orderNo),
  };
}

/** Reasons of a sending that only the buyer of one of its lines gave. */
const BY_A_BUYER: ReadonlySet<ReasonCode | undefined> = new Set([
  'cancelled-at-qoo10',
  'claim-open',
  'cancelled-after-sending',
]);

/** A sending as one of its lines sees it: what stopped because another line was cancelled has not cancelled this one. */
function jobOfLine(line: OrderLine, job: JobView | null, cart: Cart): JobView | null {
  if (!job?.orderNos.includes(line.orderNo)) return null;
  if (job.phase !== 'needs-seller' || !BY_A_BUYER.has(job.reason?.code) || isLost(line)) return job;
  const lost = lostOf(job, cart.lines);
  return lost.length > 0 ? { ...job, reason: reason('cart-lost-lines', { lost: lost.join(', ') }) } : job;
}

/**
 * Orders of a sending that the buyer cancelled or wants to cancel, where the rest of it may still go: *Retry* leaves them
 * behind. None of a shipping order, which the seller asked for as a whole.
 */
export function lostOf({ kind, orderNos }: JobView, lines: readonly OrderLine[]): readonly OrderNo[] {
  const lost = lines.filter((line) => orderNos.includes(line.orderNo) && isLost(line)).map(({ orderNo }) => orderNo);
  return kind === 'send' && lost.length < orderNos.length ? lost : [];
}

const isLost = (line: OrderLine): boolean => ['cancelled', 'claimed'].includes(collectability(line));

/** A shipment holds a line when it names its order; one that names no orders but the cart holds all the cart's lines. */
export function holds(shipment: Shipment, orderNo: OrderNo, cart: Pick<Cart, 'packNo'>): boolean {
  const named = shipment.lines.filter((line) => line.orderNo !== null);
  if (named.length > 0) return named.some((line) => line.orderNo === orderNo);
  return shipment.lines.some((line) => line.packNo === cart.packNo);
}

/** A good line beside a bad one is not ready: it is shown with the line that holds it back. */
function holdBackMixed(lines: readonly LineView[]): LineView[] {
  const blocked = lines.filter(({ state }) => BLOCKS_CART.has(state));
  const [first] = blocked;
  if (!first) return [...lines];
  const params = { blocked: first.line.orderNo, count: blocked.length };
  return lines.map((view) =>
    view.state === 'ready' ? { ...view, state: first.state, reason: reason('cart-has-blocked-lines', params) } : view,
  );
}
