import { z } from 'zod';
import { type Failure, failed, type Outcome, ok } from '#lib/domain';
import type { Answer } from './answer.ts';
import type { MethodName } from './methods.ts';

/** A row with its field names in small letters, since Qoo10 spells the same field differently from method to method [qapi 3.4]. */
export type Row = Readonly<Record<string, unknown>>;

/** A field that may come as text, number, null, not at all, or (from XML) as an empty list; blank when it says nothing [qapi 5.4]. */
export const text = z
  .unknown()
  .optional()
  .transform((value) => {
    if (typeof value === 'string') return value;
    return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
  });

/** Small letters, and of two fields that then have the same name the first that says something. */
export function lowered(row: object): Row {
  const fields: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(row)) {
    const small = name.toLowerCase();
    if (fields[small] === undefined || fields[small] === null || fields[small] === '') fields[small] = value;
  }
  return fields;
}

const isRow = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The failure of an answer whose result has no known shape. */
export function notUnderstood(method: MethodName, answer: Answer, says: string): Failure {
  return { kind: 'not-understood', party: 'qoo10', operation: method, says, sample: answer.sample };
}

/**
 * The rows of a list: null and [] are none, an object is one [qapi 1.2]. A row that is not an object comes as null, so that it can be shown as unreadable.
 * An answer without any result is not an empty list: nothing is ever assumed absent.
 */
export function rowsOf(method: MethodName, answer: Answer): Outcome<readonly (Row | null)[]> {
  const { result } = answer;
  if (result === null) return ok([]);
  if (Array.isArray(result)) return ok(result.map((row: unknown) => (isRow(row) ? lowered(row) : null)));
  if (isRow(result)) return ok([lowered(result)]);
  return failed(notUnderstood(method, answer, 'no list'));
}

/** Reads a whole number that may come as number, `1980`, `1980.0` or `1,980`; null for anything else. Serves for yen and for units. */
export function yen(value: unknown): number | null {
  const told = text.parse(value).trim();
  if (!/^-?(?:\d{1,10}|\d{1,3}(?:,\d{3})+)(?:\.0+)?$/.test(told)) return null;
  return Number(told.replaceAll(',', ''));
}
