import { headingKey } from './headings.ts';

/** One half of a grid: its titles and its data rows, cell by cell in the titles' order. */
export interface Half {
  readonly box: Element;
  readonly viewport: Element;
  readonly titles: readonly string[];
  readonly scan: () => Scan;
}

/** A row without any text or picture stands for rows that are not in the document (dhtmlx smart rendering). */
const isSpacer = (row: HTMLTableRowElement, first: Element): boolean =>
  first.firstChild === null && !row.textContent?.trim();

/** What a body table holds. */
export interface Scan {
  /** Rows that show something: not the sizing row (`th` cells or none), not a spacer of smart rendering. */
  readonly rows: readonly HTMLTableRowElement[];
  /** Height of the spacers, in CSS pixels; 0 where there are none. */
  readonly spacers: number;
}

function scan(table: HTMLTableElement): Scan {
  const rows: HTMLTableRowElement[] = [];
  let spacers = 0;
  for (let row = table.rows[0]?.parentElement?.firstElementChild ?? null; row; row = row.nextElementSibling) {
    const first = row.firstElementChild;
    if (first?.tagName !== 'TD') continue;
    // A table's rows are rows, their cells cells; asking each for its kind costs time.
    if (!isSpacer(row as HTMLTableRowElement, first)) rows.push(row as HTMLTableRowElement);
    else spacers += Number.parseFloat((first as HTMLElement).style.height) || 1;
  }
  return { rows, spacers };
}

/**
 * How many rows the grid keeps out of the document: 0 when none, null when some and their number cannot be told. The
 * height of the spacers tells; layout is asked only where there are any.
 */
export function rowsLeftOut({ rows, spacers }: Scan): number | null {
  if (spacers === 0) return 0;
  const height = rows[0]?.getBoundingClientRect().height ?? 0;
  return height > 0 ? Math.round(spacers / height) : null;
}

function titleRow(header: HTMLTableElement): HTMLTableRowElement | null {
  for (const row of header.rows) if (row.cells[0]?.tagName === 'TD' && row.textContent?.trim()) return row;
  return null;
}

/** A known grid's heads stand one or two levels below its wrapper: looking there spares a walk through all its cells. */
const headsNear = (wrapper: Element): Element[] =>
  [wrapper, ...wrapper.children].flatMap((box) => [...box.children].filter((each) => each.classList.contains('xhdr')));

/**
 * Every dhtmlxGrid half in the root: a heading table beside a body table in the same parent [jqsm 2.2].
 * The zero-height sizing rows are skipped.
 */
export const dhtmlxHalves = (root: ParentNode): Half[] => halvesOf([...root.querySelectorAll('.xhdr')]);

/** The halves of one grid whose wrapper is known from before. */
export const halvesOfWrapper = (wrapper: Element): Half[] => halvesOf(headsNear(wrapper));

function halvesOf(heads: readonly Element[]): Half[] {
  const halves: Half[] = [];
  for (const head of heads) {
    const box = head.parentElement;
    const viewport = box?.querySelector(':scope > .objbox');
    const header = head.querySelector('table');
    const body = viewport?.querySelector('table');
    const titles = header && titleRow(header);
    if (!box || !viewport || !body || !titles) continue;
    halves.push({
      box,
      viewport,
      titles: [...titles.cells].map((cell) => headingKey(cell.textContent ?? '')),
      scan: () => scan(body),
    });
  }
  return halves;
}

/** The wrapper `__grid_<name>` around a half, or the half's own box [jqsm 2.2]. */
export function wrapperOf(half: Half): Element {
  return half.box.closest('[id^="__grid_"]') ?? half.box;
}

/** A grid known by roles, such as ag-Grid: titles by column key, rows by row key, pinned parts apart. */
export interface AriaGrid {
  readonly grid: Element;
  readonly viewport: Element;
  /** The heading row that stays while the rows scroll under it. */
  readonly head: Element | null;
  /** Title by the column's key: only columns that are rendered. */
  readonly titles: ReadonlyMap<string, string>;
  /** Elements of one row, one for each pinned part. */
  readonly rows: readonly (readonly Element[])[];
  /** Number of rows the grid says it has, header included, or null. */
  readonly rowCount: number | null;
}

const columnKey = (cell: Element): string | null => cell.getAttribute('col-id') ?? cell.getAttribute('aria-colindex');
const rowKey = (row: Element): string | null => row.getAttribute('row-index') ?? row.getAttribute('aria-rowindex');

/** Every grid known by its roles in the root. */
export function ariaGrids(root: ParentNode): AriaGrid[] {
  return [...root.querySelectorAll('[role="grid"], [role="treegrid"]')].map((grid) => {
    const titles = new Map<string, string>();
    for (const cell of grid.querySelectorAll('[role="columnheader"]')) {
      const key = columnKey(cell);
      if (key !== null) titles.set(key, headingKey(cell.textContent ?? ''));
    }
    const rows = new Map<string, Element[]>();
    for (const row of grid.querySelectorAll('[role="row"]')) {
      const key = rowKey(row);
      if (key === null || !row.querySelector('[role="gridcell"]')) continue;
      const parts = rows.get(key);
      if (parts) parts.push(row);
      else rows.set(key, [row]);
    }
    const count = Number(grid.getAttribute('aria-rowcount'));
    return {
      grid,
      viewport: grid.querySelector('.ag-body-viewport, [role="rowgroup"]:not(:has([role="columnheader"]))') ?? grid,
      head: grid.querySelector('[role="columnheader"]')?.closest('[role="row"]') ?? null,
      titles,
      rows: [...rows.values()],
      rowCount: Number.isInteger(count) && count > 0 ? count : null,
    };
  });
}

/** The cell of a column in any part of a row. */
export function ariaCell(parts: readonly Element[], key: string): Element | undefined {
  for (const part of parts)
    for (const cell of part.querySelectorAll('[role="gridcell"]')) if (columnKey(cell) === key) return cell;
  return undefined;
}
