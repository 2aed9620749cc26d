import { type Failure, failed, type Outcome, ok } from '#lib/domain';
import { type Answer, refusalOf } from './answer.ts';
import type { Client } from './client.ts';
import { meaningOf } from './codes.ts';
import { BULK_ROWS, type MethodName } from './methods.ts';
import type { Row } from './rows.ts';
import { rowsOf, text } from './rows.ts';

/**
 * What became of one row of a bulk write.
 * - `done`, `done-by-other`: it is as wanted; in the second case it was so before.
 * - `refused`: Qoo10 said no, in `code` and `says`.
 * - `unknown`: it was sent and its result was not told; look before acting again.
 * - `not-sent`: nothing was sent for it.
 */
export type RowState = 'done' | 'done-by-other' | 'refused' | 'unknown' | 'not-sent';

export interface KeyedResult<Key extends string> {
  readonly key: Key;
  readonly state: RowState;
  /** True for `done` and `done-by-other`. */
  readonly done: boolean;
  readonly code: number | null;
  readonly says: string;
  /** The carrier as Qoo10 recognised it; blank where the row has none. */
  readonly carrier: string;
}

/** Every row in the order asked, and the failure of the first call that failed as a whole, where one did. The rows say for each what is known of it. */
export interface BulkResult<Result> {
  readonly rows: readonly Result[];
  readonly failure: Failure | null;
}

/** Names under which Qoo10 returns the number of a row, without case and underscores [qapi 3.6, 3.7]. */
const NUMBER_FIELDS = ['orderno', 'contno', 'contrno', 'itemcode', 'itemno', 'gdno'];
const CODE_FIELDS = ['resultcd', 'resultcode', 'errorcode'];
const WORD_FIELDS = ['resultmsg', 'resultmessage', 'errormsg', 'msg'];

function field(row: Row, names: readonly string[]): unknown[] {
  const plain = Object.entries(row).map(([name, value]) => [name.replaceAll('_', ''), value] as const);
  return names.flatMap((wanted) => plain.filter(([name]) => name === wanted).map(([, value]) => value));
}

const firstWords = (values: readonly unknown[]): string =>
  values.map((value) => text.parse(value).trim()).find((value) => value !== '') ?? '';

/** A row's code: the first that is not 0, so that no failure hides behind a success; null when nothing readable says that it went well. */
function rowCode(row: Row): number | null {
  const told = field(row, CODE_FIELDS)
    .map((value) => text.parse(value).trim())
    .filter((value) => value !== '');
  const codes = told.map((value) => (/^(?:0|-?[1-9]\d{0,8})$/.test(value) ? Number(value) : null));
  const bad = codes.find((code) => code !== null && code !== 0);
  if (bad !== undefined) return bad;
  return codes.length > 0 && codes.every((code) => code === 0) && hasResultCode(row) ? 0 : null;
}

/** An error code of 0 alone is no success. */
const hasResultCode = (row: Row): boolean =>
  field(row, ['resultcd', 'resultcode']).some((value) => text.parse(value).trim() !== '');

/**
 * Finds the row of each number asked, in the order asked: by number where it was asked once; by position where the row there bears that very number, its
 * position, or none, and no row is missing.
 */
function matchRows(numbers: readonly string[], rows: readonly (Row | null)[]): (Row | null)[] {
  const numberOf = (row: Row) => firstWords(field(row, NUMBER_FIELDS));
  const asked = Map.groupBy(numbers, (number) => number);
  const byNumber = new Map<string, Row>();
  for (const row of rows) {
    if (row === null) continue;
    const number = numberOf(row);
    if (asked.get(number)?.length !== 1) continue;
    const before = byNumber.get(number);
    // Told twice: the worse counts.
    if (!before || rowCode(before) === 0) byNumber.set(number, row);
  }
  return numbers.map((number, index) => {
    const own = byNumber.get(number);
    if (own) return own;
    const there = rows.length === numbers.length ? rows[index] : undefined;
    return there && ['', '0', String(index + 1), number].includes(numberOf(there)) ? there : null;
  });
}

