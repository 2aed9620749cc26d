import { addDays, type Instant, type JstDate, jstDate, startOfJstDate } from '#lib/domain';

/** From how many days before the end a key's age is told: once plainly, then louder. */
export type KeyWarning = 60 | 30 | 7 | 'ended';

export interface KeyAge {
  /** The day of issue, in Japan. */
  readonly issued: JstDate;
  /** The last day of the key's year, in Japan. */
  readonly ends: JstDate;
  /** Whole days until then; 0 on that day, negative after it. */
  readonly daysLeft: number;
  /** The nearest warning reached; null while the key is young. */
  readonly warning: KeyWarning | null;
  /** True while the key is younger than 11 months: then a rejection has another cause, most often a changed password. */
  readonly young: boolean;
}

const DAY = 86_400_000;
const YOUNG_UNTIL_DAYS_LEFT = 30;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** How old a Qoo10 key is: it is good for one year from its issue [qapi 2]. Null where the day of issue is not known. */
export function keyAge(issuedOn: string | null, now: Instant): KeyAge | null {
  const year = issuedOn === null ? null : yearFrom(issuedOn);
  if (year === null) return null;
  const { issued, ends } = year;
  const daysLeft = Math.round((startOfJstDate(ends) - startOfJstDate(jstDate(now))) / DAY);
  return { issued, ends, daysLeft, warning: warningAt(daysLeft), young: daysLeft > YOUNG_UNTIL_DAYS_LEFT };
}

function yearFrom(issuedOn: string): { issued: JstDate; ends: JstDate } | null {
  const [, year, month, day] = DATE.exec(issuedOn) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const next = `${Number(year) + 1}-${month}`;
  // 29 February has no day a year later: the day before is the careful one.
  const issued = calendarDay(issuedOn);
  const ends = calendarDay(month === '02' && day === '29' ? `${next}-28` : `${next}-${day}`);
  return issued && ends ? { issued, ends } : null;
}

/** The text as a day of the calendar; null for 31 April. */
function calendarDay(text: string): JstDate | null {
  // Only called with `YYYY-MM-DD`; whether there is such a day is what the round trip finds out.
  const date = text as JstDate;
  return !Number.isNaN(Date.parse(text)) && addDays(date, 0) === date ? date : null;
}

function warningAt(daysLeft: number): KeyWarning | null {
  if (daysLeft < 0) return 'ended';
  return ([7, 30, 60] as const).find((days) => daysLeft <= days) ?? null;
}
