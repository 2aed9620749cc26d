import { type Failure, failed, type Outcome, type Party } from '#lib/domain';
import type { ConnectionReport } from '#lib/messaging';
import { hasHosts } from '#lib/platform';
import { TXAPI_CHECK } from '#lib/smartship';
import { readSettings } from '#lib/storage';
import { noteConnection } from '#lib/watch';
import type { Brain } from './brain.ts';
import { noteSmartship } from './note-smartship.ts';
import { goOnUnlessRefused, resumePoll, SMARTSHIP_POLL } from './polls.ts';
import { qoo10Identity, type SyncAll } from './sync.ts';

const HOSTS = {
  qoo10: 'https://api.qoo10.jp/*',
  smartship: 'https://smartship2.tracxlogis.com/*',
  txapi: 'https://api.tracxlogis.com/*',
} as const;

/** *Test connection*: one cheap read of a side, noted for the popup and told in words. What is known is read anew after a good one. */
export function connectionTests(brain: Brain, sync: SyncAll) {
  const qoo10 = async (shopId: string | null): Promise<ConnectionReport> => {
    const { shops } = await readSettings();
    const shop = shopId === null ? shops[0] : shops.find((known) => known.shopId === shopId);
    if (!shop) return reportOf('qoo10', 'check', 0, failed({ kind: 'not-set-up', party: 'qoo10', operation: 'check' }));
    const check = await brain.parties.qapi(shop.shopId).check();
    const outcome = otherShop(check.outcome, shop.shopId);
    await noteConnection(brain.data, await qoo10Identity(brain, shop), outcome, brain.now());
    if (outcome.ok) await resumePoll(brain, shop.shopId);
    else await goOnUnlessRefused(brain, shop.shopId, outcome.failure);
    const told = outcome.ok ? { detail: outcome.value.shopId ?? shop.shopId, found: outcome.value.rows } : {};
    return reportOf('qoo10', check.called, check.milliseconds, outcome, told);
  };

  const smartship = async (): Promise<ConnectionReport> => {
    const started = brain.now();
    brain.parties.forgetGateway();
    const gateway = await brain.parties.gateway();
    const outcome = gateway.ok ? await gateway.value.check() : gateway;
    const account = outcome.ok ? outcome.value.account : null;
    await noteSmartship(brain, outcome, account);
    if (outcome.ok) await resumePoll(brain, SMARTSHIP_POLL);
    else await goOnUnlessRefused(brain, SMARTSHIP_POLL, outcome.failure);
    const called = gateway.ok && gateway.value.adapter === 'txapi' ? TXAPI_CHECK : 'tools/list';
    const told = outcome.ok ? { detail: account ?? '', found: outcome.value.tools } : {};
    return reportOf('smartship', called, brain.now() - started, outcome, told);
  };

  const test = async (party: Party, shopId: string | null = null): Promise<ConnectionReport> => {
    const unasked = await missingHost(party, party);
    if (unasked) return unasked;
    const told = await (party === 'qoo10' ? qoo10(shopId) : smartship());
    brain.changed();
    if (told.ok) void sync.all();
    return told;
  };

  /** TxAPI's key alone; what the popup tells of Smartship is not touched by it. */
  const testTxApi = async (): Promise<ConnectionReport> => {
    const started = brain.now();
    const unasked = await missingHost('txapi', 'smartship');
    return unasked ?? reportOf('smartship', TXAPI_CHECK, brain.now() - started, await brain.parties.txApi().check());
  };

  return { test, testTxApi };
}

/** Firefox lets a person take hosts back; then no call would arrive, and the next step is to give them again. */
async function missingHost(host: keyof typeof HOSTS, party: Party): Promise<ConnectionReport | null> {
  if (await hasHosts([HOSTS[host]])) return null;
  return reportOf(party, 'permissions', 0, failed({ kind: 'not-permitted', party, operation: 'permissions' }));
}

/** A good key of another shop is a wrong key here: everything would go to the wrong seller. */
export function otherShop<Told extends { readonly shopId: string | null }>(
  outcome: Outcome<Told>,
  shopId: string,
): Outcome<Told> {
  if (!outcome.ok || outcome.value.shopId === null || outcome.value.shopId === shopId) return outcome;
  return failed({ kind: 'key-rejected', party: 'qoo10', operation: 'check', says: `Shop ID: ${outcome.value.shopId}` });
}

/** What a test came to, as the page that asked for it gets it. */
export function reportOf(
  party: Party,
  called: string,
  milliseconds: number,
  outcome: Outcome<unknown>,
  told: { readonly detail?: string; readonly found?: number } = {},
): ConnectionReport {
  const { detail = '', found = null } = told;
  return {
    party,
    ok: outcome.ok,
    called,
    milliseconds,
    failure: outcome.ok ? null : inReport(outcome.failure),
    detail,
    found,
  };
}

const inReport = ({ party: _, says = '', ...failure }: Failure) => ({ ...failure, says });
