/** [C] Words that J-QSM writes after a number of rows; 件 is seen beside its counters [jqsm 5.1], the others are translations. */
const COUNTED = /([\d,]{1,9})\s*(?:件|건|items?\b|orders?\b)/i;
/** Longer texts than this are not a line above a grid but another part of the page. */
const LONGEST = 300;
const LEVELS = 3;

/** The number of rows as the page itself counts them in the line above a grid, or null. */
export function countAbove(grid: Element): number | null {
  let at: Element | null = grid;
  for (let level = 0; at && level < LEVELS; level += 1, at = at.parentElement) {
    const text: string = at.previousElementSibling?.textContent ?? '';
    const found = text.length <= LONGEST ? COUNTED.exec(text) : null;
    if (found?.[1]) return Number(found[1].replaceAll(',', ''));
  }
  return null;
}
