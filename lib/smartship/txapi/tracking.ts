import { type Instant, type Outcome, ok } from '#lib/domain';
import { filled, instant } from '../cells.ts';
import { notUnderstood } from '../mcp/answer.ts';
import { byPlainName, isRow } from '../names.ts';
import { words } from '../redact.ts';
import { callTxApi, type TxApiOptions } from './call.ts';

export interface TrackingEvent {
  readonly statusCode: string;
  readonly status: string;
  /** [C] Japan's time; null where it cannot be read. */
  readonly at: Instant | null;
  readonly location: string;
}
/** In the order the server told: it documents none, so nothing is sorted or left out [smartship 2.2]. */
export interface TrackingHistory {
  readonly shippingNo: string | null;
  readonly events: readonly TrackingEvent[];
  readonly unreadable: number;
}

/** Reads the way of one parcel. Details, reasons and proofs of delivery may name people and are not taken. */
export async function readTracking(options: TxApiOptions, trackingNo: string): Promise<Outcome<TrackingHistory>> {
  const answer = await callTxApi(options, 'SmartShipService', 'Tracking', { trackingNo });
  if (!answer.ok) return answer;
  return trackingOf(answer.value) ?? notUnderstood('Tracking', answer.value);
}

/** Reads an answer of the shape `{ shipping_no, tracking_history: [...] }`, one record or a list of one. */
export function trackingOf(data: unknown): Outcome<TrackingHistory> | null {
  if (data === null || (Array.isArray(data) && data.length === 0))
    return ok({ shippingNo: null, events: [], unreadable: 0 });
  const row: unknown = Array.isArray(data) ? data[0] : data;
  if (!isRow(row)) return null;
  const fields = byPlainName(row);
  const history = fields.get('trackinghistory') ?? fields.get('history');
  if (!Array.isArray(history)) return null;
  const events = history.filter(isRow).map((event): TrackingEvent => {
    const cells = byPlainName(event);
    return {
      statusCode: filled(cells.get('statuscode')) ?? '',
      status: words(filled(cells.get('status')) ?? ''),
      at: instant(cells.get('date')),
      location: words(filled(cells.get('location')) ?? ''),
    };
  });
  return ok({ shippingNo: filled(fields.get('shippingno')), events, unreadable: history.length - events.length });
}
