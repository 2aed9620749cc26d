import type { OrderLine } from './order.ts';
import type { JobKind, Step } from './pipeline.ts';
import type { Reason } from './reason.ts';
import type { Shipment } from './smartship.ts';
import type { CodeVerdict } from './verdict.ts';
import type { Instant, OrderNo, PackNo, ShippingNo, ShopId } from './words.ts';

/** Where an order line stands with Smartship; the contract's `data-smartship-state` (design §6). */
export type OrderState =
  | 'awaiting-payment'
  | 'ready'
  | 'needs-code'
  | 'out-of-stock'
  | 'not-smartship'
  | 'queued'
  | 'sending'
  | 'waiting'
  | 'in-smartship'
  | 'instructed'
  | 'shipped'
  | 'too-late'
  | 'shipped-elsewhere'
  | 'removed-in-smartship'
  | 'cancelled'
  | 'conflict'
  | 'failed'
  | 'unknown';

export const ORDER_STATES: readonly OrderState[] = [
  'awaiting-payment',
  'ready',
  'needs-code',
  'out-of-stock',
  'not-smartship',
  'queued',
  'sending',
  'waiting',
  'in-smartship',
  'instructed',
  'shipped',
  'too-late',
  'shipped-elsewhere',
  'removed-in-smartship',
  'cancelled',
  'conflict',
  'failed',
  'unknown',
];

/** States that need a person; the badge counts them. */
export const NEEDS_PERSON: ReadonlySet<OrderState> = new Set([
  'needs-code',
  'out-of-stock',
  'too-late',
  'removed-in-smartship',
  'conflict',
  'failed',
]);

/** One line of a cart as every screen shows it. */
export interface LineView {
  readonly line: OrderLine;
  readonly verdict: CodeVerdict;
  readonly state: OrderState;
  readonly reason: Reason;
}

/** What happened to a job, one entry per step outcome, oldest first. */
export interface JobEvent {
  readonly at: Instant;
  readonly step: Step | SellerAct;
  readonly result: 'done' | 'done-by-other' | 'waiting' | 'retry' | 'stopped';
  readonly by: 'extension' | 'smartship' | 'seller' | 'other';
  readonly reason: Reason | null;
}

/** What a person did to a sending. */
export type SellerAct = 'press' | 'undo' | 'retry' | 'delay';

const ACTS: ReadonlySet<string> = new Set<SellerAct>(['press', 'undo', 'retry', 'delay']);
export const isAct = (step: Step | SellerAct): step is SellerAct => ACTS.has(step);

export type JobPhase = 'held' | 'running' | 'waiting' | 'needs-seller' | 'done' | 'undone';

/** The sending of one cart as screens show it. */
export interface JobView {
  readonly jobId: string;
  /** Whose word it goes by: the seller's press, or a duty that he gave to the extension. */
  readonly by: 'press' | 'duty';
  readonly kind: JobKind;
  readonly phase: JobPhase;
  readonly step: Step;
  readonly orderNos: readonly OrderNo[];
  readonly pressedAt: Instant;
  readonly notBefore: Instant;
  readonly nextTryAt: Instant | null;
  /** The shipment this cart was found in. */
  readonly shippingNo: ShippingNo | null;
  /** Parcels over whose number it stopped before it went on to another parcel's; not there for most. */
  readonly stoppedOver?: readonly ShippingNo[];
  readonly reason: Reason | null;
  readonly events: readonly JobEvent[];
}

/** One cart as every screen shows it. */
export interface CartView {
  readonly shopId: ShopId;
  readonly packNo: PackNo;
  readonly lines: readonly LineView[];
  readonly shipments: readonly Shipment[];
  readonly job: JobView | null;
  /** The lines that a press of *Send* would take; empty when nothing can be sent. */
  readonly sendable: readonly OrderNo[];
}
