import { type Failure, type OrderNo, type Outcome, ok, type Shipment, type ShippingNo } from '#lib/domain';
import type { OrderQuery, OrderSearch } from '../gateway.ts';
import { findRows, notUnderstood } from './answer.ts';
import type { Given } from './bind.ts';
import type { ToolCaller } from './caller.ts';
import { days, isSearchProven, mayTrySearch, noteRoundTrip, noteSearchProof, WINDOW_MS } from './proofs.ts';
import { mergeShipments, readShipment } from './rows.ts';
import { readLines } from './shipments.ts';
import { statusesFor } from './statuses.ts';

/** [C] The search type that means the mall's order number is taken to be SSON, the default of the waybill screen [smartship 4]. The only place to change. */
const MALL_ORDER_SEARCH = 'SSON';
/** Several values in one search are joined by a vertical bar; told for QSP numbers [smartship 3.2], proven on the account before it is relied on. */
const JOIN = '|';
const JOINED_AT_MOST = 50;
const PAGE_SIZE = 500;
const MAX_PAGES = 200;

interface Listing {
  readonly shipments: readonly Shipment[];
  readonly complete: boolean;
}

/** Windows of at most 31 days of Japan, oldest first. */
function windows({ from, to }: OrderQuery): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  for (let start = from; start <= to; start += WINDOW_MS + 24 * 3_600_000)
    parts.push({ from: start, to: Math.min(start + WINDOW_MS, to) });
  return parts;
}

/** Reads every page of one search. A page that repeats, stops early or holds an unreadable row makes it incomplete, never silently shorter. */
async function readAll(
  caller: ToolCaller,
  window: { from: number; to: number },
  search: Given['values'],
): Promise<Outcome<Listing>> {
  const rows: Shipment[] = [];
  let complete = true;
  let seen = 0;
  let previous = '';
  for (let page = 1; ; page += 1) {
    const values = {
      dateType: ['REG_DT'],
      from: days(window.from),
      to: days(window.to),
      page: [page, String(page)],
      pageSize: [PAGE_SIZE, String(PAGE_SIZE)],
      ...search,
    };
    const data = await caller.call('search_orders', { values });
    if (!data.ok) return data;
    const found = findRows(data.value, 'shippingNo');
    if (!found) return notUnderstood('search_orders', data.value);
    const statuses = await statusesFor(caller, found.rows);
    const read = found.rows.map((row) => readShipment(row, statuses, caller.now()));
    const understood = read.filter((row) => row !== null);
    const print = understood.map((row) => row.shippingNo + row.lines.map((line) => line.orderNo).join()).join();
    if (page > 1 && print === previous && found.rows.length > 0)
      return ok({ shipments: mergeShipments(rows), complete: false });
    previous = print;
    seen += found.rows.length + found.unreadable;
    complete &&= found.unreadable === 0 && understood.length === found.rows.length;
    rows.push(...understood);
    const ended = found.total === null ? found.rows.length + found.unreadable < PAGE_SIZE : seen >= found.total;
    if (ended) break;
    const canTurn = offeredPage(caller);
    // A total that is not reached by the last page means rows we were not shown.
    if (found.rows.length === 0 || page >= MAX_PAGES || !canTurn)
      return ok({ shipments: mergeShipments(rows), complete: false });
  }
  const shipments = mergeShipments(rows);
  for (const shipment of shipments) caller.listed.add(shipment.shippingNo);
  return ok({ shipments, complete });
}

const offeredPage = (caller: ToolCaller): boolean => {
  const offer = caller.offerOf('search_orders');
  return offer.ok && offer.binding.bound.has('page');
};

const hasSearch = (caller: ToolCaller): boolean => {
  const offer = caller.offerOf('search_orders');
  return offer.ok && offer.binding.bound.has('searchType') && offer.binding.bound.has('searchValue');
};

const numbersOf = (shipment: Shipment): OrderNo[] =>
  shipment.lines.flatMap(({ orderNo }) => (orderNo === null ? [] : [orderNo]));

const matches = (shipment: Shipment, wanted: ReadonlySet<string>): boolean =>
  numbersOf(shipment).some((orderNo) => wanted.has(orderNo));

/** Adds goods lines where the list's rows do not carry mall order numbers. */
async function withOrderNos(
  caller: ToolCaller,
  listing: Listing,
  knownLines?: OrderQuery['knownLines'],
): Promise<Outcome<Listing>> {
  const without = listing.shipments.filter((shipment) => numbersOf(shipment).length === 0);
  if (without.length === 0) return ok(listing);
  const known = (await knownLines?.(without)) ?? new Map<ShippingNo, never>();
  const bare = without.filter(({ shippingNo }) => !known.has(shippingNo));
  const lines = await readLines(
    caller,
    bare.map(({ shippingNo }) => shippingNo),
  );
  if (!lines.ok) return lines.failure.kind === 'not-offered' ? ok(listing) : lines;
  const shipments = listing.shipments.map((shipment) => ({
    ...shipment,
    lines: lines.value.get(shipment.shippingNo) ?? known.get(shipment.shippingNo) ?? shipment.lines,
  }));
  return ok({ ...listing, shipments });
}

const searchFor = (orderNos: readonly OrderNo[]): Given['values'] => ({
  searchType: [MALL_ORDER_SEARCH],
  searchValue: [orderNos.join(JOIN), [...orderNos]],
});

