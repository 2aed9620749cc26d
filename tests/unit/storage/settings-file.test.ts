import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { toShopId } from '#lib/domain';
import { changeSettings, exportSettings, firstShop, importSettings, readSettings, Secret, Vault } from '#lib/storage';

const CANARY = 'CANARY-KEY-0123456789-abcdefgh';
const NOW = Date.parse('2026-11-24T12:00:00+09:00');
const SHOP = toShopId('demo_shop');

beforeEach(async () => {
  fakeBrowser.reset();
  const vault = new Vault();
  await vault.erase();
  await vault.put(`qoo10:${SHOP}`, new Secret(CANARY), NOW);
  await vault.put('smartship:api-key', new Secret(CANARY), NOW);
  await vault.setPassphrase(`${CANARY}-passphrase`);
  const shop = { ...firstShop(SHOP, NOW), readOnly: false, keyIssuedOn: '2026-11-01', pollMinutes: 9 };
  await changeSettings((settings) => ({
    ...settings,
    language: 'en',
    shops: [shop],
    outbox: { id: `outbox-${CANARY}`, sequence: 7 },
  }));
});

describe('the settings file', () => {
  it('holds the choices, and neither a key nor a passphrase nor the outbox of this browser', async () => {
    const file = await exportSettings();
    expect(JSON.parse(file)).toMatchObject({ language: 'en', shops: [{ shopId: SHOP, keyIssuedOn: '2026-11-01' }] });
    expect(file).not.toContain('CANARY');
  });

  it('brings the choices back, with every shop Read-only', async () => {
    const file: unknown = JSON.parse(await exportSettings());
    await changeSettings((settings) => ({ ...settings, language: 'ja', shops: [] }));
    expect(await importSettings(file)).toBe(true);
    expect(await readSettings()).toMatchObject({
      language: 'en',
      shops: [{ shopId: SHOP, readOnly: true, pollMinutes: 9 }],
      outbox: { sequence: 7 },
    });
  });

  it.each([null, [], {}, { version: 99 }, 'text'])('that is none changes nothing: %j', async (file) => {
    const before = await readSettings();
    expect(await importSettings(file)).toBe(false);
    expect(await readSettings()).toEqual(before);
  });
});
