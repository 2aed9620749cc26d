import { randomUUID } from 'node:crypto';
import type { World } from '../../world.ts';
import { ORIGIN } from '../session.ts';
import { signInPage, wrongRequestPage } from './pages.ts';

const CODE_LIFE = 60_000;

/** The query of an authorization request, as far as it is checked. */
const KEPT = [
  'response_type',
  'client_id',
  'redirect_uri',
  'state',
  'code_challenge',
  'code_challenge_method',
  'scope',
  'resource',
];

const htmlResponse = (markup: string, status = 200): Response =>
  new Response(markup, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      // Nobody may frame a sign-in page.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });

function backTo(redirectUri: string, answer: Readonly<Record<string, string>>): Response {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) if (value !== '') target.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { Location: target.href } });
}

/** Nothing is sent to a redirect address that the client has not registered. */
function isKnownRedirect(world: World, asked: URLSearchParams): boolean {
  const client = world.smartship.oauth.clients.get(asked.get('client_id') ?? '');
  return client?.redirectUris.includes(asked.get('redirect_uri') ?? '') ?? false;
}

/** The sign-in and consent page, and what its form leads to: code with PKCE S256, `state` and `iss` (RFC 9207) in the redirect. */
export async function authorize(world: World, request: Request): Promise<Response> {
  const posted = request.method === 'POST' ? new URLSearchParams(await request.text()) : undefined;
  const asked = posted ?? new URL(request.url).searchParams;
  if (!isKnownRedirect(world, asked)) return htmlResponse(wrongRequestPage(), 400);
  const redirectUri = asked.get('redirect_uri') ?? '';
  const state = asked.get('state') ?? '';
  const challenge = asked.get('code_challenge') ?? '';
  if (asked.get('response_type') !== 'code' || challenge === '' || asked.get('code_challenge_method') !== 'S256')
    return backTo(redirectUri, { error: 'invalid_request', state, iss: ORIGIN });
  const hidden = KEPT.map((name) => [name, asked.get(name) ?? ''] as const);
  const language = /^en/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'ja';
  const clientName = world.smartship.oauth.clients.get(asked.get('client_id') ?? '')?.name ?? '';
  if (posted === undefined) return htmlResponse(signInPage({ language, hidden, clientName, wrong: false }));
  if (posted.get('decision') !== 'allow') return backTo(redirectUri, { error: 'access_denied', state, iss: ORIGIN });
  const { email, password, oauth } = world.smartship;
  if (posted.get('email') !== email || posted.get('password') !== password)
    return htmlResponse(signInPage({ language, hidden, clientName, wrong: true }), 401);
  const code = `code-${randomUUID()}`;
  oauth.codes.set(code, {
    clientId: asked.get('client_id') ?? '',
    redirectUri,
    challenge,
    expiresAt: world.clock.now() + CODE_LIFE,
  });
  return backTo(redirectUri, { code, state, iss: ORIGIN });
}
