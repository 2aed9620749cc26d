import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mcpOn, outside } from './helpers.ts';

const ORIGIN = 'https://smartship2.tracxlogis.com';
const REDIRECT = 'https://sampleextensionid.chromiumapp.org/smartship';
type Dispatch = (request: Request) => Promise<Response>;

const post = (dispatch: Dispatch, path: string, fields: Record<string, string>) =>
  dispatch(new Request(`${ORIGIN}${path}`, { method: 'POST', body: new URLSearchParams(fields) }));

const register = (dispatch: Dispatch) =>
  dispatch(
    new Request(`${ORIGIN}/oauth/register`, {
      method: 'POST',
      body: JSON.stringify({ redirect_uris: [REDIRECT], client_name: 'Smartship for J-QSM' }),
    }),
  );

/** Signs in as the seller would, up to the redirect. */
async function authorized(dispatch: Dispatch, decision: 'allow' | 'deny', password: string) {
  const { client_id } = await (await register(dispatch)).json();
  const verifier = randomBytes(32).toString('base64url');
  const asked = {
    response_type: 'code',
    client_id,
    redirect_uri: REDIRECT,
    state: 'sample-state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  const page = await dispatch(new Request(`${ORIGIN}/oauth/authorize?${new URLSearchParams(asked)}`));
  const answer = await post(dispatch, '/oauth/authorize', {
    ...asked,
    email: 'seller@example.invalid',
    password,
    decision,
  });
  const location = answer.headers.get('location');
  return { page, answer, target: location === null ? undefined : new URL(location), client_id, verifier };
}

async function tokens(dispatch: Dispatch, password: string, verifierFor = (verifier: string) => verifier) {
  const { target, client_id, verifier } = await authorized(dispatch, 'allow', password);
  const form = { client_id, redirect_uri: REDIRECT, code: target?.searchParams.get('code') ?? '' };
  const response = await post(dispatch, '/oauth/token', {
    ...form,
    grant_type: 'authorization_code',
    code_verifier: verifierFor(verifier),
  });
  return { client_id, status: response.status, ...(await response.json()) };
}

describe("Smartship's sign-in", () => {
  it('leads from the challenge to a session that may write', async () => {
    const { world, dispatch } = outside();
    const resource = await (
      await dispatch(new Request(`${ORIGIN}/.well-known/oauth-protected-resource/api/mcp`))
    ).json();
    expect(resource).toMatchObject({ resource: `${ORIGIN}/api/mcp`, authorization_servers: [ORIGIN] });
    const { page, target } = await authorized(dispatch, 'allow', world.smartship.password);
    expect(await page.text()).toContain('ログインして許可');
    expect(Object.fromEntries(target?.searchParams ?? [])).toMatchObject({ state: 'sample-state', iss: ORIGIN });
    const { access_token } = await tokens(dispatch, world.smartship.password);
    const { client } = await mcpOn(world, dispatch, access_token);
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).toContain('confirm_orders');
  });

  it('says so when the seller denies or mistypes', async () => {
    const { dispatch, world } = outside();
    const denied = await authorized(dispatch, 'deny', world.smartship.password);
    expect(denied.target?.searchParams.get('error')).toBe('access_denied');
    const mistyped = await authorized(dispatch, 'allow', 'wrong');
    expect([mistyped.answer.status, mistyped.target]).toEqual([401, undefined]);
  });

  it('gives no token for another verifier', async () => {
    const { world, dispatch } = outside();
    const answer = await tokens(dispatch, world.smartship.password, () => 'another');
    expect(answer).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it('renews once per refresh token and ends the session when one is used again', async () => {
    const { world, dispatch } = outside();
    world.smartship.oauth.accessTokenLifeMs = 5_000;
    const { client_id, access_token, refresh_token } = await tokens(dispatch, world.smartship.password);
    const ask = async (token: string) =>
      (
        await dispatch(
          new Request(`${ORIGIN}/api/mcp`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}` },
            body: '{}',
          }),
        )
      ).status;
    expect(await ask(access_token)).not.toBe(401);
    world.clock.advance(5_000);
    expect(await ask(access_token)).toBe(401);
    const renew = async (token: string) =>
      (await post(dispatch, '/oauth/token', { grant_type: 'refresh_token', refresh_token: token, client_id })).json();
    const renewed = await renew(refresh_token);
    expect(await ask(renewed.access_token)).not.toBe(401);
    expect(await renew(refresh_token)).toMatchObject({ error: 'invalid_grant' });
    expect(await ask(renewed.access_token)).toBe(401);
  });

  it('can refuse the redirect of an extension, and point elsewhere', async () => {
    const { world, dispatch } = outside();
    world.smartship.variants.refusesExtensionRedirects = true;
    world.smartship.variants.foreignOauthHost = 'elsewhere.example.invalid';
    expect((await register(dispatch)).status).toBe(400);
    const metadata = await (await dispatch(new Request(`${ORIGIN}/.well-known/oauth-authorization-server`))).json();
    expect(metadata).toMatchObject({ issuer: ORIGIN, token_endpoint: 'https://elsewhere.example.invalid/oauth/token' });
  });
});
