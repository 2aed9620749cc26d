import { beforeEach, describe, expect, it } from 'vitest';
import { safeFetch } from '#lib/http';
import { createSignInSession, type SignInOptions, SMARTSHIP_HOSTS, type SmartshipTokens, signIn } from '#lib/smartship';
import { NOW, value } from './small-smartship.ts';

const HOME = 'https://smartship2.tracxlogis.com';
const REDIRECT = 'https://abcdefghijklmnop.chromiumapp.org/smartship';

/** A sign-in server by the book: PKCE, dynamic registration, RFC 9207, rotating refresh tokens, revocation. */
class SignInServer {
  metadata: Record<string, unknown> = {
    issuer: HOME,
    authorization_endpoint: `${HOME}/oauth/authorize`,
    token_endpoint: `${HOME}/oauth/token`,
    registration_endpoint: `${HOME}/oauth/register`,
    revocation_endpoint: `${HOME}/oauth/revoke`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
  resource: Record<string, unknown> = {
    resource: `${HOME}/api/mcp`,
    authorization_servers: [HOME],
    scopes_supported: ['orders:read'],
  };
  registration = () => Response.json({ client_id: 'client-1', redirect_uris: [REDIRECT] }, { status: 201 });
  sentBack: (url: URL) => string | undefined = (url) =>
    `${REDIRECT}?code=code-1&state=${url.searchParams.get('state')}&iss=${encodeURIComponent(HOME)}`;
  readonly requests: { path: string; body: string }[] = [];
  opened: URL | null = null;
  tokensGiven = 0;
  refreshAnswer: (() => Response) | null = null;

  readonly base = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const body = await request.text();
    this.requests.push({ path: pathname, body });
    if (pathname.startsWith('/.well-known/oauth-protected-resource')) return Response.json(this.resource);
    if (pathname.startsWith('/.well-known/oauth-authorization-server')) return Response.json(this.metadata);
    if (pathname === '/oauth/register') return this.registration();
    if (pathname === '/oauth/revoke') return new Response('');
    if (pathname !== '/oauth/token') return new Response('', { status: 404 });
    const form = new URLSearchParams(body);
    if (form.get('grant_type') === 'refresh_token' && this.refreshAnswer) return this.refreshAnswer();
    if (form.get('grant_type') === 'authorization_code') {
      const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(form.get('code_verifier') ?? ''));
      const challenge = Buffer.from(hash).toString('base64url');
      if (challenge !== this.opened?.searchParams.get('code_challenge'))
        return Response.json({ error: 'invalid_grant' }, { status: 400 });
    }
    this.tokensGiven += 1;
    return Response.json({
      access_token: `access-${this.tokensGiven}`,
      refresh_token: `refresh-${this.tokensGiven}`,
      token_type: 'Bearer',
      expires_in: 3600,
    });
  };
}

let server: SignInServer;
let kept: SmartshipTokens | null;
let now: number;
let options: SignInOptions;
const session = () => createSignInSession({ fetch: options.fetch, now: () => now, store: options.store });

beforeEach(() => {
  server = new SignInServer();
  kept = null;
  now = NOW;
  options = {
    fetch: safeFetch(server.base, { hosts: SMARTSHIP_HOSTS }),
    now: () => now,
    redirectUri: REDIRECT,
    launchWebAuthFlow: async (url) => {
      server.opened = new URL(url);
      return server.sentBack(server.opened);
    },
    store: {
      get: async () => kept,
      set: async (tokens) => {
        kept = tokens;
      },
    },
  };
});

