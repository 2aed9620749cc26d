import { Dexie, type Table } from 'dexie';
import type { Instant } from '#lib/domain';
import { readSession, writeSession } from '#lib/platform';
import { Secret } from './secret.ts';
import {
  freshRawKey,
  hiddenKey,
  importRawKey,
  keyFromPassphrase,
  open,
  rawKeyShape,
  type Sealed,
  seal,
} from './vault-keys.ts';

/** Names of what the vault may hold; one of each, Qoo10's by shop. */
export type SecretName = `qoo10:${string}` | 'smartship:api-key' | 'smartship:oauth' | 'smartship:txapi-key';

/** How the vault opens: by a key the browser hides, or by one that only the passphrase opens. */
type StoredKey =
  | { readonly id: 'wrapping'; readonly kind: 'hidden'; readonly key: CryptoKey }
  | { readonly id: 'wrapping'; readonly kind: 'passphrase'; readonly salt: string; readonly wrapped: Sealed };

interface StoredSecret extends Sealed {
  readonly name: string;
  readonly savedAt: Instant;
}

const SESSION_KEY = 'vault';
const WRAPPED = 'wrapping-key';

/**
 * Keys and tokens, AES-GCM under a non-extractable key in the extension's own database (design §9). This keeps them from
 * pages, content scripts and a glance at the storage files; it does not stop malware or a copied browser profile.
 * With a passphrase the key is itself sealed; opened, it lives in the browser's memory until the browser closes, so that
 * the vault is *locked* after a restart. Only the background opens the vault.
 */
export class Vault {
  readonly #db = new Dexie('smartship-vault');
  #tail: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#db.version(1).stores({ keys: 'id', secrets: 'name' });
    this.#db.on('versionchange', () => this.#db.close({ disableAutoOpen: false }));
  }

  get #keys(): Table<StoredKey, string> {
    return this.#db.table('keys');
  }

  get #secrets(): Table<StoredSecret, string> {
    return this.#db.table('secrets');
  }

  /** Whether secrets can be used now, and whether a passphrase guards them. */
  async state(): Promise<{ readonly locked: boolean; readonly passphrase: boolean }> {
    const kept = await this.#keys.get('wrapping');
    if (kept?.kind !== 'passphrase') return { locked: false, passphrase: false };
    return { locked: (await this.#sessionKey()) === null, passphrase: true };
  }

  /** Seals and keeps a secret, replacing an earlier one. False while locked. */
  put(name: SecretName, secret: Secret, now: Instant): Promise<boolean> {
    return this.#inTurn(async () => {
      const key = await this.#key();
      if (key === null) return false;
      const sealed = await seal(key, secret.reveal(), name);
      await this.#secrets.put({ name, savedAt: now, ...sealed });
      return true;
    });
  }

  /** The secret, null when there is none or it can no longer be opened (then it must be entered again), or `locked`. */
  async get(name: SecretName): Promise<Secret | null | 'locked'> {
    const stored = await this.#secrets.get(name);
    if (!stored) return null;
    const key = await this.#key();
    if (key === null) return 'locked';
    const text = await open(key, stored, name);
    return text === null ? null : new Secret(text);
  }

  /** Every key that can be opened now; the sign-in's tokens are known to whoever uses them. None while locked. */
  async keys(): Promise<readonly Secret[]> {
    const names = (await this.#secrets.toCollection().primaryKeys()) as SecretName[];
    const all = await Promise.all(names.filter((name) => name !== 'smartship:oauth').map((name) => this.get(name)));
    return all.filter((one) => one instanceof Secret);
  }

  remove(name: SecretName): Promise<void> {
    return this.#inTurn(() => this.#secrets.delete(name));
  }

  /** Guards the vault by a passphrase from now on, or by none. False while locked: the old one must be known. */
  setPassphrase(passphrase: string | null): Promise<boolean> {
    return this.#inTurn(() => this.#reseal(passphrase));
  }

  async #reseal(passphrase: string | null): Promise<boolean> {
    const from = await this.#key();
    if (from === null) return false;
    const raw = freshRawKey();
    const to = passphrase === null ? await hiddenKey() : await importRawKey(raw);
    const resealed: StoredSecret[] = [];
    for (const stored of await this.#secrets.toArray()) {
      const text = await open(from, stored, stored.name);
      if (text !== null) resealed.push({ ...stored, ...(await seal(to, text, stored.name)) });
    }
    const kept: StoredKey =
      passphrase === null ? { id: 'wrapping', kind: 'hidden', key: to } : await this.#guarded(passphrase, raw);
    await this.#db.transaction('rw', this.#keys, this.#secrets, async () => {
      await this.#keys.put(kept);
      await this.#secrets.bulkPut(resealed);
    });
    await writeSession(SESSION_KEY, passphrase === null ? null : raw);
    return true;
  }

  /** Opens a guarded vault until the browser closes. False when the passphrase is wrong. */
  async unlock(passphrase: string): Promise<boolean> {
    const kept = await this.#keys.get('wrapping');
    if (kept?.kind !== 'passphrase') return true;
    const raw = await open(await keyFromPassphrase(passphrase, kept.salt), kept.wrapped, WRAPPED);
    if (raw === null) return false;
    await writeSession(SESSION_KEY, raw);
    return true;
  }

  /** Forgets everything, the wrapping key included. */
  erase(): Promise<void> {
    return this.#inTurn(async () => {
      await writeSession(SESSION_KEY, null);
      await this.#db.delete({ disableAutoOpen: false });
    });
  }

  /** One change at a time: sealing anew takes a while, and what changes meanwhile would be lost or come back. Only the background opens the vault. */
  #inTurn<Value>(change: () => PromiseLike<Value>): Promise<Value> {
    const turn = this.#tail.then(change);
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  async #guarded(passphrase: string, raw: string): Promise<StoredKey> {
    const salt = freshRawKey();
    return {
      id: 'wrapping',
      kind: 'passphrase',
      salt,
      wrapped: await seal(await keyFromPassphrase(passphrase, salt), raw, WRAPPED),
    };
  }

  /** The key to use now; null while locked. */
  async #key(): Promise<CryptoKey | null> {
    const kept = await this.#keys.get('wrapping');
    if (kept?.kind === 'passphrase') return this.#sessionKey();
    if (kept) return kept.key;
    const fresh = await hiddenKey();
    // Two wakes may race here: the first one in wins, and both use what is stored.
    return this.#db.transaction('rw', this.#keys, async () => {
      const other = await this.#keys.get('wrapping');
      if (other?.kind === 'hidden') return other.key;
      await this.#keys.add({ id: 'wrapping', kind: 'hidden', key: fresh });
      return fresh;
    });
  }

  async #sessionKey(): Promise<CryptoKey | null> {
    const raw = rawKeyShape.safeParse(await readSession(SESSION_KEY));
    return raw.success ? importRawKey(raw.data) : null;
  }
}
