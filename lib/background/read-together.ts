import type { Claim, Instant, OrderLine, OrderNo, Outcome, ShopId } from '#lib/domain';
import { ok } from '#lib/domain';
import type { Qapi } from '#lib/qoo10';
import type { DataDb } from '#lib/storage';

/** Up to so many orders are asked one by one; a list read costs three calls, whatever it holds. */
const ONE_BY_ONE = 3;
const MINUTE = 60_000;
/** The list's window is 90 days [qapi 1.4]; orders further apart are rare and asked by number. */
const WINDOW = 80 * 24 * 60 * MINUTE;

/** What this shop's orders are known by, and the time. */
export interface Known {
  readonly data: DataDb;
  readonly shopId: ShopId;
  readonly now: () => Instant;
}

type Told = Map<OrderNo, Outcome<OrderLine | null>>;

/** One order as it stands now; null when Qoo10 knows no such order. */
export async function byNumber(qapi: Qapi, orderNo: OrderNo): Promise<Outcome<OrderLine | null>> {
  const told = await qapi.orderByNo(orderNo);
  return told.ok ? ok(told.value === 'not-found' ? null : told.value) : told;
}

/**
 * Many orders as they stand now. The lists of 配送要請 and 配送準備 around their payment, with the claims of that time,
 * are as fresh as a look-up by number and serve any number of carts; what they do not hold is asked by number.
 */
export async function readTogether(
  qapi: Qapi,
  known: Known,
  orderNos: readonly OrderNo[],
): Promise<ReadonlyMap<OrderNo, Outcome<OrderLine | null>>> {
  const told: Told = new Map();
  if (orderNos.length > ONE_BY_ONE) {
    const listed = await listAround(qapi, known, orderNos);
    if (listed && !listed.ok) return new Map(orderNos.map((orderNo) => [orderNo, listed]));
    for (const line of listed?.value ?? []) told.set(line.orderNo, ok(line));
    // What left those lists was mostly shipped: one more list tells of all that went out lately.
    const rest = orderNos.filter((orderNo) => !told.has(orderNo));
    if (rest.length > ONE_BY_ONE) {
      const sent = await sentLately(qapi, known, rest);
      if (!sent.ok) return new Map(orderNos.map((orderNo) => [orderNo, told.get(orderNo) ?? sent]));
      for (const line of sent.value) told.set(line.orderNo, ok(line));
    }
  }
  for (const orderNo of orderNos) {
    if (told.has(orderNo)) continue;
    const one = await byNumber(qapi, orderNo);
    told.set(orderNo, one);
    // The others would meet the same: the next look asks for them.
    if (!one.ok) for (const other of orderNos) if (!told.has(other)) told.set(other, one);
  }
  return told;
}

/** Days back in which a parcel that is being tracked may have gone out. */
const SENT_DAYS = 3;

async function sentLately(
  qapi: Qapi,
  { now }: Known,
  orderNos: readonly OrderNo[],
): Promise<Outcome<readonly OrderLine[]>> {
  const from = now() - SENT_DAYS * 24 * 60 * MINUTE;
  const listed = await qapi.listOrders({ statuses: [4], from, to: now(), by: 'shipping-date' });
  if (!listed.ok) return listed;
  const wanted = new Set(orderNos);
  return ok(listed.value.lines.filter(({ orderNo }) => wanted.has(orderNo)));
}

/** The wanted lines out of the lists; null where no window would hold them. */
async function listAround(
  qapi: Qapi,
  known: Known,
  orderNos: readonly OrderNo[],
): Promise<Outcome<readonly OrderLine[]> | null> {
  const { data, shopId, now } = known;
  const rows = await data.orders.bulkGet(orderNos.map((orderNo): [string, string] => [shopId, orderNo]));
  const paid = rows.flatMap((row) => row?.paidAt ?? []);
  if (paid.length <= ONE_BY_ONE) return null;
  const from = Math.min(...paid) - MINUTE;
  const to = Math.max(...paid) + MINUTE;
  if (to - from > WINDOW) return null;
  const lists = await qapi.listOrders({ statuses: [2, 3], from, to, by: 'payment-date' });
  if (!lists.ok) return lists;
  // Lists show no claim [qapi 3.3]. A claim on these orders was placed after they were.
  const claims = await qapi.listClaims({ from, to: now(), by: 'request-date' });
  if (!claims.ok) return claims;
  const claimed = new Map(claims.value.claims.map((row): [OrderNo, Claim] => [row.orderNo, row.claim]));
  const wanted = new Set(orderNos);
  return ok(
    lists.value.lines
      .filter(({ orderNo }) => wanted.has(orderNo))
      .map((line) => ({ ...line, claim: claimed.get(line.orderNo) ?? 'none' })),
  );
}
