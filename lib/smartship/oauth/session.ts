import { type Instant, type Outcome, ok } from '#lib/domain';
import type { Fetch } from '#lib/http';
import type { McpCredentials } from '../mcp/connection.ts';
import { renew } from '../on-demand.ts';
import { problem } from './problem.ts';
import { revoke } from './revoke.ts';
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
