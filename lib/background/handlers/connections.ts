import { failed, jstDate, type ShopId, toShopId } from '#lib/domain';
import type { Handlers } from '#lib/messaging';
import { changeSettings, changeShop, firstShop, readSettings, Secret } from '#lib/storage';
import type { Brain } from '../brain.ts';
import { connectionTests, reportOf } from '../connection-tests.ts';
import { judgeNewKeys, pastedKey } from '../new-keys.ts';
import type { SyncAll } from '../sync.ts';
import { offerHandlers } from './offers.ts';
import { txApiHandlers } from './txapi.ts';
import { LOCKED, vaultHandlers } from './vault.ts';

const CREATE_KEY = 'CertificationAPI.CreateCertificationKey';

/** Keys in, connections tested. No handler ever gives a key back. */
export function connectionHandlers(
  brain: Brain,
  sync: SyncAll,
): Pick<
  Handlers,
  | 'keys.qoo10.save'
  | 'keys.qoo10.issue'
  | 'vault.state'
  | 'vault.passphrase'
  | 'vault.unlock'
  | 'keys.smartship.save'
  | 'keys.txapi.save'
  | 'txapi.test'
  | 'smartship.sign-in'
  | 'smartship.sign-out'
  | 'smartship.offers'
  | 'connection.test'
  | 'sync.now'
> {
  const { test, testTxApi } = connectionTests(brain, sync);
  const newKeys = judgeNewKeys(brain);

  /** Keeps a shop's key and makes the shop known, Read-only when it is new. False while the vault is locked. */
  const keepQoo10Key = async (shopId: ShopId, key: string, issuedOn: string | null): Promise<boolean> => {
    const before = await brain.vault.get(`qoo10:${shopId}`);
    if (!(await brain.vault.put(`qoo10:${shopId}`, new Secret(key), brain.now()))) return false;
    const same = before instanceof Secret && before.reveal() === key;
    await changeSettings((settings) =>
      settings.shops.some((shop) => shop.shopId === shopId)
        ? settings
        : { ...settings, shops: [...settings.shops, firstShop(shopId, brain.now())] },
    );
    await changeShop(shopId, (shop) => ({
      ...shop,
      // The same key once more has the same day of issue.
      keyIssuedOn: issuedOn ?? (same ? shop.keyIssuedOn : null),
    }));
    await brain.log({ who: 'seller', what: 'key-saved', orderNo: null, result: 'ok', says: 'qoo10' });
    return true;
  };

  /** Looks at every connection again, each by one cheap read. */
  const recheck = async (): Promise<void> => {
    const { shops } = await readSettings();
    await Promise.all([...shops.map(({ shopId }) => test('qoo10', shopId)), test('smartship')]);
  };

  return {
    ...vaultHandlers(brain, recheck),
    ...offerHandlers(brain),
    ...txApiHandlers(brain, newKeys, { test: () => test('smartship'), testTxApi }),

    async 'keys.qoo10.save'({ shopId, sellerAuthorizationKey, issuedOn }) {
      const id = toShopId(shopId.trim());
      const judged = await newKeys.qoo10(id, sellerAuthorizationKey);
      if (!judged.take) return { ok: false, reason: judged.why };
      if (!(await keepQoo10Key(id, judged.key.reveal(), issuedOn))) return LOCKED;
      await test('qoo10', id);
      return { ok: true, reason: judged.doubt };
    },

    async 'keys.qoo10.issue'({ shopId, apiKey, password }) {
      const id = toShopId(shopId.trim());
      if ((await brain.vault.state()).locked) {
        const locked = failed({ kind: 'locked', party: 'qoo10', operation: 'vault' });
        return { issued: false, report: reportOf('qoo10', 'vault', 0, locked) };
      }
      const started = brain.now();
      const cleaned = pastedKey(apiKey);
      const issued =
        cleaned === null
          ? failed({ kind: 'refused-here', party: 'qoo10', operation: CREATE_KEY })
          : await brain.parties.qapi(id).createKey({ userId: id, password, apiKey: cleaned });
      if (!issued.ok) {
        const told = reportOf('qoo10', issued.failure.operation, brain.now() - started, issued);
        return { issued: false, report: told };
      }
      await keepQoo10Key(id, issued.value, jstDate(brain.now()));
      return { issued: true, report: await test('qoo10', id) };
    },

    async 'keys.smartship.save'({ apiKey }) {
      const judged = await newKeys.smartship(apiKey);
      if (!judged.take) return { ok: false, reason: judged.why };
      if (!(await brain.vault.put('smartship:api-key', judged.key, brain.now()))) return LOCKED;
      await brain.log({ who: 'seller', what: 'key-saved', orderNo: null, result: 'ok', says: 'smartship' });
      await brain.parties.account.noteEnded(false);
      await test('smartship');
      return { ok: true, reason: judged.doubt };
    },

    async 'smartship.sign-in'({ clientId }) {
      const started = brain.now();
      const signedIn = await brain.parties.account.signIn(clientId);
      if (!signedIn.ok) return reportOf('smartship', 'sign-in', brain.now() - started, signedIn);
      await brain.log({ who: 'seller', what: 'signed-in', orderNo: null, result: 'ok', says: 'smartship' });
      return test('smartship');
    },

    async 'smartship.sign-out'() {
      await brain.parties.account.signOut();
      brain.parties.forgetGateway();
      await test('smartship');
      return { ok: true, reason: null };
    },

    'connection.test': ({ party, shopId }) => test(party, shopId),

    async 'sync.now'() {
      await sync.all('now');
      return { ok: true, reason: null };
    },
  };
}
