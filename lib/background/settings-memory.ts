import { readSettings, type Settings, settingsChanges, watchSettings } from '#lib/storage';

/**
 * The settings as last read, for what only looks and is asked at every key. What acts reads them anew. A change
 * of this context counts at once, any other when the browser tells of it.
 */
export class SettingsMemory {
  #kept: { readonly at: number; readonly settings: Promise<Settings> } | null = null;

  constructor() {
    watchSettings(() => {
      this.#kept = null;
    }, new AbortController().signal);
  }

  read(): Promise<Settings> {
    const at = settingsChanges();
    if (this.#kept?.at === at) return this.#kept.settings;
    const kept = { at, settings: readSettings() };
    this.#kept = kept;
    kept.settings.catch(() => {
      if (this.#kept === kept) this.#kept = null;
    });
    return kept.settings;
  }
}
