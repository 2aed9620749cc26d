import type { Box } from './geometry.ts';

/** Width of a control that nobody points at, in CSS pixels. */
export const ICON = 16;
const EDGE = 4;

/** Where the controls of a grid's rows stand: their common right edge, in CSS pixels of the window. */
export interface Lane {
  readonly right: number;
  /** True in the page's blank margin, where they cover nothing of the page. */
  readonly outside: boolean;
}

/** True where a point shows nothing but what the grid stands on. */
function isBlank(grid: Element, x: number, y: number): boolean {
  const there = document.elementFromPoint(x, y);
  // Our own host there means a control that was put there because the place was blank.
  return there !== null && (there.localName === 'smartship-dock' || (there !== grid && there.contains(grid)));
}

/**
 * The blank margin to the right of the grid where it is broad enough, so that no word and no control of the page is
 * covered; else the grid's own right edge.
 */
export function laneAt(grid: Element, box: Box): Lane {
  const edge = grid.getBoundingClientRect().right;
  const right = Math.round(edge) + ICON;
  const room = right <= document.documentElement.clientWidth && edge - box.right < 3 * ICON;
  const outside = room && isBlank(grid, right - 3, box.top + 12) && isBlank(grid, right - 3, box.bottom - 12);
  return outside ? { right, outside } : { right: box.right - EDGE, outside };
}

const CONTROLS = 'a, button, input, select, textarea, label, [contenteditable]';

/** True when a control over the grid would cover one of the page's own in that row. */
export function standsOnControl(row: Element, host: Element, x: number, y: number): boolean {
  const there = document.elementsFromPoint(x, y).find((element) => element !== host);
  const control = there?.closest(CONTROLS);
  return control !== null && control !== undefined && row.contains(control);
}
