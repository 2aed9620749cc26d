import type { CodeTools } from '#lib/outbox';
import { type CodeChange, readSettings } from '#lib/storage';
import { decidingCodes } from '#lib/watch';
import type { Brain } from './brain.ts';

/** What changing codes at Qoo10 needs, for this life of the background. */
export const codeTools = (brain: Brain): CodeTools => ({
  db: brain.outbox,
  write: (shopId) => brain.parties.qapi(shopId).write,
  settings: readSettings,
  now: brain.now,
  locks: brain.locks,
  shown: (changes) => keepShown(brain, changes),
  changed: () => brain.changed(),
});

/** Lets the listings on disk follow what a later read showed, and writes it to the activity log. */
async function keepShown(brain: Brain, changes: readonly CodeChange[]): Promise<void> {
  const { data } = brain;
  for (const change of changes) {
    await data.transaction('rw', data.listings, async () => {
      const row = await data.listings.get([change.shopId, change.itemCode]);
      if (!row) return;
      const { option } = change;
      const next =
        option === null
          ? { ...row, sellerCode: change.after }
          : {
              ...row,
              options: row.options.map((one) =>
                one.name === option.name && one.value === option.value ? { ...one, optionCode: change.after } : one,
              ),
            };
      await data.listings.put({ ...next, codes: decidingCodes(next) });
    });
    const says = `${change.itemCode}: ${change.before || '-'} → ${change.after}`;
    await brain.log({ who: 'extension', what: 'code-written', orderNo: null, result: 'ok', says });
  }
}
