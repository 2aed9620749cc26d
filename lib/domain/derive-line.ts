import { skuLabel } from './code.ts';
import { collectability, type OrderLine } from './order.ts';
import type { JobView, OrderState } from './order-state.ts';
import { type Reason, reason } from './reason.ts';
import { isAlive, type Shipment } from './smartship.ts';
import { stockProblem } from './stock.ts';
import { type CodeVerdict, codeStop, SENDING } from './verdict.ts';
import type { Instant } from './words.ts';

/** Everything known about one line when its state is told. */
export interface LineFacts {
  readonly line: OrderLine;
  readonly verdict: CodeVerdict;
  /** Shipments that hold this line, dead ones too. */
  readonly shipments: readonly Shipment[];
  /** The cart's sending when it takes this line. */
  readonly job: JobView | null;
  readonly now: Instant;
}

interface Told {
  readonly state: OrderState;
  readonly reason: Reason;
}

const DAY = 86_400_000;
/** How long after payment a line that can no longer be collected is still offered *Create shipping order* (design §5). */
export const TOO_LATE_DAYS = 14;
const TOO_LATE_WINDOW = TOO_LATE_DAYS * DAY;
/** Smartship tells of at most 31 days at a time [smartship 2.1]: an older order cannot be told from one that is there. */
export const SENDABLE_DAYS = 30;

/** True for an order from before the days that both sides tell of. */
export const isTooOld = (line: OrderLine, now: Instant): boolean =>
  now - (line.paidAt ?? line.orderedAt ?? now) > SENDABLE_DAYS * DAY;

/**
 * Where a line stands and why, beside the other lines of its cart. Conflicts come first, then what Smartship shows, then
 * our own sending, then Qoo10.
 */
export function deriveLine(facts: LineFacts, others: readonly LineFacts[] = []): Told {
  return conflictOf(facts) ?? smartshipOf(facts, others) ?? jobOf(facts) ?? qoo10Of(facts);
}

const alive = (facts: LineFacts): Shipment[] => facts.shipments.filter(isAlive);
const gone = (stage: Shipment['stage']): boolean => stage === 'shipped' || stage === 'delivered';

function conflictOf(facts: LineFacts): Told | null {
  const [first, second] = alive(facts);
  if (first && second) {
    return {
      state: 'conflict',
      reason: reason('two-shipments', { first: first.shippingNo, second: second.shippingNo }),
    };
  }
  const standing = collectability(facts.line);
  if (standing !== 'cancelled' && standing !== 'claimed') return null;
  if (first && !gone(first.stage)) {
    return { state: 'conflict', reason: reason('cancelled-after-sending', { shippingNo: first.shippingNo }) };
  }
  return { state: 'cancelled', reason: reason(standing === 'claimed' ? 'claim-open' : 'cancelled-at-qoo10') };
}

function smartshipOf(facts: LineFacts, others: readonly LineFacts[]): Told | null {
  const [shipment] = alive(facts);
  if (!shipment) return null;
  const { shippingNo, statusLabel: label } = shipment;
  switch (shipment.stage) {
    case 'shipped':
    case 'delivered':
      return { state: 'shipped', reason: reason('shipped', { shippingNo, trackingNo: shipment.trackingNo ?? '' }) };
    case 'instructed':
    case 'picking':
      return { state: 'instructed', reason: reason('instructed', { shippingNo, label }) };
    case 'error':
      return stuckOf(facts, shipment, others);
    case 'registered':
    case 'confirmed':
      return jobOf(facts) ?? { state: 'in-smartship', reason: inSmartship(shipment) };
    default:
      return { state: 'unknown', reason: reason('stage-unknown', { shippingNo, label }) };
  }
}

function inSmartship(shipment: Shipment): Reason {
  const params = { shippingNo: shipment.shippingNo, label: shipment.statusLabel };
  return shipment.serviceType === 'SS' ? reason('seller-ships', params) : reason('in-smartship', params);
}

/** A shipment in Smartship's error group: the code or the stock is the usual cause [smartship 1.11]. */
function stuckOf(facts: LineFacts, shipment: Shipment, others: readonly LineFacts[]): Told {
  const own = troubleIn(facts, shipment);
  if (own) return own;
  // A line that Smartship knows is not what holds its parcel up where another one is: it goes when that one goes.
  const [mate] = others
    .filter(({ shipments }) => shipments.includes(shipment))
    .flatMap((each) => troubleIn(each, shipment) ?? []);
  if (mate && skuThere(facts, shipment) !== null) return jobOf(facts) ?? { state: 'ready', reason: mate.reason };
  const says = shipment.pendingReason ?? shipment.statusLabel;
  return { state: 'failed', reason: reason('stuck-in-smartship', { shippingNo: shipment.shippingNo, says }) };
}