describe('Sign in with Smartship', () => {
  it('registers, sends the seller to Smartship with PKCE and state, and keeps the tokens', async () => {
    const tokens = value(await signIn(options));
    expect(tokens).toMatchObject({
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      clientId: 'client-1',
      expiresAt: NOW + 3_600_000,
      issuer: HOME,
    });
    expect(kept).toEqual(tokens);
    const asked = Object.fromEntries(server.opened?.searchParams ?? []);
    expect(asked).toMatchObject({
      code_challenge_method: 'S256',
      client_id: 'client-1',
      redirect_uri: REDIRECT,
      resource: `${HOME}/api/mcp`,
      scope: 'orders:read',
    });
    expect(asked.state).toMatch(/^[\w-]{43}$/);
  });
  it('uses a pasted client id without registering', async () => {
    delete server.metadata.registration_endpoint;
    expect(await signIn(options)).toMatchObject({
      ok: false,
      failure: { kind: 'not-permitted', operation: 'sign-in' },
    });
    expect(value(await signIn({ ...options, clientId: ' pasted ' })).clientId).toBe('pasted');
    expect(server.requests.map(({ path }) => path)).not.toContain('/oauth/register');
  });

  it.each(['issuer', 'authorization_endpoint', 'token_endpoint', 'registration_endpoint', 'revocation_endpoint'])(
    'refuses a foreign %s by name',
    async (name) => {
      server.metadata[name] = 'https://evil.example/x';
      const result = await signIn(options);
      expect(result).toMatchObject({ ok: false, failure: { kind: 'refused-here', operation: 'sign-in' } });
      expect(server.opened).toBeNull();
      expect(server.requests.map(({ path }) => path).filter((path) => !path.startsWith('/.well-known'))).toEqual([]);
    },
  );
  it.each([
    ['a user name before the host', 'https://smartship2.tracxlogis.com@evil.example/x'],
    ['a user name and the right host', 'https://evil@smartship2.tracxlogis.com/x'],
    ['another port', 'https://smartship2.tracxlogis.com:8443/x'],
    ['a longer name', 'https://smartship2.tracxlogis.com.evil.example/x'],
    ['a trailing dot', 'https://smartship2.tracxlogis.com./x'],
    ['no https', 'http://smartship2.tracxlogis.com/x'],
    ['a script', 'javascript:alert(1)'],
  ])('refuses endpoints with %s, and opens and sends nothing', async (_name, address) => {
    for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'registration_endpoint']) {
      const before = server.metadata;
      server.metadata = { ...before, [name]: address };
      expect(await signIn(options), name).toMatchObject({ ok: false, failure: { operation: 'sign-in' } });
      server.metadata = before;
    }
    expect(server.opened).toBeNull();
    expect(server.requests.map(({ path }) => path).filter((path) => !path.startsWith('/.well-known'))).toEqual([]);
    expect(kept).toBeNull();
  });
  it('refuses metadata whose issuer is another address of Smartship than the one it was read from', async () => {
    server.metadata.issuer = `${HOME}/another`;
    expect(await signIn(options)).toMatchObject({ ok: false, failure: { operation: 'sign-in' } });
    expect(server.opened).toBeNull();
  });
  it('refuses a foreign sign-in server before asking it anything, and names it', async () => {
    server.resource.authorization_servers = ['https://login.evil.example'];
    expect(await signIn(options)).toMatchObject({
      ok: false,
      failure: {
        kind: 'refused-here',
        says: 'authorization_servers points to login.evil.example, which is not Smartship',
      },
    });
    expect(server.requests).toHaveLength(1);
  });
  it('refuses metadata of another resource, and a server without PKCE', async () => {
    server.metadata.code_challenge_methods_supported = ['plain'];
    expect(await signIn(options)).toMatchObject({ ok: false, failure: { kind: 'refused-here' } });
    server.resource.resource = `${HOME}/api/other`;
    expect(await signIn(options)).toMatchObject({ ok: false, failure: { kind: 'refused-here' } });
  });

  it.each([
    ['another state', () => `${REDIRECT}?code=c&state=x&iss=${HOME}`],
    ['no state', () => `${REDIRECT}?code=c&iss=${HOME}`],
    [
      'another issuer',
      (url: URL) => `${REDIRECT}?code=c&state=${url.searchParams.get('state')}&iss=https://evil.example`,
    ],
    ['no issuer though it was promised', (url: URL) => `${REDIRECT}?code=c&state=${url.searchParams.get('state')}`],
    [
      'another address',
      (url: URL) => `https://evil.example/?code=c&state=${url.searchParams.get('state')}&iss=${HOME}`,
    ],
  ])('takes no code that comes with %s', async (_name, sentBack) => {
    server.sentBack = sentBack;
    expect(await signIn(options)).toMatchObject({ ok: false, failure: { kind: 'refused-here' } });
    expect(server.tokensGiven).toBe(0);
    expect(kept).toBeNull();
  });
  it.each([
    [
      'registration',
      (s: SignInServer) =>
        Object.assign(s, { registration: () => Response.json({ error: 'invalid_redirect_uri' }, { status: 400 }) }),
    ],
    ['its own page that leads nowhere', (s: SignInServer) => Object.assign(s, { sentBack: () => undefined })],
    [
      'an error',
      (s: SignInServer) =>
        Object.assign(s, {
          sentBack: (url: URL) =>
            `${REDIRECT}?error=unauthorized_client&error_description=no&iss=${HOME}&state=${url.searchParams.get('state')}`,
        }),
    ],
  ])('says that the server does not let the extension in when it refuses by %s', async (_name, refuse) => {
    refuse(server);
    expect(await signIn(options)).toMatchObject({
      ok: false,
      failure: { kind: 'not-permitted', operation: 'sign-in', says: expect.stringMatching(/./) },
    });
  });
});

