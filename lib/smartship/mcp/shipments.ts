import { type Outcome, ok, type Shipment, type ShipmentLine, type ShippingNo } from '#lib/domain';
import { byPlainName, isRow, type Row } from '../names.ts';
import { failure, field, findRows, hasField, notUnderstood } from './answer.ts';
import { manyBy } from './bind.ts';
import type { ToolCaller } from './caller.ts';
import { noteRoundTrip } from './proofs.ts';
import { mergeShipments, readLine, readShipment, readShippingNo } from './rows.ts';
import { statusesFor } from './statuses.ts';
import type { ToolName } from './tools.ts';

const AT_A_TIME = 100;
const JOIN = '|';

/** Calls a tool that takes several QSP numbers, as many at a time as it takes, and gives each answer on. */
async function* byNumbers(
  caller: ToolCaller,
  name: ToolName,
  shippingNos: readonly ShippingNo[],
): AsyncGenerator<{ readonly asked: readonly ShippingNo[]; readonly answer: Outcome<unknown> }> {
  const offer = caller.offerOf(name);
  const size = offer.ok && manyBy(offer.binding, 'shippingNos') !== 'one' ? AT_A_TIME : 1;
  for (let at = 0; at < shippingNos.length; at += size) {
    const asked = shippingNos.slice(at, at + size);
    const joined = asked.join(JOIN);
    yield {
      asked,
      answer: await caller.call(name, { values: { shippingNos: [asked, joined], shippingNo: [joined, asked] } }),
    };
  }
}

/** Goods lines by QSP number, those that were read a moment ago without a call. */
export async function readLines(
  caller: ToolCaller,
  shippingNos: readonly ShippingNo[],
): Promise<Outcome<ReadonlyMap<ShippingNo, readonly ShipmentLine[]>>> {
  const kept = new Map<ShippingNo, readonly ShipmentLine[]>();
  for (const shippingNo of shippingNos) {
    const lines = caller.justGoods(shippingNo);
    if (lines) kept.set(shippingNo, lines);
  }
  const at = caller.now();
  const read = await askForLines(
    caller,
    shippingNos.filter((shippingNo) => !kept.has(shippingNo)),
  );
  if (!read.ok) return read;
  caller.noteGoods(read.value, at);
  for (const [shippingNo, of] of read.value) for (const { seqNo, skuNo } of of) note(caller, shippingNo, seqNo, skuNo);
  return ok(new Map([...kept, ...read.value]));
}

/** From the goods tool or, without it, from each order's detail. */
async function askForLines(
  caller: ToolCaller,
  shippingNos: readonly ShippingNo[],
): Promise<Outcome<ReadonlyMap<ShippingNo, readonly ShipmentLine[]>>> {
  const lines = new Map<ShippingNo, ShipmentLine[]>();
  if (shippingNos.length === 0) return ok(lines);
  if (!caller.offerOf('get_order_goods_by_shipping_nos').ok) {
    const details = await readDetails(caller, shippingNos);
    return details.ok ? ok(new Map(details.value.map((shipment) => [shipment.shippingNo, shipment.lines]))) : details;
  }
  for await (const { asked, answer } of byNumbers(caller, 'get_order_goods_by_shipping_nos', shippingNos)) {
    if (!answer.ok) return answer;
    const found = findRows(answer.value, 'shippingNo');
    if (!found || found.unreadable > 0) return notUnderstood('get_order_goods_by_shipping_nos', answer.value);
    for (const row of found.rows) {
      const shippingNo = readShippingNo(field(byPlainName(row), 'shippingNo'));
      if (shippingNo === null || !asked.includes(shippingNo))
        return notUnderstood('get_order_goods_by_shipping_nos', answer.value);
      const own = readShipment(row, {}, caller.now())?.lines ?? [];
      lines.set(shippingNo, [...(lines.get(shippingNo) ?? []), ...(own.length > 0 ? own : [readLine(row)])]);
    }
  }
  return ok(lines);
}

function note(caller: ToolCaller, shippingNo: ShippingNo, seqNo: string | null, skuNo: ShipmentLine['skuNo']): void {
  if (seqNo !== null) caller.lines.add(`${shippingNo} ${seqNo}`);
  if (skuNo !== null) caller.skus.add(skuNo);
}

