import { z } from 'zod';
import { type Failure, type FailureKind, failed, later, type Outcome, ok } from '#lib/domain';
import { exchange, type Fetch, type Pacer } from '#lib/http';
import { TXAPI_URL } from '../host.ts';
import { byPlainName, isRow } from '../names.ts';
import { sampleOfText, shapeOf, words } from '../redact.ts';

export interface TxApiOptions {
  /** Made by `safeFetch` with SMARTSHIP_HOSTS. */
  readonly fetch: Fetch;
  readonly now: () => number;
  /** Fetched just before each call. It goes into the address, since no header is known to work [smartship 2.1]; nothing here ever shows an address. */
  readonly key: () => Promise<Outcome<string>>;
  readonly pacer?: Pacer;
}

/** ResultCode as a number or a numeric string; other texts are no code. */
const codeSchema = later(() =>
  z.union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^-?\d+$/)
      .transform(Number),
  ]),
);
/** A client caps the key at 512 characters [smartship 2.1]. */
const keySchema = later(() => z.string().trim().min(1).max(512));

/** [C] TxAPI's code table is not public; words that speak of the key are all there is to tell a rejected one. */
const SPEAKS_OF_KEY = /\b(api[ _-]?key|certification|auth\w*)\b|invalid key|認証/i;

const fail = (kind: FailureKind, operation: string, more: Omit<Failure, 'kind' | 'party' | 'operation'> = {}) =>
  failed({ kind, party: 'smartship', operation, ...more });

/**
 * Calls one TxAPI method: POST, JSON body, key in the query. Code 0 is success, below 0 an error; 1 with "Not Found" is an empty list.
 * HTTP 200 alone says nothing [smartship 2.1]. `write` only decides what a lost reply is called.
 */
export async function callTxApi(
  options: TxApiOptions,
  service: string,
  method: string,
  body: object,
  write = false,
): Promise<Outcome<unknown>> {
  const operation = `${service}.${method}`;
  const given = await options.key();
  if (!given.ok) return given;
  const key = keySchema().safeParse(given.value);
  if (!key.success) return fail('not-set-up', operation);
  const secrets = [key.data, encodeURIComponent(key.data)];
  const url = `${TXAPI_URL}/${service}.qapi/${method}?${new URLSearchParams({ key: key.data, returnType: 'json' })}`;
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
  const send = () => exchange(options.fetch, url, init);
  const reply = await (options.pacer ? options.pacer.run(new URL(TXAPI_URL).hostname, send) : send());
  if (reply.kind === 'refused') return fail('refused-here', operation);
  if (reply.kind !== 'answer') return fail(write ? 'unknown-outcome' : 'unreachable', operation);
  const { status, text } = reply;
  if (status === 429) return fail('rate-limited', operation, { code: status });
  if (status >= 500) return fail(write ? 'unknown-outcome' : 'unreachable', operation, { code: status });
  if (status === 401 || status === 403) return fail('key-rejected', operation, { code: status });
  const read = readEnvelope(text, operation, secrets, write);
  if (status === 200) return read;
  // Under another status only a refusal that names its code is TxAPI's own word; a success there is nobody's.
  if (!read.ok && read.failure.code !== undefined) return read;
  const maybeArrived = write && (status < 300 || status === 408);
  return fail(maybeArrived ? 'unknown-outcome' : 'unreachable', operation, { code: status });
}

function readEnvelope(text: string, operation: string, secrets: readonly string[], write: boolean): Outcome<unknown> {
  const lost = write ? 'unknown-outcome' : 'not-understood';
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return fail(lost, operation, { sample: sampleOfText(text) });
  }
  const fields = isRow(data) ? byPlainName(data) : new Map<string, unknown>();
  const code = codeSchema().safeParse(fields.get('resultcode'));
  if (!code.success) return fail(lost, operation, { sample: shapeOf(data) });
  const told = fields.get('resultmsg');
  const says = words(typeof told === 'string' ? told : '', secrets);
  const value = fields.get('resultobject') ?? null;
  if (code.data === 0) return ok(value);
  if (code.data === 1 && (value === null || (Array.isArray(value) && value.length === 0)) && /not\s*found/i.test(says))
    return ok([]);
  const kind = SPEAKS_OF_KEY.test(says) ? 'key-rejected' : 'bad-request';
  return fail(kind, operation, { code: code.data, ...(says === '' ? {} : { says }) });
}
