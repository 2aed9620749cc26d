import { type Outcome, ok } from '#lib/domain';
import type { TrackingHistory } from '../gateway.ts';
import { notUnderstood } from '../mcp/answer.ts';
import { readHistory } from '../mcp/desk-rows.ts';
import { isRow } from '../names.ts';
import { callTxApi, type TxApiOptions } from './call.ts';

/** Reads the way of one parcel. Details, reasons and proofs of delivery may name people and are not taken. */
export async function readTracking(options: TxApiOptions, trackingNo: string): Promise<Outcome<TrackingHistory>> {
  const answer = await callTxApi(options, 'SmartShipService', 'Tracking', { trackingNo });
  if (!answer.ok) return answer;
  return trackingOf(answer.value) ?? notUnderstood('Tracking', answer.value);
}

/** Reads an answer of the shape `{ shipping_no, tracking_history: [...] }`, one record or a list of one. */
export function trackingOf(data: unknown): Outcome<TrackingHistory> | null {
  if (data === null || (Array.isArray(data) && data.length === 0)) {
    return ok({ shippingNo: null, trackingNo: null, events: [], unreadable: 0 });
  }
  const row: unknown = Array.isArray(data) ? data[0] : data;
  const history = isRow(row) ? readHistory(row) : null;
  return history && ok(history);
}
