import { type Outcome, ok } from '#lib/domain';
import type { Listed, TrackingHistory } from '../gateway.ts';
import { notUnderstood } from '../mcp/answer.ts';
import { readHistory } from '../mcp/desk-rows.ts';
import { isRow } from '../names.ts';
import { callTxApi, type TxApiOptions } from './call.ts';

/** Reads the ways of parcels, one call each: what MultiTracking takes is not known [smartship 2.2]. Complete where all were read whole. */
export async function readTrackings(
  options: TxApiOptions,
  trackingNos: readonly string[],
): Promise<Outcome<Listed<TrackingHistory>>> {
  const items: TrackingHistory[] = [];
  for (const trackingNo of new Set(trackingNos)) {
    const read = await readTracking(options, trackingNo);
    if (!read.ok) return read;
    items.push(read.value);
  }
  return ok({ items, complete: items.every(({ unreadable }) => unreadable === 0) });
}

/** Details, reasons and proofs of delivery may name people and are not taken. */
async function readTracking(options: TxApiOptions, trackingNo: string): Promise<Outcome<TrackingHistory>> {
  const answer = await callTxApi(options, 'SmartShipService', 'Tracking', { trackingNo });
  if (!answer.ok) return answer;
  return trackingOf(answer.value) ?? notUnderstood('Tracking', answer.value);
}

/** Reads an answer of the shape `{ shipping_no, tracking_history: [...] }`, one record or a list of one. */
function trackingOf(data: unknown): Outcome<TrackingHistory> | null {
  if (data === null || (Array.isArray(data) && data.length === 0)) {
    return ok({ shippingNo: null, trackingNo: null, events: [], unreadable: 0 });
  }
  const row: unknown = Array.isArray(data) ? data[0] : data;
  const history = isRow(row) ? readHistory(row) : null;
  return history && ok(history);
}
