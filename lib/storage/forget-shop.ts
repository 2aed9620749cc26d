import type { ShopId } from '#lib/domain';
import type { DataDb } from './data-db.ts';
import { listingMemoryKey } from './listing-memory.ts';
import { stockPreviewKey } from './stock-rows.ts';

/** Forgets what was read of a shop. Its promises are in another database, and are not touched. */
export async function forgetShop(data: DataDb, shopId: ShopId): Promise<void> {
  const { orders, listings, coverage, small, connections, syncs, polls } = data;
  await data.transaction('rw', [orders, listings, coverage, small, connections, syncs, polls], async () => {
    await data.orders.where('[shopId+orderNo]').between([shopId, ''], [shopId, '\uffff']).delete();
    await data.listings.where('[shopId+itemCode]').between([shopId, ''], [shopId, '\uffff']).delete();
    await data.coverage.where('[shopId+day]').between([shopId, ''], [shopId, '\uffff']).delete();
    await data.small.bulkDelete([listingMemoryKey(shopId), stockPreviewKey(shopId)]);
    await data.connections.delete(`qoo10:${shopId}`);
    // Should it come back, nothing of then says when it was looked at last.
    await data.syncs.delete(`orders:${shopId}`);
    await data.polls.delete(shopId);
  });
}
