import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty folder for a browser's profile. Whoever asked for it removes it. */
export function makeProfile(browser: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `smartship-${browser}-`));
}