/** What there is about a line itself that keeps its parcel stuck, or did until a SKU was chosen for it. */
function troubleIn(facts: LineFacts, shipment: Shipment): Told | null {
  const code = codeTrouble(facts.verdict);
  if (code) return code;
  const stock = stockProblem(facts.line, facts.verdict);
  if (stock) return { state: 'out-of-stock', reason: stock };
  if (!isOverrideUnapplied(facts, shipment)) return null;
  return jobOf(facts) ?? { state: 'ready', reason: overrideWaits(facts.verdict, shipment) };
}

/** The SKU that Smartship shows on a line; null where it shows none, or the line only as one of its cart. */
const skuThere = ({ line }: LineFacts, shipment: Shipment): string | null =>
  shipment.lines.find(({ orderNo }) => orderNo === line.orderNo)?.skuNo ?? null;

/** The seller chose a SKU for this line which Smartship does not show on it yet. */
function isOverrideUnapplied(facts: LineFacts, shipment: Shipment): boolean {
  const { line, verdict } = facts;
  if (verdict.reason.code !== 'line-sku') return false;
  const isThere = shipment.lines.some(({ orderNo }) => orderNo === line.orderNo);
  return isThere && skuThere(facts, shipment) !== verdict.sku?.skuNo;
}

const overrideWaits = ({ reason: why }: CodeVerdict, { shippingNo }: Shipment): Reason =>
  reason('line-sku-waits', { shippingNo, skuName: why.code === 'line-sku' ? why.params.skuName : '' });

function jobOf({ job }: LineFacts): Told | null {
  if (!job) return null;
  switch (job.phase) {
    case 'held':
      return { state: 'queued', reason: reason('held-before-sending', { until: job.notBefore }) };
    case 'running':
      return { state: 'sending', reason: job.reason ?? reason('running', { step: job.step }) };
    case 'waiting':
      return waitingOf(job);
    case 'needs-seller':
      return { state: stoppedState(job.reason), reason: job.reason ?? reason('queued') };
    default:
      return null;
  }
}

function waitingOf(job: JobView): Told | null {
  // After the instruction the sending is over; the shipment itself tells the state.
  if (job.step === 'track') return null;
  return { state: job.reason?.code === 'queued' ? 'queued' : 'waiting', reason: job.reason ?? reason('queued') };
}

/** The state under which a stopped sending is shown. */
function stoppedState(why: Reason | null): OrderState {
  switch (why?.code) {
    case 'two-shipments':
    case 'cancelled-after-sending':
      return 'conflict';
    case 'removed-in-smartship':
      return 'removed-in-smartship';
    case 'cancelled-at-qoo10':
    case 'claim-open':
      return 'cancelled';
    case 'no-stock':
      return 'out-of-stock';
    case 'excluded-by-seller':
      return 'not-smartship';
    case 'too-late':
      return 'too-late';
    case 'shipped-elsewhere':
      return 'shipped-elsewhere';
    default:
      return why?.code.startsWith('code-') ? 'needs-code' : 'failed';
  }
}

function qoo10Of(facts: LineFacts): Told {
  const { line, verdict, now } = facts;
  const [dead] = facts.shipments;
  const standing = collectability(line);
  if (standing === 'awaiting-payment') return { state: 'awaiting-payment', reason: reason('unpaid') };
  if (standing === 'shipped' || standing === 'has-tracking') {
    const recent = line.paidAt !== null && now - line.paidAt < TOO_LATE_WINDOW;
    if (line.trackingNo.trim() === '' && recent && verdict.verdict !== 'not-smartship') {
      return { state: 'too-late', reason: reason('too-late', { status: line.status }) };
    }
    const { carrier, trackingNo } = line;
    return { state: 'shipped-elsewhere', reason: reason('shipped-elsewhere', { carrier, trackingNo }) };
  }
  if (dead) {
    return { state: 'removed-in-smartship', reason: reason('removed-in-smartship', { shippingNo: dead.shippingNo }) };
  }
  if (verdict.verdict === 'not-smartship') return { state: 'not-smartship', reason: verdict.reason };
  if (isTooOld(line, now)) return { state: 'failed', reason: reason('order-too-old', { days: SENDABLE_DAYS }) };
  if (!Number.isInteger(line.quantity) || line.quantity < 1) {
    return { state: 'failed', reason: reason('quantity-refused', { quantity: line.quantity }) };
  }
  const code = codeTrouble(verdict);
  if (code) return code;
  const stock = stockProblem(line, verdict);
  if (stock) return { state: 'out-of-stock', reason: stock };
  return { state: 'ready', reason: whyReady(verdict) };
}

const whyReady = ({ verdict, sku }: CodeVerdict): Reason =>
  verdict === 'linked' && sku ? reason('ready-linked', { skuName: skuLabel(sku) }) : reason('ready');

/** The state a code puts its line in; null when the code is good or its line left out. Which verdicts stop is in `SENDING`. */
function codeTrouble(verdict: CodeVerdict): Told | null {
  const why = codeStop(verdict);
  const effect = SENDING[verdict.verdict];
  if (why === null || effect === 'left-out') return null;
  return { state: effect === 'cannot-tell' ? 'unknown' : 'needs-code', reason: why };
}