/** Each order's own detail: basics, goods, pending reason, hold flag, mapping state [smartship 3.2]. Orders that are gone are left out. */
async function readDetails(
  caller: ToolCaller,
  shippingNos: readonly ShippingNo[],
): Promise<Outcome<readonly Shipment[]>> {
  if (!caller.offerOf('get_order_detail').ok)
    return failure('not-offered', 'get_order_detail', 'neither goods rows nor details');
  const details: Shipment[] = [];
  for (const shippingNo of shippingNos) {
    const answer = await caller.call('get_order_detail', { values: { shippingNo: [shippingNo, [shippingNo]] } });
    if (!answer.ok) return answer;
    const read = await readOrders(caller, 'get_order_detail', answer.value, [shippingNo]);
    if (!read.ok) return read;
    details.push(...read.value);
  }
  return ok(details);
}

async function readOrders(
  caller: ToolCaller,
  name: ToolName,
  data: unknown,
  asked: readonly ShippingNo[],
): Promise<Outcome<readonly Shipment[]>> {
  const found = (name === 'get_order_detail' ? oneOrder(data) : null) ?? findRows(data, 'shippingNo');
  if (!found || found.unreadable > 0) return notUnderstood(name, data);
  const statuses = await statusesFor(caller, found.rows);
  const shipments: Shipment[] = [];
  for (const row of found.rows) {
    const shipment = readShipment(row, statuses, caller.now());
    // A number that was not asked for means that the argument does not mean what we took it for.
    if (!shipment || !asked.includes(shipment.shippingNo)) return notUnderstood(name, data);
    shipments.push(shipment);
  }
  return ok(mergeShipments(shipments));
}

/** A detail is one record, perhaps in wrappers, perhaps with its basics and goods in parts of their own: the outermost that names its number. */
function oneOrder(data: unknown): { rows: Row[]; unreadable: number } | null {
  const names = (row: Row) => hasField(byPlainName(row), 'shippingNo');
  let level: Row[] = isRow(data) ? [data] : [];
  for (let depth = 0; depth < 4 && level.length > 0; depth += 1) {
    const row = level.find(
      (candidate) => names(candidate) || Object.values(candidate).some((part) => isRow(part) && names(part)),
    );
    if (row) return { rows: [row], unreadable: 0 };
    level = level.flatMap((candidate) => Object.values(candidate).filter(isRow));
  }
  return null;
}

/** True where a list's row cannot have told why the order is stuck. */
const wantsDetail = ({ stage, pendingReason }: Shipment): boolean => stage === 'error' && pendingReason === null;

/** Re-reads shipments by QSP number with goods lines, pending reason, hold flag and mapping. A number that the server does not know is left out. */
export async function readShipments(
  caller: ToolCaller,
  shippingNos: readonly ShippingNo[],
): Promise<Outcome<readonly Shipment[]>> {
  const asked = [...new Set(shippingNos)];
  if (asked.length === 0) return ok([]);
  const shipments = caller.offerOf('get_orders_by_shipping_nos').ok
    ? await readByRows(caller, asked)
    : await readDetails(caller, asked);
  if (!shipments.ok) return shipments;
  for (const shipment of shipments.value) {
    caller.readBack.add(shipment.shippingNo);
    for (const { seqNo, skuNo } of shipment.lines) note(caller, shipment.shippingNo, seqNo, skuNo);
  }
  await noteRoundTrip(caller);
  return shipments;
}

async function readByRows(caller: ToolCaller, asked: readonly ShippingNo[]): Promise<Outcome<readonly Shipment[]>> {
  const rows: Shipment[] = [];
  for await (const { asked: part, answer } of byNumbers(caller, 'get_orders_by_shipping_nos', asked)) {
    if (!answer.ok) return answer;
    const read = await readOrders(caller, 'get_orders_by_shipping_nos', answer.value, part);
    if (!read.ok) return read;
    rows.push(...read.value);
  }
  const found = mergeShipments(rows);
  // Rows that show every line's key and SKU need no second call.
  const bare = found.filter(
    ({ lines }) => lines.length === 0 || lines.some(({ seqNo, skuNo }) => seqNo === null || skuNo === null),
  );
  const lines = await readLines(
    caller,
    bare.map(({ shippingNo }) => shippingNo),
  );
  if (!lines.ok) return lines;
  const full = found.map((shipment) => ({
    ...shipment,
    lines: lines.value.get(shipment.shippingNo) ?? shipment.lines,
  }));
  const stuck = full.filter(wantsDetail).map(({ shippingNo }) => shippingNo);
  if (stuck.length === 0 || !caller.offerOf('get_order_detail').ok) return ok(full);
  const details = await readDetails(caller, stuck);
  if (!details.ok) return details;
  const reasons = new Map(details.value.map((detail) => [detail.shippingNo, detail]));
  return ok(
    full.map((shipment) => {
      const detail = reasons.get(shipment.shippingNo);
      return detail
        ? { ...shipment, pendingReason: detail.pendingReason, held: shipment.held || detail.held }
        : shipment;
    }),
  );
}
