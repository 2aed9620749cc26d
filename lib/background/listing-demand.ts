import type { ItemCode, ShopId } from '#lib/domain';
import { readListingOptions } from '#lib/watch';
import type { Brain } from './brain.ts';

/** Reads listings that a goods list shows and nobody read lately: the seller looks at them now, so they go before all others. */
export function createListingDemand(brain: Brain) {
  const waiting = new Map<ShopId, Set<ItemCode>>();
  let running = false;

  const run = async (): Promise<void> => {
    for (let next = waiting.entries().next(); !next.done; next = waiting.entries().next()) {
      const [shopId, itemCodes] = next.value;
      waiting.delete(shopId);
      await readListingOptions(brain.parties.qapi(shopId), brain.data, [...itemCodes], {
        shopId,
        now: brain.now,
        depth: () => 'codes',
        progress: () => brain.changed(),
      });
    }
  };

  return async (shopId: ShopId, itemCodes: readonly ItemCode[]): Promise<void> => {
    const own = waiting.get(shopId) ?? new Set();
    waiting.set(shopId, own);
    for (const itemCode of itemCodes) own.add(itemCode);
    if (running) return;
    running = true;
    try {
      await run();
    } finally {
      running = false;
    }
  };
}
