import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type ChromiumSession, launchChromium } from '#tests/browser';
import { openEditForm } from '#tests/seller';
import { against, information, type Measured, median, ms, percentile, type Row } from './row.ts';

/** So many sleeps: of ten, the 95th percentile would be the longest, whatever the machine was busy with just then. */
const SLEEPS = 30;
/**
 * A browser ends a worker half a minute after its last work, so what an answer sets off is long over: one that is ended while
 * it takes 100,000 SKUs into memory leaves the disk busy, and the next one waits for it.
 */
const REST = 700;

/** In the page: writes each value as a person's key would, and takes the time until the verdict stands at the field. */
function typeAndWait(values: readonly string[]): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>('input[data-test-field]');
  if (!field) throw new Error('no field');
  const one = (value: string) =>
    new Promise<number>((done) => {
      const before = field.getAttribute('data-smartship-code');
      const started = performance.now();
      const watcher = new MutationObserver(() => {
        if (field.getAttribute('data-smartship-code') === before) return;
        watcher.disconnect();
        done(performance.now() - started);
      });
      watcher.observe(field, { attributeFilter: ['data-smartship-code'] });
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  return values.reduce<Promise<number[]>>(
    async (figures, value) => [...(await figures), await one(value)],
    Promise.resolve([]),
  );
}

/** From an extension page that has nothing to do itself: how long the background takes to its first answer. */
async function firstAnswer(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await new Promise((done) => requestIdleCallback(done));
    const started = performance.now();
    // The extension's own API, which the bench's types do not know.
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
    };
    await chrome.runtime.sendMessage({ name: 'vault.state', input: {} });
    return performance.now() - started;
  });
}

const asleep = async (session: ChromiumSession, work: () => Promise<number>): Promise<number> => {
  await new Promise((done) => setTimeout(done, REST));
  await session.killServiceWorker();
  return work();
};

export const keystroke: Row = {
  name: 'keystroke',
  budget: 'p95 ≤ 16 ms; after sleep ≤ 150 ms',
  async measure(bench): Promise<readonly Measured[]> {
    const { session, sandbox } = await bench.catalogue();
    const { wrongOptionListing } = sandbox.world.stories;
    const { page } = await openEditForm(session, wrongOptionListing.itemCode);
    const pair = [wrongOptionListing.rightCode, `${wrongOptionListing.rightCode}-X`];
    const values = Array.from({ length: bench.quick ? 10 : 60 }, () => pair).flat();
    await page.evaluate(typeAndWait, pair);
    const awake = await page.evaluate(typeAndWait, values);
    const slept: number[] = [];
    for (let time = 0; time < (bench.quick ? 2 : SLEEPS); time += 1) {
      slept.push(
        await asleep(session, async () => (await page.evaluate(typeAndWait, [pair[time % 2] ?? '']))[0] ?? Number.NaN),
      );
    }
    await page.close();
    const [warm, cold] = [percentile(awake, 95), percentile(slept, 95)];
    return [
      against('from a key to its verdict, awake, p95', { text: '≤ 16 ms', limit: 16 }, warm, ms(warm)),
      against('  the first after sleep, p95', { text: '≤ 150 ms', limit: 150 }, cold, ms(cold)),
      information('    its median', ms(median(slept))),
    ];
  },
};

export const coldStart: Row = {
  name: 'cold-start',
  budget: '≤ 100 ms',
  async measure(bench): Promise<readonly Measured[]> {
    const { session, sandbox } = await bench.catalogue();
    const repeats = bench.quick ? 2 : SLEEPS;
    const answers = await coldAnswers(session, repeats);
    const figure = percentile(answers, 95);
    const extensionDir = await emptyExtension();
    const empty = await launchChromium({ sandbox, extensionDir });
    const floor = await coldAnswers(empty, repeats);
    await empty.close();
    await rm(extensionDir, { recursive: true });
    return [
      against('worker cold start to its first answer, p95', { text: '≤ 100 ms', limit: 100 }, figure, ms(figure)),
      information('  its median', ms(median(answers))),
      information(
        '  of an extension whose worker does nothing but answer, p95 and median',
        `${ms(percentile(floor, 95))}, ${ms(median(floor))}`,
      ),
    ];
  },
};

async function coldAnswers(session: ChromiumSession, repeats: number): Promise<number[]> {
  const page = await session.openExtensionPage('options.html');
  const figures: number[] = [];
  for (let time = 0; time < repeats; time += 1) figures.push(await asleep(session, () => firstAnswer(page)));
  await page.close();
  return figures;
}

/** What Chromium itself takes to start a worker and to carry a message there and back. */
async function emptyExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'smartship-empty-'));
  const manifest = { manifest_version: 3, name: 'Empty', version: '1', background: { service_worker: 'worker.js' } };
  const answer = 'chrome.runtime.onMessage.addListener((message, sender, answer) => answer({ value: null }));';
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'worker.js'), answer);
  await writeFile(join(folder, 'options.html'), '<!doctype html><title>empty</title>');
  return folder;
}
