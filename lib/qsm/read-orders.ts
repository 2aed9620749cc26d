import { countAbove } from './count-above.ts';
import { type AriaGrid, ariaGrids, dhtmlxHalves, type Half, halvesOfWrapper, rowsLeftOut, wrapperOf } from './grids.ts';
import { type Heading, headingIndex, ORDER_HEADINGS, type OrderField } from './headings.ts';
import { type Columns, readAriaRows, readHalfRows } from './read-order-rows.ts';
import type { NotRead, OrdersView, ReadBy } from './views.ts';

const HEADINGS = /* @__PURE__ */ headingIndex(ORDER_HEADINGS);
/** A grid with these is the orders grid; 配送商品Summary and other decoys lack one of them [jqsm 9.2]. */
const REQUIRED: readonly OrderField[] = ['orderNo', 'itemTitle', 'quantity'];
type Fields = ReadonlySet<OrderField>;
const ALL_FIELDS: Fields = new Set(['packNo', 'itemCode', 'sellerCode', 'optionCode', 'status']);
/** The ids public scripts use: told from others by name only when no heading is known [jqsm 2.2]. */
const LIKELY_ORDERS = /(^|_)goods_?grid$/i;

function columnsOf(half: Half): Columns {
  const at = new Map<OrderField, number>();
  const headings: Heading<OrderField>[] = [];
  half.titles.forEach((title, index) => {
    const heading = HEADINGS.get(title);
    if (!heading || at.has(heading.field)) return;
    at.set(heading.field, index);
    headings.push(heading);
  });
  return { at, headings };
}

const readBy = (headings: readonly Heading<OrderField>[], how: string): ReadBy =>
  Object.fromEntries(headings.map(({ field, language }) => [field, `${how}:${language}`]));

const isOrders = (fields: Iterable<OrderField>): boolean => {
  const known = new Set(fields);
  return REQUIRED.every((field) => known.has(field));
};

/** Halves in one wrapper belong together; the one with more columns is the main one. */
function groups(halves: readonly Half[]): Half[][] {
  const byWrapper = new Map<Element, Half[]>();
  for (const half of halves) {
    const wrapper = wrapperOf(half);
    const group = byWrapper.get(wrapper);
    if (group) group.push(half);
    else byWrapper.set(wrapper, [half]);
  }
  return [...byWrapper.values()].map((group) => group.toSorted((a, b) => b.titles.length - a.titles.length));
}

function readDhtmlx(halves: readonly Half[], fields: Fields): OrdersView | null {
  for (const [main, ...others] of groups(halves)) {
    if (!main) continue;
    const columns = columnsOf(main);
    const heading = columns.headings.find(({ field }) => field === 'orderNo');
    if (!heading || !isOrders(columns.at.keys())) continue;
    const mirrors = others.map((half) => ({ half, columns: columnsOf(half) }));
    const scan = main.scan();
    const { lines, unreadable } = readHalfRows(main, scan.rows, columns, mirrors, fields);
    const split = mirrors.length > 0;
    const leftOut = rowsLeftOut(scan);
    return {
      kind: 'orders',
      look: split ? 'split' : 'dhtmlx',
      language: heading.language,
      grid: wrapperOf(main),
      viewport: main.viewport,
      lines,
      unreadable,
      head: null,
      leftOut,
      counter: leftOut === 0 ? null : countAbove(wrapperOf(main)),
      readBy: readBy(columns.headings, split ? 'titles-of-split' : 'titles'),
    };
  }
  return null;
}

function readAria(grids: readonly AriaGrid[], fields: Fields): OrdersView | null {
  for (const grid of grids) {
    const keys = new Map<OrderField, string>();
    const headings: Heading<OrderField>[] = [];
    for (const [key, title] of grid.titles) {
      const heading = HEADINGS.get(title);
      if (!heading) continue;
      keys.set(heading.field, key);
      headings.push(heading);
    }
    const language = headings[0]?.language;
    // Columns outside the view may not be rendered: the number and one more known heading must do.
    if (!language || !keys.has('orderNo') || keys.size < 2) continue;
    const { lines, unreadable } = readAriaRows(grid, keys, fields);
    const leftOut = grid.rowCount === null ? 0 : Math.max(0, grid.rowCount - 1 - grid.rows.length);
    return {
      kind: 'orders',
      look: 'aria',
      language,
      grid: grid.grid,
      viewport: grid.viewport,
      lines,
      unreadable,
      head: grid.head,
      leftOut,
      counter: leftOut === 0 ? null : countAbove(grid.grid.closest('[id]') ?? grid.grid),
      readBy: readBy(headings, 'titles-of-roles'),
    };
  }
  return null;
}

/**
 * Reads the orders on a 配送管理 page by its headings, never by position or id alone [jqsm 9.2]. Changes nothing.
 * Of each line only `fields` are read, besides its number and quantity; the others stay null.
 * `known` is where the orders stood before: it is looked at first, as long as it is on the page.
 * A row that cannot be trusted is in `unreadable` with its reason; buyers' columns are never touched.
 */
export function readOrders(
  root: ParentNode,
  fields: Fields = ALL_FIELDS,
  known: Element | null = null,
): OrdersView | NotRead {
  const again = known?.isConnected ? readDhtmlx(halvesOfWrapper(known), fields) : null;
  if (again) return again;
  const halves = dhtmlxHalves(root);
  const inRoles = halves.length > 0 ? [] : ariaGrids(root);
  const found = readDhtmlx(halves, fields) ?? readAria(inRoles, fields);
  if (found) return found;
  const likely = [
    ...halves.map((half) => ({ grid: wrapperOf(half), named: wrapperOf(half), titles: half.titles })),
    ...inRoles.map(({ grid, titles }) => ({ grid, named: grid.closest('[id]'), titles: [...titles.values()] })),
  ].filter(({ named, titles }) => LIKELY_ORDERS.test(named?.id ?? '') && titles.some(Boolean));
  const stranger = likely.find(({ titles }) => titles.every((title) => HEADINGS.get(title)?.field !== 'orderNo'));
  return stranger ? { kind: 'headings-unknown', grid: stranger.grid } : { kind: 'none' };
}
