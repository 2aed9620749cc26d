import { describe, expect, it } from 'vitest';
import { previewSkuFile, readSkuFile, readTable, type SkuFile } from '#lib/smartship';
import { value } from './small-smartship.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 商品名,販売者コード / 赤い,A in Shift_JIS. */
const SHIFT_JIS = Uint8Array.from([
  0x8f, 0xa4, 0x95, 0x69, 0x96, 0xbc, 0x2c, 0x94, 0xcc, 0x94, 0x84, 0x8e, 0xd2, 0x83, 0x52, 0x81, 0x5b, 0x83, 0x68,
  0x0d, 0x0a, 0x90, 0xd4, 0x82, 0xa2, 0x2c, 0x41,
]);
function read(bytes: Uint8Array): SkuFile {
  const table = value(readTable(bytes));
  const { headingRow, guess } = previewSkuFile(table);
  if (guess.sellerCode === null) throw new Error('no seller code column');
  return readSkuFile(table, headingRow, { ...guess, sellerCode: guess.sellerCode });
}

describe('a SKU file that the seller downloaded', () => {
  it('is read in UTF-8 with a mark, quotes, and codes exactly as typed', () => {
    const file = read(
      utf8(
        '\uFEFFSKU No,SKU Seller Management Code,Product Name,Detailed inventory option name,Stock Qty\r\n101," A-1 ","赤, ""大""\n二行",,"1,200"\r\n102,="0007",青,L,x\r\n',
      ),
    );
    expect(file.skus).toMatchObject([
      { skuNo: '101', sellerCode: ' A-1 ', name: '赤, "大"\n二行', kind: 'single', stock: 1200 },
      { skuNo: '102', sellerCode: '0007', optionName: 'L', kind: 'option', stock: null },
    ]);
  });
  it('is read in Shift_JIS', () => {
    expect(value(readTable(SHIFT_JIS)).encoding).toBe('shift_jis');
    expect(read(SHIFT_JIS).skus).toMatchObject([{ sellerCode: 'A', name: '赤い', skuNo: 'file:1', kind: 'untold' }]);
  });
  it('is read with tabs and a title line above its headings', () => {
    expect(read(utf8('SKU一覧\n商品名\t販売者コード（必須）\tオプション名\n靴\tS-1\t24cm\n')).skus).toMatchObject([
      { sellerCode: 'S-1', optionName: '24cm' },
    ]);
  });
  it('shows a file that nobody knows for the seller to choose columns', () => {
    const table = value(readTable(utf8('x,y\n1,A\n2,B\n')));
    expect(previewSkuFile(table)).toEqual({
      headingRow: null,
      headings: ['x', 'y'],
      guess: { skuNo: null, sellerCode: null, name: null, optionName: null, stock: null },
      sample: [
        ['1', 'A'],
        ['2', 'B'],
      ],
      dataRows: 2,
    });
    expect(
      readSkuFile(table, 0, { skuNo: 0, sellerCode: 1, name: null, optionName: null, stock: null }).skus.map(
        (sku) => sku.sellerCode,
      ),
    ).toEqual(['A', 'B']);
  });
  it('names rows that are too short', () => {
    expect(read(utf8('SKU No,Seller code\n1,A\n2\n3,C\n'))).toMatchObject({
      skus: [{ skuNo: '1' }, { skuNo: '3' }],
      unreadable: [2],
    });
  });
  it.each([
    ['workbook', Uint8Array.from([0x50, 0x4b, 3, 4])],
    ['encoding', Uint8Array.from([0x61, 0, 0x62, 0xff, 0xff])],
    ['empty', utf8(' \r\n,\r\n')],
  ])('is refused as %s', (says, bytes) => {
    expect(readTable(bytes)).toMatchObject({ ok: false, failure: { kind: 'not-understood', says } });
  });
});
