import { z } from 'zod';
import { DAY, fromDigits, jstDay, startOfDay } from '../world/jst.ts';
import type { SandboxOrder, World } from '../world.ts';
import { type Call, type Method, refused, success } from './answer.ts';
import type { Lag } from './lag.ts';

const BULK_ROWS = 500;
const LAST_DAY = 30;

const cell = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? '').trim());
const confirmRows = z.array(z.object({ OrderNo: cell, EstShipDt: cell, DelayType: cell, DelayMemo: cell }));
const sendRows = z.array(z.object({ OrderNo: cell, ShippingCorp: cell, TrackingNo: cell }));
type ConfirmRow = z.infer<typeof confirmRows>[number];
type SendRow = z.infer<typeof sendRows>[number];
type RowAnswer = { readonly code: number; readonly msg: string; readonly carrier?: string };

const ok: RowAnswer = { code: 0, msg: 'SUCCESS' };
const no = (code: number, msg: string): RowAnswer => ({ code, msg });

function rowsIn<Row>(schema: z.ZodType<Row[]>, text: string): Row[] | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** 送り状 and 発注 numbers that come with the confirmation [qapi 3.1]. */
function stampConfirmed(order: SandboxOrder, plannedAt: number, now: number): void {
  order.state = 3;
  order.plannedAt = plannedAt;
  order.packingNo = `JPP${order.orderNo.slice(-8)}`;
  order.sellerDeliveryNo = `${jstDay(now).slice(2).replaceAll('-', '')}-${order.orderNo.slice(-4)}`;
}

/** One planned date, which is the confirmation [qapi 3.6]. Codes are the bulk method's; the single call is assumed to use them too. */
function confirmOne(world: World, lag: Lag, row: ConfirmRow): RowAnswer {
  const order = world.order(row.OrderNo);
  if (order === undefined) return no(-10014, '(order not found)');
  if (order.state === 3) return no(-10012, '(already confirmed)');
  if (order.state !== 2 || order.claim !== undefined) return no(-10013, '(not 配送要請)');
  const now = world.clock.now();
  const planned = fromDigits(row.EstShipDt);
  if (planned === undefined) return no(-10016, '(EstShipDt null)');
  const today = startOfDay(now);
  if (world.qoo10.todayAllowed ? planned < today : planned <= today)
    return no(-10018, '(EstShipDt must be after today)');
  if (planned > today + LAST_DAY * DAY) return no(-10017, '(EstShipDt too far)');
  lag.keep(order.orderNo, order);
  stampConfirmed(order, planned, now);
  world.effects.add('qoo10', 'confirm', order.orderNo, {
    by: 'qapi',
    planned: row.EstShipDt,
    delayType: row.DelayType,
    delayMemo: row.DelayMemo,
  });
  return ok;
}

/** Carrier names that Qoo10 recognises, and what it calls them; others are taken as typed [qapi 3.7]. */
const CARRIERS: Readonly<Record<string, string>> = {
  ゆうパック: 'ゆうパック',
  佐川急便: '佐川急便',
  sagawa: '佐川急便',
  ヤマト宅急便: 'ヤマト宅急便',
  yamato: 'ヤマト宅急便',
  qxpress: 'Qxpress',
};

/** One tracking number; the order becomes On delivery by itself [qapi 3.7]. A later number overwrites an earlier one (assumed). */
function sendOne(world: World, lag: Lag, row: SendRow): RowAnswer {
  const order = world.order(row.OrderNo);
  if (order === undefined) return no(-10101, '(order not found)');
  if (row.ShippingCorp === '' || row.TrackingNo === '') return no(-10102, '(carrier and number are required)');
  if (row.ShippingCorp.length > 200 || row.TrackingNo.length > 50) return no(-10102, '(too long)');
  if (order.state === 1 || order.state === 5 || order.claim?.status === 3) return no(-10103, '(state)');
  const overwritten = order.trackingNo;
  lag.keep(order.orderNo, order);
  order.state = 4;
  order.carrier = CARRIERS[row.ShippingCorp.toLowerCase()] ?? row.ShippingCorp;
  order.trackingNo = row.TrackingNo;
  order.shippedAt = world.clock.now();
  world.effects.add('qoo10', 'send-tracking', order.orderNo, { by: 'qapi', trackingNo: row.TrackingNo, overwritten });
  return { ...ok, carrier: order.carrier };
}

const single = (answer: RowAnswer) => (answer.code === 0 ? success() : refused(answer.code, answer.msg));

export const setSellerCheck: Method = (call) =>
  single(
    confirmOne(call.world, call.lag, {
      OrderNo: call.param('OrderNo'),
      // The date is optional in the single call [qapi 3.6]: then the day the listing promises (assumed).
      EstShipDt: call.param('EstShipDt') || promised(call),
      DelayType: call.param('DelayType'),
      DelayMemo: call.param('DelayMemo'),
    }),
  );

function promised(call: Call): string {
  const order = call.world.order(call.param('OrderNo'));
  return order === undefined ? '' : jstDay(order.availableShipAt).replaceAll('-', '');
}

/** Rows are told by `cont_no` here and by `contr_no` in the sending bulk [qapi 3.6, 3.7]. The whole answers 0 even when rows fail (assumed). */
export const setSellerCheckBulk: Method = (call) => {
  const rows = rowsIn(confirmRows, call.param('SendPlanDtInfoJson'));
  if (rows === undefined) return refused(-999, 'Object reference not set to an instance of an object.');
  if (rows.length > BULK_ROWS) return refused(-10011, '(over 500)');
  return success(
    rows.map((row) => {
      const { code, msg } = confirmOne(call.world, call.lag, row);
      return { cont_no: Number(row.OrderNo), result_cd: code, ResultCode: code, ResultMsg: msg };
    }),
  );
};

export const setSendingInfo: Method = (call) =>
  single(
    sendOne(call.world, call.lag, {
      OrderNo: call.param('OrderNo'),
      ShippingCorp: call.param('ShippingCorp').trim(),
      TrackingNo: call.param('TrackingNo').trim(),
    }),
  );

export const setSendingInfoBulk: Method = (call) => {
  const rows = rowsIn(sendRows, call.param('ShippingInfoJson'));
  if (rows === undefined) return refused(-999, 'Object reference not set to an instance of an object.');
  if (rows.length > BULK_ROWS) return refused(-10011, '(over 500)');
  return success(
    rows.map((row) => {
      const { code, msg, carrier } = sendOne(call.world, call.lag, row);
      return {
        contr_no: Number(row.OrderNo),
        result_cd: code,
        ...(carrier !== undefined && { transc_nm: carrier }),
        ResultCode: code,
        ResultMsg: msg,
      };
    }),
  );
};
