import { type AriaGrid, ariaCell, type Half } from './grids.ts';
import type { Heading, OrderField } from './headings.ts';
import { numberOf, quantityOf, textOf } from './text.ts';
import type { LineOnPage, Unreadable, UnreadableRow } from './views.ts';

/** Where each known column stands in a half. */
export interface Columns {
  readonly at: ReadonlyMap<OrderField, number>;
  readonly headings: readonly Heading<OrderField>[];
}

interface Rows {
  readonly lines: LineOnPage[];
  readonly unreadable: UnreadableRow[];
}

const NO_MIRRORS: readonly Element[] = [];

type CellOf = (field: OrderField) => Element | undefined;

/** Collects lines. Of two rows with the same number the first keeps it; the other is shown as not readable. */
function collector(fields: ReadonlySet<OrderField>): {
  add(row: Element, mirrors: readonly Element[], cell: CellOf): void;
  refuse: Refuse;
  rows: Rows;
} {
  const rows: Rows = { lines: [], unreadable: [] };
  const seen = new Set<string>();
  const refuse: Refuse = (row, why, orderNo = null) => {
    rows.unreadable.push({ row, orderNo, why });
  };
  return {
    rows,
    refuse,
    add(row, mirrors, cell) {
      const orderNo = numberOf(cell('orderNo'));
      if (orderNo === null) return refuse(row, 'order-number');
      if (seen.has(orderNo)) return refuse(row, 'shown-twice');
      seen.add(orderNo);
      const quantityCell = cell('quantity');
      const quantity = quantityOf(quantityCell);
      if (quantityCell && quantity === null) return refuse(row, 'quantity', orderNo);
      const text = (field: OrderField) => {
        const found = fields.has(field) ? cell(field) : undefined;
        return found ? textOf(found) : null;
      };
      const number = (field: OrderField) => (fields.has(field) ? numberOf(cell(field)) : null);
      rows.lines.push({
        orderNo,
        packNo: number('packNo'),
        itemCode: number('itemCode'),
        quantity,
        sellerCode: text('sellerCode'),
        optionCode: text('optionCode'),
        status: text('status'),
        row,
        mirrors,
      });
    },
  };
}

type Refuse = (row: Element, why: Unreadable, orderNo?: string | null) => void;

/** Rows of a frozen half by the number they show, or by place where it has no number column. */
function mirrorFinder(half: Half, columns: Columns, count: number): (orderNo: string, index: number) => Element | null {
  const { rows } = half.scan();
  const at = columns.at.get('orderNo');
  if (at === undefined) return (_, index) => (rows.length === count ? (rows[index] ?? null) : null);
  const byNumber = new Map<string, Element>();
  for (const row of rows) {
    const orderNo = numberOf(row.cells[at]);
    if (orderNo !== null) byNumber.set(orderNo, row);
  }
  return (orderNo) => byNumber.get(orderNo) ?? null;
}

/** Reads the main half's rows and finds each line's other halves. Cell count must equal title count [jqsm 9.2]. */
export function readHalfRows(
  main: Half,
  elements: readonly HTMLTableRowElement[],
  columns: Columns,
  others: readonly { readonly half: Half; readonly columns: Columns }[],
  fields: ReadonlySet<OrderField>,
): Rows {
  const { add, refuse, rows } = collector(fields);
  const orderAt = columns.at.get('orderNo');
  const finders = others.map(({ half, columns: own }) => mirrorFinder(half, own, elements.length));
  elements.forEach((row, index) => {
    // A count and one walk to each cell: the table's own lists of cells are dear for hundreds of rows.
    const count = row.childElementCount;
    if (count !== main.titles.length) {
      // A single wide cell is the page's own note, such as 「表示する行がありません」.
      if (count > 1) refuse(row, 'cell-count');
      return;
    }
    const cells = row.children;
    const orderNo = orderAt === undefined || finders.length === 0 ? null : numberOf(cells[orderAt]);
    const mirrors = orderNo === null ? NO_MIRRORS : finders.flatMap((find) => find(orderNo, index) ?? []);
    add(row, mirrors, (field) => {
      const at = columns.at.get(field);
      return at === undefined ? undefined : cells[at];
    });
  });
  return rows;
}

/** Reads rows of a grid known by roles; a row whose number is scrolled out of the document is left alone. */
export function readAriaRows(
  grid: AriaGrid,
  keys: ReadonlyMap<OrderField, string>,
  fields: ReadonlySet<OrderField>,
): Rows {
  const { add, rows } = collector(fields);
  for (const parts of grid.rows) {
    const cell: CellOf = (field) => {
      const key = keys.get(field);
      return key === undefined ? undefined : ariaCell(parts, key);
    };
    const numberCell = cell('orderNo');
    const row = parts.find((part) => numberCell && part.contains(numberCell));
    if (!row) continue;
    add(
      row,
      parts.filter((part) => part !== row),
      cell,
    );
  }
  return rows;
}
