import { failed, type Instant, type Outcome, ok } from '#lib/domain';
import type { Fetch } from '#lib/http';
import { webAuthFlow, webAuthRedirect } from '#lib/platform';
import {
  createSignInSession,
  type McpCredentials,
  type SignInSession,
  type SmartshipTokens,
  signIn,
  type TokenStore,
  tokensSchema,
} from '#lib/smartship';
import { Secret, type Vault } from '#lib/storage';

/** Where it is remembered that a sign-in ended without the seller's doing. */
interface EndedMemory {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}
const ENDED = 'smartship-sign-in-ended';

/** How this seller is signed in to Smartship: by OAuth, which may write, else by API key, which mostly only reads. */
export class SmartshipAccount {
  readonly #vault: Vault;
  readonly #fetch: Fetch;
  readonly #now: () => Instant;
  readonly #store: TokenStore;
  readonly #memory: EndedMemory;
  readonly #session: SignInSession;

  constructor(options: { vault: Vault; fetch: Fetch; now: () => Instant; memory: EndedMemory }) {
    this.#memory = options.memory;
    this.#vault = options.vault;
    this.#fetch = options.fetch;
    this.#now = options.now;
    this.#store = tokenStore(options.vault, options.now);
    this.#session = createSignInSession({ fetch: this.#fetch, now: this.#now, store: this.#store });
  }

  /**
   * The credentials to use now. A sign-in that has ended leaves the key, where there is one, so that reading goes on;
   * without a key it is told as `signed-out`.
   */
  async credentials(rejected?: string): Promise<Outcome<McpCredentials>> {
    if ((await this.#vault.state()).locked) return failed({ kind: 'locked', party: 'smartship', operation: 'connect' });
    const hadSignIn = (await this.#store.get()) !== null;
    if (hadSignIn) {
      const signedIn = await this.#session.credentials(rejected);
      if (signedIn.ok || signedIn.failure.kind !== 'signed-out') return signedIn;
      await this.noteEnded(true);
    }
    const key = await this.#vault.get('smartship:api-key');
    if (key instanceof Secret) return ok({ kind: 'api-key', token: key.reveal() });
    return failed({
      kind: (await this.ended()) ? 'signed-out' : 'not-set-up',
      party: 'smartship',
      operation: 'connect',
    });
  }

  /** *Sign in with Smartship*; only on the seller's press. */
  async signIn(clientId: string | null): Promise<Outcome<SmartshipTokens>> {
    const signedIn = await signIn({
      fetch: this.#fetch,
      now: this.#now,
      launchWebAuthFlow: async (url) => (await webAuthFlow(url)) ?? undefined,
      redirectUri: webAuthRedirect(),
      store: this.#store,
      ...(clientId === null ? {} : { clientId }),
    });
    if (signedIn.ok) await this.noteEnded(false);
    return signedIn;
  }

  /** True from the moment Smartship ended a sign-in until the seller signed in or out, or entered a key. */
  async ended(): Promise<boolean> {
    return (await this.#memory.get(ENDED)) === true;
  }

  async noteEnded(ended: boolean): Promise<void> {
    if ((await this.ended()) !== ended) await this.#memory.set(ENDED, ended);
  }

  /** Ends the sign-in here in any case, and at the server where it takes it back. */
  async signOut(): Promise<void> {
    await this.#session.signOut();
    await this.noteEnded(false);
  }
}

function tokenStore(vault: Vault, now: () => Instant): TokenStore {
  return {
    async get() {
      const kept = await vault.get('smartship:oauth');
      if (!(kept instanceof Secret)) return null;
      try {
        return tokensSchema().parse(JSON.parse(kept.reveal()));
      } catch {
        return null;
      }
    },
    async set(tokens) {
      if (tokens === null) await vault.remove('smartship:oauth');
      else await vault.put('smartship:oauth', new Secret(JSON.stringify(tokens)), now());
    },
  };
}
