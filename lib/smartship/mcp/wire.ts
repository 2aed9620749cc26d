import type { Instant } from '#lib/domain';
import type { Fetch, Pacer } from '#lib/http';
import { SafeFetchError } from '#lib/http';
import { MCP_URL } from '../host.ts';
import { isRow, type Row } from '../names.ts';
import { sampleOfText, shapeOf, words } from '../redact.ts';

/** What went wrong on the wire. `sent` false: nothing arrived there for certain. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly problem: 'refused' | 'network' | 'cut' | 'status' | 'garbage';
  readonly status: number;
  readonly says: string;
  readonly sample: string;
  /** The server named a missing scope (RFC 6750). */
  readonly scopeMissing: boolean;

  constructor(
    problem: WireError['problem'],
    more: { status?: number; says?: string; sample?: string; scopeMissing?: boolean } = {},
  ) {
    super(problem);
    this.problem = problem;
    this.status = more.status ?? 0;
    this.says = more.says ?? '';
    this.sample = more.sample ?? '';
    this.scopeMissing = more.scopeMissing ?? false;
  }
}

export interface WireOptions {
  /** Made by `safeFetch`. */
  readonly fetch: Fetch;
  readonly pacer?: Pacer | undefined;
  readonly now: () => Instant;
  /** Headers that show who we are; read anew for each request. */
  readonly authorize: () => Readonly<Record<string, string>>;
  readonly secrets: () => readonly string[];
  /** Set where a server without sessions has taken this version before: the handshake is then answered from memory instead of being sent again. */
  readonly agreedVersion?: string | undefined;
}

const HOST = new URL(MCP_URL).hostname;

/**
 * The fetch that the MCP client library is given. One POST, one whole answer: an event stream is read only until the answer to our request is in
 * it, so a worker that may die at any moment holds no stream open; the server's own requests and notifications are dropped unread.
 */
export function wireFetch(options: WireOptions): (url: string | URL, init?: RequestInit) => Promise<Response> {
  return async (url, init = {}) => {
    // The library opens a standing stream after its handshake; 405 is the protocol's own way to say that there is none.
    if ((init.method ?? 'GET') === 'GET') return new Response(null, { status: 405 });
    const remembered =
      options.agreedVersion === undefined ? null : handshakeFromMemory(init.body, options.agreedVersion);
    if (remembered) return remembered;
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(options.authorize())) headers.set(name, value);
    const send = () => exchangeOnce(options, url, { ...init, headers });
    return options.pacer ? options.pacer.run(HOST, send) : send();
  };
}

async function exchangeOnce(
  { fetch, secrets, pacer, now }: WireOptions,
  url: string | URL,
  init: RequestInit,
): Promise<Response> {
  const id = requestId(init.body);
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    throw new WireError(error instanceof SafeFetchError && error.problem === 'refused' ? 'refused' : 'network');
  }
  if (response.status === 429) await pacer?.holdUntil(HOST, now() + waitMs(response));
  if (!response.ok) throw await statusError(response, secrets());
  if (id === null) {
    response.body?.cancel().catch(() => undefined);
    return new Response(null, { status: 202 });
  }
  const kind = response.headers.get('content-type') ?? '';
  const message = kind.includes('text/event-stream')
    ? await answerInStream(response, id)
    : await answerInBody(response, id);
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const session = response.headers.get('mcp-session-id');
  if (session) headers['mcp-session-id'] = session;
  return new Response(JSON.stringify(message), { status: 200, headers });
}

/** A minute where the server does not say how long. */
function waitMs(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 60);
  return (Number.isFinite(seconds) && seconds > 0 ? seconds : 60) * 1_000;
}

function requestId(body: unknown): string | number | null {
  const message: unknown = typeof body === 'string' ? parse(body) : undefined;
  return isRow(message) && (typeof message.id === 'string' || typeof message.id === 'number') ? message.id : null;
}

function handshakeFromMemory(body: unknown, protocolVersion: string): Response | null {
  const message: unknown = typeof body === 'string' ? parse(body) : undefined;
  if (!isRow(message)) return null;
  if (message.method === 'notifications/initialized') return new Response(null, { status: 202 });
  if (message.method !== 'initialize') return null;
  const result = { protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'smartship', version: '' } };
  return Response.json({ jsonrpc: '2.0', id: message.id, result });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Read piece by piece: Chromium's `text()` turns every error of a body into a bare TypeError, and with it the reason is lost. */
async function wholeText(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (let piece = await reader?.read(); piece?.value !== undefined; piece = await reader?.read())
      text += piece.value;
  } catch (error) {
    throw brokenOff(error, response.status);
  }
  return text;
}

/** More than we take is an answer that nobody can read; anything else is a connection that broke. */
function brokenOff(error: unknown, status: number): WireError {
  const tooLarge = error instanceof SafeFetchError && error.problem === 'too-large';
  return tooLarge
    ? new WireError('garbage', { status, sample: `HTTP ${status}, larger than the cap` })
    : new WireError('cut', { status });
}

/** The message that answers our request; an error without an id can only mean it, since one POST carries one request. */
function answerTo(id: string | number, value: unknown): Row | null {
  for (const message of Array.isArray(value) ? value : [value]) {
    if (!isRow(message) || !('result' in message || 'error' in message)) continue;
    if (message.id === id) return message;
    if ('error' in message && (message.id === null || message.id === undefined)) return { ...message, id };
  }
  return null;
}

async function answerInBody(response: Response, id: string | number): Promise<Row> {
  const text = await wholeText(response);
  const value = parse(text);
  const answer = answerTo(id, value);
  if (answer) return answer;
  throw new WireError('garbage', {
    status: response.status,
    sample: value === undefined ? sampleOfText(text) : shapeOf(value),
  });
}

async function answerInStream(response: Response, id: string | number): Promise<Row> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (reader) {
    const chunk = await reader.read().catch((error: unknown) => {
      throw brokenOff(error, response.status);
    });
    rest += chunk.done ? '\n\n' : chunk.value;
    const events = rest.split(/\r?\n\r?\n/);
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event
        .split(/\r?\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).replace(/^ /, ''))
        .join('\n');
      const answer = data === '' ? null : answerTo(id, parse(data));
      if (!answer) continue;
      reader.cancel().catch(() => undefined);
      return answer;
    }
    if (chunk.done) break;
  }
  throw new WireError('cut', { status: response.status });
}

async function statusError(response: Response, secrets: readonly string[]): Promise<WireError> {
  const text = await response.text().catch(() => '');
  const value = parse(text);
  const challenge = response.headers.get('www-authenticate') ?? '';
  const scopeMissing = /insufficient_scope/.test(challenge) || (isRow(value) && value.error === 'insufficient_scope');
  const says = value === undefined ? '' : words(saysOf(value), secrets);
  const sample = value === undefined ? sampleOfText(text) : shapeOf(value);
  return new WireError('status', { status: response.status, says, sample, scopeMissing });
}

function saysOf(value: unknown): string {
  if (!isRow(value)) return '';
  const error = isRow(value.error) ? value.error.message : value.error;
  return [value.error_description, value.message, error].filter((part) => typeof part === 'string').at(0) ?? '';
}
