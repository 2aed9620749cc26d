import { isAlive, type Outcome, ok, type Reason, reason, type Shipment } from '#lib/domain';
import type { SmartshipGateway } from '#lib/smartship';
import type { Job } from '#lib/storage';
import { keepShipments, markGone } from '../keep-shipments.ts';
import type { StepTools } from './step.ts';

/** The job's shipment as Smartship shows it now, or why it cannot go on. */
export async function shipmentNow(
  job: Job,
  gateway: SmartshipGateway,
  tools: StepTools,
): Promise<Outcome<{ readonly shipment: Shipment } | { readonly stopped: Reason }>> {
  if (job.shippingNo === null) return ok({ stopped: reason('server-does-not-show-it', { step: 'find' }) });
  const read = await gateway.shipments([job.shippingNo]);
  if (!read.ok) return read;
  const shipment = read.value.find(({ shippingNo }) => shippingNo === job.shippingNo);
  if (!shipment) {
    await markGone(tools.data, job.shippingNo);
    return ok({ stopped: reason('removed-in-smartship', { shippingNo: job.shippingNo }) });
  }
  await keepShipments(tools.data, [shipment]);
  if (!isAlive(shipment)) return ok({ stopped: reason('removed-in-smartship', { shippingNo: job.shippingNo }) });
  return ok({ shipment });
}
