import { useCallback, useEffect, useRef, useState } from 'react';
import type { Suggestion } from '#lib/domain';
import { ask, type Output, onChanged, type Reply, type StuckLine } from '#lib/messaging/client';
import { type CodeItem, type Listing, type Mapping, wordsOf } from './model.ts';

export interface Loaded {
  readonly mapping: Mapping | null;
  readonly stuck: readonly StuckLine[];
  /** Listings looked at so far while the first look runs; null otherwise. */
  readonly looking: number | null;
  readonly failed: boolean;
  readonly reload: () => void;
}

const PAGE = 500;
/** Shortest time between two looks while the background writes much. */
const PACE = 4_000;

async function readAll(progress: (seen: number) => void): Promise<{ mapping: Mapping; stuck: StuckLine[] } | null> {
  const stuck = await ask('mapping.stuck', {});
  if (!stuck.ok) return null;
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
      return { mapping: { listings, ...sums, skusAsOf, listingsAsOf }, stuck: stuck.value.lines };
    }
  }
}

/** Everything unmapped, asked from the background by pages; asked again when something changed, at a pace. */
export function useMapping(): Loaded {
  const [state, setState] = useState<Omit<Loaded, 'reload'>>({ mapping: null, stuck: [], looking: 0, failed: false });
  const again = useRef<() => void>(() => undefined);
  useEffect(() => {
    const ended = new AbortController();
    let timer: ReturnType<typeof setTimeout> | null = null;
    let reading = false;
    let stale = false;
    const look = async () => {
      reading = true;
      stale = false;
      const read = await readAll((seen) => {
        if (!ended.signal.aborted) setState((now) => (now.mapping === null ? { ...now, looking: seen } : now));
      });
      reading = false;
      if (ended.signal.aborted) return;
      setState((now) =>
        read === null ? { ...now, failed: true, looking: null } : { ...read, looking: null, failed: false },
      );
      if (stale) soon();
    };
    const soon = () => {
      stale = true;
      if (reading || timer !== null || ended.signal.aborted) return;
      timer = setTimeout(() => {
        timer = null;
        void look();
      }, PACE);
    };
    again.current = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (reading) stale = true;
      else void look();
    };
    onChanged(soon, ended.signal);
    void look();
    return () => {
      ended.abort();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  const reload = useCallback(() => again.current(), []);
  return { ...state, reload };
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
