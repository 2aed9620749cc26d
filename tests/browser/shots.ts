import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const SHOTS = resolve(import.meta.dirname, '../../.output/shots');

/** What both browsers' pages have in common here. */
type Shootable = { screenshot(options: { type: 'png' }): Promise<Uint8Array> };

/** Saves a picture of the page as `.output/shots/<name>.png` and returns its path. */
export async function shot(page: Shootable, name: string): Promise<string> {
  const path = join(SHOTS, `${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.png`);
  await mkdir(SHOTS, { recursive: true });
  await writeFile(path, await page.screenshot({ type: 'png' }));
  return path;
}
