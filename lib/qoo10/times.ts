import { type Instant, type JstDate, jstDate, jstTime, parseJst } from '#lib/domain';

/** Reads Qoo10's wall time in Japan; blank, unreadable and "never" dates before 2000 are null [qapi 1.4]. */
export function wallTime(text: string): Instant | null {
  const at = parseJst(text);
  return at !== null && at >= Date.UTC(2000, 0) ? at : null;
}

/** Reads the day of a wall time in Japan; null as in wallTime. */
export function wallDate(text: string): JstDate | null {
  const at = wallTime(text);
  return at === null ? null : jstDate(at);
}

/** `yyyyMMddHHmmss` in Japan, as order and claim searches want it [qapi 1.4]. */
export function jst14(at: Instant): string {
  const seconds = String(Math.floor(at / 1000) % 60).padStart(2, '0');
  return `${jstDate(at)}${jstTime(at)}${seconds}`.replace(/[-:]/g, '');
}

/** `yyyyMMdd`, or null when the day does not exist. */
export const jst8 = (date: JstDate): string | null => (wallDate(date) === date ? date.replaceAll('-', '') : null);

const DAY = 86_400_000;
/** Days per search: Qoo10 allows 90, and one is left for its way of counting both ends [qapi 1.4]. */
const WINDOW = 89 * DAY;

export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/** Splits a stretch of time into searches that Qoo10 accepts: oldest first, both ends included, no second twice and none left out. Empty when `from` is after `to`. */
export function windowsOf(from: Instant, to: Instant): Window[] {
  const windows: Window[] = [];
  const last = Math.floor(to / 1000) * 1000;
  for (let start = Math.floor(from / 1000) * 1000; start <= last; start += WINDOW) {
    windows.push({ from: start, to: Math.min(start + WINDOW - 1000, last) });
  }
  return windows;
}
