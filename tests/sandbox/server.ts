import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { makeCertificate } from './certificate.ts';
import { createDispatcher } from './dispatch.ts';
import { nodeListener } from './http-adapter.ts';
import { createProxy } from './proxy.ts';
import { createWorld, type World } from './world.ts';

export type Sandbox = {
  readonly world: World;
  /** https on 127.0.0.1. */
  readonly port: number;
  /** A CONNECT proxy on 127.0.0.1. */
  readonly proxyPort: number;
  /** For Chromium's `--host-resolver-rules`. */
  readonly hostResolverRules: string;
  /** PEM, to trust it in a Node client. */
  readonly certificate: string;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly publicKeyHash: string;
  close(): Promise<void>;
};

export type SandboxOptions = {
  readonly world?: World;
  /** 0: any free port. */
  readonly port?: number;
  readonly proxyPort?: number;
};

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server that listens has an address with a port.
  return (server.address() as AddressInfo).port;
}

/** Starts every outside party on one local https port, with a proxy beside it. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = options.world ?? createWorld();
  const certificate = await makeCertificate();
  const server = createServer(
    { key: certificate.key, cert: certificate.cert, keepAliveTimeout: 60_000 },
    nodeListener(createDispatcher(world)),
  );
  server.on('tlsClientError', () => undefined);
  const port = await listen(server, options.port ?? 0);
  const proxy = createProxy(() => port);
  const proxyPort = await listen(proxy.server, options.proxyPort ?? 0);
  return {
    world,
    port,
    proxyPort,
    hostResolverRules: `MAP *:443 127.0.0.1:${port}`,
    certificate: certificate.cert,
    publicKeyHash: certificate.publicKeyHash,
    close: async () => {
      proxy.closeAll();
      server.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => server.close(resolve)),
        new Promise((resolve) => proxy.server.close(resolve)),
      ]);
    },
  };
}
