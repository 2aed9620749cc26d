import { type Outcome, ok, type Reason, reason, type Shipment } from '#lib/domain';
import type { Consent, SmartshipGateway } from '#lib/smartship';
import type { Job } from '#lib/storage';
import { noteStopSent } from '../stop-sent.ts';
import { look } from './find.ts';
import { shipmentNow } from './shipment-now.ts';
import { failedStep, type RunStep, type StepResult, type StepTools, stop } from './step.ts';

const BEFORE_INSTRUCTION: ReadonlySet<Shipment['stage']> = new Set(['error', 'registered', 'confirmed']);
const WITH_THE_CENTRE: ReadonlySet<Shipment['stage']> = new Set(['instructed', 'picking']);

/**
 * *Request stop*, by the undo table of design §5: before the instruction a hold, after it Pick & Pack's cancel and then
 * a hold, each where the server takes it and shows it; else the request to stop, which is no more than a request.
 */
export const stopSending: RunStep = async (job, tools) => {
  const smartship = await tools.smartship();
  if (!smartship.ok) return failedStep('stop', smartship.failure, tools.now());
  const there = await whereItIs(job, smartship.value, tools);
  if (!there.ok) return failedStep('stop', there.failure, tools.now());
  if ('result' in there.value) return there.value.result;
  const { shipment } = there.value;
  // From here on everything is done to this very shipment.
  const own: Job = { ...job, shippingNo: shipment.shippingNo };
  const result = await stopShipment(own, shipment, smartship.value, tools);
  return { ...result, shippingNo: shipment.shippingNo };
};

type There = { readonly shipment: Shipment } | { readonly result: StepResult };

async function whereItIs(job: Job, gateway: SmartshipGateway, tools: StepTools): Promise<Outcome<There>> {
  if (job.shippingNo !== null) {
    const now = await shipmentNow(job, gateway, tools);
    if (!now.ok) return now;
    return ok('stopped' in now.value ? { result: takenBack(now.value.stopped) } : now.value);
  }
  const found = await look(job, tools);
  if (!found.ok) return found;
  switch (found.value.kind) {
    case 'present':
    case 'partly':
      return ok({ shipment: found.value.shipment });
    case 'split': {
      const shippingNos = found.value.shipments.map(({ shippingNo }) => shippingNo).join(', ');
      return ok({ result: stop(reason('cart-is-split', { shippingNos })) });
    }
    case 'two':
      return ok({ result: stop(twoOf(found.value.first, found.value.second)) });
    case 'gone':
      return ok({
        result: takenBack(reason('removed-in-smartship', { shippingNo: found.value.shippingNo })),
      });
    case 'absent':
      return ok({ result: takenBack(reason('stopped-before-smartship')) });
    default:
      return ok({ result: { kind: 'retry', reason: reason('search-not-proven') } });
  }
}

const twoOf = (first: Shipment, second: Shipment): Reason =>
  reason('two-shipments', { first: first.shippingNo, second: second.shippingNo });

async function stopShipment(
  job: Job,
  shipment: Shipment,
  gateway: SmartshipGateway,
  tools: StepTools,
): Promise<StepResult> {
  const { shippingNo, stage, statusLabel: label } = shipment;
  if (stage === 'shipped' || stage === 'delivered') return stop(reason('stop-not-possible', { shippingNo, label }));
  if (WITH_THE_CENTRE.has(stage) && gateway.offer('cancel-instruction').offered) {
    const cancelled = await gateway.cancelInstruction([shippingNo], wordOf(job, tools));
    if (!cancelled.ok) return failedStep('stop', cancelled.failure, tools.now());
    const after = await shipmentNow(job, gateway, tools);
    if (!after.ok) return failedStep('stop', after.failure, tools.now());
    if ('stopped' in after.value) return takenBack(after.value.stopped);
    if (BEFORE_INSTRUCTION.has(after.value.shipment.stage)) return hold(job, after.value.shipment, gateway, tools);
  } else if (BEFORE_INSTRUCTION.has(stage)) {
    return hold(job, shipment, gateway, tools);
  }
  return request(job, shipment, gateway, tools);
}

/** Nothing moves in Smartship, whoever has the instruction as his duty; released there. */
async function hold(job: Job, shipment: Shipment, gateway: SmartshipGateway, tools: StepTools): Promise<StepResult> {
  const { shippingNo } = shipment;
  if (shipment.held) return takenBack(reason('hold-set', { shippingNo }));
  if (!gateway.offer('hold').offered) return request(job, shipment, gateway, tools);
  const written = await gateway.setHold([shippingNo], true, wordOf(job, tools));
  if (!written.ok) return failedStep('stop', written.failure, tools.now());
  const after = await shipmentNow(job, gateway, tools);
  if (!after.ok) return failedStep('stop', after.failure, tools.now());
  if ('stopped' in after.value) return takenBack(after.value.stopped);
  if (after.value.shipment.held) return takenBack(reason('hold-set', { shippingNo }));
  const refused = written.value.find((row) => !row.accepted);
  if (refused) return request(job, shipment, gateway, tools);
  return { kind: 'retry', reason: reason('server-does-not-show-it', { step: 'stop' }) };
}

/**
 * Sent once for a press. That it goes is on disk before it goes, and the server is asked before it goes again: only where
 * that shows nothing of stops, the seller looks first.
 */
async function request(job: Job, shipment: Shipment, gateway: SmartshipGateway, tools: StepTools): Promise<StepResult> {
  const { shippingNo, stopRequested } = shipment;
  const requested = stop(reason('stop-requested', { shippingNo }));
  const inDoubt = stop(reason('stop-in-doubt', { shippingNo }));
  if (stopRequested) return requested;
  if (job.stopSentAt !== undefined && stopRequested === undefined) return inDoubt;
  const offer = gateway.offer('stop');
  if (!offer.offered) return stop(reason('not-offered', { operation: 'stop', detail: offer.detail }));
  // Another life has the job by now: it asks, this one does not.
  if ((await noteStopSent(tools.outbox, job, tools.now())) === 0) return inDoubt;
  const written = await gateway.requestStop([shippingNo], wordOf(job, tools));
  if (!written.ok) {
    if (written.failure.kind !== 'unknown-outcome') return failedStep('stop', written.failure, tools.now());
    const after = await shipmentNow(job, gateway, tools);
    return after.ok && 'shipment' in after.value && after.value.shipment.stopRequested ? requested : inDoubt;
  }
  const refused = written.value.find((row) => !row.accepted);
  return refused
    ? stop(reason('stop-not-possible', { shippingNo, label: refused.says || shipment.statusLabel }))
    : requested;
}

/** A stop is always a person's word, also for what a duty began. */
const wordOf = (job: Job, { now }: StepTools): Consent => ({
  by: 'press',
  at: Math.min(job.stopAt ?? job.pressedAt, now()),
});

const takenBack = (why: Reason): StepResult => ({ kind: 'taken-back', reason: why });
