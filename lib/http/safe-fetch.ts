import { ALLOWED_HOSTS, type Refusal, refusal } from './hosts.ts';

/** The part of fetch that we use; the browser's own fits, and so does a test's. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export interface SafeFetchLimits {
  /** A client names its own hosts here; they must be among ALLOWED_HOSTS all the same. */
  readonly hosts?: readonly string[];
  /** Whole exchange, body included. 20 s unless told. */
  readonly timeoutMs?: number;
  /** Bytes of the unpacked body. 32 MB unless told. */
  readonly maxBytes?: number;
}

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 32 * 1024 * 1024;

/** `refused`: nothing was sent. All others: the request may have arrived. */
export type SafeFetchProblem = 'refused' | 'timeout' | 'aborted' | 'network' | 'too-large';

/** What safeFetch throws, for libraries that expect fetch to throw; our own clients use `exchange` and get a value. Its message holds no address and no header. */
export class SafeFetchError extends Error {
  override readonly name = 'SafeFetchError';
  readonly problem: SafeFetchProblem;
  readonly refusal: Refusal | null;

  constructor(problem: SafeFetchProblem, refused: Refusal | null = null) {
    super(refused ? `${problem}: ${refused}` : problem);
    this.problem = problem;
    this.refusal = refused;
  }
}

const LAW = {
  credentials: 'omit',
  redirect: 'error',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
} as const satisfies RequestInit;

/** A signal's abort as a promise, so that even a fetch that ignores its signal comes back in time. */
const rejectOn = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

/**
 * Wraps fetch in design §3 law 6: allowed hosts only, https, no cookies, no redirects, no referrer, no cache, a time limit and a size cap
 * on the unpacked body. A drop-in for libraries; throws SafeFetchError. It never retries.
 */
export function safeFetch(base: Fetch, limits: SafeFetchLimits = {}): Fetch {
  const hosts = limits.hosts ? limits.hosts.filter((host) => ALLOWED_HOSTS.includes(host)) : ALLOWED_HOSTS;
  const timeoutMs = limits.timeoutMs ?? TIMEOUT_MS;
  const maxBytes = limits.maxBytes ?? MAX_BYTES;

  return async (input, init = {}) => {
    const refused = refusal(input instanceof Request ? input.url : input, hosts);
    if (refused) throw new SafeFetchError('refused', refused);

    const callerSignal = init.signal ?? (input instanceof Request ? input.signal : null);
    if (callerSignal?.aborted) throw new SafeFetchError('refused');
    const clock = AbortSignal.timeout(timeoutMs);
    const signal = callerSignal ? AbortSignal.any([clock, callerSignal]) : clock;
    const problem = (): SafeFetchProblem => {
      if (callerSignal?.aborted) return 'aborted';
      return clock.aborted ? 'timeout' : 'network';
    };

    let response: Response;
    try {
      response = await Promise.race([base(input, { ...init, ...LAW, signal }), rejectOn(signal)]);
    } catch (error) {
      // A fetch that is safe already knows best what went wrong.
      throw error instanceof SafeFetchError ? error : new SafeFetchError(problem());
    }
    if (!response.body) return response;
    return new Response(capped(response.body, { maxBytes, signal, problem }), {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };
}

/** Passes a body on while counting its bytes; errors with SafeFetchError when it is cut, late or too large. */
function capped(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  limits: { maxBytes: number; signal: AbortSignal; problem: () => SafeFetchProblem },
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const stopped = rejectOn(limits.signal);
  stopped.catch(() => undefined);
  let seen = 0;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await Promise.race([reader.read(), stopped]);
        if (done) return controller.close();
        seen += value.byteLength;
        if (seen > limits.maxBytes) throw new SafeFetchError('too-large');
        controller.enqueue(value);
      } catch (error) {
        reader.cancel().catch(() => undefined);
        controller.error(error instanceof SafeFetchError ? error : new SafeFetchError(limits.problem()));
      }
    },
    cancel: (why) => reader.cancel(why),
  });
}
