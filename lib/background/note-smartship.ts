import { failed, type Outcome } from '#lib/domain';
import { Secret } from '#lib/storage';
import { noteConnection } from '#lib/watch';
import type { Brain } from './brain.ts';

/**
 * Notes how a look at Smartship went. A sign-in that Smartship ended stays *Signed out* until the seller signs in again or enters a key,
 * also where a key still reads: what he gave the extension to do is not done meanwhile, and *Connected* would hide that.
 */
export async function noteSmartship(
  brain: Brain,
  outcome: Outcome<unknown>,
  account: string | null = null,
): Promise<void> {
  const reads = outcome.ok || outcome.failure.kind === 'not-set-up';
  const ended = reads && (await brain.parties.account.ended());
  const told = ended ? failed({ kind: 'signed-out', party: 'smartship', operation: 'connect' }) : outcome;
  await noteConnection(brain.data, await identity(brain), told, brain.now(), account);
}

/** How the Smartship connection is signed in, for the popup. */
async function identity(brain: Brain) {
  const [oauth, key, txApi] = await Promise.all([
    brain.vault.get('smartship:oauth'),
    brain.vault.get('smartship:api-key'),
    brain.vault.get('smartship:txapi-key'),
  ]);
  return {
    id: 'smartship',
    party: 'smartship',
    shopId: null,
    keyEnding: key instanceof Secret ? key.ending() : null,
    keyIssuedOn: null,
    signIn: oauth ? 'oauth' : key ? 'api-key' : txApi ? 'txapi' : 'none',
    txApiEnding: txApi instanceof Secret ? txApi.ending() : null,
  } as const;
}
