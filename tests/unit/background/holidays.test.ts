import { describe, expect, it } from 'vitest';
import { type JstDate, parseJst, shipDateFor } from '#lib/domain';
import { firstShop } from '#lib/storage';
import { isJapaneseHoliday } from '../../../lib/background/holidays.ts';

const rule = firstShop('demo_shop' as never, 0).shipDateRule;
const at = (text: string): number => parseJst(text) ?? Number.NaN;
const promised = (paid: string, latest: JstDate | null = null) =>
  shipDateFor({ paidAt: at(paid), latest }, at(paid), rule, isJapaneseHoliday);

describe('business days in Japan', () => {
  it.each([
    // Public holidays, the one in lieu, and the day between two.
    ['2026-05-01 10:00', '2026-05-08'],
    ['2026-09-18 10:00', '2026-09-25'],
    // The turn of the year: no day from 31 December to 3 January is one.
    ['2026-12-28 10:00', '2026-12-30'],
    ['2026-12-29 10:00', '2027-01-04'],
    ['2026-12-30 23:59', '2027-01-05'],
    ['2027-12-30 10:00', '2028-01-05'],
  ])('an order of %s is promised for %s', (paid, date) => {
    expect(promised(paid)).toEqual({ kind: 'date', date });
  });

  it('over the turn of the year too, no later day is promised than the listing does: the seller is asked', () => {
    expect(promised('2026-12-30 10:00', '2026-12-31')).toMatchObject({ kind: 'needs-delay', wanted: '2027-01-05' });
  });
});
