import { afterAll, describe, expect, it } from 'vitest';
import { METHODS, type MethodName } from '#lib/qoo10';
import { CoverageTable } from './coverage-table.ts';
import { allHealthyBut, CALLS, HEALTHY } from './each-method.ts';
import { KEY, qapiBefore, success } from './fake-qapi.ts';

/** Each shape an answer has been seen in [qapi 1.2, 1.3], or that a network can make of it: what a read makes of it, and what a write. */
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const cutBody = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"ResultCode":0,'));
        controller.error(new TypeError('connection lost'));
      },
    }),
  );

interface Shape {
  readonly answer: (method: MethodName) => Response | Promise<Response>;
  readonly read: string;
  readonly write: string;
}

const SHAPES: Record<string, Shape> = {
  'its healthy answer': { answer: (method) => json(HEALTHY[method]), read: 'ok', write: 'ok' },
  'the same with a byte order mark': {
    answer: (method) => new Response(`\uFEFF${JSON.stringify(HEALTHY[method])}`),
    read: 'ok',
    write: 'ok',
  },
  'the same with its code as a string': {
    answer: (method) => json({ ...(HEALTHY[method] as object), ResultCode: '0' }),
    read: 'ok',
    write: 'ok',
  },
  // All other methods are healthy here: the known-good read clears the key.
  'error -90001': {
    answer: () => json({ ErrorCode: -90001, ErrorMsg: '存在しないAPIです。' }),
    read: 'not-offered',
    write: 'not-offered',
  },
  'error -90002': {
    answer: () => json({ ErrorCode: -90002, ErrorMsg: 'x' }),
    read: 'not-permitted',
    write: 'not-permitted',
  },
  'error "-90003" as a string': {
    answer: () => json({ ErrorCode: '-90003' }),
    read: 'not-permitted',
    write: 'not-permitted',
  },
  'error -90004': {
    answer: () => json({ ErrorCode: -90004, ErrorMsg: 'x' }),
    read: 'key-expired',
    write: 'key-expired',
  },
  'result -90005': {
    answer: () => json({ ResultCode: -90005, ResultMsg: 'x' }),
    read: 'key-expired',
    write: 'key-expired',
  },
  'result -10000': {
    answer: () => json({ ResultCode: -10000, ResultMsg: 'x' }),
    read: 'not-offered',
    write: 'not-offered',
  },
  'the words Invalid Access': {
    answer: () => json({ ErrorMsg: 'Invalid Access' }),
    read: 'key-rejected',
    write: 'key-rejected',
  },
  'the words for an API key in place of a SAK': {
    answer: () => json({ ResultCode: -99, ResultMsg: 'Login IDは必須です' }),
    read: 'key-rejected',
    write: 'key-rejected',
  },
  'a code nobody listed': {
    answer: () => json({ ResultCode: -77777, ResultMsg: 'x' }),
    read: 'bad-request',
    write: 'bad-request',
  },
  'a code nobody listed, as a string': {
    answer: () => json({ ResultCode: '-77777' }),
    read: 'bad-request',
    write: 'bad-request',
  },
  'a .NET failure': {
    answer: () => json({ ResultCode: -999, ResultMsg: 'Object reference not set' }),
    read: 'bad-request',
    write: 'bad-request',
  },
  'no such method': {
    answer: () => new Response("Can't find method Info X"),
    read: 'not-offered',
    write: 'not-offered',
  },
  'no such service': {
    answer: () => new Response("Can't find service Name X"),
    read: 'not-offered',
    write: 'not-offered',
  },
  'a page of a proxy': {
    answer: () => new Response('<html><body>sign in</body></html>'),
    read: 'not-understood',
    write: 'unknown-outcome',
  },
  'an empty body': { answer: () => new Response(''), read: 'not-understood', write: 'unknown-outcome' },
  'plain words': { answer: () => new Response('OK'), read: 'not-understood', write: 'unknown-outcome' },
  'a bare 0': { answer: () => new Response('0'), read: 'not-understood', write: 'unknown-outcome' },
  'a bare list': { answer: () => json([success([])]), read: 'not-understood', write: 'unknown-outcome' },
  XML: {
    answer: () => new Response('<?xml version="1.0"?><StdResult><ResultCode>0</ResultCode></StdResult>'),
    read: 'not-understood',
    write: 'unknown-outcome',
  },
  'words of success without a code': {
    answer: () => json({ ResultObject: [], ResultMsg: 'SUCCESS' }),
    read: 'not-understood',
    write: 'unknown-outcome',
  },
  'a code that is no number': {
    answer: () => json({ ResultCode: 'OK', ResultObject: [] }),
    read: 'not-understood',
    write: 'unknown-outcome',
  },
  'a code that is nothing': {
    answer: () => json({ ResultCode: null, ResultObject: [] }),
    read: 'not-understood',
    write: 'unknown-outcome',
  },
  'a code that is true': {
    answer: () => json({ ResultCode: true, ResultObject: [] }),
    read: 'not-understood',
    write: 'unknown-outcome',
  },
  'a success under another status': {
    answer: (method) => json(HEALTHY[method], 203),
    read: 'unreachable',
    write: 'unknown-outcome',
  },
  'HTTP 302': { answer: () => new Response('', { status: 302 }), read: 'unreachable', write: 'unreachable' },
  'HTTP 403': { answer: () => new Response('<html>', { status: 403 }), read: 'unreachable', write: 'unreachable' },
  'HTTP 407': { answer: () => new Response('', { status: 407 }), read: 'unreachable', write: 'unreachable' },
  'HTTP 429': { answer: () => new Response('', { status: 429 }), read: 'rate-limited', write: 'rate-limited' },
  'HTTP 500 around a success': {
    answer: (method) => json(HEALTHY[method], 500),
    read: 'unreachable',
    write: 'unknown-outcome',
  },
  'HTTP 504': { answer: () => new Response('', { status: 504 }), read: 'unreachable', write: 'unknown-outcome' },
  'a lost connection': {
    answer: () => Promise.reject(new TypeError('Failed to fetch')),
    read: 'unreachable',
    write: 'unknown-outcome',
  },
  'a reply that never comes': {
    answer: () => new Promise(() => undefined),
    read: 'unreachable',
    write: 'unknown-outcome',
  },
  'a body cut in the middle': { answer: cutBody, read: 'unreachable', write: 'unknown-outcome' },
};

