import { type Outcome, ok, searchEnd } from '#lib/domain';
import { jstDate } from '../cells.ts';
import { findRows } from './answer.ts';
import type { ToolCaller } from './caller.ts';
import { readShipment } from './rows.ts';
import { TOOLS, type ToolName } from './tools.ts';

/** Tools that read one order by its number, in the order in which we prefer them. */
const READ_BACK: readonly ToolName[] = ['get_orders_by_shipping_nos', 'get_order_detail'];
/** What is remembered of a search: a known order was found by its mall order number, alone or among several; rows carry that number. */
export type SearchProof = 'search-single' | 'search-joined' | 'rows-carry-order-no';

const DAY_MS = 24 * 3_600_000;
/** Both ends count, so 30 days on from the first make the 31 that the server allows [smartship 3.2]. */
export const WINDOW_MS = 30 * DAY_MS;

/** One text for the present schemas of several tools; null where one of them is not offered. */
export const fingerprintOf = (caller: ToolCaller, names: readonly ToolName[]): string | null => {
  const prints = names.map((name) => {
    const offer = caller.offerOf(name);
    return offer.ok ? offer.tool.fingerprint : null;
  });
  return prints.includes(null) ? null : prints.join('.');
};

const readBackTool = (caller: ToolCaller): ToolName | null => READ_BACK.find((name) => caller.offerOf(name).ok) ?? null;

/** The schemas that a write's proof stands on: where its number is listed, where it is read back, and the write itself. */
function groundOf(caller: ToolCaller, write: ToolName): string | null {
  const back = readBackTool(caller);
  return back === null ? null : fingerprintOf(caller, ['search_orders', back, write]);
}

/** True while the proof of a write's identifier stands: same account, same schemas. */
export function isProven(caller: ToolCaller, write: ToolName): boolean {
  const ground = groundOf(caller, write);
  return ground !== null && caller.connection.memory.proofs[`write:${write}`] === ground;
}

export function isSearchProven(caller: ToolCaller, proof: SearchProof): boolean {
  const ground = fingerprintOf(caller, ['search_orders']);
  return ground !== null && caller.connection.memory.proofs[proof] === ground;
}

export async function noteSearchProof(caller: ToolCaller, proof: SearchProof): Promise<void> {
  const ground = fingerprintOf(caller, ['search_orders']);
  if (ground === null || caller.connection.memory.proofs[proof] === ground) return;
  await caller.connection.remember({ proofs: { ...caller.connection.memory.proofs, [proof]: ground } });
}

/** True once a day of Japan and schema: a search that cannot be proven is not tried at every look. */
export async function mayTrySearch(caller: ToolCaller): Promise<boolean> {
  const ground = `${fingerprintOf(caller, ['search_orders'])} ${jstDate(caller.now())}`;
  const { proofs } = caller.connection.memory;
  if (proofs['search-tried'] === ground) return false;
  await caller.connection.remember({ proofs: { ...proofs, 'search-tried': ground } });
  return true;
}

/** Called after every read: a number that a list gave and that a read by number gave back means a shipment in both, so writes may take it. */
export async function noteRoundTrip(caller: ToolCaller): Promise<void> {
  if (![...caller.listed].some((shippingNo) => caller.readBack.has(shippingNo))) return;
  const proofs = { ...caller.connection.memory.proofs };
  let changed = false;
  for (const name of Object.keys(TOOLS) as ToolName[]) {
    // Object.keys only forgets that TOOLS has exactly these names.
    if (!TOOLS[name].write) continue;
    const ground = groundOf(caller, name);
    if (ground === null || proofs[`write:${name}`] === ground) continue;
    proofs[`write:${name}`] = ground;
    changed = true;
  }
  if (changed) await caller.connection.remember({ proofs });
}

/** Makes the round trip on purpose: takes a number from the newest list and reads it back. Leaves things unproven when the account has no order. */
export async function prove(caller: ToolCaller): Promise<Outcome<null>> {
  const back = readBackTool(caller);
  if (back === null || !caller.offerOf('search_orders').ok) return ok(null);
  const now = caller.now();
  const end = searchEnd(now);
  const listed = await caller.call('search_orders', {
    values: {
      dateType: ['REG_DT'],
      from: days(end - WINDOW_MS),
      to: days(end),
      page: [1, '1'],
      pageSize: [500, '500'],
    },
  });
  if (!listed.ok) return listed;
  const rows = findRows(listed.value, 'shippingNo')?.rows ?? [];
  const known = rows.map((row) => readShipment(row, {}, now)).find((shipment) => shipment !== null);
  if (!known) return ok(null);
  const read = await caller.call(back, {
    values: { shippingNo: [known.shippingNo], shippingNos: [[known.shippingNo], known.shippingNo] },
  });
  if (!read.ok) return read;
  const found = (findRows(read.value, 'shippingNo')?.rows ?? []).map((row) => readShipment(row, {}, now)?.shippingNo);
  if (found.length === 0 || found.some((shippingNo) => shippingNo !== known.shippingNo)) return ok(null);
  caller.listed.add(known.shippingNo);
  caller.readBack.add(known.shippingNo);
  await noteRoundTrip(caller);
  return ok(null);
}

/** A day in the spellings that schemas ask for. [C] The day is Japan's. */
export function days(at: number): readonly string[] {
  const day = jstDate(at);
  return [day, day.replaceAll('-', ''), `${day} 00:00:00`, `${day}T00:00:00+09:00`];
}
