import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeProblems, shot } from '#tests/browser';
import { createWorld, type World } from '#tests/sandbox';
import { chooseDuty, chooseLanguage } from '#tests/seller';
import { opened } from './opened.ts';

const MUG = '1100000001';
const TOTE = '1100000002';
const action = (name: string) => `[data-smartship-action="${name}"]`;

/** Two listings: one whose quantity is its own, one with three options. Their reading takes seconds, not half a minute. */
function smallShop(): World {
  const world = createWorld({ orders: 0 });
  world.listings.splice(2);
  for (const [code, units] of [
    ['mug-white', 30],
    ['TOTE-01-IV', 19],
    ['TOTE-01-NV', 0],
    ['TOTE-01-BK', 25],
  ] as const) {
    const [sku] = world.smartship.skusByCode(code);
    if (!sku) throw new Error(`no SKU ${code}`);
    for (const plCd of Object.keys(sku.stock)) sku.stock[plCd] = 0;
    sku.stock[world.smartship.warehouses[0]?.plCd ?? ''] = units;
  }
  return world;
}

const here = opened({ world: smallShop });
let options: Page;

beforeAll(async () => {
  options = await here.session.openExtensionPage('options.html');
});

/** Presses *Preview*, which ends by itself; a seller who was early, before all listings were known, presses again. */
async function previewed(): Promise<void> {
  const preview = options.locator('[data-smartship-stock-preview]');
  const rows = preview.locator('tr[data-smartship-stock]');
  for (let press = 0; press < 6; press += 1) {
    await preview.locator(`${action('stock-preview')}:enabled`).click();
    await preview.locator('[data-smartship-stock-preview-state="ended"]').waitFor();
    const shown = await rows
      .nth(3)
      .waitFor({ timeout: 3_000 })
      .then(
        () => true,
        () => false,
      );
    if (shown) return;
  }
  throw new Error(`no preview: ${await preview.innerText()}`);
}

/** *Approve* is there once what was chosen has been read. */
async function approveChosen(): Promise<void> {
  await options.locator(`${action('approve')}:enabled`).press('Enter');
  await options.locator(`[role="dialog"] ${action('confirm')}`).press('Enter');
}

/** Brings the looks at what was sent forward to now: nobody can move Chromium's clock by the minutes that Qoo10 is given. */
async function looksDue(): Promise<void> {
  await options.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('smartship-outbox');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction('stockWrites', 'readwrite');
          const writes = change.objectStore('stockWrites');
          const all = writes.getAll();
          all.onsuccess = () => {
            for (const write of all.result) if (write.state === 'sent') writes.put({ ...write, checkAt: 1 });
          };
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  const worker = await here.session.serviceWorker();
  await worker.evaluate(async () => {
    type Alarms = { create(name: string, info: object): Promise<void> };
    const { chrome } = globalThis as unknown as { chrome: { alarms: Alarms } };
    await chrome.alarms.create('stock', { when: Date.now() });
  });
}

const quantities = () => [
  here.world.listing(MUG)?.quantity,
  ...(here.world.listing(TOTE)?.options.map(({ qty }) => qty) ?? []),
];

describe('Stock sync', () => {
  it('previews what would change, changes nothing until approved, and then carries exactly that to Qoo10', async () => {
    await chooseDuty(options, 'stock-sync', 'extension');
    await previewed();
    expect(quantities()).toEqual([40, 20, 21, 22]);
    const text = await options.locator('[data-smartship-stock-preview] table').innerText();
    expect(text).toContain('It goes to zero: sold out.');
    expect(text).toContain('This extension has not changed it before.');
    await options.locator('[data-smartship-stock-shop]').scrollIntoViewIfNeeded();
    await shot(options, 'stock-preview-en');
    await chooseLanguage(options, 'ja');
    await options.locator('[data-smartship-stock-shop]').scrollIntoViewIfNeeded();
    await shot(options, 'stock-preview-ja');
    await chooseLanguage(options, 'en');
    expect(quantities()).toEqual([40, 20, 21, 22]);
    await options.locator(action('stock-select-all')).press('Space');
    await approveChosen();
    await options.locator(action('stock-tab-log')).press('Enter');
    await options.locator('tr[data-smartship-state="sent"]').nth(3).waitFor();
    expect(quantities()).toEqual([30, 19, 0, 25]);
    await shot(options, 'stock-log-en');
    const { effects } = here.world;
    expect([effects.count('set-price-qty'), effects.count('update-option-qty')]).toEqual([1, 3]);
    // Price and end of sale stand as they stood.
    expect(here.world.listing(MUG)).toMatchObject({ price: 980, detail: { ExpireDate: '2030-12-31' } });
    expect(describeProblems(here.session.problems)).toBe('');
  });

  it('stands on the page from the beginning: nothing is pushed away once it was drawn', async () => {
    const page = await here.session.openExtensionPage('options.html');
    // All of it is in sight: what moves below the window would not count.
    await page.setViewportSize({ width: 1280, height: 6000 });
    await page.reload();
    await page.locator('[data-smartship-stock-preview]').waitFor();
    await page.locator('[data-smartship-activity] tbody tr').first().waitFor();
    const moved = await page.evaluate(
      () =>
        new Promise<number>((told) => {
          // `value` is missing in the library's type of this entry.
          const sum = (entries: readonly unknown[]) =>
            (entries as readonly { value: number }[]).reduce((all, { value }) => all + value, 0);
          const observer = new PerformanceObserver((list) => told(sum(list.getEntries())));
          observer.observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => told(sum(observer.takeRecords()))));
        }),
    );
    expect(moved).toBe(0);
    await page.close();
  });

  it('leaves what the seller then lowers by hand as it is, and asks before raising it', async () => {
    const mug = here.world.listing(MUG);
    if (!mug) throw new Error('no mug');
    // What went out is looked at, so that 30 is what was last seen in step; then the seller takes ten away in J-QSM.
    await looksDue();
    await options.locator('tr[data-smartship-state="verified"]').nth(3).waitFor();
    mug.quantity = 20;
    here.world.effects.forgetAll();
    await options.locator(action('stock-tab-waiting')).click();
    await options.locator(action('stock-preview')).click();
    await options.locator(`tr[data-smartship-stock="${MUG}"]`).getByText('lowered').first().waitFor();
    expect(mug.quantity).toBe(20);
    expect(here.world.effects.log).toEqual([]);
    await options.locator(`tr[data-smartship-stock="${MUG}"] input[type="checkbox"]`).press('Space');
    await approveChosen();
    await expect.poll(() => mug.quantity, { timeout: 20_000 }).toBe(30);
    expect(here.world.effects.count('set-price-qty')).toBe(1);
  });

  it('asks Smartship for its own sync where the seller leaves stock to it, and promises nothing', async () => {
    await chooseDuty(options, 'stock-sync', 'smartship');
    await options.locator(action('request-smartship-sync')).click();
    await options.getByText('Requested at').waitFor();
    expect(here.world.effects.count('manual-sync')).toBe(1);
  });

  it('unknown-outcome: says that the reply was lost, not to press again, and does not repeat the request by itself', async () => {
    here.world.faults.add({ kind: 'cut-after', match: 'request_manual_stock_sync' });
    await options.locator(action('request-smartship-sync')).click();
    await options.getByText('The reply to a write at Smartship was lost.').waitFor();
    await options.getByText('Do not repeat the operation.').waitFor();
    // Chromium itself sends a request again whose reused connection broke before an answer began; we do not besides.
    expect(here.world.effects.count('manual-sync')).toBeLessThanOrEqual(3);
    here.world.faults.clear();
  });
});
