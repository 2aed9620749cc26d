import type { FailureKind, Instant, OrderLine, OrderNo, Outcome, ShopId } from '#lib/domain';
import { ok } from '#lib/domain';
import type { Qapi } from '#lib/qoo10';
import type { DataDb, OrderRow } from '#lib/storage';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Asked one by one, so capped for one look. */
const ASK_AT_MOST = 30;
/** From so many on it is cheaper to ask first for all that was sent lately: most orders vanish by being shipped. */
const LIST_FIRST = 3;
/** An order that is neither listed nor gone is asked again only so often. */
const ASK_AGAIN = HOUR;

/** Open orders of a shop that vanished from the lists and were not asked for since. */
async function vanished(data: DataDb, shopId: ShopId, now: Instant): Promise<OrderRow[]> {
  return data.orders
    .where('status')
    .belowOrEqual(3)
    .filter(
      (row) =>
        row.shopId === shopId &&
        !row.inLists &&
        row.claim !== 'done' &&
        (row.askedAt === undefined || row.askedAt > now || now - row.askedAt >= ASK_AGAIN),
    )
    .toArray();
}

/**
 * Finds out what became of orders that the lists no longer hold: first by the list of what was sent lately, then one
 * by one, so many at a time. Gives the orders of which something was learned; the rest waits for the next look.
 */
export async function resolveVanished(
  qapi: Qapi,
  data: DataDb,
  look: { readonly shopId: ShopId; readonly now: Instant; readonly atMost?: number },
): Promise<Outcome<ReadonlySet<OrderNo>>> {
  const learned = new Set<OrderNo>();
  let open = await vanished(data, look.shopId, look.now);
  if (open.length > LIST_FIRST) {
    const sent = await qapi.listOrders({ ...sentSince(open, look.now), to: look.now, by: 'shipping-date' });
    if (!sent.ok) return sent;
    const lines = new Map(sent.value.lines.map((line) => [line.orderNo, line]));
    const found = open.flatMap((row) => lines.get(row.orderNo) ?? []);
    await keepAsked(data, found);
    for (const { orderNo } of found) learned.add(orderNo);
    open = open.filter(({ orderNo }) => !learned.has(orderNo));
  }
  const asked = await askSingly(
    qapi,
    data,
    look.shopId,
    open.map(({ orderNo }) => orderNo),
    look,
  );
  if (!asked.ok) return asked;
  for (const orderNo of asked.value) learned.add(orderNo);
  return ok(learned);
}

/** Nobody looked for so long: then many were delivered meanwhile, too, and a list of those costs less than asking. */
const LONG = 2 * DAY;
const FURTHEST = 30 * DAY;

/** Where to look for what was sent since the oldest of these orders was last told of. */
function sentSince(rows: readonly OrderRow[], now: Instant): { statuses: readonly (4 | 5)[]; from: Instant } {
  const since = rows.reduce((oldest, { readAt }) => Math.min(oldest, readAt), now);
  if (now - since <= LONG) return { statuses: [4], from: now - LONG };
  return { statuses: [4, 5], from: Math.max(since - HOUR, now - FURTHEST) };
}

/** Failures that may be one order's own: its neighbours are still asked, and it is not asked at every look. */
const OF_ONE: ReadonlySet<FailureKind> = new Set(['bad-request', 'not-understood']);
/** So many of those in a row are no longer one order's own. */
const IN_A_ROW = 3;

/**
 * Asks for single orders: those that vanished from the lists, and those a page shows that we never read. An order that
 * Qoo10 knows no more is as gone as a cancelled one. Gives the orders that were answered.
 */
export async function askSingly(
  qapi: Qapi,
  data: DataDb,
  shopId: ShopId,
  orderNos: readonly OrderNo[],
  look: { readonly now: Instant; readonly atMost?: number },
): Promise<Outcome<readonly OrderNo[]>> {
  const asked: OrderNo[] = [];
  let inARow = 0;
  for (const orderNo of orderNos.slice(0, look.atMost ?? ASK_AT_MOST)) {
    const told = await qapi.orderByNo(orderNo);
    inARow = told.ok ? 0 : inARow + 1;
    if (!told.ok) {
      if (!OF_ONE.has(told.failure.kind) || inARow === IN_A_ROW) return told;
      await data.orders.update([shopId, orderNo], { askedAt: look.now });
      continue;
    }
    asked.push(orderNo);
    if (told.value === 'not-found') await markGone(data, shopId, orderNo, look.now);
    else await keepAsked(data, [told.value]);
  }
  return ok(asked);
}

async function markGone(data: DataDb, shopId: ShopId, orderNo: OrderNo, now: Instant): Promise<void> {
  const before = await data.orders.get([shopId, orderNo]);
  if (before) await data.orders.put({ ...before, claim: 'done', askedAt: now, readAt: now });
}

/** The look-up by number tells no planned date [qapi 3.4]: what the list once told stays. */
async function keepAsked(data: DataDb, lines: readonly OrderLine[]): Promise<void> {
  for (const line of lines) {
    const before = await data.orders.get([line.shopId, line.orderNo]);
    await data.orders.put({
      ...line,
      claim: line.claim === 'none-seen' && before ? before.claim : line.claim,
      plannedShipDate:
        line.plannedShipDate === 'not-told' ? (before?.plannedShipDate ?? 'not-told') : line.plannedShipDate,
      availableShippingDate: line.availableShippingDate ?? before?.availableShippingDate ?? null,
      inLists: before?.inLists ?? (line.status <= 3 && line.claim !== 'done'),
      askedAt: line.readAt,
    });
  }
}
