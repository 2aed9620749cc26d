import { z } from 'zod';
import { type Failure, failed, later, type Outcome, ok } from '#lib/domain';
import type { Exchange } from '#lib/http';
import { readCode } from './codes.ts';
import { METHODS, type MethodName } from './methods.ts';
import { redactWords, sampleOf } from './redact.ts';

/** A method's own answer: its code, whatever that is, its words, and its result, not yet looked into. */
export interface Answer {
  readonly code: number;
  readonly says: string;
  /** Absent where the answer had no ResultObject at all, as simple writes have none [qapi 1.2]. */
  readonly result?: unknown;
  /** For failures that the caller finds later on, in the rows. */
  readonly sample: string;
  /** Makes words out of the rows fit to be shown. */
  readonly redact: (words: string) => string;
}

/** A whole number or the same as a string; nothing else is a code [qapi 1.2]. */
const code = later(() =>
  z.union([
    z.int(),
    z
      .string()
      .trim()
      .regex(/^(?:0|-?[1-9]\d{0,8})$/)
      .transform(Number),
  ]),
);
/** Words that cannot be read must not hide a code that can. */
const message = later(() =>
  z
    .union([z.string(), z.number().transform(String), z.null(), z.undefined()])
    .transform((text) => text ?? '')
    .catch(''),
);

const methodAnswer = later(() =>
  z.object({ ResultCode: code(), ResultMsg: message(), ResultObject: z.unknown().optional() }),
);
const gatewayAnswer = later(() => z.object({ ErrorCode: code().nullable().catch(null), ErrorMsg: message() }));

const ROUTING = /^can'?t find (?:service|method)\b/i;

/** Reads what one request came to: Qoo10's three shapes of body, anything a proxy puts in their place, and no answer at all [qapi 1.2]. */
export function readAnswer(method: MethodName, came: Exchange, secrets: readonly string[]): Outcome<Answer> {
  const isWrite = METHODS[method].kind === 'write';
  const fail = (failure: Omit<Failure, 'party' | 'operation'>) =>
    failed({ party: 'qoo10', operation: method, ...failure });

  if (came.kind === 'refused') return fail({ kind: 'refused-here', says: came.why });
  if (came.kind === 'cut' && came.why === 'too-large' && !isWrite) {
    return fail({ kind: 'not-understood', says: 'too-large', sample: `HTTP ${came.status}, larger than the cap` });
  }
  // Once sent, a write may have been done although its reply never came.
  if (came.kind !== 'answer') return fail({ kind: isWrite ? 'unknown-outcome' : 'unreachable', says: came.why });

  const { status } = came;
  const body = came.text.replace(/^\uFEFF+/, '').trim();
  const sample = sampleOf(body, secrets);
  const lost = (says: string) =>
    fail(isWrite ? { kind: 'unknown-outcome', says, sample } : { kind: 'not-understood', says, sample });
  if (status === 429) return fail({ kind: 'rate-limited', says: 'HTTP 429' });

  const told = parseJson(body);
  const gateway = gatewayOf(told);
  if (gateway) {
    const says = redactWords(gateway.ErrorMsg, secrets);
    const { kind } = readCode(method, gateway.ErrorCode, gateway.ErrorMsg);
    // Words without a number are only believed where they are known.
    if (gateway.ErrorCode === null && kind === 'bad-request') return lost('no code');
    if (gateway.ErrorCode === 0) return lost('error without a code');
    return fail({ kind, says, ...(gateway.ErrorCode === null ? {} : { code: gateway.ErrorCode }) });
  }
  if (status !== 200) {
    // 408 and 5xx come from between us and Qoo10's service, which may have got the request; other statuses mean that it was turned away before.
    const maybeArrived = isWrite && (status < 300 || status === 408 || status >= 500);
    return fail({ kind: maybeArrived ? 'unknown-outcome' : 'unreachable', says: `HTTP ${status}`, sample });
  }
  if (ROUTING.test(body)) return fail({ kind: 'not-offered', says: redactWords(body, secrets) });
  const parsed = methodAnswer().safeParse(told);
  if (!parsed.success) return lost(told === undefined ? 'no JSON' : 'unknown shape');
  const { ResultCode, ResultMsg } = parsed.data;
  // zod's optional key is present only when the answer had it.
  const result = 'ResultObject' in parsed.data ? { result: parsed.data.ResultObject } : {};
  const redact = (text: string) => redactWords(text, secrets);
  return ok({ code: ResultCode, says: redact(ResultMsg), sample, redact, ...result });
}

/** The failure that a method's own code other than 0 stands for. */
export function refusalOf(method: MethodName, answer: Pick<Answer, 'code' | 'says'>): Failure {
  const { kind } = readCode(method, answer.code, answer.says);
  return { kind, party: 'qoo10', operation: method, code: answer.code, says: answer.says };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The gateway's or the sign-in's own refusal. An answer with a ResultCode is the method's, unless it carries an error code besides. */
function gatewayOf(told: unknown): z.infer<ReturnType<typeof gatewayAnswer>> | null {
  if (typeof told !== 'object' || told === null || Array.isArray(told)) return null;
  if (!('ErrorCode' in told) && !('ErrorMsg' in told)) return null;
  const parsed = gatewayAnswer().safeParse(told);
  if (!parsed.success) return null;
  const empty = (parsed.data.ErrorCode === null || parsed.data.ErrorCode === 0) && parsed.data.ErrorMsg === '';
  return 'ResultCode' in told && empty ? null : parsed.data;
}
