import { z } from 'zod';
import {
  type Instant,
  type Shipment,
  type ShipmentLine,
  type ShippingNo,
  type Sku,
  type SkuKind,
  toCode,
  toOrderNo,
  toPackNo,
  toShippingNo,
  toSkuNo,
} from '#lib/domain';
import { filled, flag, instant, number, text } from '../cells.ts';
import { byPlainName, isRow, plainName, type Row } from '../names.ts';
import { words } from '../redact.ts';
import { isHoldGroup, serviceTypeOf, stageOf } from '../stages.ts';
import { field, hasField } from './answer.ts';
import type { McpMemory } from './memory.ts';
import { FIELDS } from './spellings/index.ts';

/** "QSP" + digits [smartship 4]; other capitals are let through, since the prefix may differ by centre [C]. */
const shippingNoSchema = z
  .string()
  .trim()
  .regex(/^[A-Z]{2,5}\d{5,20}$/)
  .transform(toShippingNo);

/** Reads a QSP number or answers null. */
export function readShippingNo(value: unknown): ShippingNo | null {
  const read = shippingNoSchema.safeParse(value);
  return read.success ? read.data : null;
}

type Fields = ReadonlyMap<string, unknown>;

/** Buyers' names and addresses are in these rows too; only what is named below is taken (design §9). */
export function readLine(row: Row): ShipmentLine {
  const fields = byPlainName(row);
  const mapped = flag(field(fields, 'mapped'));
  const skuNo = filled(field(fields, 'skuNo'));
  const code = text(field(fields, 'lineCode'));
  return {
    seqNo: filled(field(fields, 'seqNo')),
    orderNo: toOrderNo(field(fields, 'orderNo')),
    packNo: toPackNo(field(fields, 'packNo')),
    code: code === null ? null : toCode(code),
    skuNo: skuNo === null || skuNo === '0' || mapped === false ? null : toSkuNo(skuNo),
    quantity: number(field(fields, 'quantity')),
  };
}

/** Goods rows lie inside an order's row under some name; they are known by their shape. */
function nestedLines(row: Row): ShipmentLine[] {
  const lists = Object.values(row).filter((value): value is unknown[] => Array.isArray(value));
  const goods = lists.find((list) => list.some((part) => isRow(part) && isLine(byPlainName(part))));
  return (goods ?? []).filter(isRow).map(readLine);
}

const isLine = (fields: Fields): boolean =>
  hasField(fields, 'seqNo') || (hasField(fields, 'quantity') && hasField(fields, 'lineCode'));

/** Details nest their parts (`basic`, `order`, …) one level down; the upper level wins. */
function flattened(row: Row): Row {
  const inner = Object.values(row).filter(isRow);
  return Object.assign({}, ...inner.reverse(), row);
}

export type Statuses = McpMemory['statuses'];

/** Reads an order's row; null where it has no readable QSP number. A code without a label gets the server's own words for it. */
export function readShipment(source: Row, statuses: Statuses, readAt: Instant): Shipment | null {
  const row = flattened(source);
  const fields = byPlainName(row);
  const shippingNo = readShippingNo(field(fields, 'shippingNo'));
  if (shippingNo === null) return null;
  const statusCode = filled(field(fields, 'statusCode')) ?? '';
  const label = words(filled(field(fields, 'statusLabel')) ?? statuses[statusCode]?.label ?? statusCode);
  const group = filled(field(fields, 'group')) ?? statuses[statusCode]?.group ?? '';
  const stage = stageOf({ group, label });
  const lines = nestedLines(row);
  const stopRequested = flag(field(fields, 'stopRequested'));
  return {
    shippingNo,
    serviceType:
      FIELDS.serviceType
        .map((spelling) => serviceTypeOf(fields.get(plainName(spelling))))
        .find((type) => type !== 'untold') ?? 'untold',
    stage,
    statusCode,
    statusLabel: label,
    pendingReason: pendingReason(fields),
    held: flag(field(fields, 'held')) ?? isHoldGroup(group),
    ...(stopRequested === null ? {} : { stopRequested }),
    trackingNo: filled(field(fields, 'trackingNo')),
    carrier: filled(field(fields, 'carrier')),
    reallyShipped: reallyShipped(fields, stage),
    registeredAt: instant(field(fields, 'registeredAt')),
    lines: lines.length > 0 ? lines : ownLine(fields, row),
    readAt,
  };
}

