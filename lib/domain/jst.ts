import type { Instant, JstDate } from './words.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Japan has no summer time. */
const JST_OFFSET = 9 * HOUR;

/** The calendar day in Japan at an instant. */
export function jstDate(at: Instant): JstDate {
  // An ISO string always starts with YYYY-MM-DD for the years this product lives in.
  return new Date(at + JST_OFFSET).toISOString().slice(0, 10) as JstDate;
}

/** The hour of the day in Japan, 0 to 23. */
export const jstHour = (at: Instant): number => new Date(at + JST_OFFSET).getUTCHours();

/** `HH:mm` in Japan. */
export const jstTime = (at: Instant): string => new Date(at + JST_OFFSET).toISOString().slice(11, 16);

/** Midnight in Japan at the start of a day. */
export const startOfJstDate = (date: JstDate): Instant => Date.parse(`${date}T00:00:00Z`) - JST_OFFSET;

/** The day so many calendar days later (or earlier, when negative). */
export const addDays = (date: JstDate, days: number): JstDate => jstDate(startOfJstDate(date) + days * DAY);

/** 0 Sunday … 6 Saturday. */
export const weekday = (date: JstDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();

const WALL_TIME = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?/;

/** Reads `YYYY-MM-DD[ HH:mm[:ss]]` as wall time in Japan; anything else, and days that do not exist, is null. */
export function parseJst(text: string): Instant | null {
  const match = WALL_TIME.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = match;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at)) return null;
  return jstDate(at - JST_OFFSET) === `${year}-${month}-${day}` ? at - JST_OFFSET : null;
}
