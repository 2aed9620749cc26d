import { jstDate, type OrderLine, type Reason, reason, type Shipment, shipDateFor } from '#lib/domain';
import type { SmartshipGateway } from '#lib/smartship';
import type { Job } from '#lib/storage';
import type { Planned, RowResult } from '../tools.ts';
import { besideIn } from './beside.ts';
import { applyLineSkus } from './line-skus.ts';
import { isReason, readLines, standingProblem } from './read-lines.ts';
import { shipmentNow } from './shipment-now.ts';
import {
  consentOf,
  failedStep,
  mayAct,
  nextLinkLook,
  othersTurn,
  type RunStep,
  SOON,
  type StepResult,
  type StepTools,
  stop,
  wait,
} from './step.ts';

/**
 * Step 4: Qoo10's 発送予定日, then Smartship's own order confirm. Each is read, done if nobody did, and read again.
 * Qoo10 comes first only when the cart is alive and well in Smartship: its confirmation cannot be taken back.
 */
export const confirm: RunStep = async (job, tools) => {
  const smartship = await tools.smartship();
  if (!smartship.ok) return failedStep('confirm', smartship.failure, tools.now());
  const before = await shipmentNow(job, smartship.value, tools);
  if (!before.ok) return failedStep('confirm', before.failure, tools.now());
  if ('stopped' in before.value) return stop(before.value.stopped);
  const mended = await applyLineSkus(job, before.value.shipment, smartship.value, tools);
  if ('result' in mended) return mended.result;
  const { shipment } = mended;
  const trouble = stageTrouble(shipment, tools);
  if (trouble) return trouble;
  // A promised date for a parcel that cannot leave helps nobody: what was cancelled comes out first.
  const beside = await besideIn(job, shipment, tools);
  if (beside?.code === 'parcel-holds-cancelled') return stop(beside);

  const atQoo10 = await confirmAtQoo10(job, tools);
  if (atQoo10.kind !== 'done') return atQoo10;
  if (shipment.stage !== 'registered') return { kind: 'done', by: atQoo10.by, to: 'instruct' };
  return confirmInSmartship(job, shipment, smartship.value, tools);
};

/** No write is driven by a shipment that is stuck, or whose stage nobody understood (design §5 Stages). */
function stageTrouble(shipment: Shipment, tools: StepTools): StepResult | null {
  const { shippingNo, statusLabel: label } = shipment;
  if (shipment.stage === 'error') {
    return stop(reason('stuck-in-smartship', { shippingNo, says: shipment.pendingReason ?? label }));
  }
  if (shipment.stage === 'unknown')
    return wait(nextLinkLook(tools.now()), reason('stage-unknown', { shippingNo, label }));
  return null;
}

/** A cancel that is seen after the cart is in Smartship is a conflict, not a mere stop. */
function stopAfterEntry(job: Job, why: Reason): StepResult {
  const cancelled = why.code === 'cancelled-at-qoo10' || why.code === 'claim-open';
  return stop(cancelled && job.shippingNo ? reason('cancelled-after-sending', { shippingNo: job.shippingNo }) : why);
}

/** The job's lines as read just now, when each may still go on; else the outcome that ends this run. */
export async function linesOrStop(
  job: Job,
  tools: StepTools,
  step: 'find' | 'confirm' | 'instruct',
): Promise<{ readonly lines: readonly OrderLine[] } | { readonly result: StepResult }> {
  const cart = await readLines(job, tools);
  if (!cart.ok) return { result: failedStep(step, cart.failure, tools.now()) };
  if (isReason(cart.value)) return { result: stopAfterEntry(job, cart.value) };
  const standing = standingProblem(cart.value.lines);
  return standing ? { result: stopAfterEntry(job, standing) } : { lines: cart.value.lines };
}

