import { exchange, type Fetch } from '#lib/http';
import type { SmartshipTokens } from './tokens.ts';

/** RFC 7009. The refresh token goes, and with it what was made from it. */
export async function revoke(fetch: Fetch, tokens: SmartshipTokens): Promise<boolean> {
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
