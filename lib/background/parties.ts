import { failed, type Instant, type Outcome, ok, type ShopId } from '#lib/domain';
import { createPacer, type Fetch, type Pacer, safeFetch } from '#lib/http';
import { createQapi, QAPI_HOST, type Qapi } from '#lib/qoo10';
import { createMcpGateway, createTxApiGateway, SMARTSHIP_HOSTS, type SmartshipDesk } from '#lib/smartship';
import { countCall, type DataDb, Secret, type Vault } from '#lib/storage';
import { smallStore } from './kv.ts';
import { SmartshipAccount } from './smartship-account.ts';

/** Resolves after so many milliseconds. */
export type Wait = (milliseconds: number) => Promise<void>;

/** The outside parties as the background talks to them. Keys leave the vault here, just before a call, and go nowhere else. */
export class Parties {
  readonly #vault: Vault;
  readonly #fetch: Fetch;
  readonly #now: () => Instant;
  readonly #data: DataDb;
  readonly #pacer: Pacer;
  readonly account: SmartshipAccount;
  #gateway: Promise<Outcome<SmartshipDesk>> | null = null;

  constructor(options: { vault: Vault; data: DataDb; fetch: Fetch; now: () => Instant; wait?: Wait }) {
    this.#vault = options.vault;
    this.#fetch = options.fetch;
    this.#now = options.now;
    this.#data = options.data;
    this.#pacer = createPacer({ store: smallStore(options.data), now: options.now, wait: options.wait ?? wait });
    this.account = new SmartshipAccount({
      vault: options.vault,
      fetch: safeFetch(this.#counted(''), { hosts: SMARTSHIP_HOSTS }),
      now: options.now,
      memory: smallStore(options.data),
    });
  }

  /** Qoo10's API with a shop's key, or with one that is only tried; `not-set-up` without one, before anything is sent. */
  qapi(shopId: ShopId, tried?: Secret): Qapi {
    return createQapi({
      fetch: safeFetch(this.#counted(shopId), { hosts: [QAPI_HOST] }),
      now: this.#now,
      pacer: this.#pacer,
      shopId,
      key: async () => {
        const secret = tried ?? (await this.#vault.get(`qoo10:${shopId}`));
        if (secret instanceof Secret) return ok(secret.reveal());
        const kind = secret === 'locked' ? 'locked' : 'not-set-up';
        return failed({ kind, party: 'qoo10', operation: 'GiosisCertificationKey' });
      },
    });
  }

  /**
   * Smartship with the best way in there is: OAuth before API key, and where neither is there TxAPI's key, which only reads.
   * Connected once per worker life and change of keys.
   */
  gateway(): Promise<Outcome<SmartshipDesk>> {
    this.#gateway ??= this.#connect();
    return this.#gateway;
  }

  /** After a change of keys, or of what was read a moment ago: the next call connects anew and reads anew. */
  forgetGateway(): void {
    this.#gateway = null;
  }

  /** Every call that starts is counted by day, host and shop: the day's budget is kept by it (design §8). */
  #counted(shopId: string): Fetch {
    return async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      await countCall(this.#data, url.hostname, shopId, this.#now());
      return this.#fetch(input, init);
    };
  }

  async #connect(): Promise<Outcome<SmartshipDesk>> {
    const small = smallStore(this.#data);
    const made = await createMcpGateway({
      fetch: safeFetch(this.#counted(''), { hosts: SMARTSHIP_HOSTS }),
      now: this.#now,
      pacer: this.#pacer,
      alsoSecret: () => this.#kept(),
      credentials: (rejected) => this.account.credentials(rejected),
      proofs: { get: () => small.get('mcp'), set: (memory) => small.set('mcp', memory) },
    });
    // A connection that did not come up is not kept: the next call tries again.
    if (!made.ok) this.#gateway = null;
    const noWayIn = !made.ok && (made.failure.kind === 'not-set-up' || made.failure.kind === 'signed-out');
    return noWayIn && (await this.#vault.get('smartship:txapi-key')) instanceof Secret ? ok(this.txApi()) : made;
  }

  /** Each side may speak of the other's key: Smartship's own link has Qoo10's. */
  async #kept(): Promise<readonly string[]> {
    return (await this.#vault.keys()).map((secret) => secret.reveal());
  }

  /** Smartship with a key that is only tried: nothing of it is remembered. */
  smartshipBy(tried: Secret): Promise<Outcome<SmartshipDesk>> {
    return createMcpGateway({
      fetch: safeFetch(this.#counted(''), { hosts: SMARTSHIP_HOSTS }),
      now: this.#now,
      pacer: this.#pacer,
      alsoSecret: () => this.#kept(),
      credentials: async () => ok({ kind: 'api-key', token: tried.reveal() }),
      proofs: { get: async () => null, set: async () => undefined },
    });
  }

  /** Smartship by TxAPI's key alone, the kept one or one that is only tried; `not-set-up` at the first call without one. */
  txApi(tried?: Secret): SmartshipDesk {
    return createTxApiGateway({
      fetch: safeFetch(this.#counted(''), { hosts: SMARTSHIP_HOSTS }),
      now: this.#now,
      pacer: this.#pacer,
      key: async () => {
        const secret = tried ?? (await this.#vault.get('smartship:txapi-key'));
        if (secret instanceof Secret) return ok(secret.reveal());
        const kind = secret === 'locked' ? 'locked' : 'not-set-up';
        return failed({ kind, party: 'smartship', operation: 'TxAPI' });
      },
    });
  }
}

const wait: Wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
