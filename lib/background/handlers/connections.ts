import { type Failure, failed, jstDate, type Outcome, reason, type ShopId, toShopId } from '#lib/domain';
import type { ConnectionReport, Handlers } from '#lib/messaging';
import { hasHosts } from '#lib/platform';
import { changeSettings, changeShop, firstShop, readSettings, Secret } from '#lib/storage';
import { noteConnection } from '#lib/watch';
import type { Brain } from '../brain.ts';
import { qoo10Identity, type SyncAll, smartshipIdentity } from '../sync.ts';

const LOCKED = { ok: false, reason: reason('vault-locked') } as const;
const HOSTS = { qoo10: 'https://api.qoo10.jp/*', smartship: 'https://smartship2.tracxlogis.com/*' } as const;

/** Keys in, connections tested. No handler ever gives a key back. */
export function connectionHandlers(
  brain: Brain,
  sync: SyncAll,
): Pick<
  Handlers,
  | 'keys.qoo10.save'
  | 'keys.qoo10.issue'
  | 'vault.passphrase'
  | 'vault.unlock'
  | 'keys.smartship.save'
  | 'smartship.sign-in'
  | 'smartship.sign-out'
  | 'connection.test'
  | 'sync.now'
> {
  const testQoo10 = async (): Promise<ConnectionReport> => {
    const [shop] = (await readSettings()).shops;
    if (!shop)
      return report('qoo10', 'check', 0, failed({ kind: 'not-set-up', party: 'qoo10', operation: 'check' }), '');
    const check = await brain.parties.qapi(shop.shopId).check();
    const outcome = otherShop(check.outcome, shop.shopId);
    await noteConnection(brain.data, await qoo10Identity(brain, shop), outcome, brain.now());
    const detail = outcome.ok ? (outcome.value.shopId ?? shop.shopId) : '';
    return report('qoo10', check.called, check.milliseconds, outcome, detail);
  };

  const testSmartship = async (): Promise<ConnectionReport> => {
    const started = brain.now();
    brain.parties.forgetGateway();
    const gateway = await brain.parties.gateway();
    const outcome = gateway.ok ? await gateway.value.check() : gateway;
    const account = outcome.ok ? outcome.value.account : null;
    await noteConnection(brain.data, await smartshipIdentity(brain), outcome, brain.now(), account);
    const detail = outcome.ok ? `${account ?? ''} ${outcome.value.tools} tools`.trim() : '';
    return report('smartship', 'tools/list', brain.now() - started, outcome, detail);
  };

  const test = async (party: 'qoo10' | 'smartship'): Promise<ConnectionReport> => {
    // Firefox lets a person take hosts back; then no call would arrive, and the next step is to give them again.
    if (!(await hasHosts([HOSTS[party]]))) {
      return report(party, 'permissions', 0, failed({ kind: 'not-permitted', party, operation: 'permissions' }), '');
    }
    const told = await (party === 'qoo10' ? testQoo10() : testSmartship());
    brain.changed();
    if (told.ok) void sync.all();
    return told;
  };

  /** Keeps a shop's key and makes the shop known, Read-only when it is new. False while the vault is locked. */
  const keepQoo10Key = async (shopId: ShopId, key: string, issuedOn: string | null): Promise<boolean> => {
    if (!(await brain.vault.put(`qoo10:${shopId}`, new Secret(key), brain.now()))) return false;
    await changeSettings((settings) =>
      settings.shops.some((shop) => shop.shopId === shopId)
        ? settings
        : { ...settings, shops: [...settings.shops, firstShop(shopId, brain.now())] },
    );
    await changeShop(shopId, (shop) => ({ ...shop, keyIssuedOn: issuedOn }));
    await brain.log({ who: 'seller', what: 'key-saved', orderNo: null, result: 'ok', says: 'qoo10' });
    return true;
  };

  return {
    async 'keys.qoo10.save'({ shopId, sellerAuthorizationKey, issuedOn }) {
      const id = toShopId(shopId.trim());
      if (!(await keepQoo10Key(id, sellerAuthorizationKey.trim(), issuedOn))) return LOCKED;
      await test('qoo10');
      return { ok: true, reason: null };
    },

    async 'keys.qoo10.issue'({ shopId, apiKey, password }) {
      const id = toShopId(shopId.trim());
      if ((await brain.vault.state()).locked) {
        return report('qoo10', 'vault', 0, failed({ kind: 'locked', party: 'qoo10', operation: 'vault' }), '');
      }
      const started = brain.now();
      const issued = await brain.parties.qapi(id).createKey({ userId: id, password, apiKey: apiKey.trim() });
      if (!issued.ok) return report('qoo10', issued.failure.operation, brain.now() - started, issued, '');
      await keepQoo10Key(id, issued.value, jstDate(brain.now()));
      return test('qoo10');
    },

    async 'vault.passphrase'({ passphrase }) {
      if (!(await brain.vault.setPassphrase(passphrase))) return LOCKED;
      await brain.log({
        who: 'seller',
        what: passphrase === null ? 'passphrase-off' : 'passphrase-on',
        orderNo: null,
        result: 'ok',
        says: '',
      });
      return { ok: true, reason: null };
    },

    async 'vault.unlock'({ passphrase }) {
      if (!(await brain.vault.unlock(passphrase))) return { ok: false, reason: reason('passphrase-wrong') };
      brain.parties.forgetGateway();
      void sync.all();
      return { ok: true, reason: null };
    },

    async 'keys.smartship.save'({ apiKey }) {
      if (!(await brain.vault.put('smartship:api-key', new Secret(apiKey.trim()), brain.now()))) return LOCKED;
      await brain.log({ who: 'seller', what: 'key-saved', orderNo: null, result: 'ok', says: 'smartship' });
      await test('smartship');
      return { ok: true, reason: null };
    },

    async 'smartship.sign-in'({ clientId }) {
      const started = brain.now();
      const signedIn = await brain.parties.account.signIn(clientId);
      if (!signedIn.ok) return report('smartship', 'sign-in', brain.now() - started, signedIn, '');
      await brain.log({ who: 'seller', what: 'signed-in', orderNo: null, result: 'ok', says: 'smartship' });
      return test('smartship');
    },

    async 'smartship.sign-out'() {
      await brain.parties.account.signOut();
      brain.parties.forgetGateway();
      await test('smartship');
      return { ok: true, reason: null };
    },

    'connection.test': ({ party }) => test(party),

    async 'sync.now'() {
      await sync.all('now');
      return { ok: true, reason: null };
    },
  };
}

/** A good key of another shop is a wrong key here: everything would go to the wrong seller. */
function otherShop<Told extends { readonly shopId: string | null }>(
  outcome: Outcome<Told>,
  shopId: string,
): Outcome<Told> {
  if (!outcome.ok || outcome.value.shopId === null || outcome.value.shopId === shopId) return outcome;
  return failed({ kind: 'key-rejected', party: 'qoo10', operation: 'check', says: `Shop ID: ${outcome.value.shopId}` });
}

function report(
  party: 'qoo10' | 'smartship',
  called: string,
  milliseconds: number,
  outcome: Outcome<unknown>,
  detail: string,
): ConnectionReport {
  const told = (failure: Failure) => ({ kind: failure.kind, says: failure.says ?? '', operation: failure.operation });
  return { party, ok: outcome.ok, called, milliseconds, failure: outcome.ok ? null : told(outcome.failure), detail };
}
