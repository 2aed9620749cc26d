import { OAuthError, refreshAuthorization } from '@modelcontextprotocol/client';
import { type Instant, type Outcome, ok } from '#lib/domain';
import { exchange, type Fetch } from '#lib/http';
import type { McpCredentials } from '../mcp/connection.ts';
import { OPERATION, problem, problemOf } from './problems.ts';
import type { SmartshipTokens, TokenStore } from './tokens.ts';

/** A token that ends within this time is renewed before it is used. */
const EARLY_MS = 60_000;

export interface SignInSession {
  /** For createMcpGateway: a token that is good now, renewed where it is old or was rejected. */
  credentials(rejected?: string): Promise<Outcome<McpCredentials>>;
  /** Renews now. However many ask at once, one request is made and all get its answer. */
  refresh(): Promise<Outcome<SmartshipTokens>>;
  /** Ends the sign-in here in any case; `revoked` says whether the server took it back too. */
  signOut(): Promise<Outcome<{ readonly revoked: boolean }>>;
}

/** Keeps a sign-in usable. One per process: renewal is single-flight within it. */
export function createSignInSession({
  fetch,
  now,
  store,
}: {
  readonly fetch: Fetch;
  readonly now: () => Instant;
  readonly store: TokenStore;
}): SignInSession {
  let flight: Promise<Outcome<SmartshipTokens>> | null = null;

  const refresh = (): Promise<Outcome<SmartshipTokens>> => {
    flight ??= renew(fetch, now, store).finally(() => {
      flight = null;
    });
    return flight;
  };

  return {
    refresh,
    async credentials(rejected) {
      if (flight) await flight;
      const tokens = await store.get();
      if (!tokens) return problem('signed-out', 'not signed in');
      const old = tokens.expiresAt !== null && tokens.expiresAt - now() < EARLY_MS;
      const current = old || tokens.accessToken === rejected ? await refresh() : ok(tokens);
      return current.ok
        ? ok({ kind: 'oauth', token: current.value.accessToken, account: current.value.connectionId })
        : current;
    },
    async signOut() {
      // A renewal under way would bring the sign-in back.
      if (flight) await flight;
      const tokens = await store.get();
      await store.set(null);
      return ok({ revoked: tokens ? await revoke(fetch, tokens) : true });
    },
  };
}

const clientOf = ({ clientId, clientSecret }: SmartshipTokens) =>
  clientSecret === null ? { client_id: clientId } : { client_id: clientId, client_secret: clientSecret };

async function renew(fetch: Fetch, now: () => Instant, store: TokenStore): Promise<Outcome<SmartshipTokens>> {
  const tokens = await store.get();
  if (!tokens) return problem('signed-out', 'not signed in');
  const { refreshToken, issuer, tokenEndpoint, resource } = tokens;
  if (refreshToken === null) return problem('signed-out', 'the sign-in has ended and cannot be renewed');
  try {
    const fresh = await refreshAuthorization(issuer, {
      // Only what the renewal reads; the rest is what this kind of metadata must name.
      metadata: {
        issuer,
        token_endpoint: tokenEndpoint,
        authorization_endpoint: issuer,
        response_types_supported: ['code'],
      },
      clientInformation: clientOf(tokens),
      refreshToken,
      resource,
      fetchFn: fetch,
    });
    const kept: SmartshipTokens = {
      ...tokens,
      accessToken: fresh.access_token,
      refreshToken: fresh.refresh_token ?? refreshToken,
      expiresAt: fresh.expires_in === undefined ? null : now() + fresh.expires_in * 1_000,
      scope: fresh.scope ?? tokens.scope,
    };
    const other = await replaced(store, refreshToken);
    if (other !== null) {
      // Nobody keeps what was just given: it goes back.
      await revoke(fetch, kept);
      return other;
    }
    await store.set(kept);
    return ok(kept);
  } catch (error) {
    // The server took the sign-in back: what is kept is worth nothing any more.
    if (error instanceof OAuthError && (error.code === 'invalid_grant' || error.code === 'invalid_client')) {
      const other = await replaced(store, refreshToken);
      if (other !== null) return other;
      await store.set(null);
      return problem('signed-out', `${OPERATION}: ${error.code}`);
    }
    return problemOf(error, 'renewal');
  }
}

/**
 * What holds instead, where the seller signed out or in again while a renewal was under way; null where nothing changed. A renewal's answer
 * belongs to the sign-in that asked, and must neither end nor replace another.
 */
async function replaced(store: TokenStore, refreshToken: string): Promise<Outcome<SmartshipTokens> | null> {
  const held = await store.get();
  if (held === null) return problem('signed-out', 'signed out meanwhile');
  return held.refreshToken === refreshToken ? null : ok(held);
}

/** RFC 7009. The refresh token goes, and with it what was made from it. */
async function revoke(fetch: Fetch, tokens: SmartshipTokens): Promise<boolean> {
  const { revocationEndpoint, refreshToken, accessToken, clientId, clientSecret } = tokens;
  if (revocationEndpoint === null) return false;
  const body = new URLSearchParams({
    token: refreshToken ?? accessToken,
    token_type_hint: refreshToken === null ? 'access_token' : 'refresh_token',
    client_id: clientId,
  });
  if (clientSecret !== null) body.set('client_secret', clientSecret);
  const reply = await exchange(fetch, revocationEndpoint, { method: 'POST', body });
  return reply.kind === 'answer' && reply.status === 200;
}
