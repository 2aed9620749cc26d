import {
  exchangeAuthorization,
  type OAuthClientInformationMixed,
  registerClient,
  startAuthorization,
  validateAuthorizationResponseIssuer,
} from '@modelcontextprotocol/client';
import { type Instant, type Outcome, ok } from '#lib/domain';
import type { Fetch } from '#lib/http';
import { discover, type SignInServer } from './discover.ts';
import { problem } from './problem.ts';
import { problemOf } from './problems.ts';
import type { SmartshipTokens, TokenStore } from './tokens.ts';

export interface SignInOptions {
  /** Made by `safeFetch` with SMARTSHIP_HOSTS. */
  readonly fetch: Fetch;
  readonly now: () => Instant;
  /** The browser's web-auth flow: opens the address for the seller and answers the address that he was sent back to. */
  readonly launchWebAuthFlow: (url: string) => Promise<string | undefined>;
  /** The extension's own redirect address, fixed by its fixed id. */
  readonly redirectUri: string;
  /** Pasted by the seller where the server registers no clients by itself. */
  readonly clientId?: string;
  readonly store: TokenStore;
}

/** Random text for `state` and the connection id. */
function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '');
}

/**
 * *Sign in with Smartship*: OAuth 2.1 with metadata discovery, dynamic registration or a pasted client id, PKCE S256, `state` and `iss` checked.
 * Call it only on the seller's press. On success the tokens are in the store and are answered. Where the server does not let the extension in
 * (no registration, or it refuses the redirect) the failure is `not-permitted` and nothing that was there before is lost.
 */
export async function signIn(options: SignInOptions): Promise<Outcome<SmartshipTokens>> {
  const server = await discover(options.fetch);
  if (!server.ok) return server;
  const client = await clientFor(server.value, options);
  if (!client.ok) return client;
  const { metadata, resource, scope } = server.value;
  const state = randomText();
  let codeVerifier: string;
  let answer: string | undefined;
  try {
    const start = await startAuthorization(metadata.issuer, {
      metadata,
      clientInformation: client.value,
      redirectUrl: options.redirectUri,
      state,
      resource,
      ...(scope === null ? {} : { scope }),
    });
    codeVerifier = start.codeVerifier;
    answer = await options.launchWebAuthFlow(start.authorizationUrl.href).catch(() => undefined);
  } catch (error) {
    return problemOf(error, 'authorization');
  }
  // A server that refuses the redirect shows its own page until the seller closes the window; the browser tells both alike.
  if (answer === undefined)
    return problem(
      'not-permitted',
      'the sign-in window was closed without an answer; the server may not accept the redirect of an extension',
    );
  const code = readAnswer(answer, state, server.value, options.redirectUri);
  if (!code.ok) return code;
  return exchange(server.value, client.value, code.value, codeVerifier, options);
}

async function clientFor(
  { metadata }: SignInServer,
  options: SignInOptions,
): Promise<Outcome<OAuthClientInformationMixed>> {
  const pasted = options.clientId?.trim() ?? '';
  if (pasted !== '') return ok({ client_id: pasted });
  if (!metadata.registration_endpoint)
    return problem('not-permitted', 'the server registers no clients by itself: a client id is needed');
  try {
    const clientMetadata = {
      client_name: 'Smartship for J-QSM',
      redirect_uris: [options.redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    };
    return ok(await registerClient(metadata.issuer, { metadata, clientMetadata, fetchFn: options.fetch }));
  } catch (error) {
    return problemOf(error, 'client registration');
  }
}

/** Reads the address that the seller was sent back to: ours, our `state`, the right `iss` (RFC 9207), and only then the code. */
function readAnswer(
  answer: string,
  state: string,
  { metadata }: SignInServer,
  redirectUri: string,
): Outcome<{ code: string; iss: string | undefined }> {
  const url = URL.parse(answer);
  const expected = URL.parse(redirectUri);
  if (
    !url ||
    !expected ||
    url.origin !== expected.origin ||
    url.host !== expected.host ||
    url.pathname !== expected.pathname
  ) {
    return problem('refused-here', 'the answer came to another address');
  }
  const { searchParams } = url;
  if (searchParams.getAll('state').join() !== state)
    return problem('refused-here', 'the answer belongs to another sign-in');
  const iss = searchParams.get('iss') ?? undefined;
  try {
    const issParameterSupported = metadata.authorization_response_iss_parameter_supported === true;
    validateAuthorizationResponseIssuer({ iss, expectedIssuer: metadata.issuer, issParameterSupported });
  } catch (error) {
    return problemOf(error, 'authorization answer');
  }
  const refused = searchParams.get('error');
  if (refused !== null) return problem('not-permitted', `${refused} ${searchParams.get('error_description') ?? ''}`);
  const code = searchParams.get('code');
  return code ? ok({ code, iss }) : problem('not-understood', 'the answer has no code');
}

async function exchange(
  { metadata, resource, revocationEndpoint }: SignInServer,
  client: OAuthClientInformationMixed,
  { code, iss }: { code: string; iss: string | undefined },
  codeVerifier: string,
  options: SignInOptions,
): Promise<Outcome<SmartshipTokens>> {
  try {
    const tokens = await exchangeAuthorization(metadata.issuer, {
      metadata,
      clientInformation: client,
      authorizationCode: code,
      codeVerifier,
      redirectUri: options.redirectUri,
      resource,
      fetchFn: options.fetch,
      ...(iss === undefined ? {} : { iss }),
    });
    if (tokens.token_type.toLowerCase() !== 'bearer')
      return problem('not-understood', `token type ${tokens.token_type}`);
    const kept: SmartshipTokens = {
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token ?? null,
      expiresAt: tokens.expires_in === undefined ? null : options.now() + tokens.expires_in * 1_000,
      scope: tokens.scope ?? null,
      connectionId: randomText(),
      clientId: client.client_id,
      clientSecret: client.client_secret ?? null,
      issuer: metadata.issuer,
      tokenEndpoint: metadata.token_endpoint ?? '',
      revocationEndpoint,
      resource,
    };
    await options.store.set(kept);
    return ok(kept);
  } catch (error) {
    return problemOf(error, 'token');
  }
}
