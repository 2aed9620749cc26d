import { type CodeTools, runCodeChanges } from '#lib/outbox';
import { type CodeChange, type ListingRow, readSettings } from '#lib/storage';
import { decidingCodes } from '#lib/watch';
import type { Brain } from './brain.ts';
import { countCoverage } from './coverage.ts';

/** Sends the changed codes that are due and looks at those that left; what was mended counts in the day's mapped share at once. */
export async function runCodes(brain: Brain): Promise<void> {
  const mended = new Set<string>();
  const tools: CodeTools = {
    db: brain.outbox,
    write: (shopId) => brain.parties.qapi(shopId).write,
    settings: readSettings,
    now: brain.now,
    locks: brain.locks,
    shown: async (changes) => {
      for (const { shopId } of changes) mended.add(shopId);
      await keepShown(brain, changes);
    },
    changed: () => brain.changed(),
  };
  try {
    await runCodeChanges(tools);
  } finally {
    await countCoverage(brain, mended);
  }
}

/** Lets the listings on disk follow what a later read showed, each listing in one go, and writes it to the activity log. */
async function keepShown(brain: Brain, changes: readonly CodeChange[]): Promise<void> {
  const { data } = brain;
  const byListing = Map.groupBy(changes, ({ shopId, itemCode }) => `${shopId} ${itemCode}`);
  for (const ofListing of byListing.values()) {
    const [{ shopId, itemCode } = {}] = ofListing;
    if (shopId === undefined || itemCode === undefined) continue;
    await data.transaction('rw', data.listings, async () => {
      const row = await data.listings.get([shopId, itemCode]);
      if (!row) return;
      const next = ofListing.reduce(changed, row);
      await data.listings.put({ ...next, codes: decidingCodes(next) });
    });
    for (const { before, after } of ofListing) {
      const says = `${itemCode}: ${before || '-'} → ${after}`;
      await brain.log({ who: 'extension', what: 'code-written', orderNo: null, result: 'ok', says });
    }
  }
}

const changed = (row: ListingRow, { option, after }: CodeChange): ListingRow =>
  option === null
    ? { ...row, sellerCode: after }
    : {
        ...row,
        options: row.options.map((one) =>
          one.name === option.name && one.value === option.value ? { ...one, optionCode: after } : one,
        ),
      };
