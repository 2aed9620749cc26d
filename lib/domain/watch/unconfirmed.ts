import { addDays, jstDate } from '../jst.ts';
import { collectability } from '../order.ts';
import { type IsHoliday, isBusinessDay } from '../ship-date.ts';
import type { ShipDateRule } from '../shop.ts';
import type { Instant } from '../words.ts';
import type { Rule } from './finding.ts';
import { grouped, watchedLines } from './lines.ts';

/** Business days that began after the day of payment, today included. */
function businessDaysSince(paidAt: Instant, now: Instant, rule: ShipDateRule, isHoliday: IsHoliday): number {
  const today = jstDate(now);
  let days = 0;
  // Orders older than this have other troubles; the loop stays short whatever a date says.
  for (
    let date = addDays(jstDate(paidAt), 1), tried = 0;
    date <= today && tried < 60;
    date = addDays(date, 1), tried++
  ) {
    if (isBusinessDay(date, rule, isHoliday)) days++;
  }
  return days;
}

/** Paid and not confirmed on business day 2, and louder on day 3: Qoo10 mails the seller then [smartship, Qoo10 rules]. */
export const unconfirmed: Rule = (facts) =>
  grouped(watchedLines(facts), ({ shop, view: { line } }) => {
    if (line.status !== 2 || line.paidAt === null || collectability(line) !== 'collectable') return null;
    const days = businessDaysSince(line.paidAt, facts.now, shop.shipDateRule, facts.isHoliday);
    if (days < 2) return null;
    const severity = days >= 3 ? 'now' : 'today';
    return { rule: 'unconfirmed', severity, kind: days >= 3 ? 'day-3' : 'day-2', action: 'open-panel' };
  });
