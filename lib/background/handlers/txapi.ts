import type { ConnectionReport, Handlers } from '#lib/messaging';
import { Secret } from '#lib/storage';
import type { Brain } from '../brain.ts';
import { LOCKED } from './vault.ts';

/** TxAPI's key in, out and tested. `test` looks at Smartship by whatever way in is best now; `testTxApi` at this key alone. */
export function txApiHandlers(
  brain: Brain,
  looks: { readonly test: () => Promise<unknown>; readonly testTxApi: () => Promise<ConnectionReport> },
): Pick<Handlers, 'keys.txapi.save' | 'txapi.test'> {
  return {
    async 'keys.txapi.save'({ apiKey }) {
      if (apiKey === null) await brain.vault.remove('smartship:txapi-key');
      else if (!(await brain.vault.put('smartship:txapi-key', new Secret(apiKey.trim()), brain.now()))) return LOCKED;
      const what = apiKey === null ? 'key-removed' : 'key-saved';
      await brain.log({ who: 'seller', what, orderNo: null, result: 'ok', says: 'smartship-txapi' });
      await looks.test();
      return { ok: true, reason: null };
    },

    'txapi.test': () => looks.testTxApi(),
  };
}
