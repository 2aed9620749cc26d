import { failed, type Instant, type Outcome, ok } from '#lib/domain';
import type { Fetch } from '#lib/http';
import type { McpCredentials } from '#lib/smartship';
import type { Vault } from '#lib/storage';

/** How this seller is signed in to Smartship. */
export class SmartshipAccount {
  readonly #vault: Vault;

  constructor(options: { vault: Vault; fetch: Fetch; now: () => Instant }) {
    this.#vault = options.vault;
  }

  /** The credentials to use now. */
  async credentials(_rejected?: string): Promise<Outcome<McpCredentials>> {
    const key = await this.#vault.get('smartship:api-key');
    if (key) return ok({ kind: 'api-key', token: key.reveal() });
    return failed({ kind: 'not-set-up', party: 'smartship', operation: 'connect' });
  }

  async signIn(_clientId: string | null): Promise<Outcome<null>> {
    return failed({ kind: 'not-offered', party: 'smartship', operation: 'sign-in' });
  }

  async signOut(): Promise<void> {
    await this.#vault.remove('smartship:oauth');
  }
}
