/** What we may write on the page's elements: our own attributes and nothing else (design §3 law 1). */
const NAMES = ['order', 'mirror', 'item', 'state', 'tone', 'found', 'code', 'warnings'] as const;
export type Mark = { readonly [Name in (typeof NAMES)[number]]?: string };

/** The cell that shows a row's tone: the style sheet may not reach from a row to its cells. */
export const toneCell = (row: Element): Element | null =>
  row.tagName === 'TR' ? row.firstElementChild : row.querySelector('[role="gridcell"]');

export interface Marks {
  /** Makes the page carry exactly these marks: what is not in `wanted` loses its own. */
  show(wanted: ReadonlyMap<Element, Mark>): void;
}

function write(element: Element, before: Mark, after: Mark): void {
  for (const name of NAMES) {
    const value = after[name];
    if (value === before[name]) continue;
    if (value === undefined) element.removeAttribute(`data-smartship-${name}`);
    else element.setAttribute(`data-smartship-${name}`, value);
  }
}

/**
 * Keeps the attributes on the rows and cells they speak of. Writes only what changed, so a second pass costs nothing.
 * When the signal ends, every mark goes.
 */
export function createMarks(signal: AbortSignal): Marks {
  let shown: ReadonlyMap<Element, Mark> = new Map();
  const show = (wanted: ReadonlyMap<Element, Mark>) => {
    for (const [element, mark] of shown) if (!wanted.has(element)) write(element, mark, {});
    for (const [element, mark] of wanted) write(element, shown.get(element) ?? {}, mark);
    shown = wanted;
  };
  signal.addEventListener('abort', () => show(new Map()));
  return { show };
}
