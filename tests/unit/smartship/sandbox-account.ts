import { type Outcome, ok } from '#lib/domain';
import { safeFetch } from '#lib/http';
import {
  createMcpGateway,
  createSignInSession,
  type McpMemory,
  type SignInSession,
  SMARTSHIP_HOSTS,
  type SmartshipDesk,
  type SmartshipTokens,
  signIn,
} from '#lib/smartship';
import { createSmartship } from '../../sandbox/smartship/index.ts';
import { createWorld, type World } from '../../sandbox/world.ts';
import { value } from './small-smartship.ts';

/** The sandbox's Smartship with one seller signed in, and every tool call it got. */
export class SandboxAccount {
  readonly world: World = createWorld({ now: Date.parse('2026-11-24T12:00:00+09:00'), frozen: true });
  readonly tools: string[] = [];
  /** Tool → what the sandbox last answered to it, as it stood in the reply. */
  readonly answers = new Map<string, unknown>();
  /** Answers a tool's call instead of the sandbox. */
  instead: (tool: string, id: number) => Response | null | Promise<never> = () => null;
  /** What tools/list answers instead of the sandbox's own list; null: the sandbox's own. */
  listed: unknown = null;
  /** The tool whose next reply is lost after its effect. */
  loses: string | null = null;
  readonly #serve = createSmartship(this.world);
  #tokens: SmartshipTokens | null = null;
  #session: SignInSession | null = null;
  #memory: McpMemory | null = null;

  readonly now = () => this.world.clock.now();
  readonly press = () => ({ by: 'press', at: this.now() }) as const;

  readonly #fetch = safeFetch(
    async (input, init) => {
      const request = new Request(input, init);
      const body = await request.clone().text();
      const tool = /"method":"tools\/call".*"name":"(\w+)"/.exec(body)?.[1];
      if (tool !== undefined) this.tools.push(tool);
      if (body.includes('"method":"tools/list"') && this.listed !== null) {
        const id = Number(/"id":(\d+)/.exec(body)?.[1]);
        return Response.json({ jsonrpc: '2.0', id, result: this.listed });
      }
      const id = Number(/"id":(\d+)/.exec(body)?.[1]);
      if (tool === undefined) return this.#serve(request);
      const instead = await this.instead(tool, id);
      if (instead) return instead;
      const response = await this.#serve(request);
      this.answers.set(tool, answerIn(await response.clone().text()));
      if (tool !== this.loses) return response;
      this.loses = null;
      throw new TypeError('cut');
    },
    { hosts: SMARTSHIP_HOSTS },
  );

  /** The access token in use. */
  token(): string {
    return this.#tokens?.accessToken ?? '';
  }

  /** The tools with their schemas, as the gateway last read them. */
  schemas(): readonly { readonly name: string; readonly inputSchema: unknown }[] {
    return this.#memory?.tools.map(({ name, inputSchema }) => ({ name, inputSchema })) ?? [];
  }

  /** Another connection of the same sign-in, which knows nothing yet. */
  connect(): Promise<Outcome<SmartshipDesk>> {
    const credentials = async () => ok({ kind: 'oauth', token: this.token() } as const);
    const proofs = { get: async () => null, set: async () => undefined };
    return createMcpGateway({ fetch: this.#fetch, now: this.now, proofs, credentials });
  }

  async gateway(): Promise<SmartshipDesk> {
    const store = {
      get: async () => this.#tokens,
      set: async (given: SmartshipTokens | null) => {
        this.#tokens = given;
      },
    };
    value(
      await signIn({
        fetch: this.#fetch,
        now: this.now,
        store,
        redirectUri: 'https://abcdefghijklmnop.chromiumapp.org/smartship',
        launchWebAuthFlow: (url) => this.#allow(url),
      }),
    );
    this.#session = createSignInSession({ fetch: this.#fetch, now: this.now, store });
    return this.again();
  }

  /** The same sign-in in a new life of the worker. */
  async again(): Promise<SmartshipDesk> {
    const session = this.#session;
    if (session === null) throw new Error('nobody is signed in');
    const proofs = {
      get: async () => structuredClone(this.#memory),
      set: async (given: McpMemory) => {
        this.#memory = structuredClone(given);
      },
    };
    const credentials = (rejected?: string) => session.credentials(rejected);
    return value(await createMcpGateway({ fetch: this.#fetch, now: this.now, proofs, credentials }));
  }

  /** The seller on Smartship's own page. */
  async #allow(url: string): Promise<string | undefined> {
    const form = new URL(url).searchParams;
    form.set('decision', 'allow');
    form.set('email', this.world.smartship.email);
    form.set('password', this.world.smartship.password);
    const answer = await this.#serve(new Request(new URL('/oauth/authorize', url), { method: 'POST', body: form }));
    return answer.headers.get('location') ?? undefined;
  }
}

function answerIn(text: string): unknown {
  const told: { result?: { structuredContent?: unknown } } = JSON.parse(text.replace(/^[^{]*/, ''));
  return told.result?.structuredContent;
}
