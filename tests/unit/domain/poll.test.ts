import { describe, expect, it } from 'vitest';
import {
  afterFailedLook,
  afterGoodLook,
  allowance,
  allowedMs,
  firstPoll,
  intervalOf,
  isDue,
  isIdle,
  lookKind,
  nextPoll,
  type PollState,
  paceMs,
  sendingHours,
} from '#lib/domain';
import { HOUR, NOON } from './make.ts';

const MINUTE = 60_000;
const looked = (change: Partial<PollState> = {}): PollState => ({
  ...firstPoll('demo_shop', NOON, 0),
  lookedAt: NOON,
  sweptAt: NOON,
  nextAt: NOON + 5 * MINUTE,
  ...change,
});

describe('when Qoo10 is looked at', () => {
  it('spreads the first look after a start over some seconds', () => {
    expect(firstPoll('demo_shop', NOON, 0).nextAt).toBe(NOON);
    expect(firstPoll('demo_shop', NOON, 0.999).nextAt).toBeLessThanOrEqual(NOON + 20_000);
  });

  it('sweeps at first, then looks at what is new, and sweeps again after an hour', () => {
    expect(lookKind(firstPoll('demo_shop', NOON, 0), NOON)).toBe('first');
    expect(lookKind(looked(), NOON + 5 * MINUTE)).toBe('tick');
    expect(lookKind(looked(), NOON + HOUR)).toBe('sweep');
  });

  it('sweeps after two days asleep, and when the clock was set back', () => {
    expect(lookKind(looked(), NOON + 48 * HOUR)).toBe('sweep');
    expect(lookKind(looked(), NOON - 3 * HOUR)).toBe('sweep');
  });

  it('keeps the seller’s interval, never under a minute', () => {
    const interval = (minutes: number, idle = false, pace = 0) => intervalOf({ minutes, idle, allowedMs: pace });
    expect(interval(5)).toBe(5 * MINUTE);
    expect(interval(0)).toBe(MINUTE);
    expect(interval(5, true)).toBe(30 * MINUTE);
    expect(interval(60, true)).toBe(60 * MINUTE);
    expect(interval(5, false, 7 * MINUTE)).toBe(7 * MINUTE);
  });

  it('is idle at night, or with nothing open, when for an hour nobody came and nothing new', () => {
    const quiet = { openOrders: 0, usedAt: null, newAt: NOON - 2 * HOUR };
    expect(isIdle(quiet, NOON)).toBe(true);
    expect(isIdle({ ...quiet, newAt: NOON - 10 * MINUTE }, NOON)).toBe(false);
    expect(isIdle({ ...quiet, usedAt: NOON - MINUTE }, NOON)).toBe(false);
    expect(isIdle({ ...quiet, openOrders: 3 }, NOON)).toBe(false);
    expect(isIdle({ ...quiet, openOrders: 3 }, NOON - 9 * HOUR)).toBe(true);
  });

  it('waits twice as long after each failure, up to about an hour, and as usual after success', () => {
    let poll = looked();
    const waits: number[] = [];
    for (let turn = 0; turn < 6; turn++) {
      poll = afterFailedLook(poll, { at: NOON, stops: false, intervalMs: 5 * MINUTE, random: 0 });
      waits.push((poll.nextAt - NOON) / MINUTE);
    }
    expect(waits).toEqual([10, 20, 40, 60, 60, 60]);
    poll = afterGoodLook(poll, { kind: 'tick', at: NOON, news: 0, intervalMs: 5 * MINUTE });
    expect(poll).toMatchObject({ failures: 0, nextAt: NOON + 5 * MINUTE });
  });

  it('asks nothing more once the key was rejected, until a look came through again', () => {
    const stopped = afterFailedLook(looked(), { at: NOON, stops: true, intervalMs: 5 * MINUTE, random: 0 });
    expect(isDue(stopped, NOON + 48 * HOUR)).toBe(false);
    expect(nextPoll([stopped], NOON)).toBeNull();
    expect(nextPoll([stopped, looked({ shopId: 'other' })], NOON)).toBe(NOON + 5 * MINUTE);
    expect(afterGoodLook(stopped, { kind: 'sweep', at: NOON, news: 0, intervalMs: MINUTE }).stopped).toBe(false);
  });

  it('looks at once when the clock was set back by days', () => {
    expect(isDue(looked(), NOON + MINUTE)).toBe(false);
    expect(isDue(looked(), NOON - 72 * HOUR)).toBe(true);
  });

  it('looks at once, too, when the clock was set back by an hour or two', () => {
    expect(isDue(looked(), NOON - 2 * HOUR)).toBe(true);
    expect(nextPoll([looked()], NOON - 2 * HOUR)).toBe(NOON - 2 * HOUR);
  });
});

describe('the day’s budget of calls', () => {
  const midnight = Date.parse('2026-11-24T00:00:00+09:00');
  const spent = { party: 'qoo10', ordersToday: 300, sending: 0, costOfLook: 2.2 } as const;

  it('lets five minutes be the pace of a day in which little is sent', () => {
    expect(paceMs({ ...spent, calls: 0, now: midnight }) / MINUTE).toBeLessThan(6);
  });

  it('looks more rarely the more was called', () => {
    const noon = midnight + 12 * HOUR;
    expect(paceMs({ ...spent, calls: 500, now: noon })).toBeGreaterThan(paceMs({ ...spent, calls: 300, now: noon }));
    expect(paceMs({ ...spent, calls: 700, now: noon })).toBeGreaterThanOrEqual(HOUR);
  });

  it('keeps back from looking what the rest of the day will send', () => {
    const pace = (hour: number, calls: number) =>
      paceMs({ ...spent, sending: 1, calls, now: midnight + hour * HOUR }) / MINUTE;
    expect(pace(0, 0)).toBeGreaterThan(paceMs({ ...spent, calls: 0, now: midnight }) / MINUTE);
    expect(pace(0, 0)).toBeLessThan(10);
    // Looks so far at that pace and every hour's carts: the evening is as the morning was.
    expect(pace(20, (644 * 20) / 24)).toBeLessThan(10);
  });

  it('keeps that back by how much is sent: a shop of few orders is looked at every five minutes', () => {
    expect(sendingHours(false, 300)).toBe(0);
    expect(sendingHours(true, 300)).toBe(1);
    const pace = paceMs({ ...spent, ordersToday: 0, sending: sendingHours(true, 0), calls: 0, now: midnight });
    expect(pace / MINUTE).toBeLessThanOrEqual(5);
  });

  it('looks every quarter of an hour, too, when nothing is left: that was kept back', () => {
    const none = paceMs({ ...spent, calls: 700, now: midnight + 20 * HOUR });
    expect(allowedMs('qoo10', none)).toBe(15 * MINUTE);
    expect(allowedMs('smartship', none)).toBe(30 * MINUTE);
    expect(allowedMs('qoo10', 6 * MINUTE)).toBe(6 * MINUTE);
  });

  it('allows a day of more orders more calls', () => {
    expect(allowance('qoo10', 10)).toBe(700);
    expect(allowance('qoo10', 300)).toBe(700);
    expect(allowance('qoo10', 3000)).toBe(7000);
    expect(allowance('smartship', 300)).toBe(400);
  });
});
