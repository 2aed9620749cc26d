import { failed, type Outcome, ok } from '#lib/domain';
import { MAX_BYTES, readTable, type Table } from './table.ts';

/** A ZIP archive begins so, and an .xlsx workbook is one. */
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

const refuse = (says: string) => failed({ kind: 'not-understood', party: 'smartship', operation: 'sku-file', says });

/** Reads whatever SKU file the seller chose: CSV, tab-separated, or the first sheet of an .xlsx workbook. An old .xls is refused as `workbook`. */
export async function readAnyTable(bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<Table>> {
  return isZip(bytes) ? readWorkbook(bytes) : readTable(bytes);
}

async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<Table>> {
  if (bytes.byteLength > MAX_BYTES) return refuse('too-large');
  try {
    // Loaded only when a workbook was chosen.
    const { readSheet } = await import('read-excel-file/universal');
    const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
    // Numbers as they are written: a code may have more digits than a number keeps. Spaces stay: they are what we look for.
    const sheet = await readSheet<string>(whole, { trim: false, parseNumber: (digits) => digits });
    const rows = sheet.map((row) => row.map(cellText)).filter((row) => row.some((cell) => cell.trim() !== ''));
    return rows.length === 0 ? refuse('empty') : ok({ rows, encoding: 'workbook', delimiter: null });
  } catch {
    return refuse('workbook');
  }
}

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
