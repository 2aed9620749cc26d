import type { Failure, Outcome } from '#lib/domain';
import type { Input } from '#lib/messaging/client';
import {
  previewSkuFile,
  readAnyTable,
  readSkuFile,
  type SkuColumns,
  type SkuFilePreview,
  type Table,
} from '#lib/smartship';

/** A chosen file as it was understood; nothing is kept of it before the seller agrees. */
export interface ChosenFile {
  readonly name: string;
  /** The file's own date: what it says is as old as that. */
  readonly asOf: number;
  readonly table: Table;
  readonly preview: SkuFilePreview;
}

export type ChosenColumns = SkuColumns & { readonly sellerCode: number };

/** Rows of one message; the background takes no more at once. */
const PART = 2_000;
const LONGEST_CODE = 500;
const LONGEST_NAME = 500;
const LONGEST_NUMBER = 100;

/** Reads a CSV or workbook in this page; nothing of it leaves the browser. */
export async function openSkuFile(file: File): Promise<Outcome<ChosenFile>> {
  const table = await readAnyTable(new Uint8Array(await file.arrayBuffer()));
  if (!table.ok) return table;
  const preview = previewSkuFile(table.value);
  return { ok: true, value: { name: file.name.slice(-255), asOf: file.lastModified, table: table.value, preview } };
}

/** Which sentence a refused file gets. */
export function refusalOf({ says }: Failure): 'workbook' | 'too-large' | 'encoding' | 'empty' {
  return says === 'too-large' || says === 'encoding' || says === 'empty' ? says : 'workbook';
}

/** The parts in which the file's SKUs go to the background, and how many rows had no place for a code. */
export function partsOf(
  { name, asOf, table }: ChosenFile,
  headingRow: number | null,
  columns: ChosenColumns,
): { readonly parts: readonly Input<'skus.import'>[]; readonly count: number; readonly skipped: number } {
  const { skus, unreadable } = readSkuFile(table, headingRow, columns);
  const fits = skus.filter(
    ({ sellerCode, skuNo }) => sellerCode.length <= LONGEST_CODE && skuNo.length <= LONGEST_NUMBER,
  );
  const rows = fits.map((sku) => ({
    skuNo: sku.skuNo,
    sellerCode: sku.sellerCode,
    kind: sku.kind,
    name: sku.name.slice(0, LONGEST_NAME),
    optionName: sku.optionName.slice(0, LONGEST_NAME),
    stock: sku.stock,
  }));
  const reading = crypto.randomUUID();
  const count = Math.max(1, Math.ceil(rows.length / PART));
  const parts = Array.from({ length: count }, (_, part) => ({
    reading,
    fileName: name,
    asOf,
    rows: rows.slice(part * PART, (part + 1) * PART),
    last: part === count - 1,
  }));
  return { parts, count: rows.length, skipped: unreadable.length + skus.length - fits.length };
}
