import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { shot, standingOut } from '#tests/browser';
import { createWorld, type World } from '#tests/sandbox';
import { approveWrite, chooseLanguage, openMapping, readAllListings, view } from '#tests/seller';
import { opened } from './opened.ts';

const CODES = 24;
/** All but the one code that is like no SKU. */
const FITTING = CODES - 1;

function catalogue(): World {
  const world = createWorld({ orders: 0, wrongCodes: CODES });
  world.listings.splice(0, world.listings.length, ...world.listings.filter(({ title }) => title.includes('カタログ')));
  const [first, second] = world.listings;
  if (first) first.title = `見本カタログ商品 ${'とても長い名前の '.repeat(12)}<b>太字</b>\u202e`;
  if (second) second.sellerCode = 'BRAND-NEW-77';
  for (const option of [0, 1]) world.placeOrder({ itemCode: world.listings.at(-1)?.itemCode ?? '', option });
  return world;
}

const here = opened({ world: catalogue, until: 'synced' });

const action = (name: string): string => `[data-smartship-action="${name}"]`;
const SIZES = [
  [1280, 800],
  [800, 800],
  [320, 700],
] as const;

/** Looks at the page as it stands in each size and both colours; pictures where they are asked for. */
async function look(page: Page, name: string): Promise<void> {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => standingOut(page), { message: `${name} at ${width}` }).toEqual([]);
    if (!process.env.SMARTSHIP_SHOTS) continue;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await shot(page, `look-${name}-${width}-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** A page whose questions about the mapping are answered so; everything else goes its way. */
async function openAnswered(how: 'never' | 'refused'): Promise<Page> {
  const page = await here.session.openExtensionPage('popup.html');
  const address = page.url().replace('popup.html', 'options.html#mapping');
  await page.addInitScript((way) => {
    // The extension's own API, which the test's types do not know.
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage: (message: { name?: string }) => Promise<unknown> } };
    };
    const real = chrome.runtime.sendMessage.bind(chrome.runtime);
    chrome.runtime.sendMessage = (message) => {
      if (!message.name?.startsWith('mapping.')) return real(message);
      return way === 'never' ? new Promise(() => undefined) : Promise.resolve({ error: 'failed' });
    };
  }, how);
  await page.goto(address);
  return page;
}

describe.each(['ja', 'en'] as const)('the mapping screen in %s stays within the window, in every view', (language) => {
  const as = (name: string) => `${name}-${language}`;

  it('while it looks, and where it cannot be read', async () => {
    const options = await here.session.openExtensionPage('options.html');
    await chooseLanguage(options, language);
    await options.close();
    const looking = await openAnswered('never');
    await looking.locator('[data-smartship-looking]').waitFor();
    await look(looking, as('loading'));
    await looking.close();
    const failed = await openAnswered('refused');
    await failed.locator('[role="alert"]').waitFor();
    await look(failed, as('failed'));
    await failed.close();
  });

  it('list, filter without a hit, preview, file, new SKUs, changes, undo, stuck orders, exclusions', async () => {
    const mapping = await openMapping(here.session);
    await mapping.setViewportSize({ width: 1280, height: 800 });
    await mapping.locator('[data-smartship-good]').waitFor();
    if (language === 'ja') await readAllListings(mapping, CODES);
    // All that is chosen from has come: the choice is of what is shown at that moment.
    await mapping.locator(`[data-smartship-shown="${CODES}"]`).waitFor({ timeout: 120_000 });
    const row = mapping.locator(action('use-code')).first();
    await row.waitFor();
    await look(mapping, as('list'));
    await mapping.locator(action('filter-words')).fill('ない言葉');
    await mapping.locator('.mp-empty').waitFor();
    await look(mapping, as('nothing-matches'));
    await mapping.locator(action('filter-words')).fill('');
    await row.waitFor();

    await mapping.locator(action('choose-all')).click();
    await mapping.locator(`[data-smartship-will-choose="${FITTING}"]`).waitFor();
    await look(mapping, as('choose-all'));
    await mapping.locator(action('choose-these')).click();
    await mapping.locator('[data-smartship-chosen]').first().waitFor();
    await look(mapping, as('chosen'));
    await mapping.locator(action('change-file')).click();
    await mapping.locator(action('code-file')).waitFor({ state: 'attached' });
    await look(mapping, as('file'));
    await mapping.locator(`[role="dialog"] ${action('cancel')}`).click();
    await mapping.locator(`[data-smartship-chosen-count="${FITTING}"]`).waitFor();
    await mapping.locator(action('write-codes')).click();
    await mapping.locator('[data-smartship-will-write]').waitFor();
    await look(mapping, as('preview'));
    await mapping.locator(`[role="dialog"] ${action('cancel')}`).click();
    await approveWrite(mapping, FITTING);
    // The former language's batches are over, too: this one is there once there is one more, and it stands first.
    await mapping
      .locator('[data-smartship-batch]')
      .nth(language === 'ja' ? 0 : 2)
      .waitFor();
    const batch = '[data-smartship-batch]:first-of-type';
    await mapping.locator(`${batch} [data-smartship-over="${FITTING}"]`).waitFor({ timeout: 100_000 });
    await look(mapping, as('changes'));
    await view(mapping, 'stuck');
    await look(mapping, as('stuck'));

    await view(mapping, 'list');
    // Mended codes leave the list with its next look; until then the first listing is not the one that is left.
    await mapping.locator('[data-smartship-shown="1"]').waitFor();
    await mapping.locator(action('create-skus')).click();
    await mapping.locator('.mp-create').waitFor();
    await look(mapping, as('create'));
    await mapping.locator(`[role="dialog"] ${action('cancel')}`).click();
    await mapping.locator(action('exclude-listing')).first().click();
    await mapping.locator(action('confirm-exclude')).waitFor();
    await look(mapping, as('exclude'));
    await mapping.locator(action('confirm-exclude')).click();
    await mapping.locator('.mp-empty').waitFor();
    await look(mapping, as('empty'));
    await view(mapping, 'excluded');
    await look(mapping, as('excluded'));
    await mapping.locator(action('include')).first().click();

    // Put back, for the other language.
    await view(mapping, 'changes');
    await mapping.locator(action('undo-codes')).first().click();
    await mapping.locator(action('confirm-undo')).waitFor();
    await look(mapping, as('undo'));
    const former = await mapping.locator(batch).getAttribute('data-smartship-batch');
    await mapping.locator(action('confirm-undo')).click();
    await mapping
      .locator(`${batch}:not([data-smartship-batch="${former}"]) [data-smartship-over="${FITTING}"]`)
      .waitFor({ timeout: 100_000 });
    await mapping.close();
  }, 300_000);
});
