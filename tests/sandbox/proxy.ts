import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A CONNECT proxy that leads every host's port 443 to the sandbox, for Firefox and for an ordinary Chrome. Plain http is refused. */
export function createProxy(sandboxPort: () => number): { readonly server: Server; closeAll(): void } {
  const open = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(502).end('Only https goes through here.'));
  server.on('connect', (request, client: Socket, head: Buffer) => {
    if (!request.url?.endsWith(':443')) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const upstream = connect(sandboxPort(), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      if (head.length > 0) upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  return {
    server,
    closeAll: () => {
      for (const socket of open) socket.destroy();
    },
  };
}
