import type { Instant, JstDate } from '#lib/domain';

/** Text of a cell: numbers as digits, the rest of the world as nothing. Codes are not trimmed. */
export function text(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return null;
}

/** Text that says something, trimmed; otherwise null. */
export function filled(value: unknown): string | null {
  const trimmed = text(value)?.trim() ?? '';
  return trimmed === '' || trimmed === '-' ? null : trimmed;
}

/** A number, or digits with separators; otherwise null, never zero. */
export function number(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const plain = value.normalize('NFKC').replaceAll(',', '').trim();
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

const YES: ReadonlySet<string> = new Set([
  'y',
  'yes',
  'true',
  '1',
  't',
  'i',
  'hold',
  'held',
  'on',
  'mapped',
  'o',
  'success',
  'ok',
]);
const NO: ReadonlySet<string> = new Set([
  'n',
  'no',
  'false',
  '0',
  'f',
  'd',
  'off',
  'released',
  'release',
  'unmapped',
  'not mapped',
  'not_mapped',
  'x',
  'none',
  'fail',
  'failed',
  'error',
  '',
]);

/** Yes, no, or null where the cell says neither. I and D are hold and release [smartship 3.2]. */
export function flag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = text(value)?.trim().toLowerCase();
  if (word === undefined) return null;
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

const MOMENT = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2})(?:\.\d+)?)?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/;

/** An instant from a time told in Japan or Korea (the same zone), or with its own zone, or in milliseconds. [C] Smartship names no zone. */
export function instant(value: unknown): Instant | null {
  if (typeof value === 'number') return value > 1e11 && value < 1e13 ? value : null;
  if (typeof value !== 'string') return null;
  const written = value.trim();
  if (ZONED.test(written)) return finite(Date.parse(written));
  const parts = MOMENT.exec(written);
  if (!parts) return null;
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = parts;
  const at = finite(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+09:00`));
  // 31 April is nobody's day: Date would move it to May.
  return at !== null && jstDate(at) === `${year}-${month}-${day}` ? at : null;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The day in Japan of an instant. */
export function jstDate(at: Instant): JstDate {
  // toISOString always begins with YYYY-MM-DD, which is what JstDate says.
  return new Date(at + 9 * 3_600_000).toISOString().slice(0, 10) as JstDate;
}
