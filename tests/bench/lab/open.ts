import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '#tests/browser';

const ADDRESS = 'https://bench.invalid/';

/** Bundles our modules outside the shipped build, with nothing of the bench in the product. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: join(import.meta.dirname, 'work.ts'), formats: ['iife'], name: 'lab' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('The bench bundle came to nothing.');
  return chunk.code;
}

/** Opens the laboratory: a page with a database of its own, in a Chromium without the extension. */
export async function openLab(atEnd: (end: () => Promise<void>) => void): Promise<Page> {
  const code = await bundle();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  });
  atEnd(() => browser.close());
  const page = await browser.newPage();
  await page.route(`${ADDRESS}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' }),
  );
  await page.goto(ADDRESS);
  await page.addScriptTag({ content: code });
  return page;
}
