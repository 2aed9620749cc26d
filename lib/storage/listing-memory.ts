import { z } from 'zod';
import { type Instant, later } from '#lib/domain';
import type { DataDb } from './data-db.ts';

const reading = later(() =>
  z.object({
    startedAt: z.number(),
    /** Qoo10 lists one status a call [qapi 4.2]. */
    status: z.enum(['S0', 'S1', 'S2', 'S3', 'S5', 'S8']),
    page: z.int().positive(),
    /** Rows seen of this status so far. */
    seen: z.int().nonnegative(),
    /** False once a row could not be read, or a status told more listings than it showed: then nothing counts as gone. */
    whole: z.boolean(),
  }),
);

const memory = later(() =>
  z.object({
    list: reading().nullable(),
    listedAt: z.number().nullable(),
    wantedAt: z.number().nullable(),
    day: z.string(),
    calls: z.number(),
  }),
);

/** Where a reading of a shop's list stands. */
export type ListingReading = Readonly<z.infer<ReturnType<typeof reading>>>;

/** What the reading of a shop's listings remembers over the worker's death. */
export interface ListingMemory {
  /** The list's reading under way; null between. */
  readonly list: ListingReading | null;
  /** When the list was last read to its end. */
  readonly listedAt: Instant | null;
  /** The seller asked for everything at this time and has not got it yet. */
  readonly wantedAt: Instant | null;
  /** The day in Japan that `calls` counts. */
  readonly day: string;
  readonly calls: number;
}

const NOTHING: ListingMemory = { list: null, listedAt: null, wantedAt: null, day: '', calls: 0 };

export const listingMemoryKey = (shopId: string): string => `listings:${shopId}`;

export async function listingMemory(data: DataDb, shopId: string): Promise<ListingMemory> {
  const kept = memory().safeParse((await data.small.get(listingMemoryKey(shopId)))?.value);
  return kept.success ? kept.data : NOTHING;
}

export async function changeListingMemory(
  data: DataDb,
  shopId: string,
  changes: Partial<ListingMemory>,
): Promise<void> {
  await data.transaction('rw', data.small, async () => {
    const value = { ...(await listingMemory(data, shopId)), ...changes };
    await data.small.put({ key: listingMemoryKey(shopId), value });
  });
}
