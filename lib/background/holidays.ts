import holidays from '@holiday-jp/holiday_jp';
import type { JstDate } from '#lib/domain';

/** The turn of the year, on which no bank of Japan is open and hardly a warehouse. */
const TURN_OF_YEAR: ReadonlySet<string> = new Set(['12-31', '01-01', '01-02', '01-03']);

/** Public holidays of Japan by a maintained table, and the turn of the year; days outside the table are ordinary days. */
export const isJapaneseHoliday = (date: JstDate): boolean =>
  TURN_OF_YEAR.has(date.slice(5)) || Object.hasOwn(holidays.holidays, date);
