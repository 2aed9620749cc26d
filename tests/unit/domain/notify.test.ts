import { describe, expect, it } from 'vitest';
import { type Finding, isQuiet, NOTHING_TOLD, toNotify } from '#lib/domain';
import { HOUR, NOON, orderNo } from './make.ts';

const MINUTE = 60_000;
const choice = { on: true, quietFrom: 21, quietTo: 8 };
const row = (orders: readonly number[], change: Partial<Finding> = {}): Finding => ({
  rule: 'unconfirmed',
  severity: 'today',
  kind: 'day-2',
  shopId: 'demo_shop',
  orderNos: orders.map(orderNo),
  count: orders.length,
  reason: null,
  action: 'open-panel',
  ...change,
});
const [ONE, TWO] = [1290000101, 1290000102];

describe('messages of the browser', () => {
  it('come only where the seller wants them, and only about what needs a person', () => {
    expect(toNotify([row([ONE])], NOTHING_TOLD, { ...choice, on: false }, NOON).news).toEqual([]);
    expect(toNotify([row([ONE], { severity: 'information' })], NOTHING_TOLD, choice, NOON).news).toEqual([]);
    expect(toNotify([row([ONE])], NOTHING_TOLD, choice, NOON).news).toHaveLength(1);
  });

  it('tell a thing once, and again when another order is in it or when it comes back', () => {
    const { told } = toNotify([row([ONE])], NOTHING_TOLD, choice, NOON);
    const later = NOON + HOUR;
    expect(toNotify([row([ONE])], told, choice, later).news).toEqual([]);
    expect(toNotify([row([ONE, TWO])], told, choice, later).news).toHaveLength(1);
    const over = toNotify([], told, choice, later).told;
    expect(toNotify([row([ONE])], over, choice, later + HOUR).news).toHaveLength(1);
  });

  it('gather what comes within ten minutes into one', () => {
    const { told } = toNotify([row([ONE])], NOTHING_TOLD, choice, NOON);
    const more = [row([ONE, TWO]), row([], { rule: 'link-broken', kind: '' })];
    expect(toNotify(more, told, choice, NOON + 5 * MINUTE).news).toEqual([]);
    expect(toNotify(more, told, choice, NOON + 11 * MINUTE).news).toHaveLength(2);
  });

  it('keep silent in the quiet hours and tell it in the morning', () => {
    const night = NOON + 11 * HOUR;
    const slept = toNotify([row([ONE])], NOTHING_TOLD, choice, night);
    expect(slept.news).toEqual([]);
    expect(toNotify([row([ONE])], slept.told, choice, night + 10 * HOUR).news).toHaveLength(1);
  });

  it('know quiet hours over midnight, within a day, and none', () => {
    expect([20, 21, 0, 7, 8].map((hour) => isQuiet(hour, choice))).toEqual([false, true, true, true, false]);
    expect([11, 12, 13].map((hour) => isQuiet(hour, { quietFrom: 12, quietTo: 13 }))).toEqual([false, true, false]);
    expect(isQuiet(3, { quietFrom: 9, quietTo: 9 })).toBe(false);
  });

  it('go on after the clock was set back', () => {
    const { told } = toNotify([row([ONE])], NOTHING_TOLD, choice, NOON);
    expect(toNotify([row([ONE, TWO])], told, choice, NOON - 3 * HOUR).told.at).toBeLessThanOrEqual(NOON - 3 * HOUR);
  });
});
