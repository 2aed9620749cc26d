import {
  type Claim,
  failed,
  type Instant,
  type LookKind,
  type OrderLine,
  type OrderNo,
  type Outcome,
  ok,
  type ShopId,
} from '#lib/domain';
import type { Qapi } from '#lib/qoo10';
import type { DataDb, OrderRow } from '#lib/storage';

const DAY = 86_400_000;
/** Payment days a tick goes back; a sweep goes back further, so that nothing open is missed. */
const TICK_DAYS = 2;
const SWEEP_DAYS = 30;

export interface OrdersRead {
  readonly count: number;
  /** Rows that Qoo10 told and nobody could read; shown, never dropped silently. */
  readonly unreadable: number;
  /** Orders that nobody had read before. */
  readonly news: number;
  /** Orders that are new or stand otherwise than before. */
  readonly changed: ReadonlySet<OrderNo>;
}

export interface OrdersLook {
  readonly shopId: ShopId;
  readonly now: Instant;
  readonly kind: LookKind;
}

/**
 * Reads a shop's open orders. A tick asks for 新規注文 and 配送準備 by payment day of the last two days. A sweep goes back
 * a month and asks for 入金待ち by order day (no payment yet), for what was sent, and for claims besides.
 * Orders of another shop mean that the key is that shop's: nothing is kept of them.
 * Rows already known and no longer listed are marked, since cancelled orders just disappear [qapi 3.5].
 */
export async function syncOrders(qapi: Qapi, data: DataDb, look: OrdersLook): Promise<Outcome<OrdersRead>> {
  const { now, kind, shopId } = look;
  const from = now - (kind === 'tick' ? TICK_DAYS : SWEEP_DAYS) * DAY;
  const paid = await qapi.listOrders({ statuses: [2, 3], from, to: now, by: 'payment-date' });
  if (!paid.ok) return paid;
  const rest = kind === 'tick' ? ok(null) : await readRest(qapi, from, now);
  if (!rest.ok) return rest;
  const lines = [...(rest.value?.unpaid.lines ?? []), ...paid.value.lines];
  const foreign = lines.find((line) => line.shopId !== shopId);
  if (foreign) {
    const says = `Shop ID: ${foreign.shopId}`;
    return failed({ kind: 'key-rejected', party: 'qoo10', operation: 'ShippingBasic.GetShippingInfo_v3', says });
  }
  const claimed = rest.value?.claimed ?? null;
  const changed = new Set<OrderNo>();
  const news = await keepOrders(data, lines, claimed, changed);
  if (claimed) await noteClaims(data, shopId, claimed, changed);
  await markMissing(data, shopId, lines, from);
  if (rest.value) await markMissingUnpaid(data, shopId, lines, from);
  const unreadable = paid.value.unreadable.length + (rest.value?.unreadable ?? 0);
  return ok({ count: lines.length, unreadable, news, changed });
}

/** What only a sweep asks for. */
async function readRest(qapi: Qapi, from: Instant, now: Instant) {
  const unpaid = await qapi.listOrders({ statuses: [1], from, to: now, by: 'order-date' });
  if (!unpaid.ok) return unpaid;
  // Lists show no claim [qapi 3.3]. A claim on an order of this window was raised in this window too, so none here is none.
  const claims = await qapi.listClaims({ from, to: now, by: 'request-date' });
  if (!claims.ok) return claims;
  const claimed = new Map(claims.value.claims.map((row) => [row.orderNo, row.claim]));
  return ok({
    unpaid: unpaid.value,
    claimed,
    unreadable: unpaid.value.unreadable.length + claims.value.unreadable.length,
  });
}

/** Writes lines down, but never over what was read later: a step may have asked for one order meanwhile. Gives how many are new. */
async function keepOrders(
  data: DataDb,
  lines: readonly OrderLine[],
  claimed: ReadonlyMap<OrderNo, Claim> | null,
  changed: Set<OrderNo>,
): Promise<number> {
  let news = 0;
  await data.transaction('rw', data.orders, async () => {
    const before = await data.orders.bulkGet(lines.map(({ shopId, orderNo }) => [shopId, orderNo]));
    const rows = lines.flatMap((line, at): OrderRow[] => {
      const known = before[at];
      if (!known) news++;
      if (known && isLater(known.readAt, line.readAt)) return [];
      const row = { ...line, claim: claimOf(line, known, claimed), inLists: true };
      if (!known || standsOtherwise(known, row)) changed.add(line.orderNo);
      return [row];
    });
    await data.orders.bulkPut(rows);
  });
  return news;
}

/** Longer than any look takes: what is later by more was read while the clock was ahead. */
const LONGEST_LOOK = 3_600_000;
const isLater = (known: Instant, now: Instant): boolean => known > now && known - now < LONGEST_LOOK;

/** A tick asks for no claims: an open one stays, and that none was seen proves nothing. */
function claimOf(line: OrderLine, known: OrderRow | undefined, claimed: ReadonlyMap<OrderNo, Claim> | null): Claim {
  if (claimed) return claimed.get(line.orderNo) ?? 'none';
  return known && (known.claim === 'requested' || known.claim === 'done') ? known.claim : 'none-seen';
}

const isClaimed = ({ claim }: Pick<OrderLine, 'claim'>): boolean => claim === 'requested' || claim === 'done';

function standsOtherwise(before: OrderLine, after: OrderLine): boolean {
  return (
    before.status !== after.status || before.trackingNo !== after.trackingNo || isClaimed(before) !== isClaimed(after)
  );
}

/** Claims on orders that we know, listed or not: a cancelled order just disappears from the lists [qapi 3.5]. */
async function noteClaims(
  data: DataDb,
  shopId: ShopId,
  claimed: ReadonlyMap<OrderNo, Claim>,
  changed: Set<OrderNo>,
): Promise<void> {
  await data.orders
    .where('orderNo')
    .anyOf([...claimed.keys()])
    .and((row) => row.shopId === shopId)
    .modify((row, found) => {
      const claim = claimed.get(row.orderNo);
      if (!claim || claim === row.claim) return;
      changed.add(row.orderNo);
      found.value = { ...row, claim };
    });
}

/** This shop's open orders of this window that the lists no longer hold. */
async function markMissing(data: DataDb, shopId: ShopId, lines: readonly OrderLine[], from: Instant): Promise<void> {
  const listed = new Set(lines.map((line) => line.orderNo));
  await data.orders
    .where('paidAt')
    .aboveOrEqual(from)
    .filter((row) => row.shopId === shopId && row.status <= 3 && row.inLists && !listed.has(row.orderNo))
    .modify({ inLists: false });
}

/** Unpaid orders have no day of payment; only a sweep asks for them. One that is listed no more was paid meanwhile, or is gone. */
async function markMissingUnpaid(
  data: DataDb,
  shopId: ShopId,
  lines: readonly OrderLine[],
  from: Instant,
): Promise<void> {
  const listed = new Set(lines.map((line) => line.orderNo));
  await data.orders
    .where('status')
    .equals(1)
    .filter((row) => row.shopId === shopId && row.inLists && (row.orderedAt ?? 0) >= from && !listed.has(row.orderNo))
    .modify({ inLists: false });
}
