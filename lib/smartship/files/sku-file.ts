import { type Sku, toCode, toSkuNo } from '#lib/domain';
import { filled, number } from '../cells.ts';
import type { Table } from './table.ts';

export type SkuColumn = 'skuNo' | 'sellerCode' | 'name' | 'optionName' | 'stock';
/** Which column of the file is which; null where there is none. */
export type SkuColumns = Readonly<Record<SkuColumn, number | null>>;

/**
 * Headings by which a column is known, without spaces and brackets. "SKU seller management code" and "detailed inventory option name" are told
 * [smartship 1.10]; the full column list is not, so the rest is [C] and the seller can always choose by hand.
 */
const HEADINGS: Readonly<Record<SkuColumn, readonly string[]>> = {
  sellerCode: [
    'skusellermanagementcode',
    'sellermanagementcode',
    'sellerdefinedcode',
    'sellercode',
    'sku販売者管理コード',
    '販売者管理コード',
    '販売者定義コード',
    '販売者コード',
    'セラー管理コード',
    'セラーコード',
    '管理コード',
    'sku판매자관리코드',
    '판매자관리코드',
    '판매자코드',
    '셀러코드',
  ],
  skuNo: ['skuno', 'skunumber', 'optionskuno', 'sku番号', 'skuコード', 'skucode', 'sku번호', 'sku코드', 'sku'],
  name: [
    'productname',
    'inventoryname',
    'invname',
    'itemname',
    'skuname',
    'goodsname',
    '商品名',
    '在庫名',
    '代表商品名',
    'sku名',
    '상품명',
    '재고명',
  ],
  optionName: [
    'detailedinventoryoptionname',
    'inventoryoptionname',
    'invoptionname',
    'optionname',
    '詳細在庫オプション名',
    '在庫オプション名',
    'オプション名',
    '옵션명',
    '상세재고옵션명',
  ],
  stock: [
    'stock',
    'stockqty',
    'stockquantity',
    'availablestock',
    'availableqty',
    'qty',
    'quantity',
    '在庫数',
    '在庫数量',
    '在庫',
    '可用在庫',
    '출고가능재고',
    '재고수량',
    '재고',
  ],
};
// Object.keys only forgets that HEADINGS has exactly these names.
const COLUMNS = Object.keys(HEADINGS) as SkuColumn[];
const LOOK_AT_MOST = 10;

const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[(（[【].*?[)）\]】]/g, '')
    .replace(/[\s_\-*・.:/]/g, '');

function columnsIn(row: readonly string[]): SkuColumns {
  const headings = row.map(plainHeading);
  const find = (column: SkuColumn): number | null => {
    const spelling = HEADINGS[column].find((candidate) => headings.includes(candidate));
    return spelling === undefined ? null : headings.indexOf(spelling);
  };
  return {
    skuNo: find('skuNo'),
    sellerCode: find('sellerCode'),
    name: find('name'),
    optionName: find('optionName'),
    stock: find('stock'),
  };
}

export interface SkuFilePreview {
  /** Index of the row with headings; null where none was recognised and the first row is only shown as such. */
  readonly headingRow: number | null;
  readonly headings: readonly string[];
  readonly guess: SkuColumns;
  /** First data rows as they stand in the file, for the chooser. */
  readonly sample: readonly (readonly string[])[];
  readonly dataRows: number;
}

/** What the file seems to hold, for the seller to look at and correct before it is read. */
export function previewSkuFile(table: Table, sampleRows = 5): SkuFilePreview {
  const guesses = table.rows.slice(0, LOOK_AT_MOST).map(columnsIn);
  const known = guesses.map((guess) => COLUMNS.filter((column) => guess[column] !== null).length);
  const best = known.indexOf(Math.max(...known));
  const recognised = (known[best] ?? 0) > 0;
  const at = recognised ? best : 0;
  return {
    headingRow: recognised ? at : null,
    headings: table.rows[at] ?? [],
    guess: columnsIn(recognised ? (table.rows[at] ?? []) : []),
    sample: table.rows.slice(at + 1, at + 1 + sampleRows),
    dataRows: Math.max(0, table.rows.length - at - 1),
  };
}

export interface SkuFile {
  readonly skus: readonly Sku[];
  /** Data rows (1 = first below the headings) too short to hold the seller code's column. */
  readonly unreadable: readonly number[];
}

/**
 * Reads SKUs by the columns that the seller agreed to; `sellerCode` is a must. Codes are taken as they stand. A file without SKU numbers gives
 * each row a number of its own (`file:<row>`), which no server knows and which no write accepts.
 */
export function readSkuFile(
  table: Table,
  headingRow: number | null,
  columns: SkuColumns & { readonly sellerCode: number },
): SkuFile {
  const skus: Sku[] = [];
  const unreadable: number[] = [];
  const taken = new Set<string>();
  for (const [index, row] of table.rows.slice((headingRow ?? -1) + 1).entries()) {
    const cell = (column: SkuColumn): string | undefined => {
      const at = columns[column];
      return at === null ? undefined : row[at];
    };
    const code = cell('sellerCode');
    if (code === undefined) {
      unreadable.push(index + 1);
      continue;
    }
    const optionName = cell('optionName')?.trim();
    const told = filled(cell('skuNo'));
    // A number that stands twice names no single SKU; both rows must stay, or a code that is not unique would look so.
    const skuNo = told === null || taken.has(told) ? `file:${index + 1}` : told;
    taken.add(skuNo);
    skus.push({
      skuNo: toSkuNo(skuNo),
      sellerCode: toCode(code),
      // The option name is blank for single products [smartship 1.10].
      kind: optionName === undefined ? 'untold' : optionName === '' ? 'single' : 'option',
      name: cell('name')?.trim() ?? '',
      optionName: optionName ?? '',
      stock: number(cell('stock')),
      stockByWarehouse: {},
      autoRegistered: false,
    });
  }
  return { skus, unreadable };
}
