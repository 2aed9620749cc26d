import { createHash, randomUUID } from 'node:crypto';
import type { World } from '../../world.ts';
import { SCOPES } from './metadata.ts';

const refusal = (error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status: 400, headers: { 'Cache-Control': 'no-store' } });

const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

function issue(world: World, clientId: string, family: number): Response {
  const { oauth } = world.smartship;
  const now = world.clock.now();
  const access = `access-${randomUUID()}`;
  const refresh = `refresh-${randomUUID()}`;
  oauth.accessTokens.set(access, { clientId, family, expiresAt: now + oauth.accessTokenLifeMs });
  oauth.refreshTokens.set(refresh, { clientId, family, expiresAt: now + oauth.refreshTokenLifeMs });
  world.effects.add('smartship', 'issue-token', clientId);
  return Response.json(
    {
      access_token: access,
      token_type: 'Bearer',
      expires_in: Math.floor(oauth.accessTokenLifeMs / 1000),
      refresh_token: refresh,
      scope: SCOPES.join(' '),
    },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}

function exchangeCode(world: World, form: URLSearchParams): Response {
  const { codes } = world.smartship.oauth;
  const code = codes.get(form.get('code') ?? '');
  codes.delete(form.get('code') ?? '');
  if (code === undefined || code.expiresAt <= world.clock.now())
    return refusal('invalid_grant', 'The code is not valid.');
  if (code.clientId !== form.get('client_id') || code.redirectUri !== form.get('redirect_uri'))
    return refusal('invalid_grant', 'The code belongs to another client.');
  if (challengeOf(form.get('code_verifier') ?? '') !== code.challenge)
    return refusal('invalid_grant', 'The code verifier does not fit.');
  return issue(world, code.clientId, world.effects.count('issue-token') + 1);
}

/** Every refresh token works once; using one again ends all that came from the same sign-in (OAuth 2.1). */
function refresh(world: World, form: URLSearchParams): Response {
  const { oauth } = world.smartship;
  const given = form.get('refresh_token') ?? '';
  const spent = oauth.spentRefreshTokens.get(given);
  if (spent !== undefined) endFamily(world, spent);
  const token = oauth.refreshTokens.get(given);
  if (token === undefined || token.expiresAt <= world.clock.now() || token.clientId !== form.get('client_id'))
    return refusal('invalid_grant', 'The refresh token is not valid.');
  oauth.refreshTokens.delete(given);
  oauth.spentRefreshTokens.set(given, token.family);
  return issue(world, token.clientId, token.family);
}

function endFamily(world: World, family: number): void {
  const { accessTokens, refreshTokens } = world.smartship.oauth;
  for (const tokens of [accessTokens, refreshTokens])
    for (const [key, token] of tokens) if (token.family === family) tokens.delete(key);
}

export async function token(world: World, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const grant = form.get('grant_type');
  if (grant === 'authorization_code') return exchangeCode(world, form);
  return grant === 'refresh_token' ? refresh(world, form) : refusal('unsupported_grant_type', 'Unknown grant type.');
}

/** Revocation (RFC 7009): always 200; a refresh token takes its whole family along. */
export async function revoke(world: World, request: Request): Promise<Response> {
  const given = new URLSearchParams(await request.text()).get('token') ?? '';
  const { accessTokens, refreshTokens } = world.smartship.oauth;
  const known = refreshTokens.get(given);
  if (known !== undefined) endFamily(world, known.family);
  accessTokens.delete(given);
  world.effects.add('smartship', 'revoke-token', known?.clientId ?? '');
  return new Response(null, { status: 200 });
}
