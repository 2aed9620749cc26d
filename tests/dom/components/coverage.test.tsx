import { describe, expect, it } from 'vitest';
import { CoverageLine } from '#components/shared';
import type { Language } from '#lib/i18n';
import type { CoverageRow } from '#lib/storage';
import { draw } from './render.tsx';

const NOW = Date.parse('2026-11-26T12:00:00+09:00');

const day = (ago: number, mapped: number, change: Partial<CoverageRow> = {}): CoverageRow => {
  const at = NOW - ago * 86_400_000;
  const name = new Date(at + 9 * 3_600_000).toISOString().slice(0, 10);
  // Days are written as Japan writes them.
  return {
    shopId: 'shop',
    day: name as CoverageRow['day'],
    codes: 200,
    mapped,
    listings: 50,
    unread: 0,
    at,
    ...change,
  };
};
const show = (days: readonly CoverageRow[], language: Language = 'en') => {
  draw(<CoverageLine days={days} now={NOW} />, language);
  return {
    said: document.querySelector('[role=img]')?.getAttribute('aria-label') ?? '',
    shown: document.querySelector('figcaption b')?.textContent,
    lines: [...document.querySelectorAll('polyline')].map((line) => line.getAttribute('points')?.split(' ').length),
  };
};

describe('the line of the mapped share', () => {
  it('says in words what it draws, in both languages', () => {
    expect(show([day(2, 100), day(1, 120), day(0, 150)]).said).toMatch(
      /^Codes that match a SKU: 75%, 150 of 200 · \+25 points since /,
    );
    document.body.replaceChildren();
    expect(show([day(1, 160), day(0, 150)], 'ja').said).toMatch(
      /^SKU と一致するコード: 75%, 200 件中 150 件 · .*−5 ポイント$/,
    );
  });

  it('leaves a gap where nobody counted, instead of a zero or a straight line', () => {
    expect(show([day(9, 100), day(8, 100), day(3, 120), day(2, 120), day(1, 121), day(0, 150)]).lines).toEqual([2, 4]);
  });

  it('says 100% only when every single code is mapped', () => {
    expect(show([day(0, 1999, { codes: 2000 })]).shown).toBe('99%');
    document.body.replaceChildren();
    expect(show([day(0, 2000, { codes: 2000 })]).shown).toBe('100%');
  });

  it('tells of listings that no reading reached, and claims nothing where nothing was counted', () => {
    expect(show([day(0, 150, { unread: 3 })]).said).toContain('3 listings not read yet');
    document.body.replaceChildren();
    expect(show([]).said).toBe('');
    expect(document.body.textContent).toContain('Nothing counted yet.');
    expect(document.body.textContent).not.toContain('%');
  });
});
