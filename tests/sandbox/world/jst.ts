const OFFSET = 9 * 60 * 60 * 1000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `YYYY-MM-DD HH:mm:ss` of Japan, as QAPI writes times [qapi 1.4]; blank when unset. */
export const jstTime = (at: number | undefined): string =>
  at === undefined ? '' : new Date(at + OFFSET).toISOString().slice(0, 19).replace('T', ' ');

/** `YYYY-MM-DD` of Japan; blank when unset. */
export const jstDay = (at: number | undefined): string => jstTime(at).slice(0, 10);

/** Midnight in Japan at the start of the day that holds this instant. */
export const startOfDay = (at: number): number => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET;

const DIGITS = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

/** Reads `yyyyMMdd` or `yyyyMMddHHmmss` as wall time in Japan; undefined for anything else, and for days that do not exist. */
export function fromDigits(text: string): number | undefined {
  const match = DIGITS.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = match;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - OFFSET;
  return jstDay(Number.isNaN(at) ? undefined : at) === `${year}-${month}-${day}` ? at : undefined;
}

/** Reads `YYYY-MM-DD` as midnight in Japan. */
export const fromDay = (text: string): number | undefined => fromDigits(text.trim().replaceAll(/[-/]/g, ''));
