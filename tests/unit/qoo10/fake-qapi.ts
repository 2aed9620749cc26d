import { type Outcome, ok } from '#lib/domain';
import { createPacer } from '#lib/http';
import { createQapi } from '#lib/qoo10';

/** A moment of the invented data: 2026-11-23 12:00 in Japan. */
export const NOON = Date.UTC(2026, 10, 23, 3);
export const KEY = 'S5canary_g_1_Zz9SecretSellerKeyThatMustNeverBeShown_g_2_Qq7';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly params: URLSearchParams;
}

type Reply = (sent: Sent, turn: number) => Response | Promise<Response> | string | object;

/** The real client before a Qoo10 that answers as told; every request is kept. */
export function qapiBefore(
  reply: Reply,
  options: { key?: () => Promise<Outcome<string>>; timeoutMs?: number; maxBytes?: number } = {},
) {
  const sent: Sent[] = [];
  const clock = { at: NOON };
  const kept = new Map<string, unknown>();
  const qapi = createQapi({
    now: () => clock.at,
    pacer: createPacer({
      store: { get: async (name) => kept.get(name), set: async (name, value) => void kept.set(name, value) },
      now: () => clock.at,
      wait: async (milliseconds) => {
        clock.at += milliseconds;
      },
    }),
    key: async () => ok(KEY),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const one = {
        method: request.url.split('/').at(-1) ?? '',
        url: request.url,
        headers: request.headers,
        params: new URLSearchParams(await request.text()),
      };
      sent.push(one);
      const answer = await reply(one, sent.length - 1);
      if (answer instanceof Response) return answer;
      return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer));
    },
    ...options,
  });
  return { qapi, sent, clock };
}

export const success = (result: unknown) => ({ ResultObject: result, ResultCode: 0, ResultMsg: 'SUCCESS' });
