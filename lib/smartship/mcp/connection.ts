import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/client/validators/cf-worker';
import { failed, type Instant, type Outcome, ok } from '#lib/domain';
import type { Fetch, Pacer } from '#lib/http';
import { MCP_URL } from '../host.ts';
import { plainName, type Row } from '../names.ts';
import { type CallContext, toFailure } from './failures.ts';
import { canonical, fingerprint, type KnownTool, loadMemory, type McpMemory, type McpMemoryStore } from './memory.ts';
import { TOOLS } from './tools.ts';
import { WireError, wireFetch } from './wire.ts';

export interface McpCredentials {
  readonly kind: 'api-key' | 'oauth';
  readonly token: string;
  /** Names the signed-in account over token changes; proofs belong to it. */
  readonly account?: string;
}

export interface McpOptions {
  /** Made by `safeFetch` with SMARTSHIP_HOSTS. */
  readonly fetch: Fetch;
  readonly now: () => Instant;
  /** Asked before a connection, and again with the token that the server rejected, so that an expired one can be renewed. */
  readonly credentials: (rejected?: string) => Promise<Outcome<McpCredentials>>;
  readonly proofs: McpMemoryStore;
  readonly pacer?: Pacer;
  /** The seller's other keys, which Smartship knows too and may speak of. */
  readonly alsoSecret?: () => Promise<readonly string[]>;
}

/**
 * [C] In which header an API key goes is not established [smartship 3.1]. Tried in this order when a connection is made; the one that
 * the server takes is remembered. This list is the only place to change.
 */
const KEY_HEADERS: readonly ((key: string) => Readonly<Record<string, string>>)[] = [
  (key) => ({ authorization: `Bearer ${key}` }),
  (key) => ({ 'x-api-key': key }),
];

const DAY = 24 * 3_600_000;
/** Before a write the tool list may be this old; a read takes one of the day. */
const FRESH_FOR_WRITE = 10 * 60_000;
/** A little over safeFetch's own limit, so that its failure is the one that is told. */
const LIMIT = { timeout: 25_000 };
const MAX_TOOL_PAGES = 50;
const KNOWN: ReadonlySet<string> = new Set(Object.keys(TOOLS).map(plainName));

/**
 * One signed-in MCP connection. Connects when first asked and goes on with the last handshake, so that a wake costs nothing before the first call;
 * where the server no longer knows it, it is made again once.
 */
export class McpConnection {
  readonly #options: McpOptions;
  #credentials: McpCredentials;
  /** Tokens of this connection that were renewed, and the seller's other keys: a server may speak of them. */
  readonly #spent: string[] = [];
  #memory: McpMemory;
  #client: Client | null = null;
  #resumed = false;
  #tail: Promise<unknown> = Promise.resolve();

  private constructor(options: McpOptions, credentials: McpCredentials, memory: McpMemory) {
    this.#options = options;
    this.#credentials = credentials;
    this.#memory = memory;
  }

  /** Signs in with what is kept; asks the server only where the tool list is not known or a day old. */
  static async open(options: McpOptions): Promise<Outcome<McpConnection>> {
    const credentials = await options.credentials();
    if (!credentials.ok) return credentials;
    const memory = await loadMemory(options.proofs, await identityOf(credentials.value), options.now());
    const connection = new McpConnection(options, credentials.value, memory);
    connection.#spent.push(...((await options.alsoSecret?.()) ?? []));
    const listed = await connection.listTools(DAY);
    return listed.ok ? ok(connection) : listed;
  }

