import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isBusinessDay, jstDate, parseJst, type ShipDateRule, shipDateFor, startOfJstDate } from '#lib/domain';
import { isJapaneseHoliday } from '../../../lib/background/holidays.ts';
import { HOUR, NOON } from './make.ts';

const RULE: ShipDateRule = { businessDays: 2, cutOffHour: 24, closedWeekdays: [0, 6], closedOnHolidays: true };
const at = (text: string) => {
  const instant = parseJst(text);
  if (instant === null) throw new Error(`not a time: ${text}`);
  return instant;
};
const dateFor = (paid: string, now: string, rule = RULE) =>
  shipDateFor({ paidAt: at(paid), latest: null }, at(now), rule, isJapaneseHoliday);

describe('the promised shipping date', () => {
  it('skips weekends and holidays', () => {
    // Friday 2026-11-20; Monday the 23rd is 勤労感謝の日.
    expect(dateFor('2026-11-20 10:00:00', '2026-11-20 10:05:00')).toEqual({ kind: 'date', date: '2026-11-25' });
  });

  it('counts an order after the cut-off from the next business day', () => {
    const rule = { ...RULE, businessDays: 1, cutOffHour: 15 };
    expect(dateFor('2026-11-24 14:59:00', '2026-11-24 15:10:00', rule)).toEqual({ kind: 'date', date: '2026-11-25' });
    expect(dateFor('2026-11-24 15:00:00', '2026-11-24 15:10:00', rule)).toEqual({ kind: 'date', date: '2026-11-26' });
  });

  it('is never today or earlier, even for an old order', () => {
    expect(dateFor('2026-11-02 10:00:00', '2026-11-24 12:00:00')).toEqual({ kind: 'date', date: '2026-11-25' });
  });

  it('asks instead of promising later than the listing does', () => {
    const planned = shipDateFor({ paidAt: NOON, latest: '2026-11-25' }, NOON, RULE, isJapaneseHoliday);
    expect(planned).toEqual({ kind: 'needs-delay', wanted: '2026-11-26', latest: '2026-11-25' });
  });

  it('is always a business day after today, for every rule and order', () => {
    const rule = fc.record({
      businessDays: fc.integer({ min: 1, max: 10 }),
      cutOffHour: fc.integer({ min: 0, max: 24 }),
      closedWeekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
      closedOnHolidays: fc.boolean(),
    });
    fc.assert(
      fc.property(rule, fc.integer({ min: 0, max: 90 * 24 }), (given, hoursAgo) => {
        const planned = shipDateFor({ paidAt: NOON - hoursAgo * HOUR, latest: null }, NOON, given, isJapaneseHoliday);
        if (planned.kind !== 'date') throw new Error('no latest was given');
        expect(planned.date > jstDate(NOON)).toBe(true);
        expect(isBusinessDay(planned.date, given, isJapaneseHoliday)).toBe(true);
      }),
    );
  });
});

describe('time in Japan', () => {
  it('reads wall time whatever zone the machine is in', () => {
    expect(parseJst('2026-11-24 00:00:00')).toBe(Date.parse('2026-11-23T15:00:00Z'));
    expect(parseJst('2026-11-24 09:30')).toBe(Date.parse('2026-11-24T00:30:00Z'));
    expect(parseJst('2026-02-30 00:00:00')).toBeNull();
    expect(parseJst('')).toBeNull();
  });

  it('knows the day of an instant, and the instant of a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (instant) => {
        const day = jstDate(instant);
        expect(startOfJstDate(day) <= instant && instant < startOfJstDate(addDays(day, 1))).toBe(true);
      }),
    );
  });
});
