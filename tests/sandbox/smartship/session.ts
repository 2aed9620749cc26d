import type { World } from '../world.ts';

/** Who asks. Account ids are the server's business and never asked for [smartship 3.1]. */
export type Session = { readonly kind: 'api-key' | 'oauth' };

export const ORIGIN = 'https://smartship2.tracxlogis.com';
export const RESOURCE = `${ORIGIN}/api/mcp`;
const RESOURCE_METADATA = `${ORIGIN}/.well-known/oauth-protected-resource/api/mcp`;

/** `Authorization: Bearer` with an access token or the API key, or `x-api-key` (the key's header is assumed). */
export function sessionOf(world: World, request: Request): Session | undefined {
  const [, bearer] = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const { apiKey, oauth } = world.smartship;
  if (bearer === apiKey || request.headers.get('x-api-key') === apiKey) return { kind: 'api-key' };
  const token = bearer === undefined ? undefined : oauth.accessTokens.get(bearer);
  return token !== undefined && token.expiresAt > world.clock.now() ? { kind: 'oauth' } : undefined;
}

/** Tells where to sign in (RFC 9728). */
export function unauthorized(request: Request): Response {
  const tried = request.headers.has('authorization') || request.headers.has('x-api-key');
  const error = tried ? ', error="invalid_token", error_description="The token is not valid or has expired"' : '';
  return Response.json(
    { error: tried ? 'invalid_token' : 'unauthorized', error_description: 'Sign in first.' },
    { status: 401, headers: { 'WWW-Authenticate': `Bearer resource_metadata="${RESOURCE_METADATA}"${error}` } },
  );
}
