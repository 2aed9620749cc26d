import type { ItemCode, ShopId } from '#lib/domain';
import { readListingOptions, spendCalls } from '#lib/watch';
import type { Brain } from './brain.ts';

/**
 * Reads listings that a goods list shows and nobody read lately: the seller looks at them now, so they go before all
 * others and are not capped, only counted. A listing is asked once a worker's life.
 */
export function createListingDemand(brain: Brain) {
  const waiting = new Map<ShopId, Set<ItemCode>>();
  const asked = new Set<string>();
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
        goOn: (calls) => spendCalls(brain.data, shopId, brain.now(), calls),
      });
    }
  };

  return async (shopId: ShopId, itemCodes: readonly ItemCode[]): Promise<void> => {
    const own = waiting.get(shopId) ?? new Set();
    for (const itemCode of itemCodes) {
      if (!asked.has(`${shopId} ${itemCode}`)) own.add(itemCode);
      asked.add(`${shopId} ${itemCode}`);
    }
    if (own.size === 0) return;
    waiting.set(shopId, own);
    if (running) return;
    running = true;
    try {
      await run();
    } finally {
      running = false;
    }
  };
}
