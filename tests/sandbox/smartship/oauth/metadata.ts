import type { World } from '../../world.ts';
import { ORIGIN, RESOURCE } from '../session.ts';

export const SCOPES = ['smartship:read', 'smartship:write'];

/** `/.well-known/oauth-protected-resource` (RFC 9728). */
export const protectedResource = (): Response =>
  Response.json({
    resource: RESOURCE,
    authorization_servers: [ORIGIN],
    scopes_supported: SCOPES,
    bearer_methods_supported: ['header'],
    resource_name: 'SmartShip MCP',
  });

/** `/.well-known/oauth-authorization-server` (RFC 8414); with `foreignOauthHost` its endpoints are elsewhere, which a client must not follow. */
export function authorizationServer(world: World): Response {
  const { foreignOauthHost } = world.smartship.variants;
  const origin = foreignOauthHost === '' ? ORIGIN : `https://${foreignOauthHost}`;
  return Response.json({
    issuer: ORIGIN,
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    registration_endpoint: `${origin}/oauth/register`,
    revocation_endpoint: `${origin}/oauth/revoke`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['none'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: SCOPES,
    authorization_response_iss_parameter_supported: true,
  });
}