/** In a grid by sales-site order the row itself is the line. */
const ownLine = (fields: Fields, row: Row): ShipmentLine[] =>
  hasField(fields, 'orderNo') || isLine(fields) ? [readLine(row)] : [];

/** A pending type may also say that there is none. */
function pendingReason(fields: Fields): string | null {
  const told = filled(field(fields, 'pendingReason'));
  return told === null || /^(n|no|none|0|false)$/i.test(told) ? null : words(told);
}

function reallyShipped(fields: Fields, stage: Shipment['stage']): boolean | null {
  const told = flag(field(fields, 'shippedFlag'));
  if (told !== null) return told;
  if (instant(field(fields, 'shippedAt')) !== null) return true;
  if (stage === 'shipped' || stage === 'delivered') return true;
  return stage === 'unknown' || stage === 'error' ? null : false;
}

/** Several rows may speak of one QSP: one per mall order. Lines are joined, the same line once. */
export function mergeShipments(rows: readonly Shipment[]): Shipment[] {
  const merged = new Map<ShippingNo, Shipment>();
  for (const row of rows) {
    const known = merged.get(row.shippingNo);
    merged.set(row.shippingNo, known ? { ...known, lines: mergeLines(known.lines, row.lines) } : row);
  }
  return [...merged.values()];
}

function mergeLines(left: readonly ShipmentLine[], right: readonly ShipmentLine[]): ShipmentLine[] {
  const keyOf = (line: ShipmentLine) =>
    JSON.stringify([line.seqNo, line.seqNo === null ? [line.orderNo, line.code] : null]);
  const lines = new Map(left.map((line) => [keyOf(line), line]));
  for (const line of right) if (!lines.has(keyOf(line))) lines.set(keyOf(line), line);
  return [...lines.values()];
}

/** [C] How a SKU's kind is written; a single product has a blank option name [smartship 1.10]. */
const KINDS: Readonly<Record<string, SkuKind>> = {
  single: 'single',
  s: 'single',
  n: 'single',
  none: 'single',
  option: 'option',
  o: 'option',
  y: 'option',
  multi: 'option',
  combination: 'option',
};

/** Reads a SKU's row; null where it has no number. */
export function readSku(row: Row): Sku | null {
  const fields = byPlainName(row);
  const skuNo = filled(field(fields, 'skuNo'));
  if (skuNo === null) return null;
  const optionName = filled(field(fields, 'optionName')) ?? '';
  const told = KINDS[(filled(field(fields, 'skuKind')) ?? '').toLowerCase()];
  const byName: SkuKind = !hasField(fields, 'optionName') ? 'untold' : optionName === '' ? 'single' : 'option';
  const warehouses = stockByWarehouse(field(fields, 'warehouses'));
  const units = Object.values(warehouses);
  return {
    skuNo: toSkuNo(skuNo),
    sellerCode: toCode(text(field(fields, 'sellerCode')) ?? ''),
    kind: told ?? byName,
    name: filled(field(fields, 'skuName')) ?? '',
    optionName,
    stock: number(field(fields, 'stock')) ?? (units.length > 0 ? units.reduce((sum, count) => sum + count, 0) : null),
    stockByWarehouse: warehouses,
    autoRegistered: flag(field(fields, 'autoRegistered')) ?? false,
  };
}

function stockByWarehouse(value: unknown): Record<string, number> {
  const entries = Array.isArray(value)
    ? value.filter(isRow).map((row): [string | null, number | null] => {
        const fields = byPlainName(row);
        return [filled(field(fields, 'warehouse')), number(field(fields, 'stock'))];
      })
    : Object.entries(isRow(value) ? value : {}).map(([name, units]): [string, number | null] => [name, number(units)]);
  return Object.fromEntries(
    entries.flatMap(([name, units]) => (name !== null && units !== null ? [[name, units]] : [])),
  );
}
