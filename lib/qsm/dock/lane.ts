import type { Box } from './geometry.ts';

/** Width of a control that nobody points at, in CSS pixels. */
export const ICON = 16;
const EDGE = 4;

/** Where the controls of a grid's rows stand, in CSS pixels of the window. */
export interface Lane {
  /** Their common right edge. */
  readonly right: number;
  /** In the page's blank margin beside the grid they cover nothing of the page; `over` its right edge they do. */
  readonly side: 'right' | 'left' | 'over';
}

/** True where two points of the margin, beside the upper and the lower end of the rows, show nothing but what the grid stands on. */
function isBlank(grid: Element, x: number, box: Box): boolean {
  return [box.top + 12, box.bottom - 12].every((y) => {
    const there = document.elementFromPoint(x, y);
    // Our own host there means a control that was put there because the place was blank.
    return there !== null && (there.localName === 'smartship-dock' || (there !== grid && there.contains(grid)));
  });
}

/**
 * The blank margin to the right of the grid where it is broad enough, else the one to its left, so that no word and no
 * control of the page is covered; else the grid's own right edge.
 */
export function laneAt(grid: Element, box: Box): Lane {
  const edge = grid.getBoundingClientRect();
  const right = Math.round(edge.right) + ICON;
  const isRoomRight = right <= document.documentElement.clientWidth && edge.right - box.right < 3 * ICON;
  if (isRoomRight && isBlank(grid, right - 3, box)) return { right, side: 'right' };
  const left = Math.round(edge.left);
  const isRoomLeft = left >= ICON && box.left - edge.left < 3 * ICON;
  if (isRoomLeft && isBlank(grid, left - ICON + 3, box)) return { right: left, side: 'left' };
  return { right: box.right - EDGE, side: 'over' };
}

const CONTROLS = 'a, button, input, select, textarea, label, [contenteditable]';

/** True when a control over the grid would cover one of the page's own in that row. */
export function standsOnControl(row: Element, host: Element, x: number, y: number): boolean {
  const there = document.elementsFromPoint(x, y).find((element) => element !== host);
  const control = there?.closest(CONTROLS);
  return control !== null && control !== undefined && row.contains(control);
}
