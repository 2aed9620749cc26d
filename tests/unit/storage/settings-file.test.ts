import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type ItemCode, toItemCode, toShopId } from '#lib/domain';
import {
  changeSettings,
  exportSettings,
  firstShop,
  importSettings,
  OutboxDb,
  readSettings,
  Secret,
  Vault,
} from '#lib/storage';

const CANARY = 'CANARY-KEY-0123456789-abcdefgh';
const NOW = Date.parse('2026-11-24T12:00:00+09:00');
const SHOP = toShopId('demo_shop');
const LATER = NOW + 40 * 86_400_000;

let outbox: OutboxDb;
afterEach(() => outbox.delete());

beforeEach(async () => {
  fakeBrowser.reset();
  outbox = new OutboxDb('settings-file');
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
    const file = await exportSettings(outbox);
    expect(JSON.parse(file)).toMatchObject({ language: 'en', shops: [{ shopId: SHOP, keyIssuedOn: '2026-11-01' }] });
    expect(file).not.toContain('CANARY');
  });

  it('brings the choices back, with every shop Read-only', async () => {
    const file: unknown = JSON.parse(await exportSettings(outbox));
    await changeSettings((settings) => ({ ...settings, language: 'ja', shops: [] }));
    expect(await importSettings(file, outbox, LATER)).toBe(true);
    expect(await readSettings()).toMatchObject({
      language: 'en',
      shops: [{ shopId: SHOP, readOnly: true, pollMinutes: 9 }],
      outbox: { sequence: 7 },
    });
  });

  it('carries the stock rule of each single listing, and leaves those alone that a file of before knows nothing of', async () => {
    const item = toItemCode('1100000001') as ItemCode; // ten digits are one
    const own = { shopId: SHOP, itemCode: item, rule: { kind: 'keep', percent: 100, units: 5 } } as const;
    await outbox.stockRules.put(own);
    const file = JSON.parse(await exportSettings(outbox));
    const elsewhere = { ...own, itemCode: toItemCode('1100000002') as ItemCode, rule: { kind: 'site' } } as const;
    await outbox.stockRules.put(elsewhere);
    const { stockRules, ...before } = file;
    expect(stockRules).toEqual([own]);
    expect(await importSettings(before, outbox, LATER)).toBe(true);
    expect(await outbox.stockRules.toArray()).toEqual([own, elsewhere]);
    expect(await importSettings(file, outbox, LATER)).toBe(true);
    expect(await outbox.stockRules.toArray()).toEqual([own]);
    const broken = { ...file, stockRules: [{ ...own, rule: { kind: 'ratio', percent: 500, units: 0 } }] };
    expect(await importSettings(broken, outbox, LATER)).toBe(false);
    expect(await outbox.stockRules.toArray()).toEqual([own]);
  });

  it('switches duties on from now, so that what came since the file was written waits for a preview', async () => {
    await changeSettings((settings) => ({
      ...settings,
      automationAsks: true,
      shops: settings.shops.map((shop) => ({
        ...shop,
        duties: { ...shop.duties, confirm: 'extension' as const },
        dutySince: { confirm: NOW },
      })),
    }));
    const file: unknown = JSON.parse(await exportSettings(outbox));
    expect(await importSettings(file, outbox, LATER)).toBe(true);
    // What this browser was asked to wait for is no choice of the file's.
    expect(await readSettings()).toMatchObject({
      automationAsks: true,
      shops: [{ duties: { confirm: 'extension' }, dutySince: { confirm: LATER } }],
    });
  });

  it.each([null, [], {}, { version: 99 }, 'text'])('that is none changes nothing: %j', async (file) => {
    const before = await readSettings();
    expect(await importSettings(file, outbox, LATER)).toBe(false);
    expect(await readSettings()).toEqual(before);
  });
});
