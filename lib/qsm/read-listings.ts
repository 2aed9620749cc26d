import {
  DECOY_HEADINGS,
  headingIndex,
  headingKey,
  LISTING_HEADINGS,
  type ListingField,
  type PageLanguage,
} from './headings.ts';
import { numberOf } from './text.ts';
import type { ListingOnPage, ListingsView, NoListings, ReadBy, UnreadableRow } from './views.ts';

const HEADINGS = /* @__PURE__ */ headingIndex(LISTING_HEADINGS);
const DECOYS: ReadonlySet<string> = new Set([...DECOY_HEADINGS].map(headingKey));
/** Grids and forms that may share a heading with the goods list [jqsm 9.1]. */
const NOT_THE_LIST = '.gridbox, .xhdr, .objbox, [id^="__grid_"]';

interface Titles {
  readonly count: number;
  readonly at: ReadonlyMap<ListingField, number>;
  readonly language: PageLanguage;
  readonly readBy: ReadBy;
}

function titlesOf(row: HTMLTableRowElement): Titles | null {
  const at = new Map<ListingField, number>();
  const readBy: Record<string, string> = {};
  let language: PageLanguage = 'ja';
  let index = 0;
  for (const cell of row.cells) {
    const key = headingKey(cell.textContent ?? '');
    if (DECOYS.has(key)) return null;
    const heading = HEADINGS.get(key);
    if (heading && !at.has(heading.field)) {
      at.set(heading.field, index);
      readBy[heading.field] = `heading-row:${heading.language}`;
      if (heading.field === 'itemCode') ({ language } = heading);
    }
    index += cell.colSpan;
  }
  return at.has('itemCode') && at.size > 1 && index > 2 ? { count: index, at, language, readBy } : null;
}

/** A code as the seller typed it: an input's value untouched, a cell's text without the page's own line breaks around it. */
function codeIn(cell: HTMLTableCellElement): string {
  const input = cell.querySelector<HTMLInputElement>('input[type="text"], input:not([type])');
  return input ? input.value : (cell.textContent ?? '').trim();
}

function readRows(table: HTMLTableElement, header: HTMLTableRowElement, titles: Titles): ListingsView {
  const lines: ListingOnPage[] = [];
  const unreadable: UnreadableRow[] = [];
  const codeAt = titles.at.get('sellerCode');
  for (const row of table.rows) {
    if (row === header || row.cells[0]?.tagName !== 'TD' || row.cells.length === 1) continue;
    const itemCode = numberOf(row.cells[titles.at.get('itemCode') ?? -1]);
    if (row.cells.length !== titles.count) unreadable.push({ row, orderNo: null, why: 'cell-count' });
    else if (itemCode === null) unreadable.push({ row, orderNo: null, why: 'item-number' });
    else {
      const codeCell = codeAt === undefined ? null : (row.cells[codeAt] ?? null);
      lines.push({ itemCode, sellerCode: codeCell && codeIn(codeCell), row, codeCell });
    }
  }
  return { kind: 'listings', table, lines, unreadable, language: titles.language, readBy: titles.readBy };
}

/** Where the list stands [jqsm 4.1]: told from other tables by name only when no heading is known. */
const LIKELY_LIST = '[id$="div_product_list"] table';

/**
 * Reads the goods list 商品の照会/修正 by its heading row [jqsm 9.1]. Changes nothing. A list whose headings nobody knows is
 * told apart from a page without one.
 */
export function readListings(root: ParentNode): ListingsView | NoListings {
  for (const table of root.querySelectorAll('table')) {
    const header = table.rows[0];
    const titles = header && titlesOf(header);
    if (header && titles && !table.closest(NOT_THE_LIST)) return readRows(table, header, titles);
  }
  const stranger = root.querySelector<HTMLTableElement>(LIKELY_LIST);
  return stranger && stranger.rows.length > 1 ? { kind: 'headings-unknown', table: stranger } : { kind: 'none' };
}
