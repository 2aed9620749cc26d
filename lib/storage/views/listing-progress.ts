import type { Instant } from '#lib/domain';
import type { DataDb } from '../data-db.ts';
import { listingMemory } from '../listing-memory.ts';

/** How far a shop's listings are read. */
export interface ListingProgress {
  readonly shopId: string;
  /** Live listings that the shop's list showed; zero before it was read. */
  readonly total: number;
  /** Those whose options were read. */
  readonly read: number;
  /** The oldest reading among them: how old the whole picture may be. */
  readonly oldest: Instant | null;
  /** When the shop's list was last read to its end. */
  readonly listedAt: Instant | null;
  /** True while everything is being read because the seller asked for it. */
  readonly wanted: boolean;
}

/** The progress of each shop's listing index. Inside a live query it follows the reading. */
export function readListingProgress(db: DataDb, shopIds: readonly string[]): Promise<ListingProgress[]> {
  return Promise.all(
    shopIds.map(async (shopId) => {
      const read = () => db.listings.where('[shopId+readAt]').between([shopId, 0], [shopId, Number.POSITIVE_INFINITY]);
      const [total, count, oldest, memory] = await Promise.all([
        db.listings.where('[shopId+itemCode]').between([shopId, ''], [shopId, '\uffff']).count(),
        read().count(),
        read().first(),
        listingMemory(db, shopId),
      ]);
      const { listedAt, wantedAt } = memory;
      return { shopId, total, read: count, oldest: oldest?.readAt ?? null, listedAt, wanted: wantedAt !== null };
    }),
  );
}
