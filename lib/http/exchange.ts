import type { Refusal } from './hosts.ts';
import { type Fetch, SafeFetchError, type SafeFetchProblem } from './safe-fetch.ts';

/**
 * What one request came to, as a value.
 * - `answer`: a whole answer arrived, whatever its status.
 * - `refused`: nothing was sent (host not allowed, or the caller had already given up).
 * - `no-reply`: no answer began. The request may have arrived all the same; fetch cannot tell.
 * - `cut`: an answer began and did not end; the request has arrived.
 */
export type Exchange =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly kind: 'refused'; readonly why: Refusal | 'aborted' }
  | { readonly kind: 'no-reply'; readonly why: Exclude<SafeFetchProblem, 'refused'> }
  | { readonly kind: 'cut'; readonly status: number; readonly why: Exclude<SafeFetchProblem, 'refused'> };

/** Sends once through a fetch made by `safeFetch` and reads the whole body as UTF-8 (a byte order mark is dropped). Never throws for an outside reason. */
export async function exchange(fetch: Fetch, url: string, init?: RequestInit): Promise<Exchange> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (error instanceof SafeFetchError && error.problem === 'refused') {
      return { kind: 'refused', why: error.refusal ?? 'aborted' };
    }
    return { kind: 'no-reply', why: problemOf(error) };
  }
  try {
    return { kind: 'answer', status: response.status, headers: response.headers, text: await textOf(response) };
  } catch (error) {
    return { kind: 'cut', status: response.status, why: problemOf(error) };
  }
}

/** Read piece by piece: Chromium's `text()` turns every error of a body into a bare TypeError, and with it the reason is lost. */
async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  let text = '';
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}

function problemOf(error: unknown): Exclude<SafeFetchProblem, 'refused'> {
  if (error instanceof SafeFetchError && error.problem !== 'refused') return error.problem;
  return 'network';
}
