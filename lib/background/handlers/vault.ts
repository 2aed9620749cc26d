import { reason } from '#lib/domain';
import type { Handlers } from '#lib/messaging';
import type { Brain } from '../brain.ts';
import { noteLock } from '../lock.ts';

export const LOCKED = { ok: false, reason: reason('vault-locked') } as const;
const WRONG = { ok: false, reason: reason('passphrase-wrong') } as const;
const DONE = { ok: true, reason: null } as const;

/** The passphrase: set, changed, removed, said. `recheck` looks at every connection again. */
export function vaultHandlers(
  brain: Brain,
  recheck: () => Promise<void>,
): Pick<Handlers, 'vault.state' | 'vault.passphrase' | 'vault.unlock'> {
  return {
    'vault.state': () => brain.vault.state(),

    async 'vault.passphrase'({ current, passphrase }) {
      const { locked, passphrase: guarded } = await brain.vault.state();
      if (locked) return LOCKED;
      if (guarded && !(await brain.vault.unlock(current ?? ''))) return WRONG;
      if (!(await brain.vault.setPassphrase(passphrase))) return LOCKED;
      const what = passphrase === null ? 'passphrase-off' : 'passphrase-on';
      await brain.log({ who: 'seller', what, orderNo: null, result: 'ok', says: '' });
      brain.changed();
      return DONE;
    },

    async 'vault.unlock'({ passphrase }) {
      if (!(await brain.vault.unlock(passphrase))) {
        await noteLock(brain);
        return WRONG;
      }
      brain.parties.forgetGateway();
      brain.changed();
      void recheck();
      return DONE;
    },
  };
}
