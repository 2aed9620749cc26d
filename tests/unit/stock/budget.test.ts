import { describe, expect, it } from 'vitest';
import { STOCK_CALLS_A_DAY, stockCallsLeft, stockReading } from '#lib/domain';
import { NOON } from '../domain/make.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Noon in Japan is twelve hours into the day. */
const MIDNIGHT = NOON - 12 * HOUR;
const left = (change: Partial<Parameters<typeof stockCallsLeft>[0]> = {}) =>
  stockCallsLeft({ party: 'smartship', own: 0, all: 0, ordersToday: 0, sending: 0, now: NOON, ...change });

describe('calls left to looks at stock that nobody pressed', () => {
  it('are a quarter of their share at midnight, and all of it before the day ends', () => {
    expect(left({ now: MIDNIGHT })).toBe(20);
    expect(left()).toBe(60);
    expect(left({ now: MIDNIGHT + 23 * HOUR })).toBe(80);
    expect(left({ own: 55 })).toBe(5);
    expect(left({ own: 80 })).toBe(0);
  });

  it('are never more than everything else has left of the day’s budget', () => {
    expect(left({ all: 360 })).toBe(8);
    expect(left({ all: 400 })).toBe(0);
    expect(left({ party: 'qoo10', all: 640 })).toBe(4);
  });

  it('leave what the duties will still send that day', () => {
    expect(left({ all: 210, sending: 1 })).toBe(50);
    expect(left({ all: 260, sending: 1 })).toBe(0);
  });

  it('stay in their share on a day with 5,000 SKUs and a look every quarter of an hour', () => {
    let own = 0;
    let readings = 0;
    let readAt: number | null = null;
    for (let now = MIDNIGHT; now < MIDNIGHT + 24 * HOUR; now += 15 * MINUTE) {
      const callsLeft = left({ now, own });
      if (stockReading({ readAt, pages: 10, callsLeft, now }) !== 'pages') continue;
      readings += 1;
      readAt = now;
      // Ten pages, Smartship's settings, and three SKUs once more.
      own += Math.min(14, callsLeft);
    }
    expect(own).toBeLessThanOrEqual(STOCK_CALLS_A_DAY.smartship);
    expect(readings).toBeGreaterThanOrEqual(5);
  });
});

describe('how such a look reads Smartship’s stock', () => {
  const reading = (readAt: number | null, callsLeft = 60) => stockReading({ readAt, pages: 10, callsLeft, now: NOON });

  it('is not at all while the last reading is younger than a quarter of an hour', () => {
    expect(reading(NOON - 14 * MINUTE)).toBe('young');
    expect(reading(NOON - 15 * MINUTE)).toBe('pages');
    expect(reading(null)).toBe('pages');
  });

  it('trusts no reading from a future that a set-back clock left', () => {
    expect(reading(NOON + MINUTE)).toBe('pages');
  });

  it('waits where the pages and the question about the settings are more than what is left', () => {
    expect(reading(null, 10)).toBe('no-calls');
    expect(reading(null, 11)).toBe('pages');
  });
});
