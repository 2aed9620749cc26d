import { OAuthError, refreshAuthorization } from '@modelcontextprotocol/client';
import { type Instant, type Outcome, ok } from '#lib/domain';
import type { Fetch } from '#lib/http';
import { OPERATION, problem } from './problem.ts';
import { problemOf } from './problems.ts';
import { revoke } from './revoke.ts';
import type { SmartshipTokens, TokenStore } from './tokens.ts';

const clientOf = ({ clientId, clientSecret }: SmartshipTokens) =>
  clientSecret === null ? { client_id: clientId } : { client_id: clientId, client_secret: clientSecret };

/** Asks for fresh tokens with the refresh token that is kept, and keeps them. */
export async function renew(fetch: Fetch, now: () => Instant, store: TokenStore): Promise<Outcome<SmartshipTokens>> {
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
