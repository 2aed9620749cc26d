import { describe, expect, it } from 'vitest';
import { ALLOWED_HOSTS, exchange, type Fetch, refusal, safeFetch } from '#lib/http';

const URL_OK = 'https://api.qoo10.jp/x';
const streamOf = (...chunks: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
const never = new Promise<never>(() => undefined);

describe('what may be called', () => {
  it.each([
    ['http://api.qoo10.jp/x', 'not-https'],
    ['https://www.qoo10.jp/x', 'host-not-allowed'],
    ['https://api.qoo10.jp.example.invalid/x', 'host-not-allowed'],
    ['https://api.qoo10.jp:8443/x', 'host-not-allowed'],
    ['https://user@api.qoo10.jp/x', 'credentials-in-address'],
    ['nonsense', 'address-unreadable'],
  ] as const)('refuses %s before anything is sent', async (url, why) => {
    let calls = 0;
    const fetch = safeFetch(async () => {
      calls += 1;
      return new Response('');
    });
    expect(await exchange(fetch, url)).toEqual({ kind: 'refused', why });
    expect(calls).toBe(0);
  });

  it('knows the five hosts of the privacy text and no other', () => {
    expect(ALLOWED_HOSTS).toHaveLength(5);
    for (const host of ALLOWED_HOSTS) expect(refusal(`https://${host}/`)).toBeNull();
  });

  it('lets a client narrow its hosts but never widen them', async () => {
    const fetch = safeFetch(async () => new Response('x'), { hosts: ['api.tracxlogis.com', 'example.invalid'] });
    expect((await exchange(fetch, URL_OK)).kind).toBe('refused');
    expect((await exchange(fetch, 'https://example.invalid/')).kind).toBe('refused');
    expect((await exchange(fetch, 'https://api.tracxlogis.com/')).kind).toBe('answer');
  });
});

describe('how it is called', () => {
  it('sends no cookie, follows no redirect, tells no referrer and keeps no copy, whatever the caller asked', async () => {
    let seen: RequestInit | undefined;
    const base: Fetch = async (_input, init) => {
      seen = init;
      return new Response('x');
    };
    await exchange(safeFetch(base), URL_OK, { credentials: 'include', redirect: 'follow', cache: 'default' });
    expect(seen).toMatchObject({
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
  });

  it('gives up on a host that never answers', async () => {
    expect(
      await exchange(
        safeFetch(() => never, { timeoutMs: 5 }),
        URL_OK,
      ),
    ).toEqual({ kind: 'no-reply', why: 'timeout' });
  });

  it('gives up on a body that never ends', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array([65])),
      pull: () => never,
    });
    const fetch = safeFetch(async () => new Response(body), { timeoutMs: 20 });
    expect(await exchange(fetch, URL_OK)).toEqual({ kind: 'cut', status: 200, why: 'timeout' });
  });

  it('tells a cut body from a whole one', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array([65]));
        controller.error(new Error('connection lost'));
      },
    });
    expect(
      await exchange(
        safeFetch(async () => new Response(body)),
        URL_OK,
      ),
    ).toEqual({
      kind: 'cut',
      status: 200,
      why: 'network',
    });
  });

  it('stops reading at the cap, counted on what arrives and not on what was announced', async () => {
    const fetch = safeFetch(async () => new Response(streamOf('12345', '67890', '1')), { maxBytes: 10 });
    expect(await exchange(fetch, URL_OK)).toEqual({ kind: 'cut', status: 200, why: 'too-large' });
    const exact = safeFetch(async () => new Response(streamOf('12345', '67890')), { maxBytes: 10 });
    expect(await exchange(exact, URL_OK)).toMatchObject({ kind: 'answer', text: '1234567890' });
  });

  it('sends nothing when the caller had already given up', async () => {
    const result = await exchange(
      safeFetch(() => never),
      URL_OK,
      { signal: AbortSignal.abort() },
    );
    expect(result).toEqual({ kind: 'refused', why: 'aborted' });
  });

  it('calls a lost connection a missing reply, and does not try again', async () => {
    let calls = 0;
    const fetch = safeFetch(async () => {
      calls += 1;
      throw new TypeError('Failed to fetch');
    });
    expect(await exchange(fetch, URL_OK)).toEqual({ kind: 'no-reply', why: 'network' });
    expect(calls).toBe(1);
  });

  it('keeps saying that nothing was sent when it is wrapped twice', async () => {
    const inner = safeFetch(() => never, { hosts: ['api.tracxlogis.com'] });
    expect(await exchange(safeFetch(inner), URL_OK)).toEqual({ kind: 'refused', why: 'host-not-allowed' });
  });

  it('drops a byte order mark', async () => {
    expect(
      await exchange(
        safeFetch(async () => new Response('\uFEFF{}')),
        URL_OK,
      ),
    ).toMatchObject({ text: '{}' });
  });
});
