import { z } from 'zod';
import {
  type Allowed,
  backlogLines,
  type CartView,
  DISK_FULL,
  type Duty,
  type Instant,
  later,
  nextPoll,
} from '#lib/domain';
import { type Connection, DataDb, type LogRow, type Sync } from '../data-db.ts';
import { isDiskStuck } from '../disk-full.ts';
import { findingsOf, type Watched } from '../findings.ts';
import { type Job, OutboxDb } from '../outbox-db.ts';
import { type PageRead, pageReadsOf } from '../page-reads.ts';
import { readSettings } from '../settings.ts';
import { cartViews } from './cart-views.ts';
import { skuIndexState } from './sku-lookup.ts';

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

/** Every connection of a shop that is set up, and Smartship's. */
export async function readConnections(): Promise<Connection[]> {
  const [{ shops }, connections] = await Promise.all([readSettings(), dataDb().connections.toArray()]);
  const known = new Set<string>(shops.map(({ shopId }) => shopId));
  // A look that was under way while its shop was removed may still leave a row.
  return connections.filter(({ shopId }) => shopId === null || known.has(shopId));
}

/** Where the SKUs that codes are checked against came from. */
export interface SkuSource {
  /** How old the list is: the end of its reading, or the file's own date. */
  readonly asOf: Instant;
  readonly count: number;
  /** The file's name; null where Smartship itself was read. */
  readonly fileName: string | null;
  /** True once it is too old to call a code absent by it. */
  readonly tooOld: boolean;
}

/** Key of the small memory that names the SKU file in use. */
export const SKU_FILE = 'sku-file';
const skuFileShape = later(() => z.object({ fileName: z.string(), asOf: z.number() }));

/** Which SKU list is in use; null before any was read. */
export async function readSkuSource(): Promise<SkuSource | null> {
  const db = dataDb();
  const [sync, small, index] = await Promise.all([
    db.syncs.get('skus'),
    db.small.get(SKU_FILE),
    skuIndexState(db, Date.now()),
  ]);
  if (!sync || sync.lastEnd === null) return null;
  const file = skuFileShape().safeParse(small?.value);
  return {
    asOf: sync.lastEnd,
    count: sync.count ?? 0,
    // A later reading from Smartship took the file's place.
    fileName: file.success && file.data.asOf === sync.lastEnd ? file.data.fileName : null,
    tooOld: index.tooOld,
  };
}

/** A cart whose sending is not over. */
export type Unfinished = Pick<Job, 'jobId' | 'shopId' | 'packNo' | 'orderNos'>;

/** Every sending that is held, running or waiting. */
export async function readUnfinished(): Promise<Unfinished[]> {
  return outboxDb().jobs.where('phase').anyOf('held', 'running', 'waiting').toArray();
}

export interface Looks {
  /** As of when every shop's orders are known; null before the first look at one of them. */
  readonly last: Instant | null;
  /** One of them is of the future: the clock was set back since, and how long ago it was nobody can tell. */
  readonly ahead: boolean;
  /** When the next look by itself is due; null while all are stopped by their keys. */
  readonly next: Instant | null;
  /** Shops whose key was rejected: nothing is asked until it is mended. */
  readonly stopped: readonly string[];
  /** By shop, the interval that today's calls allow, as of its last look. */
  readonly allowed: Readonly<Record<string, Allowed>>;
}

/** When Qoo10 was looked at, and when it will be again. */
export async function readLooks(): Promise<Looks> {
  const { shops } = await readSettings();
  const ids = shops.map(({ shopId }) => shopId);
  const [syncs, polls] = await Promise.all([
    dataDb().syncs.bulkGet(ids.map((id) => `orders:${id}` as const)),
    dataDb().polls.bulkGet(ids),
  ]);
  const ends = syncs.map((sync) => sync?.lastEnd ?? null);
  const now = Date.now();
  const next = nextPoll(
    polls.flatMap((poll) => poll ?? []),
    now,
  );
  return {
    last: ends.length > 0 && ends.every((end) => end !== null) ? Math.min(...ends.flatMap((end) => end ?? [])) : null,
    ahead: ends.some((end) => end !== null && end > now),
    next,
    stopped: polls.flatMap((poll) => (poll?.stopped ? [poll.shopId] : [])),
    allowed: Object.fromEntries(polls.flatMap((poll) => (poll?.allowed ? [[poll.shopId, poll.allowed]] : []))),
  };
}

/** Carts that are here already and that a duty would take if the seller approved them. */
export interface Backlog {
  readonly duty: Exclude<Duty, 'stock'>;
  readonly shopId: string;
  readonly carts: readonly { readonly packNo: string; readonly orderNos: readonly string[] }[];
}

const PREVIEWED = ['bring-in', 'confirm', 'instruct', 'tracking'] as const;

/** What each duty of each shop would take now, were the orders that are here already taken too. */
export async function readBacklogs(): Promise<Backlog[]> {
  const settings = await readSettings();
  const views = await cartViews({ data: dataDb(), outbox: outboxDb(), settings, now: Date.now() });
  return settings.shops.flatMap((shop) =>
    PREVIEWED.map((duty) => ({
      duty,
      shopId: shop.shopId,
      carts: views.flatMap((view) => {
        if (view.shopId !== shop.shopId) return [];
        const orderNos = backlogLines(view, shop, duty);
        return orderNos.length === 0 ? [] : [{ packNo: view.packNo, orderNos }];
      }),
    })),
  );
}

/** What the watch list found last; that the disk is full also where that could not be written down. */
export async function readFindings(): Promise<Watched | null> {
  const watched = await findingsOf(dataDb());
  if (watched === null || !(await isDiskStuck())) return watched;
  const others = watched.findings.filter(({ rule }) => rule !== DISK_FULL.rule);
  return { ...watched, findings: [DISK_FULL, ...others] };
}

export const readSyncs = (): Promise<Sync[]> => dataDb().syncs.toArray();

/** The newest rows of the activity log. */
export const readLog = (limit: number): Promise<LogRow[]> =>
  dataDb().log.orderBy('at').reverse().limit(limit).toArray();

/** How J-QSM pages were read, the latest first. */
export const readPageReads = (): Promise<readonly PageRead[]> => pageReadsOf(dataDb());
