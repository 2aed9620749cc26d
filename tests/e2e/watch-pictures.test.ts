import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#lib/i18n';
import { firstSettings, firstShop } from '#lib/storage';
import { putRows } from '#tests/browser';
import { createWorld } from '#tests/sandbox';
import { opened } from './opened.ts';
import { SHOP_ID } from './panel-states.ts';
import { FINDINGS, logRows, orderRows, PREVIEWS, stockRows } from './watch-states.ts';

const SHOTS = resolve(import.meta.dirname, '../../.output/shots');
const action = (name: string) => `[data-smartship-action="${name}"]`;
const WIDTHS = [1280, 400, 320];
const MINUTE = 60_000;

/**
 * `SMARTSHIP_LONG=1 npx vitest run --project e2e tests/e2e/watch-pictures.test.ts`: what runs by itself as the seller meets
 * it (the stock card with each part and state of a preview, duties and their dialogs, the activity log, the popup's
 * bands), in each language, light and dark, wide and narrow, in `.output/shots/watch-*`.
 */
describe.skipIf(process.env.SMARTSHIP_LONG !== '1')('pictures of what runs by itself', () => {
  const here = opened({ world: () => createWorld({ orders: 0 }), language: 'ja', until: 'new' });
  beforeAll(() => mkdir(SHOTS, { recursive: true }));

  describe.each(LANGUAGES)('in %s', (language) => {
    it.each(['light', 'dark'] as const)('%s', async (scheme) => {
      const page = await here.session.openExtensionPage('options.html');
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.locator('main.op').waitFor();
      await fill(page, language, 'ended');
      for (const width of WIDTHS) await options(page, `${language}-${scheme}-${width}`, width);
      await page.setViewportSize({ width: 1280, height: 900 });
      for (const state of ['reading', 'tomorrow', 'put-off', 'stopped'] as const) {
        await fill(page, language, state);
        await shoot(page.locator('[data-smartship-stock-preview]'), `${language}-${scheme}-preview-${state}`);
      }
      await dialogs(page, `${language}-${scheme}`);
      await popup(page, language, `${language}-${scheme}`);
      await page.close();
    });
  });

  async function shoot(of: Locator, name: string): Promise<void> {
    await of.screenshot({ path: join(SHOTS, `watch-${name}.png`), animations: 'disabled' });
  }

  /** No page may be wider than its window. */
  async function fits(page: Page, width: number): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }

  async function options(page: Page, name: string, width: number): Promise<void> {
    await page.setViewportSize({ width, height: 900 });
    await shoot(page.locator('[data-smartship-shop]'), `${name}-shop`);
    const stock = page.locator('[data-smartship-stock-shop]');
    for (const tab of ['waiting', 'refused', 'log'] as const) {
      await stock.locator(action(`stock-tab-${tab}`)).click();
      await stock.locator('tr[data-smartship-stock]').nth(3).waitFor();
      await shoot(tab === 'waiting' ? stock : stock.locator('[data-smartship-stock-preview]'), `${name}-stock-${tab}`);
    }
    await stock.locator(action('stock-tab-waiting')).click();
    const activity = page.locator('[data-smartship-activity]');
    await activity.locator(action('activity-result')).selectOption('ok');
    await shoot(activity, `${name}-activity-ok`);
    await activity.locator(action('activity-result')).selectOption('');
    await shoot(activity, `${name}-activity`);
    await fits(page, width);
  }

  async function dialogs(page: Page, name: string): Promise<void> {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      const backlogs = page.locator(action('preview-backlog'));
      for (let at = 0; at < (await backlogs.count()); at += 1) {
        await backlogs.nth(at).click();
        await page.locator('[role="dialog"]').waitFor();
        await page.screenshot({
          path: join(SHOTS, `watch-${name}-${width}-backlog-${at}.png`),
          animations: 'disabled',
        });
        await page.keyboard.press('Escape');
        await page.locator('[role="dialog"]').waitFor({ state: 'hidden' });
      }
      await page.locator(action('stock-select-all')).click();
      await page.locator(`${action('approve')}:enabled`).click();
      await page.locator('[role="dialog"]').waitFor();
      await page.screenshot({ path: join(SHOTS, `watch-${name}-${width}-approve.png`), animations: 'disabled' });
      await page.keyboard.press('Escape');
      await page.locator('[role="dialog"]').waitFor({ state: 'hidden' });
      await page.locator(action('stock-select-all')).click();
    }
  }

  async function popup(page: Page, language: Language, name: string): Promise<void> {
    await fill(page, language, 'ended', { automationAsks: true });
    for (const path of ['popup.html', 'sidepanel.html']) {
      await page.goto(page.url().replace(/[^/]+\.html.*$/, path));
      for (const width of path === 'popup.html' ? [400] : [400, 320]) {
        await page.setViewportSize({ width, height: 1500 });
        await page.locator('[data-smartship-banner="automation-asks"]').waitFor();
        await page.locator('[data-smartship-band], [data-smartship-cart]').first().waitFor();
        await page.screenshot({ path: join(SHOTS, `watch-${name}-${path}-${width}.png`), animations: 'disabled' });
        await fits(page, width);
      }
    }
  }

  async function fill(
    page: Page,
    language: Language,
    preview: keyof ReturnType<typeof PREVIEWS>,
    more: object = {},
  ): Promise<void> {
    const now = Date.now();
    const { jobs, ...data } = orderRows(now);
    const first = firstShop(SHOP_ID as never, now);
    const duties = { 'bring-in': 'extension', confirm: 'extension', instruct: 'extension', tracking: 'extension' };
    const shop = {
      ...first,
      readOnly: false,
      duties: { ...duties, stock: 'extension' },
      smartshipLinkDeclaredOff: true,
    };
    const orders = { lastStart: now, lastEnd: now - 2 * MINUTE, count: 20, failure: null, resume: null };
    const listing = {
      shopId: SHOP_ID,
      sellerCode: '',
      title: '煎茶',
      status: 'S2',
      options: [],
      codes: [],
      readAt: now,
    };
    await putRows(page, {
      data: {
        ...data,
        syncs: [...data.syncs, { ...orders, name: `orders:${SHOP_ID}` }],
        log: logRows(now),
        listings: [{ ...listing, itemCode: '1100000001', additional: null, listedAt: now, changed: false }],
        small: [
          { key: 'watch', value: { at: now, findings: FINDINGS } },
          { key: `stock:preview ${SHOP_ID}`, value: PREVIEWS(now)[preview] },
          {
            key: 'stock:run',
            value: {
              ...{ kind: 'schedule', startedAt: now, endedAt: now - MINUTE, read: 4, toRead: 4 },
              ...{ failure: null, interrupted: false },
            },
          },
        ],
      },
      outbox: { jobs, ...stockRows(now) },
      settings: { ...firstSettings(language), shops: [shop], ...more },
    });
    await page.reload();
    await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
    await page.locator('[data-smartship-stock-preview]').waitFor();
  }
});
