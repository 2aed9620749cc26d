import { Dexie } from 'dexie';
import { useEffect, useState } from 'react';
import { onChanged } from '#lib/messaging/client';
import { watchSettings } from '#lib/storage';

/** What a screen knows of stored data. `failed` is shown as such, never as nothing. */
export type Live<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'failed' };

/** Shortest time between two readings while the background writes much, in milliseconds. */
const PACE = 300;

/**
 * Follows a reading of the stored data: reads again after every write in any context, every change of the settings,
 * and every word from the background. Readings cross browser storage and the database, which a Dexie live query
 * cannot follow, so the database's own signal is heard instead. Give it a function that stays the same.
 */
export function useLive<Value>(read: () => Promise<Value>): Live<Value> {
  const [live, setLive] = useState<Live<Value>>({ kind: 'loading' });
  useEffect(() => {
    const ended = new AbortController();
    let timer: ReturnType<typeof setTimeout> | null = null;
    let reading = false;
    let stale = false;
    const look = () => {
      reading = true;
      stale = false;
      read()
        .then(
          (value) => !ended.signal.aborted && setLive({ kind: 'value', value }),
          () => !ended.signal.aborted && setLive({ kind: 'failed' }),
        )
        .finally(() => {
          reading = false;
          if (stale) soon();
        });
    };
    const soon = () => {
      stale = true;
      if (reading || timer !== null || ended.signal.aborted) return;
      timer = setTimeout(() => {
        timer = null;
        look();
      }, PACE);
    };
    Dexie.on.storagemutated.subscribe(soon);
    watchSettings(soon, ended.signal);
    onChanged(soon, ended.signal);
    look();
    return () => {
      ended.abort();
      Dexie.on.storagemutated.unsubscribe(soon);
      if (timer !== null) clearTimeout(timer);
    };
  }, [read]);
  return live;
}

/** The value once it is there, else null. */
export const known = <Value>(live: Live<Value>): Value | null => (live.kind === 'value' ? live.value : null);
