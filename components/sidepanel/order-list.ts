import type { LineView } from '#lib/domain';

/**
 * Orders as a table to copy from. Smartship's upload template is not public [smartship 8], so these are Qoo10's own
 * fields under Qoo10's names, and no column is made up. No buyer is in it: we keep none (design §9).
 */
function orderListCsv(lines: readonly LineView[], headers: string): string {
  const rows = lines.map(({ line }) => [
    line.packNo,
    line.orderNo,
    line.itemCode ?? '',
    line.itemTitle,
    line.optionText,
    line.sellerCode,
    line.optionCode,
    String(line.quantity),
  ]);
  return [headers.split('\t'), ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

/** Quoted; what a spreadsheet would take for a formula is kept as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Saves the table so that Excel reads its Japanese. */
export function saveOrderList(lines: readonly LineView[], headers: string): void {
  const blob = new Blob(['\ufeff', orderListCsv(lines, headers)], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'smartship-orders.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
