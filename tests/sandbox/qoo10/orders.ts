import { DAY, fromDigits } from '../world/jst.ts';
import { isCancelled, type SandboxOrder } from '../world.ts';
import { type Answer, type Call, list, type Method, refused } from './answer.ts';
import { byOrderRow, relatedIndex, v3Row } from './order-rows.ts';

const LONGEST = 90 * DAY;

type Window = { readonly from: number; readonly to: number };
type DateCodes = { readonly date: number; readonly period: number };

/** The window of a search, or the refusal. 8 digits as the end mean the whole day. Without dates: the last 30 days (assumed). */
function windowOf(call: Call, names: readonly [string, string], codes: DateCodes): Window | Answer {
  const now = call.world.clock.now();
  const [fromText, toText] = names.map((name) => call.param(name));
  if (!fromText && !toText) return { from: now - 30 * DAY, to: now };
  const from = fromDigits(fromText ?? '');
  const to = fromDigits(toText ?? '');
  if (from === undefined || to === undefined) return refused(codes.date, '(date format)');
  const end = toText?.length === 8 ? to + DAY - 1 : to + 999;
  if (end < from) return refused(codes.date, '(date order)');
  // The day of the end does not count: 90 days may span 91 calendar days.
  return to - from > LONGEST ? refused(codes.period, '(period over 90 days)') : { from, to: end };
}

const DATE_OF: Readonly<Record<string, (order: SandboxOrder) => number | undefined>> = {
  1: (order) => order.orderedAt,
  2: (order) => order.paidAt,
  3: (order) => order.shippedAt,
  4: (order) => order.deliveredAt,
};

const within = (at: number | undefined, { from, to }: Window): boolean => at !== undefined && at >= from && at <= to;

/** [qapi 3.2]: one state per call, blank or 0 for 1 to 3; cancelled orders are not in it [qapi 3.5]. */
export const getShippingInfo: Method = (call) => {
  const { world, lag } = call;
  const window = windowOf(call, ['SearchStartDate', 'SearchEndDate'], { date: -10001, period: -10002 });
  if ('code' in window) return window;
  const status = call.param('ShippingStatus') || '0';
  if (!/^[0-5]$/.test(status)) return refused(-10003, '(status)');
  const condition = call.param('SearchCondition') || '1';
  const dateOf = DATE_OF[condition];
  // Nothing in 配送準備 or before has a shipping date to search by; that this is what -10004 means is assumed.
  if (dateOf === undefined || (Number(condition) > 2 && Number(status) < 4))
    return refused(-10004, '(status and condition do not fit)');
  const relatedOf = relatedIndex(world);
  const rows = world.orders
    .map((order) => lag.shown(order.orderNo, order))
    .filter((order) => !isCancelled(order))
    .filter((order) => (status === '0' ? order.state <= 3 : order.state === Number(status)))
    .filter((order) => within(dateOf(order), window))
    .map((order) => v3Row(world, order, relatedOf(order)));
  return list(world, rows);
};

/** [qapi 3.4]: cancelled orders are found too. */
export const getByOrderNo: Method = (call) => {
  const orderNo = call.param('OrderNo').trim();
  if (!/^\d{9,10}$/.test(orderNo)) return refused(-10002, '(order number format)');
  const order = call.world.order(orderNo);
  if (order === undefined) return refused(-10003, '(order not found)');
  return list(call.world, [byOrderRow(call.world, call.lag.shown(orderNo, order))]);
};

/** [qapi 3.9]; row names are those of the by-order look-up (assumed). */
export const getClaimInfo: Method = (call) => {
  const { world } = call;
  const window = windowOf(call, ['search_Sdate', 'search_Edate'], { date: -10002, period: -10003 });
  if ('code' in window) return window;
  const wanted = call.param('ClaimStat');
  const condition = call.param('search_condition') || '2';
  const rows = world.orders.flatMap((order) => {
    const { claim } = order;
    if (claim === undefined || (wanted !== '' && wanted !== '0' && Number(wanted) !== claim.status)) return [];
    const at = condition === '1' ? order.orderedAt : condition === '3' ? claim.doneAt : claim.requestedAt;
    return within(at, window) ? [byOrderRow(world, order)] : [];
  });
  return list(world, rows);
};
