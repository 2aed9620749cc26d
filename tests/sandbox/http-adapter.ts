import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ConnectionCut } from './apply-faults.ts';

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const part of incoming) if (part instanceof Uint8Array) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) headers.append(name, each);
  return headers;
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const method = incoming.method ?? 'GET';
  const host = (incoming.headers.host ?? 'unknown.invalid').replace(/:\d+$/, '');
  const body = await bodyOf(incoming);
  const withBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(incoming.url ?? '/', `https://${host}`), {
    method,
    headers: headersOf(incoming),
    ...(withBody && { body }),
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const headers: [string, string][] = [...response.headers].filter(([name]) => name !== 'set-cookie');
  outgoing.writeHead(response.status, [
    ...headers.flat(),
    ...response.headers.getSetCookie().flatMap((cookie) => ['set-cookie', cookie]),
  ]);
  const reader = response.body?.getReader();
  outgoing.on('close', () => void reader?.cancel().catch(() => undefined));
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done || outgoing.destroyed) break;
    // A reader that stops reading must not make the sandbox hold everything in memory.
    if (!outgoing.write(value)) {
      await new Promise<void>((resolve) => {
        outgoing.once('drain', resolve);
        outgoing.once('close', resolve);
      });
    }
  }
  outgoing.end();
}

/** Serves web-standard answers over Node's server. A {@link ConnectionCut} breaks the connection; another error is told as 500 and on stderr. */
export function nodeListener(answer: (request: Request) => Promise<Response>): RequestListener {
  return (incoming, outgoing) => {
    const serve = async (): Promise<void> => send(await answer(await requestOf(incoming)), outgoing);
    serve().catch((error: unknown) => {
      if (error instanceof ConnectionCut || outgoing.headersSent) {
        incoming.socket.destroy();
        return;
      }
      console.error('sandbox:', error);
      outgoing.writeHead(500).end('The sandbox itself failed; see its output.');
    });
  };
}
