import type { Finding, Instant } from '#lib/domain';
import type { DataDb } from './data-db.ts';

/** What the watch list found last, and when. */
export interface Watched {
  readonly at: Instant;
  readonly findings: readonly Finding[];
}

const KEY = 'watch';

/** Only the background writes it. */
export const keepFindings = (data: DataDb, watched: Watched) => data.small.put({ key: KEY, value: watched });

/** What the background found last; null before its first look. */
export async function findingsOf(data: DataDb): Promise<Watched | null> {
  // Written by the function above in the same version of this extension; an older one's rows are replaced at the next wake.
  return ((await data.small.get(KEY))?.value as Watched | undefined) ?? null;
}
