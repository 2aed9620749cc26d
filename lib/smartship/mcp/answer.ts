import { type Failure, failed, type Outcome, ok } from '#lib/domain';
import { number } from '../cells.ts';
import { byPlainName, isRow, plainName, type Row } from '../names.ts';
import { sampleOfText, shapeOf, words } from '../redact.ts';
import type { CallContext } from './failures.ts';
import { FIELDS, type FieldName } from './spellings/index.ts';

/** What a tool replied, as the library hands it on. */
export interface ToolReply {
  readonly content: readonly unknown[];
  readonly structuredContent?: unknown;
  readonly isError?: boolean | undefined;
}

/** A row's field by the table of spellings; undefined where no spelling is there. A spelling with a value wins over one with null. */
export function field(fields: ReadonlyMap<string, unknown>, name: FieldName): unknown {
  let found: unknown;
  for (const spelling of FIELDS[name]) {
    const value = fields.get(plainName(spelling));
    if (value !== undefined && value !== null && value !== '') return value;
    if (found === undefined && value !== undefined) found = value;
  }
  return found;
}

export const hasField = (fields: ReadonlyMap<string, unknown>, name: FieldName): boolean =>
  FIELDS[name].some((spelling) => fields.has(plainName(spelling)));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const textsOf = (content: readonly unknown[]): string[] =>
  content.flatMap((block) =>
    isRow(block) && block.type === 'text' && typeof block.text === 'string' ? [block.text] : [],
  );

/** Some servers put their JSON as text into one field of a structured answer. */
function unwrapText(value: unknown): unknown {
  if (!isRow(value)) return value;
  const [only, ...more] = Object.values(value);
  const inner = typeof only === 'string' && more.length === 0 ? parse(only) : undefined;
  return typeof inner === 'object' && inner !== null ? inner : value;
}

/** Words by which a server says that this kind of sign-in may not do it; read only on a write that it refused. */
const NEEDS_SIGN_IN = /oauth|sign[- ]?in|scope|permission|read[- ]?only|unauthori[sz]ed|forbidden|not allowed/i;

/**
 * The data in a tool's reply: structured content, or JSON in its text. A tool error is `bad-request` with the server's words shortened;
 * a negative result code likewise, and code 1 is an empty list [smartship 2.1]. Words are data, never followed.
 */
export function dataOf(reply: ToolReply, context: CallContext): Outcome<unknown> {
  const { operation, secrets, write } = context;
  const texts = textsOf(reply.content);
  if (reply.isError) {
    const said = texts.join(' ');
    const kind = write && context.signIn === 'api-key' && NEEDS_SIGN_IN.test(said) ? 'not-permitted' : 'bad-request';
    return failed({ kind, party: 'smartship', operation, says: words(said, secrets) });
  }
  const data = unwrapText(
    reply.structuredContent ?? texts.map(parse).find((value) => typeof value === 'object' && value !== null),
  );
  if (typeof data !== 'object' || data === null) {
    const kind = write ? 'unknown-outcome' : 'not-understood';
    return failed({ kind, party: 'smartship', operation, sample: sampleOfText(texts.join(' ')) });
  }
  if (!isRow(data)) return ok(data);
  const fields = byPlainName(data);
  const code = number(fields.get('resultcode'));
  if (code === null || code >= 0) return ok(code === 1 && !hasArray(data) ? [] : data);
  const says = words(String(field(fields, 'resultMessage') ?? ''), secrets);
  return failed({ kind: 'bad-request', party: 'smartship', operation, code, says });
}

const hasArray = (row: Row): boolean => Object.values(row).some(Array.isArray);

export interface Found {
  readonly rows: readonly Row[];
  /** Rows of the same list that have not even the identifying field. */
  readonly unreadable: number;
  readonly total: number | null;
}

const MAX_DEPTH = 6;

/**
 * Finds the list of rows by their shape, under whatever name it stands: the outermost list with the most rows that carry `key`.
 * Null when there are rows but none of them is ours, or nothing like a list at all: then the answer is not understood.
 */
export function findRows(data: unknown, key: FieldName): Found | null {
  const total = totalIn(data);
  let level: unknown[] = [data];
  let sawEmpty = false;
  let sawOthers = false;
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    let best: { rows: Row[]; size: number } | null = null;
    for (const list of level) {
      if (!Array.isArray(list)) continue;
      if (list.length === 0) sawEmpty = true;
      const rows = list.filter(isRow).filter((row) => hasField(byPlainName(row), key));
      if (rows.length > (best?.rows.length ?? 0)) best = { rows, size: list.length };
      else if (list.some(isRow)) sawOthers = true;
    }
    if (best) return { rows: best.rows, unreadable: best.size - best.rows.length, total };
    const single = level.find((value) => isRow(value) && hasField(byPlainName(value), key) && !leadsToRows(value, key));
    if (isRow(single)) return { rows: [single], unreadable: 0, total };
    level = level.flatMap((value) => (Array.isArray(value) ? value : isRow(value) ? Object.values(value) : []));
  }
  if (sawOthers ? total === 0 : sawEmpty || total === 0) return { rows: [], unreadable: 0, total: total ?? 0 };
  return null;
}

/** A wrapper may repeat the asked number beside the list; then the list is meant. */
const leadsToRows = (row: Row, key: FieldName): boolean =>
  Object.values(row).some(
    (value) => Array.isArray(value) && value.some((inner) => isRow(inner) && hasField(byPlainName(inner), key)),
  );

function totalIn(data: unknown, depth = 0): number | null {
  if (!isRow(data) || depth > 3) return null;
  const own = number(field(byPlainName(data), 'total'));
  if (own !== null) return own;
  for (const value of Object.values(data)) {
    const inner = totalIn(value, depth + 1);
    if (inner !== null) return inner;
  }
  return null;
}

/** What to say of data in which nobody found rows. */
export const notUnderstood = (operation: string, data: unknown) =>
  failed({ kind: 'not-understood', party: 'smartship', operation, sample: shapeOf(data) });

/** Shown where a failure has to be made by us. */
export const failure = (kind: Failure['kind'], operation: string, says: string): { ok: false; failure: Failure } =>
  failed({ kind, party: 'smartship', operation, says: words(says) });