/** Searches by mall order number in every window. Rows are matched by their own number: a server that ignores the search must not seem to answer it. */
async function byOrderNos(
  caller: ToolCaller,
  query: OrderQuery,
  orderNos: readonly OrderNo[],
  atATime: number,
): Promise<Outcome<Listing>> {
  const wanted: ReadonlySet<string> = new Set(orderNos);
  const found: Shipment[] = [];
  let complete = true;
  for (const window of windows(query)) {
    for (let at = 0; at < orderNos.length; at += atATime) {
      const listing = await readAll(caller, window, searchFor(orderNos.slice(at, at + atATime)));
      if (!listing.ok) return listing;
      const full = await withOrderNos(caller, listing.value);
      if (!full.ok) return full;
      complete &&= full.value.complete;
      found.push(...full.value.shipments.filter((shipment) => matches(shipment, wanted)));
    }
  }
  return ok({ shipments: mergeShipments(found), complete });
}

/** Tries the search on orders that the account is known to have. What it then does not find counts as absent. */
async function proveSearch(caller: ToolCaller, query: OrderQuery, known: readonly Shipment[]): Promise<void> {
  if (!hasSearch(caller) || isSearchProven(caller, 'search-joined')) return;
  const samples = [
    ...new Map(
      known.flatMap((shipment) =>
        numbersOf(shipment)
          .slice(0, 1)
          .map((orderNo) => [orderNo, shipment]),
      ),
    ).entries(),
  ].slice(0, 2);
  const [first] = samples;
  if (!first || !(await mayTrySearch(caller))) return;
  const finds = async (orderNos: readonly OrderNo[]): Promise<boolean> => {
    const result = await byOrderNos(caller, query, orderNos, orderNos.length);
    return (
      result.ok &&
      orderNos.every((orderNo) => result.value.shipments.some((shipment) => matches(shipment, new Set([orderNo]))))
    );
  };
  // A server that ignores the search shows everything: then it has found nothing by it.
  const newest = { from: Math.max(query.from, query.to - WINDOW_MS), to: query.to };
  const nonsense = await readAll(caller, newest, searchFor([unusedNumber(known)]));
  if (!nonsense.ok || nonsense.value.shipments.length > 0) return;
  if (samples.length === 2 && (await finds(samples.map(([orderNo]) => orderNo)))) {
    await noteSearchProof(caller, 'search-joined');
    await noteSearchProof(caller, 'search-single');
  } else if (!isSearchProven(caller, 'search-single') && (await finds([first[0]])))
    await noteSearchProof(caller, 'search-single');
}

/** A number of the right form that no known order has. */
function unusedNumber(known: readonly Shipment[]): OrderNo {
  const used = new Set<string>(known.flatMap(numbersOf));
  let candidate = 999_999_999;
  while (used.has(String(candidate))) candidate -= 1;
  // Digits only, made here and matched against nothing outside this search.
  return String(candidate) as OrderNo;
}

const needsWindow = (failure: Failure): boolean => failure.kind === 'refused-here' || failure.kind === 'bad-request';

/**
 * Looks for orders (design §5 find). Absent may be concluded only where the answer is complete and its key proven: by the search for mall order
 * numbers once it has found a known order of this account, else by reading the whole window, whose rows carry those numbers.
 */
export async function findOrders(caller: ToolCaller, query: OrderQuery): Promise<Outcome<OrderSearch>> {
  const wanted = query.orderNos === null ? null : [...new Set(query.orderNos)];
  if (wanted?.length === 0) return ok({ shipments: [], complete: true, keyProven: true });
  if (wanted && hasSearch(caller) && isSearchProven(caller, 'search-single')) {
    const atATime = isSearchProven(caller, 'search-joined') ? JOINED_AT_MOST : 1;
    const searched = await byOrderNos(caller, query, wanted, atATime);
    if (searched.ok) return ok({ ...searched.value, keyProven: true });
    if (!needsWindow(searched.failure)) return searched;
  }
  const all: Shipment[] = [];
  let complete = true;
  for (const window of windows(query)) {
    const listing = await readAll(caller, window, {});
    if (!listing.ok) return listing;
    const full = await withOrderNos(caller, listing.value, query.knownLines);
    if (!full.ok) return full;
    complete &&= full.value.complete;
    all.push(...full.value.shipments);
  }
  const shipments = mergeShipments(all);
  const carried = shipments.length > 0 && shipments.every((shipment) => numbersOf(shipment).length > 0);
  if (carried) await noteSearchProof(caller, 'rows-carry-order-no');
  // An empty window says nothing by itself; that rows carry the number may be known from before.
  const keyProven = carried || (shipments.length === 0 && isSearchProven(caller, 'rows-carry-order-no'));
  if (carried) await proveSearch(caller, query, shipments);
  await noteRoundTrip(caller);
  if (wanted === null)
    return ok({
      shipments:
        query.packNo === null
          ? shipments
          : shipments.filter((s) => s.lines.some((line) => line.packNo === query.packNo)),
      complete,
      keyProven,
    });
  const numbers: ReadonlySet<string> = new Set(wanted);
  const carts = new Set([...(query.packNos ?? []), ...(query.packNo === null ? [] : [query.packNo])]);
  const ofCart = (shipment: Shipment) => shipment.lines.some(({ packNo }) => packNo !== null && carts.has(packNo));
  return ok({
    shipments: shipments.filter((shipment) => matches(shipment, numbers) || ofCart(shipment)),
    complete,
    keyProven,
  });
}