interface BulkWrite<Key extends string, Value> {
  readonly method: MethodName;
  /** The one form field that holds the rows as JSON. */
  readonly param: string;
  /** `number` is what Qoo10 tells a row's result by. */
  readonly items: readonly { readonly key: Key; readonly number: string; readonly value: Value }[];
}

/**
 * Sends a bulk write in parts of 500 rows [qapi 1.4], and never a part twice. After a part that failed as a whole the rest is not sent,
 * since the same would befall it; what earlier parts did stays told.
 */
export async function writeInBulk<Key extends string, Value>(
  client: Client,
  write: BulkWrite<Key, Value>,
): Promise<BulkResult<KeyedResult<Key>>> {
  const rows: KeyedResult<Key>[] = [];
  let failure: Failure | null = null;
  for (let start = 0; start < write.items.length; start += BULK_ROWS) {
    const part = write.items.slice(start, start + BULK_ROWS);
    const keys = part.map(({ key }) => key);
    if (failure) {
      rows.push(...keys.map((key) => rowOf(key, 'not-sent', null, '')));
      continue;
    }
    const asked = await client.ask(write.method, { [write.param]: JSON.stringify(part.map(({ value }) => value)) });
    const read: Outcome<KeyedResult<Key>[]> = asked.ok ? readBulk(write.method, part, asked.value.value) : asked;
    if (read.ok) {
      rows.push(...read.value);
    } else {
      failure = read.failure;
      const { kind, code = null, says = '' } = failure;
      const state = kind === 'unknown-outcome' ? 'unknown' : kind === 'bad-request' ? 'refused' : 'not-sent';
      rows.push(...keys.map((key) => rowOf(key, state, code, says)));
    }
  }
  return { rows, failure };
}

const rowOf = <Key extends string>(
  key: Key,
  state: RowState,
  code: number | null,
  says: string,
  carrier = '',
): KeyedResult<Key> => ({
  key,
  state,
  done: state === 'done' || state === 'done-by-other',
  code,
  says,
  carrier,
});

function readBulk<Key extends string>(
  method: MethodName,
  items: readonly { readonly key: Key; readonly number: string }[],
  answer: Answer,
): Outcome<KeyedResult<Key>[]> {
  const refusal = refusalOf(method, answer);
  const rowsTold = answer.result !== undefined && answer.result !== null;
  // Only a refusal of the rows leaves rows to look at; one of the key or of the whole request concerns all.
  if (
    answer.code !== 0 &&
    (refusal.kind !== 'bad-request' || (!rowsTold && meaningOf(refusal) !== 'some-rows-failed'))
  ) {
    return failed(refusal);
  }
  const told = rowsTold ? rowsOf(method, answer) : ok([]);
  const found = matchRows(
    items.map(({ number }) => number),
    told.ok ? told.value : [],
  );
  return ok(items.map(({ key }, index) => readResult(method, key, found[index] ?? null, answer)));
}

function readResult<Key extends string>(
  method: MethodName,
  key: Key,
  row: Row | null,
  answer: Answer,
): KeyedResult<Key> {
  const code = row ? rowCode(row) : null;
  if (row === null || code === null) return rowOf(key, 'unknown', null, answer.says);
  const says = answer.redact(firstWords(field(row, WORD_FIELDS)));
  const carrier = answer.redact(firstWords(field(row, ['transcnm'])));
  if (code === 0) {
    // Under a refusal of the whole that does not speak of single rows, a row's own success is not believed.
    const believed = answer.code === 0 || meaningOf(refusalOf(method, answer)) === 'some-rows-failed';
    return rowOf(key, believed ? 'done' : 'unknown', 0, says, carrier);
  }
  const already = meaningOf(refusalOf(method, { code, says })) === 'already-confirmed';
  return rowOf(key, already ? 'done-by-other' : 'refused', code, says, carrier);
}