  get memory(): McpMemory {
    return this.#memory;
  }
  get signIn(): 'oauth' | 'api-key' {
    return this.#credentials.kind;
  }
  get secrets(): readonly string[] {
    return [this.#credentials.token, ...this.#spent];
  }

  async remember(change: Partial<McpMemory>): Promise<void> {
    this.#memory = { ...this.#memory, ...change };
    // A store that fails costs a few calls at the next wake, not this one.
    await this.#options.proofs.set(this.#memory).catch(() => undefined);
  }

  /** Reads `tools/list` when what we know is older than `maxAge`. Names and schemas are data; descriptions are not even kept. */
  async listTools(maxAge: number): Promise<Outcome<null>> {
    if (this.#memory.tools.length > 0 && this.#options.now() - this.#memory.toolsAt < maxAge) return ok(null);
    const tools: KnownTool[] = [];
    let count = 0;
    let cursor: string | undefined;
    for (let page = 0; page < MAX_TOOL_PAGES; page += 1) {
      const params = cursor === undefined ? {} : { cursor };
      const answer = await this.#request('tools/list', false, (client) =>
        client.request({ method: 'tools/list', params }, LIMIT),
      );
      if (!answer.ok) return answer;
      count += answer.value.tools.length;
      for (const { name, inputSchema } of answer.value.tools) {
        if (!KNOWN.has(plainName(name))) continue;
        const schema: Row = inputSchema;
        tools.push({ name, inputSchema: { ...schema }, fingerprint: await fingerprint(canonical([name, schema])) });
      }
      cursor = answer.value.nextCursor;
      if (cursor === undefined) break;
    }
    await this.remember({ tools, toolCount: count, toolsAt: this.#options.now() });
    return ok(null);
  }

  freshForWrite(): Promise<Outcome<null>> {
    return this.listTools(FRESH_FOR_WRITE);
  }

  /** Calls a tool once. The reply is handed on as it came; nothing in it is acted on here. */
  callTool(
    tool: KnownTool,
    args: Row,
    write: boolean,
  ): Promise<
    Outcome<{
      readonly content: readonly unknown[];
      readonly structuredContent?: unknown;
      readonly isError?: boolean | undefined;
    }>
  > {
    // The definition is given without its output schema: a reply that misses its own schema is judged by our reading, not thrown away.
    const toolDefinition = { name: tool.name, inputSchema: { type: 'object' as const } };
    return this.#request(tool.name, write, (client) =>
      client.callTool({ name: tool.name, arguments: { ...args } }, { ...LIMIT, toolDefinition }),
    );
  }

  async #request<Value>(
    operation: string,
    write: boolean,
    ask: (client: Client) => Promise<Value>,
  ): Promise<Outcome<Value>> {
    for (let attempt = 0; ; attempt += 1) {
      const context: CallContext = { operation, write, signIn: this.signIn, secrets: this.secrets };
      let connected = false;
      try {
        const client = await this.#connected();
        connected = true;
        const value = await ask(client);
        this.#resumed = false;
        return ok(value);
      } catch (error) {
        if (attempt < KEY_HEADERS.length && (await this.#canTryAgain(error, write))) continue;
        // Before the handshake is over nothing of the call itself was sent.
        return failed(toFailure(error, connected ? context : { ...context, write: false }));
      }
    }
  }

  /** Only answers by which the server says that it has not acted: an unknown session, or an identity it does not take. */
  async #canTryAgain(error: unknown, write: boolean): Promise<boolean> {
    if (!(error instanceof WireError) || error.problem !== 'status') return false;
    if (error.status === 404 || (error.status === 400 && this.#resumed)) {
      if (this.#memory.session === null) return false;
      await this.#forgetSession();
      return true;
    }
    if (error.status !== 401) return false;
    if (this.signIn === 'api-key') {
      const next = this.#memory.keyHeader + 1;
      // Once a header has worked, a rejection means the key.
      if (this.#memory.tools.length > 0 || next >= KEY_HEADERS.length) return false;
      this.#memory = { ...this.#memory, keyHeader: next };
      await this.#forgetSession();
      return true;
    }
    const renewed = await this.#options.credentials(this.#credentials.token);
    if (!renewed.ok || renewed.value.token === this.#credentials.token) return false;
    const sameKind = renewed.value.kind === this.signIn;
    this.#spent.push(this.#credentials.token);
    this.#credentials = renewed.value;
    return sameKind || ((await this.#startOver()) && !write);
  }

  /** The sign-in ended and a key took its place (or the other way round): other tools, other proofs. A write is not carried over. */
  async #startOver(): Promise<boolean> {
    const client = this.#client;
    this.#client = null;
    await client?.close().catch(() => undefined);
    this.#memory = await loadMemory(this.#options.proofs, await identityOf(this.#credentials), this.#options.now());
    return (await this.listTools(DAY)).ok;
  }

  async #forgetSession(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.close().catch(() => undefined);
    await this.remember({ session: null });
  }

  /** One handshake at a time, however many calls wait for it. */
  #connected(): Promise<Client> {
    const turn = this.#tail.catch(() => undefined).then(() => this.#client ?? this.#connect());
    this.#tail = turn;
    return turn;
  }

  async #connect(): Promise<Client> {
    const { session } = this.#memory;
    const fetch = wireFetch({
      fetch: this.#options.fetch,
      pacer: this.#options.pacer,
      now: this.#options.now,
      authorize: () => this.#authorization(),
      secrets: () => this.secrets,
      agreedVersion: session?.id === null ? session.protocolVersion : undefined,
    });
    const transport = new StreamableHTTPClientTransport(new URL(MCP_URL), {
      fetch,
      reconnectionOptions: {
        initialReconnectionDelay: 1_000,
        maxReconnectionDelay: 1_000,
        reconnectionDelayGrowFactor: 1,
        maxRetries: 0,
      },
      ...(session?.id ? { sessionId: session.id, protocolVersion: session.protocolVersion } : {}),
    });
    // No capabilities: the server may ask us nothing.
    const client = new Client(
      { name: 'smartship-for-j-qsm', version: '0.1.0' },
      { capabilities: {}, jsonSchemaValidator: new CfWorkerJsonSchemaValidator() },
    );
    await client.connect(transport, LIMIT);
    this.#client = client;
    this.#resumed = session !== null;
    const protocolVersion = client.getNegotiatedProtocolVersion();
    if (!session && protocolVersion)
      await this.remember({ session: { id: transport.sessionId ?? null, protocolVersion } });
    return client;
  }

  #authorization(): Readonly<Record<string, string>> {
    const { kind, token } = this.#credentials;
    if (kind === 'oauth') return { authorization: `Bearer ${token}` };
    return KEY_HEADERS[this.#memory.keyHeader]?.(token) ?? {};
  }
}

async function identityOf({ kind, token, account }: McpCredentials): Promise<string> {
  return fingerprint(kind === 'api-key' ? `key:${token}` : `oauth:${account ?? ''}`);
}
