import { holds, mayWriteTracking, type OrderLine, type Reason, reason, type Shipment } from '#lib/domain';
import type { Job } from '#lib/storage';
import { isReason, readLines } from './read-lines.ts';
import { shipmentNow } from './shipment-now.ts';
import {
  failedStep,
  isTaken,
  nextTrackLook,
  type RunStep,
  type StepResult,
  type StepTools,
  shopOf,
  stop,
  wait,
} from './step.ts';

/** Qoo10's name of the carrier where Smartship tells none [qapi 5.4]. */
const CARRIER = 'Qxpress';

/** Step 6: watches until the centre really ships; then the number is at Qoo10, written by whoever has that duty. */
export const track: RunStep = async (job, tools) => {
  const smartship = await tools.smartship();
  if (!smartship.ok) return failedStep('track', smartship.failure, tools.now());
  const now = await shipmentNow(job, smartship.value, tools);
  if (!now.ok) return failedStep('track', now.failure, tools.now());
  if ('stopped' in now.value) return stop(now.value.stopped);
  const { shipment } = now.value;
  if (shipment.stage !== 'shipped' && shipment.stage !== 'delivered') return notYet(tools);

  const cart = await readLines(job, tools);
  if (!cart.ok) return failedStep('track', cart.failure, tools.now());
  if (isReason(cart.value)) return stop(cart.value);
  const inside = inParcel(job, shipment, cart.value.lines);
  if (inside.length === 0) return notYet(tools);
  const without = withoutNumber(inside);
  if (without.length === 0) return { kind: 'finish', reason: numberAtQoo10(inside) };
  return carry(job, shipment, without, tools);
};

const withoutNumber = (lines: readonly OrderLine[]): OrderLine[] =>
  lines.filter((line) => line.trackingNo.trim() === '' && line.status <= 3);

/** The lines that this parcel holds: since the cart was found in it, some may have been put into another. One that names nothing holds all. */
function inParcel(job: Job, shipment: Shipment, lines: readonly OrderLine[]): readonly OrderLine[] {
  const names = shipment.lines.some(({ orderNo, packNo }) => orderNo !== null || packNo !== null);
  return names ? lines.filter(({ orderNo }) => holds(shipment, orderNo, job)) : lines;
}

/** The number as Qoo10 shows it, with the carrier that it recognised: the last line of the order's history. */
function numberAtQoo10(lines: readonly OrderLine[]): Reason | null {
  const line = lines.find(({ trackingNo }) => trackingNo.trim() !== '');
  return line ? reason('number-at-qoo10', { carrier: line.carrier, trackingNo: line.trackingNo }) : null;
}

const notYet = (tools: StepTools): StepResult =>
  wait(nextTrackLook(tools.now()), reason('waiting-for-duty', { step: 'track', by: 'smartship' }));

/** Writes the number to lines in 配送準備 that have none: by duty, or into a gap that Smartship left. */
async function carry(job: Job, shipment: Shipment, lines: readonly OrderLine[], tools: StepTools): Promise<StepResult> {
  const { trackingNo } = shipment;
  // A number alone says nothing: it may have been printed long before.
  if (!shipment.reallyShipped || !trackingNo) return notYet(tools);
  const shop = await shopOf(job, tools);
  const seen = Math.min(job.shippedSeenAt ?? tools.now(), tools.now());
  if (!shop || !mayWriteTracking(shop, seen, tools.now())) {
    const why = reason('tracking-gap', { trackingNo, since: seen });
    return { ...wait(nextTrackLook(tools.now()), why), shippedSeenAt: seen };
  }
  // Carrying numbers is a duty's, also of what the seller pressed: a press ends with the instruction.
  if (!(await isTaken(job, 'tracking', shop, tools))) {
    return wait(nextTrackLook(tools.now()), reason('waiting-for-approval', { step: 'track' }));
  }
  const rows = lines
    .filter((line) => line.status === 3)
    .map(({ orderNo }) => ({ orderNo, carrier: shipment.carrier ?? CARRIER, trackingNo }));
  if (rows.length === 0) return notYet(tools);
  const qoo10 = await tools.qoo10(job.shopId);
  if (!qoo10.ok) return failedStep('track', qoo10.failure, tools.now());
  const written = await qoo10.value.sendTrackings(rows);
  if (!written.ok) return failedStep('track', written.failure, tools.now());
  const refused = written.value.find((row) => !row.done && !row.already);
  if (refused) return stop(reason('step-failed', { step: 'track', ...REFUSED, says: refused.says }));
  const after = await readLines(job, tools);
  if (after.ok && !isReason(after.value)) {
    const inside = inParcel(job, shipment, after.value.lines);
    if (withoutNumber(inside).length === 0) return { kind: 'finish', reason: numberAtQoo10(inside) };
  }
  return { kind: 'retry', reason: reason('server-does-not-show-it', { step: 'track' }) };
}

const REFUSED = { party: 'qoo10', failure: 'bad-request' } as const;
