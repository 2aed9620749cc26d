import { useCallback, useEffect, useRef, useState } from 'react';
import { onTables } from '#components/shared';
import type { Suggestion } from '#lib/domain';
import { ask, type Output, type Reply, type StuckLine } from '#lib/messaging/client';
import { watchSettings } from '#lib/storage';
import { type CodeItem, type Listing, type Mapping, wordsOf } from './model.ts';

export interface Loaded {
  readonly mapping: Mapping | null;
  /** null until read. */
  readonly stuck: readonly StuckLine[] | null;
  /** Listings looked at so far while the first look runs; null otherwise. */
  readonly looking: number | null;
  readonly failed: boolean;
  readonly reload: () => void;
}

/** Listings asked for at once: many, since the first answer of a page of them costs as much as the rest. */
const PAGE = 1000;
/** Shortest time between two looks while the background writes much. */
const PACE = 4_000;
/** Likewise while SKUs are read, which changes them three times a second for a minute and seldom one that matters here. */
const SKU_PACE = 20_000;

async function readListings(progress: (seen: number) => void): Promise<Mapping | null> {
  const listings: Listing[] = [];
  const sums = { seen: 0, unread: 0, unknown: 0, codes: 0, good: 0 };
  let after: [string, string] | null = null;
  for (;;) {
    const reply: Reply<'mapping.listings'> = await ask('mapping.listings', { after, limit: PAGE });
    if (!reply.ok) return null;
    const value: Output<'mapping.listings'> = reply.value;
    listings.push(...value.listings);
    sums.seen += value.seen;
    sums.unread += value.unread;
    sums.unknown += value.unknown;
    sums.codes += value.codes;
    sums.good += value.good;
    progress(sums.seen);
    after = value.next;
    if (after === null) {
      const { skusAsOf, listingsAsOf } = value;
      return { listings, ...sums, skusAsOf, listingsAsOf };
    }
  }
}

const readStuck = async (): Promise<readonly StuckLine[] | null> => {
  const reply = await ask('mapping.stuck', {});
  return reply.ok ? reply.value.lines : null;
};

interface Look {
  /** Looks now, or again once the look under way is over. */
  readonly now: () => void;
  /** Looks within so many milliseconds; many wishes are one look. */
  readonly within: (pace: number) => void;
}

/** One look at a time; what changed during one brings another, at a pace. */
function pacedLook(run: () => Promise<void>, signal: AbortSignal): Look {
  let timer: { readonly due: number; readonly id: ReturnType<typeof setTimeout> } | null = null;
  let running = false;
  let again: number | null = null;
  const now = () => {
    if (signal.aborted) return;
    if (timer) clearTimeout(timer.id);
    timer = null;
    if (running) {
      again = 0;
      return;
    }
    running = true;
    again = null;
    void run().finally(() => {
      running = false;
      if (again !== null) within(again);
    });
  };
  const within = (pace: number) => {
    if (running) {
      again = Math.min(again ?? pace, pace);
      return;
    }
    const due = Date.now() + pace;
    if (signal.aborted || (timer && timer.due <= due)) return;
    if (timer) clearTimeout(timer.id);
    timer = { due, id: setTimeout(now, pace) };
  };
  signal.addEventListener('abort', () => timer && clearTimeout(timer.id));
  return { now, within };
}

interface State extends Pick<Loaded, 'mapping' | 'stuck' | 'looking'> {
  readonly noListings: boolean;
  readonly noStuck: boolean;
}
const NOTHING_YET: State = { mapping: null, stuck: null, looking: 0, noListings: false, noStuck: false };

/** Everything unmapped, asked from the background by pages, and the orders stuck on it; each asked again when what it rests on changed. */
export function useMapping(): Loaded {
  const [state, setState] = useState<State>(NOTHING_YET);
  const again = useRef<() => void>(() => undefined);
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const put = (change: (now: State) => Partial<State>) => {
      if (!signal.aborted) setState((now) => ({ ...now, ...change(now) }));
    };
    const listings = pacedLook(async () => {
      const mapping = await readListings((looking) => put((now) => (now.mapping === null ? { looking } : {})));
      put((now) => ({ mapping: mapping ?? now.mapping, noListings: mapping === null, looking: null }));
    }, signal);
    const stuck = pacedLook(async () => {
      const lines = await readStuck();
      put((now) => ({ stuck: lines ?? now.stuck, noStuck: lines === null }));
    }, signal);
    const both = (pace: number) => {
      listings.within(pace);
      stuck.within(pace);
    };
    again.current = () => {
      listings.now();
      stuck.now();
    };
    onTables(['listings'], () => both(PACE), signal);
    onTables(['skus', 'links', 'syncs'], () => both(SKU_PACE), signal);
    onTables(['orders', 'shipments', 'jobs', 'lineSkus'], () => stuck.within(PACE), signal);
    watchSettings(() => both(PACE), signal);
    again.current();
    return () => ended.abort();
  }, []);
  const reload = useCallback(() => again.current(), []);
  const { mapping, stuck, looking, noListings, noStuck } = state;
  return { mapping, stuck, looking, failed: noListings || noStuck, reload };
}

export type Suggestions = ReadonlyMap<string, readonly Suggestion[]>;
export type FetchSuggestions = (items: readonly CodeItem[], progress?: (done: number) => void) => Promise<Suggestions>;

const PART = 20;
/** What the background takes of a code. */
const LONGEST_CODE = 500;
/** A code's suggestions hold while code and words stay; the place alone is not enough. */
const askedFor = (item: CodeItem): string => `${item.key} ${item.code.code} ${item.listing.title}`;

/** Suggestions as they are needed: for the codes in sight at once, for all when many are chosen. Each is asked once. */
export function useSuggestions(): { suggestions: Suggestions; fetch: FetchSuggestions } {
  const known = useRef(new Map<string, readonly Suggestion[]>());
  const [suggestions, setSuggestions] = useState<Suggestions>(new Map());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const fetch = useCallback<FetchSuggestions>((items, progress) => {
    const run = async () => {
      const missing = items.filter((item) => !known.current.has(askedFor(item)));
      progress?.(items.length - missing.length);
      for (let at = 0; at < missing.length; at += PART) {
        const part = missing.slice(at, at + PART);
        const codes = part.map((item) => ({
          key: item.key,
          role: item.code.role,
          code: item.code.code.slice(0, LONGEST_CODE),
          words: wordsOf(item),
        }));
        const reply = await ask('mapping.suggest', { codes });
        if (!reply.ok) break;
        for (const item of part) {
          // A code that stands twice, or is of the other kind, is not mended by itself.
          const others = (reply.value.suggestions[item.key] ?? []).filter(({ code }) => code !== item.code.code);
          known.current.set(askedFor(item), others);
        }
        setSuggestions((now) => {
          const next = new Map(now);
          for (const item of part) next.set(item.key, known.current.get(askedFor(item)) ?? []);
          return next;
        });
        progress?.(items.length - missing.length + at + part.length);
      }
      return new Map(
        items.flatMap((item) => {
          const found = known.current.get(askedFor(item));
          return found ? [[item.key, found] as const] : [];
        }),
      );
    };
    const running = queue.current.then(run, run);
    queue.current = running;
    return running;
  }, []);
  return { suggestions, fetch };
}
