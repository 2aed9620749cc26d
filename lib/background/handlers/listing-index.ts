import type { Handlers } from '#lib/messaging';
import { readSettings } from '#lib/storage';
import type { Brain } from '../brain.ts';
import type { SyncAll } from '../sync.ts';

/** *Read all listings now*: for a seller who maps his catalogue today and cannot wait for a part each day. */
export function listingIndexHandlers(brain: Brain, sync: SyncAll): Pick<Handlers, 'listings.read'> {
  return {
    async 'listings.read'({ shopId }) {
      const { shops } = await readSettings();
      const wanted = shops.map((shop) => shop.shopId).filter((known) => shopId === null || known === shopId);
      await sync.readAllListings(wanted);
      await brain.log({ who: 'seller', what: 'listings-read', orderNo: null, result: 'info', says: wanted.join(' ') });
      brain.changed();
      return { ok: true, reason: null };
    },
  };
}
