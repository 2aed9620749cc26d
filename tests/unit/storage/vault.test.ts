import 'fake-indexeddb/auto';
import { inspect } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Secret, Vault } from '#lib/storage';

const CANARY = 'CANARY-KEY-0123456789-abcdefgh';
const NOW = Date.parse('2026-11-24T12:00:00+09:00');
let vault: Vault;

beforeEach(async () => {
  fakeBrowser.reset();
  vault = new Vault();
  await vault.erase();
});

/** Everything the vault's database holds, as a thief of the files would see it. */
async function dump(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('smartship-vault');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const rows: unknown[] = [];
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    rows.push(
      await new Promise((resolve) => {
        const all = store.getAll();
        all.onsuccess = () => resolve(all.result);
      }),
    );
  }
  database.close();
  return inspect(rows, { depth: 10, maxArrayLength: null });
}

const reveal = (told: Secret | null | 'locked') => (told instanceof Secret ? told.reveal() : told);

describe('a secret', () => {
  it('shows stars wherever it is printed, and its end only when long enough', () => {
    const secret = new Secret(CANARY);
    expect(`${secret} ${JSON.stringify({ secret })} ${inspect(secret)}`).not.toContain('CANARY');
    expect(secret.ending()).toBe('efgh');
    expect(new Secret('short').ending()).toBe('');
  });
});

describe('the vault', () => {
  it('gives back what was put in, to another life too', async () => {
    await vault.put('qoo10:demo_shop', new Secret(CANARY), NOW);
    expect(reveal(await new Vault().get('qoo10:demo_shop'))).toBe(CANARY);
    expect(await vault.get('smartship:api-key')).toBeNull();
  });

  it('keeps no key readable on disk', async () => {
    await vault.put('qoo10:demo_shop', new Secret(CANARY), NOW);
    const written = await dump();
    expect(written).toContain('demo_shop');
    expect(written).not.toContain('CANARY');
    expect(written).toContain('extractable: false');
  });

  it('gives all keys, and no sign-in', async () => {
    await vault.put('qoo10:demo_shop', new Secret('qoo10-key'), 0);
    await vault.put('smartship:api-key', new Secret('smartship-key'), 0);
    await vault.put('smartship:oauth', new Secret('{}'), 0);
    const keys = await vault.keys();
    expect(keys.map((secret) => secret.reveal()).toSorted()).toEqual(['qoo10-key', 'smartship-key']);
  });

  it('forgets everything when it is erased', async () => {
    await vault.put('qoo10:demo_shop', new Secret(CANARY), NOW);
    await vault.erase();
    expect(await vault.get('qoo10:demo_shop')).toBeNull();
  });
});

describe('a passphrase', () => {
  beforeEach(async () => {
    await vault.put('qoo10:demo_shop', new Secret(CANARY), NOW);
    expect(await vault.setPassphrase('正しい馬')).toBe(true);
  });

  it('keeps the vault open until the browser closes, and locks it then', async () => {
    expect(reveal(await vault.get('qoo10:demo_shop'))).toBe(CANARY);
    await fakeBrowser.storage.session.clear();
    expect(await vault.state()).toEqual({ locked: true, passphrase: true });
    expect(await vault.get('qoo10:demo_shop')).toBe('locked');
    expect(await vault.put('smartship:api-key', new Secret('x'), NOW)).toBe(false);
  });

  it('opens only for the right words', async () => {
    await fakeBrowser.storage.session.clear();
    expect(await vault.unlock('正しくない馬')).toBe(false);
    expect(await vault.get('qoo10:demo_shop')).toBe('locked');
    expect(await vault.unlock('正しい馬')).toBe(true);
    expect(reveal(await vault.get('qoo10:demo_shop'))).toBe(CANARY);
  });

  it('loses no key that is put in, and brings none back that is taken out, while it is being set', async () => {
    await vault.put('smartship:oauth', new Secret(CANARY), NOW);
    await vault.put('smartship:api-key', new Secret(CANARY), NOW);
    const setting = vault.setPassphrase('a long passphrase');
    // A renewal of the sign-in does not wait for the seller to be done.
    const renewed = vault.put('smartship:oauth', new Secret('renewed-token'), NOW);
    const removed = vault.remove('smartship:api-key');
    await Promise.all([setting, renewed, removed]);
    expect(reveal(await vault.get('smartship:oauth'))).toBe('renewed-token');
    expect(await vault.get('smartship:api-key')).toBeNull();
  });

  it('can be taken away again by who is in', async () => {
    await vault.setPassphrase(null);
    await fakeBrowser.storage.session.clear();
    expect(reveal(await vault.get('qoo10:demo_shop'))).toBe(CANARY);
  });
});
