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

export interface LiveOptions {
  /** Only changes of these tables count, by whatever context they are made; without it everything does. Stays the same. */
  readonly tables?: readonly string[];
  readonly pace?: number;
}

/** Whether a change is of one of these tables. Each part of it is called `idb://<database>/<table>/<index>`. */
const isOf = (parts: object, tables: readonly string[]): boolean =>
  Object.keys(parts).some((part) => !part.startsWith('idb://') || tables.includes(part.split('/')[3] ?? ''));

/** Hears of changes of these tables until the signal ends. */
export function onTables(tables: readonly string[], listener: () => void, signal: AbortSignal): void {
  const heard = (parts: object) => {
    if (isOf(parts, tables)) listener();
  };
  Dexie.on.storagemutated.subscribe(heard);
  signal.addEventListener('abort', () => Dexie.on.storagemutated.unsubscribe(heard));
}

/**
 * Follows a reading of the stored data: reads again after every write in any context, every change of the settings,
 * and every word from the background. Readings cross browser storage and the database, which a Dexie live query
 * cannot follow, so the database's own signal is heard instead. Give it a function that stays the same.
 */
export function useLive<Value>(read: () => Promise<Value>, { tables, pace = PACE }: LiveOptions = {}): Live<Value> {
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
      }, pace);
    };
    if (tables) onTables(tables, soon, ended.signal);
    else {
      Dexie.on.storagemutated.subscribe(soon);
      ended.signal.addEventListener('abort', () => Dexie.on.storagemutated.unsubscribe(soon));
      watchSettings(soon, ended.signal);
      onChanged(soon, ended.signal);
    }
    look();
    return () => {
      ended.abort();
      if (timer !== null) clearTimeout(timer);
    };
  }, [read, tables, pace]);
  return live;
}

/** The value once it is there, else null. */
export const known = <Value>(live: Live<Value>): Value | null => (live.kind === 'value' ? live.value : null);
