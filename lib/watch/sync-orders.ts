import {
  type Claim,
  failed,
  type Instant,
  type OrderLine,
  type OrderNo,
  type Outcome,
  ok,
  type ShopId,
} from '#lib/domain';
import type { Qapi } from '#lib/qoo10';
import type { DataDb } from '#lib/storage';

const DAY = 86_400_000;
/** Payment days a usual look goes back; a first look goes back further, so that nothing open is missed. */
const USUAL_DAYS = 2;
const FIRST_DAYS = 30;

export interface OrdersRead {
  readonly count: number;
  /** Rows that Qoo10 told and nobody could read; shown, never dropped silently. */
  readonly unreadable: number;
}

/**
 * Reads a shop's open orders: 新規注文 and 配送準備 by payment day, 入金待ち by order day (they have no payment yet).
 * Orders of another shop mean that the key is that shop's: nothing is kept of them.
 * Rows already known and no longer listed are marked, since cancelled orders just disappear [qapi 3.5].
 */
export async function syncOrders(
  qapi: Qapi,
  data: DataDb,
  when: { readonly shopId: ShopId; readonly now: Instant; readonly days: 'usual' | 'first' },
): Promise<Outcome<OrdersRead>> {
  const from = when.now - (when.days === 'first' ? FIRST_DAYS : USUAL_DAYS) * DAY;
  const paid = await qapi.listOrders({ statuses: [2, 3], from, to: when.now, by: 'payment-date' });
  if (!paid.ok) return paid;
  const unpaid = await qapi.listOrders({ statuses: [1], from, to: when.now, by: 'order-date' });
  if (!unpaid.ok) return unpaid;
  // Lists show no claim [qapi 3.3]. A claim on an order of this window was raised in this window too, so none here is none.
  const claims = await qapi.listClaims({ from, to: when.now, by: 'request-date' });
  if (!claims.ok) return claims;
  const claimed = new Map(claims.value.claims.map((row) => [row.orderNo, row.claim]));
  const lines = [...unpaid.value.lines, ...paid.value.lines].map((line) => ({
    ...line,
    claim: claimed.get(line.orderNo) ?? 'none',
  }));
  const foreign = lines.find((line) => line.shopId !== when.shopId);
  if (foreign) {
    const says = `Shop ID: ${foreign.shopId}`;
    return failed({ kind: 'key-rejected', party: 'qoo10', operation: 'ShippingBasic.GetShippingInfo_v3', says });
  }
  await keepOrders(data, lines);
  await noteClaims(data, claimed);
  await markMissing(data, lines, from);
  return ok({
    count: lines.length,
    unreadable: [paid, unpaid, claims].reduce((sum, { value }) => sum + value.unreadable.length, 0),
  });
}

async function keepOrders(data: DataDb, lines: readonly OrderLine[]): Promise<void> {
  await data.orders.bulkPut(lines.map((line) => ({ ...line, inLists: true })));
}

/** Claims on orders that we know, listed or not: a cancelled order just disappears from the lists [qapi 3.5]. */
async function noteClaims(data: DataDb, claimed: ReadonlyMap<OrderNo, Claim>): Promise<void> {
  await data.orders
    .where('orderNo')
    .anyOf([...claimed.keys()])
    .modify((row, found) => {
      const claim = claimed.get(row.orderNo);
      if (claim) found.value = { ...row, claim };
    });
}

/** Open orders of this window that the lists no longer hold. */
async function markMissing(data: DataDb, lines: readonly OrderLine[], from: Instant): Promise<void> {
  const listed = new Set(lines.map((line) => line.orderNo));
  await data.orders
    .where('paidAt')
    .aboveOrEqual(from)
    .filter((row) => row.status <= 3 && row.inLists && !listed.has(row.orderNo))
    .modify({ inLists: false });
}

/** Asked one by one, so capped for one look. */
const ASK_AT_MOST = 30;

/**
 * Asks for single orders: those that vanished from the lists, and those a page shows that we never read.
 * Gives how many were asked; the rest waits for the next look.
 */
export async function askSingly(qapi: Qapi, data: DataDb, orderNos: readonly OrderNo[]): Promise<Outcome<number>> {
  let asked = 0;
  for (const orderNo of orderNos.slice(0, ASK_AT_MOST)) {
    const told = await qapi.orderByNo(orderNo);
    if (!told.ok) return told;
    asked++;
    if (told.value === 'not-found') continue;
    const before = await data.orders.get([told.value.shopId, orderNo]);
    await data.orders.put({
      ...told.value,
      plannedShipDate:
        told.value.plannedShipDate === 'not-told'
          ? (before?.plannedShipDate ?? 'not-told')
          : told.value.plannedShipDate,
      availableShippingDate: told.value.availableShippingDate ?? before?.availableShippingDate ?? null,
      inLists: told.value.status <= 3 && told.value.claim !== 'done',
    });
  }
  return ok(asked);
}

/** Open orders that vanished from the lists and were not asked for since. */
export async function vanished(data: DataDb, shopId: string): Promise<OrderNo[]> {
  const rows = await data.orders
    .filter((row) => row.shopId === shopId && !row.inLists && row.status <= 3 && row.claim !== 'done')
    .toArray();
  return rows.map((row) => row.orderNo);
}
