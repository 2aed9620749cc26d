import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ORDER_STATES } from '#lib/domain';
import { LANGUAGES } from '#lib/i18n';
import { firstSettings, firstShop } from '#lib/storage';
import { putRows } from '#tests/browser';
import { createWorld } from '#tests/sandbox';
import { opened } from './opened.ts';
import { EXCLUDED, SHOP_ID, statesToDraw } from './panel-states.ts';

const SHOTS = resolve(import.meta.dirname, '../../.output/shots');
const WIDTHS = [320, 420];

/**
 * `SMARTSHIP_LONG=1 npx vitest run --project e2e tests/e2e/panel-pictures.test.ts`: a picture of every state of the
 * contract as the side panel shows it, in each language, in `.output/shots/panel-*`.
 */
describe.skipIf(process.env.SMARTSHIP_LONG !== '1')('pictures of the side panel', () => {
  const here = opened({ world: () => createWorld({ orders: 0 }), language: 'ja', until: 'new' });
  beforeAll(() => mkdir(SHOTS, { recursive: true }));

  it.each(LANGUAGES)('of every state in %s', async (language) => {
    const page = await here.session.openExtensionPage('sidepanel.html');
    await page.locator('main.pn').waitFor();
    const now = Date.now();
    const { rows, packNos } = statesToDraw(now);
    const shop = { ...firstShop(SHOP_ID as never, now), readOnly: false, notSmartship: [EXCLUDED] };
    const { jobs, ...data } = rows;
    await putRows(page, { data, outbox: { jobs }, settings: { ...firstSettings(language), shops: [shop] } });
    await page.reload();
    await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
    for (const state of ORDER_STATES) {
      const cart = page.locator(`[data-smartship-cart="${packNos.get(state)}"]`);
      await cart.and(page.locator(`[data-smartship-state="${state}"]`)).waitFor();
      await page.setViewportSize({ width: 420, height: 900 });
      await cart.screenshot({ path: join(SHOTS, `panel-${language}-${state}.png`) });
    }
    for (const width of WIDTHS) {
      // Tall enough for all: what is out of sight is not painted.
      await page.setViewportSize({ width, height: 5600 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
      await page.screenshot({ path: join(SHOTS, `panel-${language}-${width}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 420, height: 900 });
    for (const [name, action] of DIALOGS) {
      await page.locator(`[data-smartship-action="${action}"]`).first().click();
      await page.locator('[role="dialog"]').waitFor();
      await page.waitForFunction(isWhollyShown);
      await page.screenshot({ path: join(SHOTS, `panel-${language}-dialog-${name}.png`) });
      await page.keyboard.press('Escape');
      await page.locator('[role="dialog"]').waitFor({ state: 'hidden' });
    }
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: join(SHOTS, `panel-${language}-dark.png`) });
    await page.close();
  });
});

/** Runs in the page: a dialog comes into sight little by little. */
const isWhollyShown = () => {
  let at = document.querySelector('[role="dialog"]');
  if (!at) return false;
  for (; at; at = at.parentElement) if (getComputedStyle(at).opacity !== '1') return false;
  return document.getAnimations().every(({ playState }) => playState !== 'running');
};

const DIALOGS = [
  ['preview', 'send-all-ready'],
  ['stop', 'request-stop'],
  ['create', 'create-shipping-order'],
  ['again', 'create-again'],
  ['delay', 'delay'],
] as const;
