import { Secret } from '#lib/storage';
import type { OpenShop } from './life.ts';

/** The seller signed in to Smartship, and the sign-in lasts: with it the extension may write there. */
export async function signIn({ world, vault }: OpenShop): Promise<void> {
  const token = 'access-for-the-test';
  const expiresAt = world.clock.now() + 300 * 86_400_000;
  world.smartship.oauth.accessTokens.set(token, { clientId: 'test', family: 1, expiresAt });
  const origin = 'https://smartship2.tracxlogis.com';
  const tokens = {
    accessToken: token,
    refreshToken: null,
    expiresAt: null,
    scope: null,
    connectionId: 'test',
    clientId: 'test',
    clientSecret: null,
    issuer: origin,
    tokenEndpoint: `${origin}/oauth/token`,
    revocationEndpoint: null,
    resource: `${origin}/api/mcp`,
  };
  await vault.put('smartship:oauth', new Secret(JSON.stringify(tokens)), world.clock.now());
}
