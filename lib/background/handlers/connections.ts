import { type Failure, failed, jstDate, type Outcome, type ShopId, toShopId } from '#lib/domain';
import type { ConnectionReport, Handlers } from '#lib/messaging';
import { hasHosts } from '#lib/platform';
import { changeSettings, changeShop, firstShop, readSettings, Secret } from '#lib/storage';
import { noteConnection } from '#lib/watch';
import type { Brain } from '../brain.ts';
import { qoo10Identity, type SyncAll, smartshipIdentity } from '../sync.ts';
import { offerHandlers } from './offers.ts';
import { LOCKED, vaultHandlers } from './vault.ts';

const HOSTS = { qoo10: 'https://api.qoo10.jp/*', smartship: 'https://smartship2.tracxlogis.com/*' } as const;

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
  | 'smartship.sign-in'
  | 'smartship.sign-out'
  | 'smartship.offers'
  | 'connection.test'
  | 'sync.now'
> {
  /** Tests one shop's key, the first shop's where none is named. */
  const testQoo10 = async (shopId: string | null): Promise<ConnectionReport> => {
    const { shops } = await readSettings();
    const shop = shopId === null ? shops[0] : shops.find((known) => known.shopId === shopId);
    if (!shop)
      return report('qoo10', 'check', 0, failed({ kind: 'not-set-up', party: 'qoo10', operation: 'check' }), '');
    const check = await brain.parties.qapi(shop.shopId).check();
    const outcome = otherShop(check.outcome, shop.shopId);
    await noteConnection(brain.data, await qoo10Identity(brain, shop), outcome, brain.now());
    const detail = outcome.ok ? (outcome.value.shopId ?? shop.shopId) : '';
    return report('qoo10', check.called, check.milliseconds, outcome, detail, outcome.ok ? outcome.value.rows : null);
  };

  const testSmartship = async (): Promise<ConnectionReport> => {
    const started = brain.now();
    brain.parties.forgetGateway();
    const gateway = await brain.parties.gateway();
    const outcome = gateway.ok ? await gateway.value.check() : gateway;
    const account = outcome.ok ? outcome.value.account : null;
    await noteConnection(brain.data, await smartshipIdentity(brain), outcome, brain.now(), account);
    const tools = outcome.ok ? outcome.value.tools : null;
    return report('smartship', 'tools/list', brain.now() - started, outcome, account ?? '', tools);
  };

  const test = async (party: 'qoo10' | 'smartship', shopId: string | null = null): Promise<ConnectionReport> => {
    // Firefox lets a person take hosts back; then no call would arrive, and the next step is to give them again.
    if (!(await hasHosts([HOSTS[party]]))) {
      return report(party, 'permissions', 0, failed({ kind: 'not-permitted', party, operation: 'permissions' }), '');
    }
    const told = await (party === 'qoo10' ? testQoo10(shopId) : testSmartship());
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

  /** Looks at every connection again, each by one cheap read. */
  const recheck = async (): Promise<void> => {
    const { shops } = await readSettings();
    await Promise.all([...shops.map(({ shopId }) => test('qoo10', shopId)), test('smartship')]);
  };

  return {
    ...vaultHandlers(brain, recheck),
    ...offerHandlers(brain),

    async 'keys.qoo10.save'({ shopId, sellerAuthorizationKey, issuedOn }) {
      const id = toShopId(shopId.trim());
      if (!(await keepQoo10Key(id, sellerAuthorizationKey.trim(), issuedOn))) return LOCKED;
      await test('qoo10', id);
      return { ok: true, reason: null };
    },

    async 'keys.qoo10.issue'({ shopId, apiKey, password }) {
      const id = toShopId(shopId.trim());
      if ((await brain.vault.state()).locked) {
        const locked = failed({ kind: 'locked', party: 'qoo10', operation: 'vault' });
        return { issued: false, report: report('qoo10', 'vault', 0, locked, '') };
      }
      const started = brain.now();
      const issued = await brain.parties.qapi(id).createKey({ userId: id, password, apiKey: apiKey.trim() });
      if (!issued.ok) {
        const told = report('qoo10', issued.failure.operation, brain.now() - started, issued, '');
        return { issued: false, report: told };
      }
      await keepQoo10Key(id, issued.value, jstDate(brain.now()));
      return { issued: true, report: await test('qoo10', id) };
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

    'connection.test': ({ party, shopId }) => test(party, shopId),

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
  found: number | null = null,
): ConnectionReport {
  const told = (failure: Failure) => ({ kind: failure.kind, says: failure.says ?? '', operation: failure.operation });
  return {
    party,
    ok: outcome.ok,
    called,
    milliseconds,
    failure: outcome.ok ? null : told(outcome.failure),
    detail,
    found,
  };
}
