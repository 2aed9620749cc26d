import { exclusionFor, type Failure, type ShopId } from '#lib/domain';
import { readSettings } from '#lib/storage';
import { syncListings, wantListings } from '#lib/watch';
import type { Brain } from './brain.ts';
import { createCoverage } from './coverage.ts';
import { singleFlight } from './kv.ts';

/**
 * The listing index in the background: goes on at every look where the last one stopped, shop by shop. It may take half an
 * hour, so nobody waits for it; where it stands is on disk. One shop's failure does not stop the next.
 */
export function createListingSync(brain: Brain) {
  const tried = new Set<string>();
  const coverage = createCoverage(brain);

  const shopNow = async (shopId: ShopId) => (await readSettings()).shops.find((shop) => shop.shopId === shopId);

  /** A shop whose orders cannot be asked for is not asked for listings either: a rejected key is left alone. */
  const isAskable = async (shopId: ShopId): Promise<boolean> => {
    const poll = await brain.data.polls.get(shopId);
    return poll === undefined || (!poll.stopped && poll.failures === 0);
  };

  const ofShop = async (shopId: ShopId): Promise<{ readonly failure: Failure | null }> => {
    if (!(await isAskable(shopId))) return { failure: null };
    const patterns = (await shopNow(shopId))?.notSmartship ?? [];
    const read = await syncListings(brain.parties.qapi(shopId), brain.data, {
      shopId,
      now: brain.now,
      tried,
      excluded: ({ itemCode, sellerCode }) => exclusionFor(patterns, [itemCode, sellerCode]) !== null,
      progress: () => brain.changed(),
      // A shop that was removed, or everything erased, while it was being read: nothing more is asked or kept.
      goOn: async () => {
        await brain.afterTyping();
        return (await shopNow(shopId)) !== undefined;
      },
    });
    return { failure: read.ok ? null : read.failure };
  };

  const run = singleFlight(async (): Promise<void> => {
    const { shops } = await readSettings();
    if (shops.length === 0) return;
    const lastStart = brain.now();
    let failure: Failure | null = null;
    for (const { shopId } of shops) failure = (await ofShop(shopId)).failure ?? failure;
    const before = await brain.data.syncs.get('listings');
    await brain.data.syncs.put({
      name: 'listings',
      lastStart,
      lastEnd: failure === null ? brain.now() : (before?.lastEnd ?? null),
      count: await brain.data.listings.count(),
      failure,
      resume: null,
    });
    await coverage();
    brain.changed();
  });

  /** The seller cannot wait: everything of these shops, now. Gives at once; the reading goes on by itself. */
  const readAll = async (shopIds: readonly ShopId[]): Promise<void> => {
    for (const shopId of shopIds) await wantListings(brain.data, shopId, brain.now());
    tried.clear();
    // A run under way may already be past these shops.
    void run().then(run).catch(failedQuietly);
  };

  const failedQuietly = (error: unknown): void => {
    const says = error instanceof Error ? error.name : 'unknown';
    void brain.log({ who: 'extension', what: 'listings-read', orderNo: null, result: 'failed', says });
  };

  return { run, goOn: (): void => void run().catch(failedQuietly), readAll };
}

export type ListingSyncer = ReturnType<typeof createListingSync>;
