import { settings1to2 } from './settings-1-to-2.ts';
import type { Shape } from './shape.ts';

/** The shape that settings are written in now. */
export const SETTINGS_VERSION = 2;

/** One entry per earlier version: takes that version's settings, gives the next one's. Old entries are never edited. */
const MIGRATIONS: Readonly<Record<number, (settings: Shape) => Shape>> = { 1: settings1to2 };

/** Brings stored settings to the current version; what cannot be read at all is returned as it is and refused by zod. */
export function migrateSettings(stored: unknown): unknown {
  let settings = stored;
  while (isVersioned(settings) && settings.version < SETTINGS_VERSION) {
    const migrate = MIGRATIONS[settings.version];
    if (!migrate) return settings;
    settings = migrate(structuredClone(settings));
  }
  return settings;
}

function isVersioned(value: unknown): value is Shape & { version: number } {
  return typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number';
}