async function confirmAtQoo10(job: Job, tools: StepTools): Promise<StepResult> {
  const before = await linesOrStop(job, tools, 'confirm');
  if ('result' in before) return before.result;
  const open = before.lines.filter((line) => line.status === 2);
  if (open.length === 0) return { kind: 'done', by: 'other' };
  if (!(await mayAct(job, 'confirm', tools))) return othersTurn(job, 'confirm', 'confirm', tools);
  const rows = await plannedRows(job, open, tools);
  if ('result' in rows) return rows.result;
  const qoo10 = await tools.qoo10(job.shopId);
  if (!qoo10.ok) return failedStep('confirm', qoo10.failure, tools.now());
  const written = await qoo10.value.confirmOrders(rows.rows);
  if (!written.ok) return failedStep('confirm', written.failure, tools.now());
  const after = await linesOrStop(job, tools, 'confirm');
  if ('result' in after) return after.result;
  const stillOpen = new Set(after.lines.filter((line) => line.status === 2).map(({ orderNo }) => orderNo));
  if (stillOpen.size === 0) {
    return { kind: 'done', by: written.value.every((row) => row.already) ? 'other' : 'extension' };
  }
  const refused = written.value.find((row) => stillOpen.has(row.orderNo) && !row.done && !row.already);
  if (refused) return refusedDate(job, refused, rows.rows);
  // Writes may take a while to show [qapi 1.4]; a repeat is a no-op (−10012).
  return { kind: 'retry', reason: reason('server-does-not-show-it', { step: 'confirm' }) };
}

/** Tries at a date that Qoo10 calls past before the seller is asked: around midnight our days differ for a moment. */
const MIDNIGHT_TRIES = 3;

function refusedDate(job: Job, row: RowResult, rows: readonly Planned[]): StepResult {
  const wanted = rows.find(({ orderNo }) => orderNo === row.orderNo)?.shipDate;
  if (row.date === undefined || wanted === undefined) {
    return stop(reason('confirm-refused', { says: `${row.orderNo}: ${row.says}` }));
  }
  if (row.date === 'not-after-today' && job.failures < MIDNIGHT_TRIES) {
    return { kind: 'retry', reason: reason('ship-date-impossible', { wanted }) };
  }
  return stop(reason('ship-date-impossible', { wanted }));
}

/**
 * 発送予定日 of each line by the seller's rule. A date later than the listing promises is asked, never silently moved:
 * such a line goes with the seller's own date and reason.
 */
async function plannedRows(
  job: Job,
  open: readonly OrderLine[],
  tools: StepTools,
): Promise<{ readonly rows: Planned[] } | { readonly result: StepResult }> {
  const shop = (await tools.settings()).shops.find(({ shopId }) => shopId === job.shopId);
  if (!shop) return { result: stop(reason('other-shop', { shopId: job.shopId })) };
  const { delay } = job;
  const rows: Planned[] = [];
  for (const line of open) {
    const order = { paidAt: line.paidAt ?? tools.now(), latest: line.availableShippingDate };
    const planned = shipDateFor(order, tools.now(), shop.shipDateRule, tools.isHoliday);
    if (planned.kind === 'date') {
      rows.push({ orderNo: line.orderNo, shipDate: planned.date, delay: null });
    } else if (delay && delay.shipDate > jstDate(tools.now())) {
      rows.push({
        orderNo: line.orderNo,
        shipDate: delay.shipDate,
        delay: { type: delay.type, memo: delay.memo },
      });
    } else {
      return { result: stop(reason('ship-date-needs-delay', { wanted: planned.wanted, latest: planned.latest })) };
    }
  }
  return { rows };
}

async function confirmInSmartship(
  job: Job,
  { shippingNo }: Shipment,
  gateway: SmartshipGateway,
  tools: StepTools,
): Promise<StepResult> {
  if (!(await mayAct(job, 'confirm', tools))) return othersTurn(job, 'confirm', 'confirm', tools);
  if (!gateway.offer('confirm-orders').offered) {
    return wait(nextLinkLook(tools.now()), reason('waiting-for-duty', { step: 'confirm', by: 'smartship' }));
  }
  const written = await gateway.confirmOrders([shippingNo], consentOf(job, tools));
  if (!written.ok) return failedStep('confirm', written.failure, tools.now());
  const after = await shipmentNow(job, gateway, tools);
  if (!after.ok) return failedStep('confirm', after.failure, tools.now());
  if ('stopped' in after.value) return stop(after.value.stopped);
  if (after.value.shipment.stage !== 'registered') return { kind: 'done', by: 'extension', to: 'instruct' };
  const refused = written.value.find((row) => !row.accepted);
  if (refused) return stop(reason('confirm-refused', { says: refused.says }));
  return wait(tools.now() + SOON, reason('server-does-not-show-it', { step: 'confirm' }));
}
