import holidays from '@holiday-jp/holiday_jp';
import type { JstDate } from '#lib/domain';

/** Public holidays of Japan by a maintained table; days outside the table are ordinary days. */
export const isJapaneseHoliday = (date: JstDate): boolean => Object.hasOwn(holidays.holidays, date);
