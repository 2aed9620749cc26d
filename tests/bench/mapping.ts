import type { Page } from 'playwright-core';
import { launchChromium } from '#tests/browser';
import { createWorld, startSandbox } from '#tests/sandbox';
import { connectBoth } from '#tests/seller';
import { allSkusRead, type Bench, type Shop } from './bench.ts';
import { against, information, type Measured, ms, percentile, type Row } from './row.ts';

const LISTINGS = 5000;
const SKUS = 10_000;
const TEXT = { open: '≤ 2 s', frame: '≤ 50 ms', filter: '≤ 200 ms' };

/** What stands in the mapping list when all is read, and how long that took from the page's start. */
interface Opened {
  readonly first: number;
  readonly whole: number;
}

/** In a page of the extension: puts so many listings into its database as read. */
function fill([shopId, count]: readonly [string, number]): Promise<void> {
  const now = Date.now();
  const rowOf = (index: number) => {
    const number = String(index).padStart(6, '0');
    const title = `見本カタログ商品 ${number} 大きめサイズ ネイビー トートバッグ`;
    const own = index % 4 === 0 ? `fill-${number}` : `FILL-${number}`;
    const options =
      index % 2 === 0
        ? []
        : ['ネイビー', 'ベージュ', 'カーキ'].map((value, at) => ({
            optionCode: `CAT-${number}-${at}`,
            values: value,
            name: 'カラー',
            value,
          }));
    return {
      shopId,
      itemCode: String(1_500_000_001 + index),
      sellerCode: own,
      title,
      status: 'S2',
      options,
      additional: [],
      codes: options.length > 0 ? options.map(({ optionCode }) => optionCode) : [own],
      readAt: now,
      listedAt: now,
      changed: false,
    };
  };
  return new Promise((done, failed) => {
    const opening = indexedDB.open('smartship-data');
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const writing = db.transaction('listings', 'readwrite');
      const store = writing.objectStore('listings');
      for (let index = 20; index < count + 20; index += 1) store.put(rowOf(index));
      writing.onerror = () => failed(writing.error);
      writing.oncomplete = () => {
        db.close();
        done();
      };
    };
  });
}

/** Milliseconds from the page's start until the first row, and until everything was looked at and is drawn. */
async function open(page: Page, address: string): Promise<Opened> {
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit' });
  const drawn = (whole: boolean) =>
    page
      .waitForFunction(
        (all) => {
          const done =
            document.querySelector('[data-smartship-good]') && !document.querySelector('[data-smartship-looking]');
          return document.querySelector('.mp-code') && (done || !all) ? performance.now() : false;
        },
        whole,
        { polling: 'raf', timeout: 120_000 },
      )
      .then((handle) => handle.jsonValue() as Promise<number>);
  const [first, whole] = await Promise.all([drawn(false), drawn(true)]);
  return { first, whole };
}

const shownCodes = async (page: Page): Promise<number> =>
  Number(await page.locator('[data-smartship-shown]').getAttribute('data-smartship-shown'));

/** In the page: scrolls the list so many frames, by more than a screenful at times, and gives each frame's length. */
function scroll(frames: number): Promise<number[]> {
  const list = document.querySelector('.mp-list');
  if (!list) throw new Error('no list');
  const lengths: number[] = [];
  return new Promise((done) => {
    let before = performance.now();
    const step = (now: number) => {
      lengths.push(now - before);
      before = now;
      if (lengths.length > frames) return done(lengths.slice(1));
      // A flick of the wheel, a drag of the bar, and back again.
      list.scrollTop += lengths.length % 40 === 0 ? 20_000 : lengths.length % 80 > 60 ? -260 : 180;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** In the page: types each text into the filter, and gives how long it took until the list was painted anew. */
async function filter(texts: readonly string[]): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>('[data-smartship-action="filter-words"]');
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  if (!field || !write) throw new Error('no filter');
  const shown = () => document.querySelector('[data-smartship-shown]')?.getAttribute('data-smartship-shown');
  const frame = () => new Promise<void>((next) => requestAnimationFrame(() => next()));
  const figures: number[] = [];
  for (const text of texts) {
    const before = shown();
    const started = performance.now();
    write.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    while (shown() === before) await frame();
    await frame();
    figures.push(performance.now() - started);
    for (let still = 0; still < 10; still += 1) await frame();
  }
  return figures;
}

/** Each text changes how many are shown. */
const typing = (index: number): string[] => {
  const number = String(index).padStart(6, '0');
  return [number.slice(0, 3), number.slice(0, 4), number.slice(0, 5), number, ''];
};

/** The mapping screen with a catalogue of thousands, on the shipped build. */
export const mapping: Row = {
  name: 'mapping',
  budget: `${TEXT.open} to open, p95 frame ${TEXT.frame}, filter ${TEXT.filter}`,
  async measure(bench: Bench): Promise<readonly Measured[]> {
    const sandbox = await startSandbox({ world: createWorld({ orders: 20, skus: bench.quick ? 1000 : SKUS }) });
    const session = await launchChromium({ sandbox, language: 'ja' });
    try {
      return await measured({ sandbox, session }, bench.quick);
    } finally {
      await session.close();
      await sandbox.close();
    }
  },
};

async function measured({ sandbox, session }: Shop, quick: boolean): Promise<readonly Measured[]> {
  const connecting = await connectBoth(session, sandbox.world);
  await allSkusRead(connecting);
  await connecting.close();
  const page = await session.openExtensionPage('options.html');
  const address = `${page.url().split('#')[0]}#mapping`;
  const count = quick ? 500 : LISTINGS;
  await page.evaluate(fill, [sandbox.world.seller.shopId, count] as const);
  // Not measured: until then verdicts wait for the SKUs that were just read.
  await open(page, address);
  await page.waitForFunction(
    (least) => Number(document.querySelector('[data-smartship-shown]')?.getAttribute('data-smartship-shown')) > least,
    count,
    { timeout: 60_000 },
  );
  const opened: Opened[] = [];
  for (let time = 0; time < (quick ? 1 : 3); time += 1) opened.push(await open(page, address));
  const codes = await shownCodes(page);
  await session.killServiceWorker();
  const asleep = await open(page, address);
  const frames = await page.evaluate(scroll, quick ? 60 : 480);
  const filtered = await page.evaluate(filter, [1234, 3210, 2468].flatMap(typing));
  await page.close();
  const whole = Math.max(...opened.map((one) => one.whole));
  const frame = percentile(frames, 95);
  const slowest = Math.max(...filtered);
  const say = (figure: number) => `${(figure / 1000).toFixed(2)} s`;
  return [
    against(
      `mapping screen of ${count.toLocaleString('en')} listings, ${codes.toLocaleString('en')} codes to mend: opening it`,
      { text: TEXT.open, limit: 2000 },
      whole,
      say(whole),
    ),
    information('  until its first rows', say(Math.max(...opened.map((one) => one.first)))),
    information('  with the worker asleep: first rows, all', `${say(asleep.first)}, ${say(asleep.whole)}`),
    against('  scrolling through it, a frame, p95', { text: TEXT.frame, limit: 50 }, frame, ms(frame)),
    information('  the longest frame', ms(Math.max(...frames))),
    against('  a key in its filter, the slowest', { text: TEXT.filter, limit: 200 }, slowest, ms(slowest)),
  ];
}
