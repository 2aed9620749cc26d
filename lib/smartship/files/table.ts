import { failed, type Outcome, ok } from '#lib/domain';

export type FileEncoding = 'utf-8' | 'utf-16le' | 'shift_jis';

/** A file as rows of text; nothing is trimmed, since a stray space in a code is what we look for. */
export interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly encoding: FileEncoding | 'workbook';
  /** What stood between cells; null in a workbook. */
  readonly delimiter: ',' | '\t' | ';' | null;
}

export const MAX_BYTES = 64 * 1024 * 1024;

const refuse = (says: string) => failed({ kind: 'not-understood', party: 'smartship', operation: 'sku-file', says });

/** Decodes a downloaded CSV: UTF-8 with or without mark, UTF-16 as Excel writes "Unicode text", else Shift_JIS as Japanese Excel does. */
function decode(bytes: Uint8Array): { text: string; encoding: FileEncoding } | null {
  const as = (encoding: FileEncoding) => {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      return null;
    }
  };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le');
  // Shift_JIS text is practically never valid UTF-8, but not the other way round: UTF-8 is tried first.
  return as('utf-8') ?? as('shift_jis');
}

/** Reads a CSV or tab-separated file that the seller downloaded. An Excel workbook is told apart and refused by name: see `readAnyTable`. */
export function readTable(bytes: Uint8Array): Outcome<Table> {
  if (bytes.byteLength > MAX_BYTES) return refuse('too-large');
  // ZIP (xlsx) and OLE (xls) begin with these bytes.
  if ((bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf)) return refuse('workbook');
  const decoded = decode(bytes);
  if (!decoded || decoded.text.includes('\0')) return refuse('encoding');
  const head = decoded.text.slice(0, 4_096);
  const counts = ([',', '\t', ';'] as const).map((delimiter) => ({ delimiter, count: head.split(delimiter).length }));
  const { delimiter } = counts.reduce((best, next) => (next.count > best.count ? next : best));
  const rows = split(decoded.text, delimiter).filter((row) => row.some((cell) => cell.trim() !== ''));
  return rows.length === 0 ? refuse('empty') : ok({ rows, encoding: decoded.encoding, delimiter });
}

/** RFC 4180: quotes double inside quotes, line breaks may stand inside quotes. A missing closing quote ends with the file. */
function split(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let cell: string;
    if (text[at] === '"') {
      let from = at + 1;
      cell = '';
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote === -1) {
          cell += text.slice(from);
          at = text.length;
          break;
        }
        cell += text.slice(from, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        from = at + 1;
      }
      const rest = endOfCell(text, at, delimiter);
      cell += text.slice(at, rest);
      at = rest;
    } else {
      const end = endOfCell(text, at, delimiter);
      cell = text.slice(at, end);
      at = end;
    }
    row.push(plainCell(cell));
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
  return rows;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

/** `="00123"` is how files keep Excel from eating leading zeros; the code is what stands inside. */
const plainCell = (cell: string): string => /^="(.*)"$/.exec(cell)?.[1] ?? cell;
