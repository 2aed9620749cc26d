import { ask, type Input } from '#lib/messaging/client';
import type { UnreadableRow } from '../views.ts';

type Read = Omit<Input<'page.read'>, 'unreadable'>;

/** The page has its rows on the screen by then, in milliseconds. */
const WHEN_IDLE = 300;
/** A page that is read in ever new ways is told of this often at most. */
const MOST = 20;

const tally = (rows: readonly UnreadableRow[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { why } of rows) counts[why] = (counts[why] ?? 0) + 1;
  return counts;
};

/** Tells the background how the page was read, once for each way, when the page has time. Nothing of the page's content is in it. */
export function createTeller(signal: AbortSignal): (read: Read, unreadable: readonly UnreadableRow[]) => void {
  const told = new Set<string>();
  return (read, rows) => {
    const unreadable = tally(rows);
    const { page, look, language, readBy } = read;
    const signature = JSON.stringify([page, look, language, readBy, Object.keys(unreadable)]);
    if (told.has(signature) || told.size >= MOST) return;
    told.add(signature);
    setTimeout(() => signal.aborted || void ask('page.read', { ...read, unreadable }), WHEN_IDLE);
  };
}
