import { unzipSync, zipSync } from 'fflate';
import { type CellChange, editSheet, readRows, readSharedStrings, textOf } from './sheet.ts';
import { attribute, elements } from './xml.ts';

/** Why a file was not taken. `unusual`: a workbook, but built in a way that could not be changed without risk. */
export type NotAWorkbook = 'not-a-workbook' | 'old-workbook' | 'too-large' | 'unusual';

export interface Sheet {
  readonly name: string;
  /** Its part of the archive. */
  readonly path: string;
  /** Cells as text, rows and columns from 0; rows that the file leaves out are empty. */
  readonly rows: readonly (readonly string[])[];
}

export interface Workbook {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly sheets: readonly Sheet[];
}

type Opened = { readonly ok: true; readonly workbook: Workbook } | { readonly ok: false; readonly why: NotAWorkbook };

const MAX_BYTES = 64 * 1024 * 1024;
/** Unpacked; a small archive that claims more is not a seller's list. */
const MAX_UNPACKED = 512 * 1024 * 1024;
/** A sheet that names a cell far out would otherwise be drawn to there. */
const MAX_ROWS = 200_000;

const utf8 = (bytes: Uint8Array | undefined): string | null => {
  if (!bytes) return null;
  try {
    // The mark stays: what is not changed must come back byte for byte.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Reads an .xlsx workbook whole, into memory; nothing of it leaves the browser. */
export function openWorkbook(bytes: Uint8Array): Opened {
  if (bytes.byteLength > MAX_BYTES) return { ok: false, why: 'too-large' };
  // An old .xls, and an .xlsx under a password, are OLE files.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { ok: false, why: 'old-workbook' };
  const parts = unpack(bytes);
  if (typeof parts === 'string') return { ok: false, why: parts };
  const sheets = sheetsOf(parts);
  return typeof sheets === 'string' ? { ok: false, why: sheets } : { ok: true, workbook: { parts, sheets } };
}

function unpack(bytes: Uint8Array): Map<string, Uint8Array> | NotAWorkbook {
  let unpacked = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        if (unpacked > MAX_UNPACKED) throw new RangeError();
        return true;
      },
    });
    return new Map(Object.entries(parts));
  } catch (error) {
    return error instanceof RangeError ? 'too-large' : 'not-a-workbook';
  }
}

function sheetsOf(parts: ReadonlyMap<string, Uint8Array>): Sheet[] | NotAWorkbook {
  const book = utf8(parts.get('xl/workbook.xml'));
  const links = utf8(parts.get('xl/_rels/workbook.xml.rels'));
  if (book === null || links === null) return 'not-a-workbook';
  const strings = parts.get('xl/sharedStrings.xml');
  const stringsXml = strings ? utf8(strings) : '';
  if (stringsXml === null) return 'unusual';
  const shared = readSharedStrings(stringsXml);
  const targets = new Map(
    elements(links, 'Relationship').map(({ tag }) => [attribute(tag, 'Id') ?? '', attribute(tag, 'Target') ?? '']),
  );
  const sheets: Sheet[] = [];
  for (const { tag } of elements(book, 'sheet')) {
    const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '';
    const target = targets.get(id) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    const xml = utf8(parts.get(path));
    // Chart sheets have no rows; they stay as they are.
    if (xml === null || !/<(?:[\w.-]+:)?sheetData[\s/>]/.test(xml)) continue;
    const rows = readRows(xml);
    if (!rows || (rows.at(-1)?.row ?? 0) > MAX_ROWS) return 'unusual';
    sheets.push({ name: attribute(tag, 'name') ?? '', path, rows: table(rows, shared) });
  }
  return sheets.length === 0 ? 'not-a-workbook' : sheets;
}

function table(rows: NonNullable<ReturnType<typeof readRows>>, shared: readonly string[]): string[][] {
  const cells: string[][] = Array.from({ length: rows.at(-1)?.row ?? 0 }, () => []);
  for (const row of rows) {
    const texts = cells[row.row - 1];
    for (const cell of row.cells) {
      if (!texts) continue;
      while (texts.length < cell.column - 1) texts.push('');
      texts[cell.column - 1] = textOf(cell, shared);
    }
  }
  return cells;
}

/** The file with some cells of one sheet changed; null where it cannot be done in place. Every other part is the same. */
export function changeCells(workbook: Workbook, path: string, changes: readonly CellChange[]): Uint8Array | null {
  const xml = utf8(workbook.parts.get(path));
  const edited = xml === null ? null : editSheet(xml, changes);
  if (edited === null) return null;
  const parts: Record<string, Uint8Array> = {};
  for (const [name, bytes] of workbook.parts) parts[name] = name === path ? new TextEncoder().encode(edited) : bytes;
  return zipSync(parts);
}

/**
 * Opens the changed file as anybody else would and compares: every part but the sheet byte for byte, every piece of the
 * sheet outside the changed cells letter for letter, and the changed cells by what they say now.
 */
export function provesEqual(
  before: Workbook,
  after: Uint8Array,
  path: string,
  changes: readonly CellChange[],
): boolean {
  const opened = openWorkbook(after);
  if (!opened.ok) return false;
  const { parts, sheets } = opened.workbook;
  if (parts.size !== before.parts.size) return false;
  for (const [name, bytes] of before.parts) {
    if (name !== path && !sameBytes(bytes, parts.get(name))) return false;
  }
  const [old, now] = [utf8(before.parts.get(path)), utf8(parts.get(path))];
  if (old === null || now === null) return false;
  if (without(old, changes) !== without(now, changes)) return false;
  const rows = sheets.find((sheet) => sheet.path === path)?.rows ?? [];
  return changes.every(({ row, column, text }) => rows[row - 1]?.[column - 1] === text);
}

const sameBytes = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  other !== undefined && one.length === other.length && one.every((byte, at) => byte === other[at]);

/** The sheet with the named cells taken out; null where it cannot be read. */
function without(xml: string, changes: readonly CellChange[]): string | null {
  const rows = readRows(xml);
  if (!rows) return null;
  const named = new Set(changes.map(({ row, column }) => `${row} ${column}`));
  let at = 0;
  let rest = '';
  for (const { row, column, start, end } of rows.flatMap(({ cells }) => cells)) {
    if (!named.has(`${row} ${column}`)) continue;
    rest += xml.slice(at, start);
    at = end;
  }
  return rest + xml.slice(at);
}
