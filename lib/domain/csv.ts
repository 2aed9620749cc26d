/** Signs with which a spreadsheet takes a cell for a formula, the wide ones of Japanese keyboards too [OWASP, CSV injection]. */
const FORMULA = /^[=+\-@\t\r\n＝＋－−＠]/;

/** One cell: never a formula, quoted where it must be. */
function cell(value: string): string {
  const plain = FORMULA.test(value.trimStart()) || FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Rows as CSV that a spreadsheet opens as text: with a byte order mark, so that Japanese stays readable in Excel. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
