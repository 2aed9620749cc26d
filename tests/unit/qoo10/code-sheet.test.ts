import { describe, expect, it } from 'vitest';
import { optionsIn, planItems, planOptions, sheetKind } from '#lib/qoo10';
import { changeCells, openWorkbook, provesEqual } from '#lib/workbook';
import { EDIT_ITEM_LIST, makeDownload, OPTION_SHEET } from '../workbook/download.ts';

const filler = ['', '必須', '説明'];
const itemList = (rows: readonly (readonly [string, string])[], headings = EDIT_ITEM_LIST): string[][] => [
  headings,
  ...filler.map((text) => headings.map((heading) => (heading === 'item_number' ? '1100000001' : text))),
  ...rows.map(([number, code]) =>
    headings.map((heading) => {
      const name = heading.toLowerCase();
      return name === 'item_number' ? number : name === 'seller_unique_item_id' ? code : `${heading} 見本`;
    }),
  ),
];
const option = (value: string) => ({ name: 'サイズ||*カラー', value });
const wanted = (itemCode: string, before: string, after: string, of: ReturnType<typeof option> | null = null) => ({
  itemCode,
  option: of,
  before,
  after,
});

describe('the item list that J-QSM lets a seller download', () => {
  it('gets its codes by item number, from row 5 on, wherever the columns stand', () => {
    const rows = itemList(
      [
        ['1100000001', 'apron'],
        ['1100000002', 'OTHER'],
        ['1100000003', 'DONE'],
      ],
      EDIT_ITEM_LIST.toReversed().map((heading) => heading.toUpperCase()),
    );
    expect(sheetKind(rows)).toBe('items');
    const plan = planItems(rows, [
      wanted('1100000001', 'apron', 'APRON'),
      wanted('1100000002', 'seen', 'NEW'),
      wanted('1100000003', 'done', 'DONE'),
      wanted('1100000009', 'x', 'X'),
    ]);
    expect(plan.changes).toMatchObject([{ row: 5, column: 49, text: 'APRON' }]);
    expect(plan.differs).toMatchObject([{ stands: 'OTHER' }]);
    expect(plan.already).toMatchObject([{ after: 'DONE' }]);
    expect(plan.absent).toMatchObject([{ itemCode: '1100000009' }]);
  });

  it('comes back with 50 columns of 120 items, the codes changed and all else proven equal', () => {
    const items = Array.from({ length: 120 }, (_, at) => [String(1_100_000_000 + at), `code-${at}`] as const);
    const opened = openWorkbook(makeDownload(itemList(items), 'shared'));
    if (!opened.ok) throw new Error(opened.why);
    const [sheet] = opened.workbook.sheets;
    const plan = planItems(
      sheet?.rows ?? [],
      items.map(([number, code]) => wanted(number, code, code.toUpperCase())),
    );
    expect(plan.changes).toHaveLength(120);
    const bytes = changeCells(opened.workbook, sheet?.path ?? '', plan.changes) ?? new Uint8Array();
    expect(provesEqual(opened.workbook, bytes, sheet?.path ?? '', plan.changes)).toBe(true);
    expect(provesEqual(opened.workbook, bytes, sheet?.path ?? '', plan.changes.slice(1))).toBe(false);
  });

  it('leaves a listing alone that stands twice', () => {
    const rows = itemList([
      ['1100000001', 'a'],
      ['1100000001', 'a'],
    ]);
    const plan = planItems(rows, [wanted('1100000001', 'a', 'A')]);
    expect([plan.changes.length, plan.absent.length]).toEqual([0, 1]);
  });
});

describe('the option sheet', () => {
  const row = (size: string, color: string, code: string) => [
    'サイズ',
    size,
    'カラー',
    color,
    '',
    '',
    '0',
    '9',
    code,
    '',
    '',
  ];
  const rows = [OPTION_SHEET, row('M', '白', 'a'), row('L', '白', 'b')];

  it('gets its codes by the names and values of its options', () => {
    expect(sheetKind(rows)).toBe('options');
    expect(optionsIn(rows)).toEqual([null, option('M||*白'), option('L||*白')]);
    const plan = planOptions(rows, [wanted('1', 'b', 'B', option('L||*白')), wanted('1', 'c', 'C', option('S||*白'))]);
    expect(plan.changes).toMatchObject([{ row: 3, column: 9, text: 'B' }]);
    expect(plan.absent).toHaveLength(1);
  });
});

describe('a sheet that is something else', () => {
  it('is known as the price and quantity list, whose option codes name rows and may not be changed', () => {
    expect(
      sheetKind([
        ['item_number', 'seller_unique_item_id', 'edit_type', 'seller_unique_option_id', 'price_yen', 'quantity'],
      ]),
    ).toBe('price-quantity');
  });
  it('is nothing without its headings, or with one of them twice', () => {
    expect(sheetKind([])).toBeNull();
    expect(sheetKind([['商品番号', '販売者商品コード']])).toBeNull();
    expect(sheetKind([['item_number', 'item_number', 'seller_unique_item_id']])).toBeNull();
  });
});
