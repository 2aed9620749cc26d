import { z } from 'zod';
import type { World } from '../../world.ts';
import { ORIGIN } from '../session.ts';

const body = z.object({
  redirect_uris: z.array(z.url()).min(1),
  client_name: z.string().optional(),
  token_endpoint_auth_method: z.string().optional(),
  grant_types: z.array(z.string()).optional(),
  response_types: z.array(z.string()).optional(),
  scope: z.string().optional(),
});

const isOwnOrLocal = (uri: string): boolean => {
  const { origin, hostname } = new URL(uri);
  return origin === ORIGIN || hostname === 'localhost' || hostname === '127.0.0.1';
};

const refusal = (error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status: 400 });

/** Dynamic client registration (RFC 7591), public clients only. */
export async function register(world: World, request: Request): Promise<Response> {
  const read = body.safeParse(await request.json().catch(() => undefined));
  if (!read.success) return refusal('invalid_client_metadata', 'The client metadata is not valid.');
  const { redirect_uris, client_name } = read.data;
  const allowed = (uri: string): boolean =>
    isOwnOrLocal(uri) || (uri.startsWith('https://') && !world.smartship.variants.refusesExtensionRedirects);
  if (!redirect_uris.every(allowed)) return refusal('invalid_redirect_uri', 'This redirect address is not accepted.');
  const { clients } = world.smartship.oauth;
  const clientId = `sample-client-${clients.size + 1}`;
  clients.set(clientId, { clientId, redirectUris: redirect_uris, name: client_name ?? '' });
  world.effects.add('smartship', 'register-client', clientId);
  return Response.json(
    {
      ...read.data,
      client_id: clientId,
      client_id_issued_at: Math.floor(world.clock.now() / 1000),
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
    { status: 201 },
  );
}
