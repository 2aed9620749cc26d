import { attribute, decodeText, elements, encodeText } from './xml.ts';

/** One cell as it stands in the sheet's XML; `row` and `column` count from 1. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly tag: string;
  readonly inner: string;
  readonly start: number;
  readonly end: number;
}

export interface SheetRow {
  readonly row: number;
  readonly tag: string;
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly cells: readonly Cell[];
}

/** A cell that gets another text. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** `BC7` as its column, 55; null where it is no such thing. */
function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : null;
}

export function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The rows and cells of a sheet, in order; null where it holds what is not understood well enough to be changed in place. */
export function readRows(xml: string): SheetRow[] | null {
  // Comments and CDATA could hold what looks like cells; spreadsheet programs write neither.
  if (/<!--|<!\[CDATA\[|<!DOCTYPE/.test(xml)) return null;
  const [data, another] = elements(xml, 'sheetData');
  if (!data || another) return null;
  const rows: SheetRow[] = [];
  let before = 0;
  for (const found of elements(xml, 'row', data.innerStart, data.end)) {
    const row = Number(attribute(found.tag, 'r') ?? before + 1);
    if (!Number.isInteger(row) || row <= before) return null;
    before = row;
    const cells = cellsIn(xml, found, row);
    if (!cells) return null;
    rows.push({ row, tag: found.tag, start: found.start, end: found.end, innerStart: found.innerStart, cells });
  }
  return rows;
}

function cellsIn(xml: string, found: ReturnType<typeof elements>[number], row: number): Cell[] | null {
  const cells: Cell[] = [];
  let before = 0;
  if (found.innerStart === found.end) return cells;
  for (const { tag, inner, start, end } of elements(xml, 'c', found.innerStart, found.end)) {
    const reference = attribute(tag, 'r');
    const column = reference === null ? before + 1 : columnOf(reference);
    if (column === null || column <= before) return null;
    before = column;
    cells.push({ row, column, tag, inner, start, end });
  }
  return cells;
}

/** The text of each shared string; pronunciation guides are left out. */
export const readSharedStrings = (xml: string): string[] =>
  elements(xml, 'si').map(({ inner }) => textIn(inner.replace(/<((?:[\w.-]+:)?rPh)\b[\s\S]*?<\/\1>/g, '')));

const textIn = (xml: string): string =>
  elements(xml, 't')
    .map(({ inner }) => decodeText(inner))
    .join('');

/** What a cell says, as text; blank for an empty one. */
export function textOf(cell: Pick<Cell, 'tag' | 'inner'>, shared: readonly string[]): string {
  const type = attribute(cell.tag, 't');
  if (type === 'inlineStr') return textIn(cell.inner);
  const value = elements(cell.inner, 'v')[0]?.inner ?? '';
  return type === 's' ? (shared[Number(value)] ?? '') : decodeText(value);
}

/** True where a cell is computed: such a cell is not written over. */
const isComputed = (cell: Pick<Cell, 'inner'>): boolean => /<(?:[\w.-]+:)?f[\s/>]/.test(cell.inner);

/**
 * The sheet with some cells' text replaced, everything else byte for byte as it was. The texts are written inline, so
 * that the shared strings stay untouched; a cell keeps its style. Null where a cell cannot be replaced or its row is missing.
 */
export function editSheet(xml: string, changes: readonly CellChange[]): string | null {
  const rows = readRows(xml);
  if (!rows) return null;
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const splices: Splice[] = [];
  for (const [number, ofRow] of Map.groupBy(changes, ({ row }) => row)) {
    const row = byRow.get(number);
    if (!row) return null;
    for (const change of ofRow) {
      const splice = spliceOf(row, change);
      if (!splice) return null;
      splices.push(splice);
    }
  }
  // Cells that are missing at one place go in there in the order of their columns.
  splices.sort((left, right) => left.start - right.start || left.column - right.column);
  let at = 0;
  const pieces: string[] = [];
  for (const { start, end, text } of splices) {
    // Two changes of one cell.
    if (start < at) return null;
    pieces.push(xml.slice(at, start), text);
    at = end;
  }
  return [...pieces, xml.slice(at)].join('');
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly column: number;
  readonly text: string;
}

function spliceOf(row: SheetRow, { column, text }: CellChange): Splice | null {
  const prefix = /^<((?:[\w.-]+:)?)row/.exec(row.tag)?.[1] ?? '';
  const there = row.cells.find((cell) => cell.column === column);
  if (there) {
    if (isComputed(there)) return null;
    return {
      start: there.start,
      end: there.end,
      column,
      text: cellXml(prefix, row.row, column, attribute(there.tag, 's'), text),
    };
  }
  // A row without cells that closes itself has no place to put one.
  if (row.innerStart === row.end) return null;
  const before = row.cells.findLast((cell) => cell.column < column);
  const start = before?.end ?? row.innerStart;
  return { start, end: start, column, text: cellXml(prefix, row.row, column, null, text) };
}

const cellXml = (prefix: string, row: number, column: number, style: string | null, text: string): string =>
  `<${prefix}c r="${lettersOf(column)}${row}"${style === null ? '' : ` s="${encodeText(style)}"`} t="inlineStr">` +
  `<${prefix}is><${prefix}t xml:space="preserve">${encodeText(text)}</${prefix}t></${prefix}is></${prefix}c>`;
