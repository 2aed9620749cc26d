/** A box on the screen, in CSS pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const meet = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

/** The part of an element that shows its content: without borders and scroll bars. */
function inner(element: Element): Box {
  const rect = element.getBoundingClientRect();
  const left = rect.left + element.clientLeft;
  const top = rect.top + element.clientTop;
  return { left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
}

/** Ancestors that cut off what sticks out of them. Reads style: not for every frame. */
export function clippersOf(element: Element): Element[] {
  const found: Element[] = [];
  for (
    let at: Element | null = element;
    at && at !== document.body && at !== document.documentElement;
    at = at.parentElement
  ) {
    const { overflowX, overflowY, display } = getComputedStyle(at);
    if (at === element || ((overflowX !== 'visible' || overflowY !== 'visible') && !display.startsWith('inline')))
      found.push(at);
  }
  return found;
}

/** What of the clippers can be seen in the window. */
export function visibleBox(clippers: readonly Element[]): Box {
  const { clientWidth, clientHeight } = document.documentElement;
  const screen: Box = { left: 0, top: 0, right: clientWidth, bottom: clientHeight };
  return clippers.reduce<Box>((box, clipper) => meet(box, inner(clipper)), screen);
}

/** Reading this many boxes one by one is cheaper than being clever. */
const FEW = 60;

/** Rows whose middle can be seen, with their place. `rows` are in document order; hidden rows have no height. */
export function rowsIn<Item>(
  rows: readonly Item[],
  elementOf: (item: Item) => Element,
  box: Box,
  sorted: boolean,
): [Item, Box][] {
  const place = (item: Item): Box => elementOf(item).getBoundingClientRect();
  const found: [Item, Box][] = [];
  const from = sorted && rows.length > FEW ? firstBelow(rows, place, box.top) : 0;
  for (const item of rows.slice(from)) {
    const at = place(item);
    if (sorted && at.bottom > at.top && at.top > box.bottom) break;
    const middle = (at.top + at.bottom) / 2;
    if (at.bottom > at.top && middle >= box.top && middle <= box.bottom) found.push([item, at]);
  }
  return found;
}

/** The first row whose lower edge is below a line, by halving. A hidden row is stepped over. */
function firstBelow<Item>(rows: readonly Item[], place: (item: Item) => Box, line: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    let probe = middle;
    let at: Box | null = null;
    for (; probe < high; probe++) {
      const item = rows[probe];
      at = item === undefined ? null : place(item);
      if (at && at.bottom > at.top) break;
    }
    if (probe === high || !at || at.bottom > line) high = middle;
    else low = probe + 1;
  }
  return low;
}
