import { type Failure, failed, type JstDate, type OrderNo, type Outcome, ok } from '#lib/domain';
import { refusalOf } from './answer.ts';
import type { Client } from './client.ts';
import { meaningOf } from './codes.ts';
import type { MethodName } from './methods.ts';
import { type BulkResult, type RowState, writeInBulk } from './row-results.ts';
import { jst8 } from './times.ts';

/** Why a planned date is late: 1 商品準備中, 2 注文製作, 3 顧客の要求, 4 その他 [qapi 3.6]. */
export interface Delay {
  readonly type: 1 | 2 | 3 | 4;
  /** At most 1000 characters; the buyer may see it. */
  readonly memo: string;
}

/** Sets the planned shipping date, which is the confirmation itself: 配送要請 → 配送準備. Ends the buyer's instant cancel [qapi 3.6]. */
export interface Confirmation {
  readonly orderNo: OrderNo;
  readonly shipDate: JstDate;
  readonly delay?: Delay | null;
}

/** Registers a tracking number; the order becomes 配送中 by itself [qapi 3.7]. */
export interface Sending {
  readonly orderNo: OrderNo;
  /** Free text, at most 200 characters. */
  readonly carrier: string;
  /** At most 50 characters. */
  readonly trackingNo: string;
}

export interface OrderWriteResult {
  readonly orderNo: OrderNo;
  readonly state: RowState;
  readonly done: boolean;
  readonly code: number | null;
  readonly says: string;
  /** The carrier as Qoo10 recognised it, where it told; tracking in bulk only. */
  readonly carrierRecognised: string | null;
}

const CONFIRM = 'ShippingBasic.SetSellerCheckYN_V2';
const CONFIRM_BULK = 'ShippingBasic.SetSellerCheckYNBulk';
const SEND = 'ShippingBasic.SetSendingInfo';
const SEND_BULK = 'ShippingBasic.SetSendingInfoBulk';

const refused = (operation: MethodName, says: string): Failure => ({
  kind: 'refused-here',
  party: 'qoo10',
  operation,
  says,
});

type Fields = Readonly<Record<string, string>>;

function confirmFields(wanted: Confirmation): Fields | string {
  const date = jst8(wanted.shipDate);
  if (date === null) return 'shipDate';
  const memo = wanted.delay?.memo ?? '';
  if ([...memo].length > 1000) return 'delay.memo';
  return {
    OrderNo: wanted.orderNo,
    EstShipDt: date,
    // Empty text, never null: null has been seen to be taken for an unknown method [qapi 1.3].
    DelayType: wanted.delay ? String(wanted.delay.type) : '',
    DelayMemo: memo,
  };
}

function sendFields(wanted: Sending): Fields | string {
  const carrier = wanted.carrier.trim();
  const trackingNo = wanted.trackingNo.trim();
  if (carrier === '' || [...carrier].length > 200) return 'carrier';
  if (trackingNo === '' || [...trackingNo].length > 50) return 'trackingNo';
  return { OrderNo: wanted.orderNo, ShippingCorp: carrier, TrackingNo: trackingNo };
}

const single = (orderNo: OrderNo, state: 'done' | 'done-by-other', code: number, says: string): OrderWriteResult => ({
  orderNo,
  state,
  done: true,
  code,
  says,
  carrierRecognised: null,
});

async function writeOne(
  client: Client,
  method: MethodName,
  orderNo: OrderNo,
  fields: Fields | string,
): Promise<Outcome<OrderWriteResult>> {
  if (typeof fields === 'string') return failed(refused(method, fields));
  const asked = await client.ask(method, fields);
  if (!asked.ok) return asked;
  const { code, says } = asked.value.value;
  if (code === 0) return ok(single(orderNo, 'done', code, says));
  // Only the method's own code may say so; the same number from the gateway is a failure.
  const failure = refusalOf(method, { code, says });
  if (meaningOf(failure) === 'already-confirmed') return ok(single(orderNo, 'done-by-other', code, says));
  return failed(failure);
}

async function writeMany<Wanted extends { readonly orderNo: OrderNo }>(
  client: Client,
  method: MethodName,
  param: string,
  wanted: readonly Wanted[],
  fieldsOf: (one: Wanted) => Fields | string,
): Promise<BulkResult<OrderWriteResult>> {
  // An order named twice is sent once, as it was named last.
  const once = new Map(wanted.map((one) => [one.orderNo, fieldsOf(one)]));
  const items = [...once].flatMap(([key, value]) => (typeof value === 'string' ? [] : [{ key, number: key, value }]));
  const written = await writeInBulk(client, { method, param, items });
  const results = new Map(written.rows.map((row) => [row.key, row]));
  const rows = [...once].map(([orderNo, fields]): OrderWriteResult => {
    const told = results.get(orderNo);
    if (!told) return refusedRow(orderNo, typeof fields === 'string' ? fields : '');
    const { state, done, code, says, carrier } = told;
    return { orderNo, state, done, code, says, carrierRecognised: carrier || null };
  });
  return { rows, failure: written.failure };
}

/** A row that our own rules kept back; its `says` names the field at fault. */
const refusedRow = (orderNo: OrderNo, says: string): OrderWriteResult => ({
  orderNo,
  state: 'not-sent',
  done: false,
  code: null,
  says,
  carrierRecognised: null,
});

/** Confirms one order. Confirmed already counts as `done-by-other`. */
export const confirmOrder = (client: Client, wanted: Confirmation) =>
  writeOne(client, CONFIRM, wanted.orderNo, confirmFields(wanted));

/** Confirms many orders, 500 a call, with each one's own result. */
export const confirmOrders = (client: Client, wanted: readonly Confirmation[]) =>
  writeMany(client, CONFIRM_BULK, 'SendPlanDtInfoJson', wanted, confirmFields);

/** Registers one order's tracking number. */
export const sendTracking = (client: Client, wanted: Sending) =>
  writeOne(client, SEND, wanted.orderNo, sendFields(wanted));

/** Registers many tracking numbers, 500 a call, with each one's own result and the carrier as Qoo10 recognised it. */
export const sendTrackings = (client: Client, wanted: readonly Sending[]) =>
  writeMany(client, SEND_BULK, 'ShippingInfoJson', wanted, sendFields);
