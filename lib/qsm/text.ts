/** A cell's text as a person reads it: blanks and no-break spaces collapsed, the spreadsheet apostrophe gone [jqsm 5.3]. */
export function cleanText(text: string): string {
  return text
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^'/, '');
}

/** `textContent`, not `innerText`: frozen cells are hidden in one half [jqsm 9.2]. */
export const textOf = (element: Element | undefined): string => (element ? cleanText(element.textContent ?? '') : '');

const DIGITS = /^\d{5,20}$/;

/** An order, cart or listing number, or null. */
export function numberOf(element: Element | undefined): string | null {
  const raw = element?.textContent ?? '';
  // Nearly every cell needs no cleaning, and there are hundreds.
  if (DIGITS.test(raw)) return raw;
  const text = textOf(element);
  return DIGITS.test(text) ? text : null;
}

/** A quantity: a positive integer, or null [jqsm 9.2]. */
export function quantityOf(element: Element | undefined): number | null {
  const raw = element?.textContent ?? '';
  const text = /^\d+$/.test(raw) ? raw : textOf(element).replaceAll(',', '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
