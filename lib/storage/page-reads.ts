import type { Instant } from '#lib/domain';
import type { DataDb } from './data-db.ts';

/** How J-QSM pages of one kind were read, and when last. Another way of reading is another row, so that drift shows. */
export interface PageRead {
  readonly page: 'orders' | 'listings' | 'edit-form';
  readonly look: string;
  readonly language: 'ja' | 'ko' | 'en' | 'unknown';
  /** Field → the way that found it. */
  readonly readBy: Readonly<Record<string, string>>;
  /** Of the last page. */
  readonly rows: number;
  readonly unreadable: Readonly<Record<string, number>>;
  readonly times: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

const KEY = 'page-reads';
const MOST = 40;

const kindOf = ({ page, look, language, readBy }: Pick<PageRead, 'page' | 'look' | 'language' | 'readBy'>): string =>
  JSON.stringify([page, look, language, Object.entries(readBy).toSorted()]);

/** Counts one reading. Only the background writes it. */
export function keepPageRead(
  data: DataDb,
  read: Omit<PageRead, 'times' | 'firstAt' | 'lastAt'>,
  now: Instant,
): Promise<void> {
  return data.transaction('rw', data.small, async () => {
    const reads = await pageReadsOf(data);
    const before = reads.find((each) => kindOf(each) === kindOf(read));
    const next: PageRead = { ...read, times: (before?.times ?? 0) + 1, firstAt: before?.firstAt ?? now, lastAt: now };
    const value = [next, ...reads.filter((each) => each !== before)].slice(0, MOST);
    await data.small.put({ key: KEY, value });
  });
}

/** How pages were read, the latest first. */
export async function pageReadsOf(data: DataDb): Promise<readonly PageRead[]> {
  // Written by the function above; what an older version of this extension left is of the same shape.
  return ((await data.small.get(KEY))?.value as readonly PageRead[] | undefined) ?? [];
}
