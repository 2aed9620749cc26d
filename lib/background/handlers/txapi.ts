import type { ConnectionReport, Handlers } from '#lib/messaging';
import type { Brain } from '../brain.ts';
import type { NewKeys } from '../new-keys.ts';
import { LOCKED } from './vault.ts';

/** TxAPI's key in, out and tested. `test` looks at Smartship by whatever way in is best now; `testTxApi` at this key alone. */
export function txApiHandlers(
  brain: Brain,
  newKeys: Pick<NewKeys, 'txApi'>,
  looks: { readonly test: () => Promise<unknown>; readonly testTxApi: () => Promise<ConnectionReport> },
): Pick<Handlers, 'keys.txapi.save' | 'txapi.test'> {
  return {
    async 'keys.txapi.save'({ apiKey }) {
      const judged = apiKey === null ? null : await newKeys.txApi(apiKey);
      if (judged?.take === false) return { ok: false, reason: judged.why };
      if (judged === null) await brain.vault.remove('smartship:txapi-key');
      else if (!(await brain.vault.put('smartship:txapi-key', judged.key, brain.now()))) return LOCKED;
      const what = judged === null ? 'key-removed' : 'key-saved';
      await brain.log({ who: 'seller', what, orderNo: null, result: 'ok', says: 'smartship-txapi' });
      await looks.test();
      return { ok: true, reason: judged?.doubt ?? null };
    },

    'txapi.test': () => looks.testTxApi(),
  };
}