/** Where the known-good read itself is refused, and where a key is only being asked for, nothing clears the key. */
const UNJUDGED: readonly MethodName[] = ['ShippingBasic.GetShippingInfo_v3', 'CertificationAPI.CreateCertificationKey'];
function expected(method: MethodName, shape: Shape): string {
  const kind = shape[METHODS[method].kind];
  const ambiguous = shape === SHAPES['error -90001'] || shape === SHAPES['result -10000'];
  return ambiguous && UNJUDGED.includes(method) ? 'key-rejected' : kind;
}

const table = new CoverageTable();
afterAll(() => {
  if (process.env.SMARTSHIP_TABLE === '1') console.log(table.text());
});

describe.each(Object.keys(METHODS) as MethodName[])('%s', (method) => {
  it.each(Object.entries(SHAPES))('reads %s', async (what, shape) => {
    const { qapi, sent } = qapiBefore(
      allHealthyBut(method, () => shape.answer(method)),
      { timeoutMs: 30 },
    );
    const { kind, told } = await CALLS[method](qapi);
    table.note(method, what, kind);
    expect(kind).toBe(expected(method, shape));
    // Sent once, whatever came.
    expect(sent.filter((one) => one.method === method)).toHaveLength(1);
    // The new key is the one thing that may be handed over.
    expect(JSON.stringify(told)).not.toContain(KEY);
    expect(JSON.stringify(told)).not.toMatch(/canary/);
  });
});

describe('a list without a list', () => {
  const lists = (Object.keys(METHODS) as MethodName[]).filter((method) => METHODS[method].kind === 'read');
  it.each(lists)('%s takes null and [] for empty, and a missing or wordy result for not understood', async (method) => {
    const kinds = [];
    for (const [what, answer] of Object.entries({
      'null for an empty list': success(null),
      '[] for an empty list': success([]),
      'success without a result': { ResultCode: 0, ResultMsg: '' },
      'words for a list': success('SUCCESS'),
      'a number for a list': success(7),
    })) {
      const { kind } = await CALLS[method](qapiBefore(allHealthyBut(method, () => answer)).qapi);
      table.note(method, what, kind);
      kinds.push(kind);
    }
    expect(kinds).toEqual(['ok', 'ok', 'not-understood', 'not-understood', 'not-understood']);
  });

  it.each(lists)('%s takes a lone object for a list of one', async (method) => {
    const { ResultObject } = HEALTHY[method] as { ResultObject: unknown };
    const lone = success(Array.isArray(ResultObject) ? ResultObject[0] : ResultObject);
    const { kind } = await CALLS[method](qapiBefore(allHealthyBut(method, () => lone)).qapi);
    table.note(method, 'a lone object for a list of one', kind);
    expect(kind).toBe('ok');
  });
});
