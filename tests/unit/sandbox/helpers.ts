import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { createDispatcher, createWorld, type World, type WorldOptions } from '#tests/sandbox';

/** 2026-11-23 12:00 in Japan. */
export const NOON = Date.UTC(2026, 10, 23, 3);
const DAY = 86_400_000;

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A frozen world and the whole outside in front of it, without a network. */
export function outside(options: WorldOptions = {}) {
  const world = createWorld({ now: NOON, frozen: true, ...options });
  const dispatch = createDispatcher(world);
  const qapi = async (
    method: string,
    params: Record<string, string> = {},
    key = world.seller.sellerAuthorizationKey,
  ) => {
    const response = await dispatch(
      new Request(`https://api.qoo10.jp/GMKT.INC.Front.QAPIService/ebayjapan.qapi/${method}`, {
        method: 'POST',
        headers: { GiosisCertificationKey: key, QAPIVersion: '1.0' },
        body: new URLSearchParams({ ...params, returnType: 'application/json' }),
      }),
    );
    return { response, text: await response.clone().text() };
  };
  return {
    world,
    dispatch,
    qapi,
    /** The parsed answer of a QAPI method. */
    ask: async (method: string, params: Record<string, string> = {}, key?: string): Promise<Json> => {
      const value: unknown = JSON.parse((await qapi(method, params, key)).text);
      if (!isJson(value)) throw new Error(`${method} answered no object`);
      return value;
    },
  };
}

/** Rows of a ResultObject, or a field that holds rows. */
export const rowsOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** An MCP client of the official library, signed in with a token. */
export async function mcpOn(
  world: World,
  dispatch: (request: Request) => Promise<Response>,
  token = world.smartship.apiKey,
) {
  const client = new Client({ name: 'sandbox-test', version: '1' }, { capabilities: {} });
  await client.connect(
    new StreamableHTTPClientTransport(new URL('https://smartship2.tracxlogis.com/api/mcp'), {
      fetch: (input, init) => dispatch(new Request(input, init)),
      requestInit: { headers: { authorization: `Bearer ${token}` } },
    }),
  );
  const call = async (name: string, args: Json = {}) => {
    const reply = await client.callTool({ name, arguments: args });
    const data = isJson(reply.structuredContent) ? reply.structuredContent : {};
    const [first] = reply.content;
    const says = first?.type === 'text' ? first.text : '';
    return { data, rows: rowsOf(data.rows ?? data.orderResults), failed: reply.isError === true, says };
  };
  return { client, call };
}

/** An access token, as if a sign-in had just ended. */
export function signedIn(world: World): string {
  const token = 'access-for-test';
  world.smartship.oauth.accessTokens.set(token, { clientId: 'test', family: 1, expiresAt: world.clock.now() + DAY });
  return token;
}
