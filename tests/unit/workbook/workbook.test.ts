import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { changeCells, makeWorkbook, openWorkbook, provesEqual, type Workbook } from '#lib/workbook';
import { makeDownload } from './download.ts';

const opened = (bytes: Uint8Array): Workbook => {
  const result = openWorkbook(bytes);
  if (!result.ok) throw new Error(result.why);
  return result.workbook;
};
const SHEET = 'xl/worksheets/sheet1.xml';
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }).map((value) => value.toWellFormed()),
  fc.constantFrom('', '  ', '=1+1', '<b>&"\'', '_x000D_', 'ＰＯＵＣＨ－Ｓ', '\u202eABC', 'a\tb\r\nc', '00123', '見本'),
);

describe("the seller's own workbook", () => {
  it('comes back with the named cells changed and every other cell, part and byte as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(text, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(7), fc.nat(6), text), { maxLength: 6 }),
        fc.constantFrom('shared', 'inline', 'mixed', 'prefixed'),
        (rows, wanted, how) => {
          const before = opened(makeDownload(rows, how as Parameters<typeof makeDownload>[1]));
          expect(before.sheets[0]?.rows.map((row) => row.join('|').replace(/\|+$/, ''))).toEqual(
            rows.map((row) => row.join('|').replace(/\|+$/, '')),
          );
          const places = new Map(wanted.map(([row, column, value]) => [`${row} ${column}`, { row, column, value }]));
          const changes = [...places.values()]
            .filter(({ row }) => row < rows.length)
            .map(({ row, column, value }) => ({ row: row + 1, column: column + 1, text: value }));
          const bytes = changeCells(before, SHEET, changes) ?? new Uint8Array();
          expect(provesEqual(before, bytes, SHEET, changes)).toBe(true);
          const after = opened(bytes);
          for (const [at, row] of rows.entries()) {
            for (let column = 0; column < 7; column++) {
              const change = changes.find((one) => one.row === at + 1 && one.column === column + 1);
              expect(after.sheets[0]?.rows[at]?.[column] ?? '').toBe(change?.text ?? row[column] ?? '');
            }
          }
          for (const [name, part] of before.parts) {
            if (name !== SHEET) expect(after.parts.get(name)).toEqual(part);
          }
        },
      ),
      { numRuns: 50 },
    );
  }, 30_000);

  it('proves nothing equal that is not: another cell, another part, another text', () => {
    const before = opened(
      makeDownload(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        'shared',
      ),
    );
    const change = [{ row: 2, column: 2, text: 'NEW' }];
    const good = changeCells(before, SHEET, change) ?? new Uint8Array();
    const spoiled = (edit: (parts: Record<string, Uint8Array>) => void): Uint8Array => {
      const parts = unzipSync(good);
      edit(parts);
      return zipSync(parts);
    };
    const inSheet = (from: string | RegExp, to: string) => (parts: Record<string, Uint8Array>) => {
      const xml = strFromU8(parts[SHEET] ?? new Uint8Array());
      expect(xml).toMatch(from);
      parts[SHEET] = strToU8(xml.replace(from, to));
    };
    expect(provesEqual(before, good, SHEET, change)).toBe(true);
    const wrong = [
      spoiled(inSheet('<v>0</v>', '<v>1</v>')),
      spoiled(inSheet('NEW', 'NEWER')),
      spoiled(inSheet('<sheetData>', '<cols><col min="1" max="1" width="9"/></cols><sheetData>')),
      spoiled((parts) => {
        parts['xl/sharedStrings.xml'] = strToU8('<sst/>');
      }),
      spoiled((parts) => {
        delete parts['docProps/custom.xml'];
      }),
    ];
    for (const bytes of wrong) expect(provesEqual(before, bytes, SHEET, change)).toBe(false);
  });

  it('keeps the style of a changed cell and does not write over a computed one', () => {
    const before = opened(
      makeDownload([['a']], 'shared', { cell: '<c r="A1" s="7" t="s"><v>0</v></c><c r="B1"><f>1+1</f><v>2</v></c>' }),
    );
    const edited = opened(changeCells(before, SHEET, [{ row: 1, column: 1, text: 'X' }]) ?? new Uint8Array());
    expect(strFromU8(edited.parts.get(SHEET) ?? new Uint8Array())).toContain('<c r="A1" s="7" t="inlineStr">');
    expect(changeCells(before, SHEET, [{ row: 1, column: 2, text: 'X' }])).toBeNull();
  });

  it('is refused by name when it is not what it says', () => {
    const why = (bytes: Uint8Array) => {
      const result = openWorkbook(bytes);
      return result.ok ? 'ok' : result.why;
    };
    expect(why(strToU8('商品番号,コード\n1,2'))).toBe('not-a-workbook');
    expect(why(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe('old-workbook');
    expect(why(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toBe('not-a-workbook');
    expect(why(new Uint8Array(70 * 1024 * 1024))).toBe('too-large');
    expect(why(makeDownload([['a']], 'shared', { cell: '<!-- <c r="A1"/> --><c r="A1"><v>1</v></c>' }))).toBe(
      'unusual',
    );
    expect(why(makeDownload([['a']], 'shared').slice(0, 300))).toBe('not-a-workbook');
  });

  it('is never mistaken, whatever bytes it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(openWorkbook(bytes).ok).toBe(false);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});

describe('a workbook of our own', () => {
  it('says exactly what it was given, as texts that compute nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const made = opened(makeWorkbook('SKU', rows));
        const table = made.sheets[0]?.rows ?? [];
        for (const [at, row] of rows.entries()) {
          for (const [column, value] of row.entries()) expect(table[at]?.[column] ?? '').toBe(value);
        }
        const xml = strFromU8(made.parts.get(SHEET) ?? new Uint8Array());
        expect(xml).not.toMatch(/<f[\s>]/);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
