import {
  failed,
  type Instant,
  type OrderLine,
  type OrderNo,
  type Outcome,
  ok,
  type QooStatus,
  type ShopId,
  toOrderNo,
} from '#lib/domain';
import { refusalOf } from './answer.ts';
import type { Client } from './client.ts';
import { meaningOf } from './codes.ts';
import { readOrderRow, type Unreadable } from './order-row.ts';
import { notUnderstood, type Row, rowsOf } from './rows.ts';
import { jst14, windowsOf } from './times.ts';

/** Which of an order's dates a search goes by; Qoo10 has no "changed since" [qapi 3.2]. */
export type OrderDateKind = 'order-date' | 'payment-date' | 'shipping-date' | 'delivered-date';
const CONDITION: Readonly<Record<OrderDateKind, string>> = {
  'order-date': '1',
  'payment-date': '2',
  'shipping-date': '3',
  'delivered-date': '4',
};

export interface OrderQuery {
  readonly statuses: readonly QooStatus[];
  readonly from: Instant;
  /** Included. */
  readonly to: Instant;
  readonly by: OrderDateKind;
}

/** What a list of orders came to: what could be read, and what could not. */
export interface OrderList {
  readonly lines: readonly OrderLine[];
  readonly unreadable: readonly Unreadable[];
}

const LIST = 'ShippingBasic.GetShippingInfo_v3';
const BY_ORDER = 'ShippingBasic.GetShippingAndClaimInfoByOrderNo_V2';

/**
 * Asks for each status and each window of at most 90 days, one call each [qapi 3.2], and hands every row over.
 * Earlier states first: an order that moves on between two calls is then seen twice rather than never.
 */
export async function eachOrderRow(
  client: Client,
  query: OrderQuery,
  take: (row: Row | null, askedAt: Instant) => void,
): Promise<Outcome<null>> {
  for (const status of [...new Set(query.statuses)].sort()) {
    for (const window of windowsOf(query.from, query.to)) {
      const asked = await client.result(LIST, {
        ShippingStatus: String(status),
        SearchStartDate: jst14(window.from),
        SearchEndDate: jst14(window.to),
        SearchCondition: CONDITION[query.by],
      });
      if (!asked.ok) return asked;
      const rows = rowsOf(LIST, asked.value.value);
      if (!rows.ok) return rows;
      for (const row of rows.value) take(row, asked.value.askedAt);
    }
  }
  return ok(null);
}

/** Every order line of the given states in the window; one failed call fails the whole, since a part would pass for all. A row that cannot be read is told apart and sinks nothing. */
export async function listOrders(
  client: Client,
  shopId: ShopId | null,
  query: OrderQuery,
): Promise<Outcome<OrderList>> {
  const lines = new Map<OrderNo, OrderLine>();
  const unreadable: Unreadable[] = [];
  const came = await eachOrderRow(client, query, (row, askedAt) => {
    const read = readOrderRow(row, askedAt, shopId);
    if ('line' in read) lines.set(read.line.orderNo, read.line);
    else unreadable.push(read.unreadable);
  });
  return came.ok ? ok({ lines: [...lines.values()], unreadable }) : came;
}

/** Finds the row of one order number; null when Qoo10 has none [qapi 3.4]. A row of another order is never taken for it. */
export async function orderRow(
  client: Client,
  orderNo: OrderNo,
): Promise<Outcome<{ readonly row: Row; readonly askedAt: Instant; readonly sample: string } | null>> {
  const asked = await client.ask(BY_ORDER, { OrderNo: orderNo });
  if (!asked.ok) return asked;
  const { value: answer, askedAt } = asked.value;
  if (answer.code !== 0) {
    const failure = refusalOf(BY_ORDER, answer);
    return meaningOf(failure) === 'order-not-found' ? ok(null) : failed(failure);
  }
  const rows = rowsOf(BY_ORDER, answer);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return ok(null);
  const row = rows.value.find((found) => found !== null && toOrderNo(found.orderno) === orderNo);
  return row ? ok({ row, askedAt, sample: answer.sample }) : failed(notUnderstood(BY_ORDER, answer, 'another order'));
}

/** One order as it stands now, its claim included; `not-found` when Qoo10 knows no such order of this shop. */
export async function orderByNo(
  client: Client,
  shopId: ShopId | null,
  orderNo: OrderNo,
): Promise<Outcome<OrderLine | 'not-found'>> {
  const found = await orderRow(client, orderNo);
  if (!found.ok) return found;
  if (found.value === null) return ok('not-found');
  const { row, askedAt, sample } = found.value;
  const read = readOrderRow(row, askedAt, shopId);
  if ('line' in read) return ok(read.line);
  return failed({ kind: 'not-understood', party: 'qoo10', operation: BY_ORDER, says: read.unreadable.why, sample });
}
