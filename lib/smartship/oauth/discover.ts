import {
  type AuthorizationServerMetadata,
  checkResourceAllowed,
  discoverAuthorizationServerMetadata,
  discoverOAuthProtectedResourceMetadata,
  type OAuthProtectedResourceMetadata,
} from '@modelcontextprotocol/client';
import { type Outcome, ok } from '#lib/domain';
import { type Fetch, refusal, SafeFetchError } from '#lib/http';
import { MCP_URL, SMARTSHIP_HOSTS } from '../host.ts';
import { problem } from './problem.ts';
import { problemOf } from './problems.ts';

export interface SignInServer {
  readonly metadata: AuthorizationServerMetadata;
  readonly resource: string;
  /** Scopes that the endpoint itself lists; what each means is not public [smartship 3.1]. */
  readonly scope: string | null;
  readonly revocationEndpoint: string | null;
}

/** Every place that a sign-in would send the seller or a token to. */
const ENDPOINTS = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'registration_endpoint',
  'revocation_endpoint',
] as const;

/** Finds Smartship's sign-in server by its metadata (RFC 9728, RFC 8414). An endpoint on any other host is refused with its name (design §3 law 6). */
export async function discover(fetch: Fetch): Promise<Outcome<SignInServer>> {
  const resource = await resourceMetadata(fetch);
  if (!resource.ok) return resource;
  const named = resource.value?.authorization_servers?.[0];
  const server = named ?? new URL(MCP_URL).origin;
  const stranger = refusedBecause('authorization_servers', server);
  if (stranger !== null) return problem('refused-here', stranger);
  let metadata: AuthorizationServerMetadata | undefined;
  try {
    metadata = await discoverAuthorizationServerMetadata(server, { fetchFn: fetch });
  } catch (error) {
    return problemOf(error, 'authorization server metadata');
  }
  if (!metadata) return problem('not-offered', 'the server does not describe how to sign in');
  // The library's type is a union in which not every member names every endpoint.
  const told = new Map<string, unknown>(Object.entries(metadata));
  for (const name of ENDPOINTS) {
    const address = told.get(name);
    const refused = typeof address === 'string' ? refusedBecause(name, address) : null;
    if (refused !== null) return problem('refused-here', refused);
  }
  // PKCE with S256 is a must of OAuth 2.1; a server that lists methods without it would take a plain challenge.
  if (!metadata.code_challenge_methods_supported?.includes('S256'))
    return problem('refused-here', 'the server does not offer PKCE with S256');
  const scopes = resource.value?.scopes_supported ?? [];
  const revocation = told.get('revocation_endpoint');
  return ok({
    metadata,
    resource: resource.value?.resource ?? MCP_URL,
    scope: scopes.length > 0 ? scopes.join(' ') : null,
    revocationEndpoint: typeof revocation === 'string' ? revocation : null,
  });
}

/** Null where the server has no such document: then it is its own sign-in server. */
async function resourceMetadata(fetch: Fetch): Promise<Outcome<OAuthProtectedResourceMetadata | null>> {
  let absent = true;
  const noting: Fetch = async (input, init) => {
    const response = await fetch(input, init);
    absent = response.status >= 400 && response.status < 500;
    return response;
  };
  try {
    const metadata = await discoverOAuthProtectedResourceMetadata(MCP_URL, {}, noting);
    if (!checkResourceAllowed({ requestedResource: MCP_URL, configuredResource: metadata.resource })) {
      return problem('refused-here', 'the metadata speaks of another resource');
    }
    return ok(metadata);
  } catch (error) {
    if (!(error instanceof SafeFetchError) && absent) return ok(null);
    return problemOf(error, 'protected resource metadata');
  }
}

function refusedBecause(name: string, address: string): string | null {
  const why = refusal(address, SMARTSHIP_HOSTS);
  if (why === null) return null;
  return why === 'host-not-allowed'
    ? `${name} points to ${URL.parse(address)?.host ?? ''}, which is not Smartship`
    : `${name}: ${why}`;
}
