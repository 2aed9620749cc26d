import { failed, type Instant, type Outcome, ok } from '#lib/domain';
import { exchange, type Fetch, type Pacer, safeFetch } from '#lib/http';
import { type Answer, readAnswer, refusalOf } from './answer.ts';
import { METHODS, type MethodName, QAPI_BASE, QAPI_HOST } from './methods.ts';

export interface ClientOptions {
  readonly fetch: Fetch;
  readonly now: () => Instant;
  readonly pacer: Pacer;
  /** Gives the seller authorization key just before a call, or says why there is none. */
  readonly key: () => Promise<Outcome<string>>;
  /** 20 s and 32 MB unless told. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** What was asked and what came, with the moment at which it was asked: what an answer says may be newer, never older. */
export interface Asked<Value> {
  readonly value: Value;
  readonly askedAt: Instant;
}

/** One call of one method: path style, key in the header, form body [qapi 1.1]. Sends once, never again. */
export interface Client {
  /** The method's answer, whatever its code; for bulk writes whose rows count more than the code above them. */
  ask(method: MethodName, params: Record<string, string>, key?: string): Promise<Outcome<Asked<Answer>>>;
  /** The result of a method that answered 0. A missing result is `undefined`. */
  result(method: MethodName, params: Record<string, string>, key?: string): Promise<Outcome<Asked<Answer>>>;
  readonly now: () => Instant;
}

const MINUTE = 60_000;
/** A wait that a caller should rather plan himself. */
const LONG_WAIT = 5_000;

/** Seconds of a Retry-After header, or a minute. */
function retryAfter(headers: Headers): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : MINUTE;
}

export function createClient(options: ClientOptions): Client {
  const { now, pacer } = options;
  const fetch = safeFetch(options.fetch, {
    hosts: [QAPI_HOST],
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
  });

  const ask: Client['ask'] = async (method, params, ownKey) => {
    const key: Outcome<string> = ownKey === undefined ? await options.key() : ok(ownKey);
    if (!key.ok) return failed({ ...key.failure, party: 'qoo10', operation: method });
    // A header takes visible ASCII only; such a key was never Qoo10's, so it is rejected without asking.
    if (!/^[\x21-\x7e]{1,4096}$/.test(key.value)) {
      return failed({ kind: 'key-rejected', party: 'qoo10', operation: method, says: '' });
    }
    // Better told at once than left hanging in a worker that may be ended meanwhile.
    if ((await pacer.heldFor(QAPI_HOST)) > LONG_WAIT) {
      return failed({ kind: 'rate-limited', party: 'qoo10', operation: method, says: 'held' });
    }
    const body = new URLSearchParams({ ...params, returnType: 'application/json' }).toString();
    const { came, askedAt } = await pacer.run(QAPI_HOST, async () => {
      const askedAt = now();
      const came = await exchange(fetch, `${QAPI_BASE}/${method}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
          Accept: 'application/json',
          GiosisCertificationKey: key.value,
          QAPIVersion: METHODS[method].version,
        },
        body,
      });
      return { came, askedAt };
    });
    if (came.kind === 'answer' && came.status === 429)
      await pacer.holdUntil(QAPI_HOST, now() + retryAfter(came.headers));
    // A password sent for a key is as secret as the key.
    const secrets = [key.value, ...(params.pwd === undefined ? [] : [params.pwd])];
    const answer = readAnswer(method, came, secrets);
    return answer.ok ? ok({ value: answer.value, askedAt }) : answer;
  };

  return {
    ask,
    async result(method, params, key) {
      const asked = await ask(method, params, key);
      if (!asked.ok) return asked;
      const { value } = asked.value;
      return value.code === 0 ? asked : failed(refusalOf(method, value));
    },
    now,
  };
}
