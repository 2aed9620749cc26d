import type { CartView, JobView } from './order-state.ts';
import { isAlive, type Shipment, type ShipmentStage } from './smartship.ts';

/** What *Request stop* would do to a shipment at its stage, and whether that is more than a request (design §5 Undo). */
export type StopWay = 'hold' | 'cancel-instruction' | 'request';

const WAY: Readonly<Partial<Record<ShipmentStage, StopWay>>> = {
  error: 'hold',
  registered: 'hold',
  confirmed: 'hold',
  instructed: 'cancel-instruction',
  picking: 'cancel-instruction',
  unknown: 'request',
};

/** How a cart can be stopped now; null where nothing is there to stop, or it has left, or that is under way. */
export function stopWayOf(view: CartView): { readonly shipment: Shipment; readonly way: StopWay } | null {
  if (view.job?.step === 'stop' && (view.job.phase === 'waiting' || view.job.phase === 'running')) return null;
  for (const shipment of view.shipments) {
    const way = WAY[shipment.stage];
    if (isAlive(shipment) && way && !(way === 'hold' && shipment.held)) return { shipment, way };
  }
  return null;
}

/** True while nothing of a sending has begun outside, so that *Undo* leaves nothing behind. */
export const canUndo = ({ phase, step, kind }: JobView, shipments: readonly Shipment[]): boolean =>
  phase === 'held' ||
  (phase === 'waiting' &&
    !shipments.some(isAlive) &&
    (step === 'preflight' || step === 'find' || (step === 'enter' && kind === 'send')));

/** True where *Retry* starts a sending again. */
export const canRetry = ({ phase, reason }: JobView): boolean =>
  (phase === 'needs-seller' && reason?.code !== 'ship-date-needs-delay') ||
  (phase === 'undone' && reason?.code === 'hold-set');
