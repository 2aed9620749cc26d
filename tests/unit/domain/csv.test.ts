import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '#lib/domain';

describe('a CSV file', () => {
  it('starts no cell with a sign that a spreadsheet takes for a formula, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [line = ''] = toCsv([[text]])
          .slice(1)
          .split('\r\n');
        expect(line.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1',
    '−1',
    '＠SUM(A1)',
    '　＝1',
    ' =1',
  ])('writes %j as text, the wide signs of Japanese keyboards too', (text) => {
    expect(toCsv([[text]]).replace(/^\uFEFF"?/, '')).toMatch(/^'/);
  });

  it('keeps text with commas, quotes and line breaks in one cell', () => {
    expect(toCsv([['a,b', 'say "yes"', 'two\nlines', '見本']])).toBe('\uFEFF"a,b","say ""yes""","two\nlines",見本\r\n');
  });
});
