import { Dexie, type Table } from 'dexie';
import type { Instant } from '#lib/domain';
import { Secret } from './secret.ts';

/** Names of what the vault may hold; one of each, Qoo10's by shop. */
export type SecretName = `qoo10:${string}` | 'smartship:api-key' | 'smartship:oauth';

interface StoredKey {
  readonly id: 'wrapping';
  /** Non-extractable: the browser uses it for us and shows it to nobody, us included. */
  readonly key: CryptoKey;
}

interface StoredSecret {
  readonly name: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
  readonly savedAt: Instant;
}

/**
 * Keys and tokens, AES-GCM under a non-extractable key in the extension's own database (design §9). This keeps them from
 * pages, content scripts and a glance at the storage files; it does not stop malware or a copied browser profile.
 * Only the background opens it.
 */
export class Vault {
  readonly #db = new Dexie('smartship-vault');

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

  /** Seals and keeps a secret, replacing an earlier one. */
  async put(name: SecretName, secret: Secret, now: Instant): Promise<void> {
    const key = await this.#wrappingKey();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: bytes(name) },
      key,
      bytes(secret.reveal()),
    );
    await this.#secrets.put({ name, iv, sealed, savedAt: now });
  }

  /** The secret, or null when there is none or it can no longer be opened (then it must be entered again). */
  async get(name: SecretName): Promise<Secret | null> {
    const stored = await this.#secrets.get(name);
    if (!stored) return null;
    try {
      const key = await this.#wrappingKey();
      const algorithm = { name: 'AES-GCM', iv: stored.iv, additionalData: bytes(name) };
      return new Secret(new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, stored.sealed)));
    } catch {
      return null;
    }
  }

  async remove(name: SecretName): Promise<void> {
    await this.#secrets.delete(name);
  }

  /** Forgets everything, the wrapping key included. */
  async erase(): Promise<void> {
    await this.#db.delete();
    await this.#db.open();
  }

  async #wrappingKey(): Promise<CryptoKey> {
    const kept = await this.#keys.get('wrapping');
    if (kept) return kept.key;
    const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    // Two wakes may race here: the first one in wins, and both use what is stored.
    return this.#db.transaction('rw', this.#keys, async () => {
      const other = await this.#keys.get('wrapping');
      if (other) return other.key;
      await this.#keys.add({ id: 'wrapping', key: fresh });
      return fresh;
    });
  }
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
