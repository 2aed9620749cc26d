import { addDays, jstDate, jstHour, weekday } from './jst.ts';
import type { ShipDateRule } from './shop.ts';
import type { Instant, JstDate } from './words.ts';

export type IsHoliday = (date: JstDate) => boolean;

/** What to promise as 発送予定日, or why a person must decide. */
export type ShipDate =
  | { readonly kind: 'date'; readonly date: JstDate }
  | { readonly kind: 'needs-delay'; readonly wanted: JstDate; readonly latest: JstDate };

/** Whether the seller's warehouse works on a day. */
export function isBusinessDay(date: JstDate, rule: ShipDateRule, isHoliday: IsHoliday): boolean {
  if (rule.closedWeekdays.includes(weekday(date))) return false;
  return !(rule.closedOnHolidays && isHoliday(date));
}

/** The first business day after a day. A rule that closes all week is refused at the settings border. */
export function nextBusinessDay(after: JstDate, rule: ShipDateRule, isHoliday: IsHoliday): JstDate {
  let date = addDays(after, 1);
  // Bounded: no run of closed days in Japan is longer than a few weeks; a broken rule must not hang the worker.
  for (let tried = 0; tried < 60 && !isBusinessDay(date, rule, isHoliday); tried++) date = addDays(date, 1);
  return date;
}

/**
 * The planned shipping date by the seller's rule in Japanese business days. Always after today in Japan
 * (Qoo10 answers −10018 otherwise [qapi 3.6]); never silently later than what the listing promises.
 */
export function shipDateFor(
  order: { readonly paidAt: Instant; readonly latest: JstDate | null },
  now: Instant,
  rule: ShipDateRule,
  isHoliday: IsHoliday,
): ShipDate {
  const paidOn = jstDate(order.paidAt);
  const late = jstHour(order.paidAt) >= rule.cutOffHour;
  let date = late ? nextBusinessDay(paidOn, rule, isHoliday) : paidOn;
  for (let day = 0; day < rule.businessDays; day++) date = nextBusinessDay(date, rule, isHoliday);
  const today = jstDate(now);
  if (date <= today) date = nextBusinessDay(today, rule, isHoliday);
  if (order.latest !== null && date > order.latest) return { kind: 'needs-delay', wanted: date, latest: order.latest };
  return { kind: 'date', date };
}
