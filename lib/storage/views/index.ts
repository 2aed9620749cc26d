import { type CartView, jstDate, NEEDS_PERSON } from '#lib/domain';
import { type Connection, DataDb, type LogRow, type Sync } from '../data-db.ts';
import { OutboxDb } from '../outbox-db.ts';
import { readSettings } from '../settings.ts';
import { cartViews } from './cart-views.ts';

// One connection per page or worker. A page must never keep an upgrade or *Erase everything* waiting: `versionchange`
// closes these, and Dexie opens them again at the next read.
let data: DataDb | null = null;
let outbox: OutboxDb | null = null;

/** This context's connection to what is known of the outside. */
export function dataDb(): DataDb {
  data ??= new DataDb();
  return data;
}

/** This context's connection to the outbox. */
export function outboxDb(): OutboxDb {
  outbox ??= new OutboxDb();
  return outbox;
}

/** Every cart as screens show it. Inside a live query it follows every change. */
export async function readCartViews(filter: { readonly shopId?: string } = {}): Promise<CartView[]> {
  const settings = await readSettings();
  const views = await cartViews({ data: dataDb(), outbox: outboxDb(), settings, now: Date.now() });
  return filter.shopId === undefined ? views : views.filter((view) => view.shopId === filter.shopId);
}

export interface Counts {
  readonly needsPerson: number;
  readonly ready: number;
  readonly waiting: number;
  readonly sentToday: number;
}

/** Order lines by what they ask of the seller; `sentToday` counts presses that went out since midnight in Japan. */
export function countViews(views: readonly CartView[], now: number): Counts {
  const counts = { needsPerson: 0, ready: 0, waiting: 0, sentToday: 0 };
  const today = jstDate(now);
  for (const view of views) {
    for (const { state } of view.lines) {
      if (NEEDS_PERSON.has(state)) counts.needsPerson++;
      else if (state === 'ready') counts.ready++;
      else if (state === 'queued' || state === 'sending' || state === 'waiting') counts.waiting++;
    }
    const { job } = view;
    if (job && job.phase !== 'held' && job.phase !== 'undone' && jstDate(job.pressedAt) === today) {
      counts.sentToday += job.orderNos.length;
    }
  }
  return counts;
}

export async function readCounts(): Promise<Counts> {
  return countViews(await readCartViews(), Date.now());
}

export const readConnections = (): Promise<Connection[]> => dataDb().connections.toArray();

export const readSyncs = (): Promise<Sync[]> => dataDb().syncs.toArray();

/** The newest rows of the activity log. */
export const readLog = (limit: number): Promise<LogRow[]> =>
  dataDb().log.orderBy('at').reverse().limit(limit).toArray();
