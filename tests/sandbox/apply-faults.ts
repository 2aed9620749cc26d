import { setTimeout as waitForReal } from 'node:timers/promises';
import type { FaultSpec, SandboxRequest } from './world.ts';

/** The connection breaks instead of an answer. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';
}

/** How a slow answer waits. */
export type Pause = (milliseconds: number) => Promise<unknown>;
export const realPause: Pause = (milliseconds) => waitForReal(milliseconds);

type Of<Kind extends FaultSpec['kind']> = Extract<FaultSpec, { kind: Kind }>;

const WEB_PAGE =
  '<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body><h1>メンテナンス中です</h1></body></html>';
const HUGE = 64 * 1024 * 1024;
const PIECES = 16;

const isKind =
  <Kind extends FaultSpec['kind']>(kind: Kind) =>
  (fault: FaultSpec): fault is Of<Kind> =>
    fault.kind === kind;

function rpcId(body: string): unknown {
  try {
    const message: unknown = JSON.parse(body);
    return typeof message === 'object' && message !== null && 'id' in message ? message.id : null;
  } catch {
    return null;
  }
}

/** An error envelope the way the host writes it: QAPI's gateway or method shape [qapi 1.2], TxAPI's, or JSON-RPC's. */
function errorEnvelope(request: SandboxRequest, { code, message = '(error text)' }: Of<'error-code'>): Response {
  if (request.path.startsWith('/api/mcp'))
    return Response.json({ jsonrpc: '2.0', id: rpcId(request.body), error: { code, message } });
  if (request.host === 'api.qoo10.jp' && code <= -90000) return Response.json({ ErrorCode: code, ErrorMsg: message });
  return Response.json({ ResultObject: null, ResultCode: code, ResultMsg: message });
}

function slowly(bytes: Uint8Array, ms: number, pause: Pause): ReadableStream<Uint8Array> {
  const size = Math.max(1, Math.ceil(bytes.length / PIECES));
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= bytes.length) return controller.close();
      await pause(ms);
      controller.enqueue(bytes.subarray(at, at + size));
      at += size;
    },
  });
}

function hugely(bytes: Uint8Array, total: number): ReadableStream<Uint8Array> {
  const blanks = new Uint8Array(64 * 1024).fill(0x20);
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent < total) {
        controller.enqueue(blanks);
        sent += blanks.length;
        return;
      }
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

async function changed(response: Response, faults: readonly FaultSpec[], pause: Pause): Promise<Response> {
  let answer = response;
  for (const fault of faults) {
    const { status } = answer;
    const headers = new Headers(answer.headers);
    headers.delete('content-length');
    if (fault.kind === 'malformed') {
      const text = await answer.text();
      answer = new Response(fault.body ?? text.slice(0, Math.ceil(text.length / 2)), { status, headers });
    } else if (fault.kind === 'bom') answer = new Response(`\uFEFF${await answer.text()}`, { status, headers });
    else if (fault.kind === 'slow-body')
      answer = new Response(slowly(new Uint8Array(await answer.arrayBuffer()), fault.ms, pause), { status, headers });
    else if (fault.kind === 'huge-body')
      answer = new Response(hugely(new Uint8Array(await answer.arrayBuffer()), fault.bytes ?? HUGE), {
        status,
        headers,
      });
  }
  return answer;
}

/** Answers a request as its faults want it; `answer` does the real work, at most once. Rejects with {@link ConnectionCut} for a cut. */
export async function withFaults(
  request: SandboxRequest,
  faults: readonly FaultSpec[],
  answer: () => Promise<Response>,
  pause: Pause = realPause,
): Promise<Response> {
  for (const fault of faults.filter(isKind('latency'))) await pause(fault.ms);
  if (faults.some(isKind('cut-before'))) throw new ConnectionCut(request.path);
  for (const fault of faults.filter(isKind('meanwhile'))) fault.run();
  const [status] = faults.filter(isKind('status'));
  if (status !== undefined)
    return new Response(status.body ?? '', { status: status.status, headers: status.headers ?? {} });
  const [html] = faults.filter(isKind('html'));
  if (html !== undefined)
    return new Response(html.body ?? WEB_PAGE, {
      status: html.status ?? 200,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  const [error] = faults.filter(isKind('error-code'));
  if (error !== undefined) return errorEnvelope(request, error);
  const response = await answer();
  if (faults.some(isKind('cut-after'))) throw new ConnectionCut(request.path);
  return changed(response, faults, pause);
}
