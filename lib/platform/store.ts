import { browser } from 'wxt/browser';

/** Reads one value of `storage.local`; undefined when absent. */
export async function readLocal(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}

export async function writeLocal(key: string, value: unknown): Promise<void> {
  await browser.storage.local.set({ [key]: value });
}

export async function clearLocal(): Promise<void> {
  await browser.storage.local.clear();
}

/** Calls back with the new value whenever a key of `storage.local` changes, until the signal ends. */
export const watchLocal = (key: string, listener: (value: unknown) => void, signal: AbortSignal): void =>
  watch('local', key, listener, signal);

/** The same for `storage.session`. */
export const watchSession = (key: string, listener: (value: unknown) => void, signal: AbortSignal): void =>
  watch('session', key, listener, signal);

function watch(area: 'local' | 'session', key: string, listener: (value: unknown) => void, signal: AbortSignal): void {
  const changed = (changes: Record<string, { newValue?: unknown }>, of: string) => {
    if (of === area && changes[key]) listener(changes[key].newValue);
  };
  browser.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}

/** Reads one value of `storage.session`: the browser's memory, gone when it closes, never on disk. */
export async function readSession(key: string): Promise<unknown> {
  return (await browser.storage.session.get(key))[key];
}

export async function writeSession(key: string, value: unknown): Promise<void> {
  if (value === null) await browser.storage.session.remove(key);
  else await browser.storage.session.set({ [key]: value });
}
