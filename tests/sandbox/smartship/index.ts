import type { World } from '../world.ts';
import { createMcpEndpoint } from './mcp.ts';
import { authorize } from './oauth/authorize.ts';
import { authorizationServer, protectedResource } from './oauth/metadata.ts';
import { register } from './oauth/register.ts';
import { revoke, token } from './oauth/token.ts';

export { createTxApi } from './txapi.ts';

/** A screen of the web app, as far as a link to it needs one. */
const screen = (path: string): Response =>
  new Response(
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Smartship</title></head><body><h1>Smartship ${path.replaceAll(/[^\w/-]/g, '')}</h1></body></html>`,
    { headers: { 'Content-Type': 'text/html; charset=utf-8' } },
  );

/** Plays smartship2.tracxlogis.com: the MCP endpoint and the sign-in that leads to it. No CORS headers. */
export function createSmartship(world: World): (request: Request) => Promise<Response> {
  const mcp = createMcpEndpoint(world);
  const posts: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
    '/oauth/register': (request) => register(world, request),
    '/oauth/authorize': (request) => authorize(world, request),
    '/oauth/token': (request) => token(world, request),
    '/oauth/revoke': (request) => revoke(world, request),
  };
  const gets: Readonly<Record<string, (request: Request) => Promise<Response> | Response>> = {
    '/oauth/authorize': (request) => authorize(world, request),
    '/.well-known/oauth-protected-resource': protectedResource,
    '/.well-known/oauth-protected-resource/api/mcp': protectedResource,
    '/.well-known/oauth-authorization-server': () => authorizationServer(world),
  };
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/api/mcp') return mcp(request);
    if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
    const answer = request.method === 'POST' ? posts[pathname] : request.method === 'GET' ? gets[pathname] : undefined;
    if (answer !== undefined) return answer(request);
    if (pathname.startsWith('/.well-known/') || pathname.startsWith('/oauth/'))
      return new Response('Not found', { status: 404 });
    return request.method === 'GET' ? screen(pathname) : new Response(null, { status: 405 });
  };
}
