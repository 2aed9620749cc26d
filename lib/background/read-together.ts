import type { Claim, Instant, OrderLine, OrderNo, Outcome, ShopId } from '#lib/domain';
import { ok } from '#lib/domain';
import type { Qapi } from '#lib/qoo10';
import type { DataDb } from '#lib/storage';

/** Up to so many orders are asked one by one; lists cost two calls or more, whatever they hold. */
const ONE_BY_ONE = 3;
const MINUTE = 60_000;
/** The list's window is 90 days [qapi 1.4]; orders further apart are rare and asked by number. */
const WINDOW = 80 * 24 * 60 * MINUTE;
/** Days back in which a parcel that is being tracked may have gone out. */
const SENT_DAYS = 3;

/** The list in which an order stands: 配送要請, 配送準備, 配送中. */
type ListNo = 2 | 3 | 4;
/** Where to look next for an order that is not in the list in which it was expected. Most have moved on meanwhile. */
const LOOK_NEXT: Readonly<Record<ListNo, readonly ListNo[]>> = { 2: [2, 3, 4], 3: [3, 4, 2], 4: [4, 3, 2] };

/** What this shop's orders are known by, and the time. */
export interface Known {
  readonly data: DataDb;
  readonly shopId: ShopId;
  readonly now: () => Instant;
  /** Where orders should stand now that a write was answered, until a list tells. Only a hint which list to read first. */
  readonly moved: Map<OrderNo, ListNo>;
}

type Told = Map<OrderNo, Outcome<OrderLine | null>>;

/** One order as it stands now; null when Qoo10 knows no such order. */
export async function byNumber(qapi: Qapi, orderNo: OrderNo): Promise<Outcome<OrderLine | null>> {
  const told = await qapi.orderByNo(orderNo);
  return told.ok ? ok(told.value === 'not-found' ? null : told.value) : told;
}

/**
 * Many orders as they stand now. Lists of 配送要請 and 配送準備 around their payment, with the claims of that time, are as
 * fresh as a look-up by number and serve any number of carts; the list in which most should stand is read first, others
 * only for what it does not hold. What no list holds is asked by number.
 */
export async function readTogether(
  qapi: Qapi,
  known: Known,
  orderNos: readonly OrderNo[],
): Promise<ReadonlyMap<OrderNo, Outcome<OrderLine | null>>> {
  const told: Told = new Map();
  if (orderNos.length > ONE_BY_ONE) {
    const listed = await fromLists(qapi, known, orderNos);
    if (!listed.ok) return new Map(orderNos.map((orderNo) => [orderNo, listed]));
    for (const line of listed.value) told.set(line.orderNo, ok(line));
  }
  for (const orderNo of orderNos) {
    if (told.has(orderNo)) continue;
    const one = await byNumber(qapi, orderNo);
    told.set(orderNo, one);
    // The others would meet the same: the next look asks for them.
    if (!one.ok) for (const other of orderNos) if (!told.has(other)) told.set(other, one);
  }
  for (const orderNo of orderNos) known.moved.delete(orderNo);
  return told;
}

async function fromLists(
  qapi: Qapi,
  known: Known,
  orderNos: readonly OrderNo[],
): Promise<Outcome<readonly OrderLine[]>> {
  const { data, shopId, now, moved } = known;
  const rows = await data.orders.bulkGet(orderNos.map((orderNo): [string, string] => [shopId, orderNo]));
  const stand = orderNos.map((orderNo, at) => moved.get(orderNo) ?? rows[at]?.status ?? 2);
  const payment = paymentWindow(rows.flatMap((row) => row?.paidAt ?? []));
  const missing = new Set(orderNos);
  const found: OrderLine[] = [];
  for (const list of LOOK_NEXT[mostly(stand)]) {
    // One order costs no more by its number.
    if (missing.size <= 1) break;
    const window = list === 4 ? { from: now() - SENT_DAYS * 24 * 60 * MINUTE, to: now() } : payment;
    if (!window) continue;
    const by = list === 4 ? 'shipping-date' : 'payment-date';
    const listed = await qapi.listOrders({ statuses: [list], ...window, by });
    if (!listed.ok) return listed;
    const own = listed.value.lines.filter(({ orderNo }) => missing.has(orderNo));
    for (const { orderNo } of own) missing.delete(orderNo);
    found.push(...own);
  }
  return payment && found.some(({ status }) => status < 4) ? withClaims(qapi, found, payment.from, now()) : ok(found);
}

/** Where most of these orders stand. */
function mostly(stand: readonly number[]): ListNo {
  const count = (list: ListNo) => stand.filter((status) => status === list).length;
  return ([2, 3, 4] as const).reduce((most, list) => (count(list) > count(most) ? list : most));
}

/** The time around the payments of these orders; null where no window would hold them. */
function paymentWindow(paid: readonly Instant[]): { readonly from: Instant; readonly to: Instant } | null {
  if (paid.length <= ONE_BY_ONE) return null;
  const from = Math.min(...paid) - MINUTE;
  const to = Math.max(...paid) + MINUTE;
  return to - from > WINDOW ? null : { from, to };
}

/** Lists show no claim [qapi 3.3]. A claim on these orders was placed after they were. */
async function withClaims(
  qapi: Qapi,
  lines: readonly OrderLine[],
  from: Instant,
  to: Instant,
): Promise<Outcome<readonly OrderLine[]>> {
  const claims = await qapi.listClaims({ from, to, by: 'request-date' });
  if (!claims.ok) return claims;
  const claimed = new Map(claims.value.claims.map((row): [OrderNo, Claim] => [row.orderNo, row.claim]));
  // What was sent is told as its list tells it: nothing of ours waits for its claim.
  return ok(lines.map((line) => (line.status < 4 ? { ...line, claim: claimed.get(line.orderNo) ?? 'none' } : line)));
}