describe('a signed-in session', () => {
  beforeEach(async () => {
    value(await signIn(options));
    server.requests.length = 0;
  });

  it('renews once however many ask, and keeps the account over the renewal', async () => {
    const before = kept?.connectionId;
    now += 3_600_000;
    const one = session();
    const answers = await Promise.all([
      one.credentials(),
      one.credentials(),
      one.refresh(),
      one.credentials('access-1'),
    ]);
    expect(server.requests).toHaveLength(1);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(value(await one.credentials())).toEqual({ kind: 'oauth', token: 'access-2', account: before });
    expect(kept?.refreshToken).toBe('refresh-2');
  });
  it('renews a token that the server rejected, though it should be good', async () => {
    expect(value(await session().credentials('access-1')).token).toBe('access-2');
  });
  it('is signed out when the server takes the renewal back, and stays signed in when it cannot be reached', async () => {
    server.refreshAnswer = () => new Response('', { status: 503 });
    expect(await session().refresh()).toMatchObject({ ok: false });
    expect(kept).not.toBeNull();
    server.refreshAnswer = () => Response.json({ error: 'invalid_grant' }, { status: 400 });
    expect(await session().refresh()).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
    expect(kept).toBeNull();
  });
  it.each([
    ['is taken back', () => Response.json({ error: 'invalid_grant' }, { status: 400 })],
    ['comes late', () => Response.json({ access_token: 'late', refresh_token: 'late', token_type: 'Bearer' })],
  ])('keeps a new sign-in when the renewal of the one before %s', async (_name, answer) => {
    let answerNow: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    const { base } = server;
    const slow = safeFetch(
      async (input, init) => {
        const form = new URLSearchParams(await new Request(input, init).text());
        if (form.get('grant_type') !== 'refresh_token') return base(input, init);
        await held;
        return answer();
      },
      { hosts: SMARTSHIP_HOSTS },
    );
    const renewing = createSignInSession({ fetch: slow, now: () => now, store: options.store }).refresh();
    const fresh = value(await signIn(options));
    answerNow();
    expect(value(await renewing).accessToken).toBe(fresh.accessToken);
    expect(kept).toEqual(fresh);
  });
  it('does not come back when a renewal that was under way elsewhere ends after the sign-out', async () => {
    let answerNow: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    const late = safeFetch(
      async () => {
        await held;
        return Response.json({ access_token: 'late', refresh_token: 'late', token_type: 'Bearer' });
      },
      { hosts: SMARTSHIP_HOSTS },
    );
    const renewing = createSignInSession({ fetch: late, now: () => now, store: options.store }).refresh();
    value(await session().signOut());
    answerNow();
    expect(await renewing).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
    expect(kept).toBeNull();
  });
  it('revokes at sign-out', async () => {
    expect(value(await session().signOut())).toEqual({ revoked: true });
    expect(new URLSearchParams(server.requests[0]?.body).get('token')).toBe('refresh-1');
    expect(kept).toBeNull();
    expect(await session().credentials()).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
  });
});
