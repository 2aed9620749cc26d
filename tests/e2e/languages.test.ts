import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#lib/i18n';
import { shot, standingOut } from '#tests/browser';
import { chooseLanguage, dockText, openEditForm, openOrders, waitForState } from '#tests/seller';
import { opened } from './opened.ts';

const here = opened({ language: 'ko', until: 'synced' });

const KANA = /[\u3040-\u30ff]/;
const HANGUL = /[\uac00-\ud7af]/;
const speaks = (page: Page, language: string) =>
  page.locator(`smartship-dock .all[lang="${language}"] [role="region"]`).waitFor();

/** Keeps every text that the dock shows from now on, from before the page has anything of ours. */
async function keepWhatIsSaid(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const look = () => {
      const text = document.querySelector('smartship-dock')?.shadowRoot?.querySelector('.dock')?.textContent;
      if (text && said.at(-1) !== text) said.push(text);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}

describe('a browser in Korean', () => {
  it('starts in Korean, and can choose any language by its own name', async () => {
    const options = await here.session.openExtensionPage('options.html');
    await options.locator('html[lang="ko"]').waitFor({ state: 'attached' });
    await options.getByRole('button', { name: '연결 테스트' }).first().waitFor();
    const choices = options.locator('[data-smartship-action="language"]').first().locator('option');
    expect(await choices.allTextContents()).toEqual(['日本語', 'English', '한국어']);
    await options.close();
  });

  it('is spoken to in Korean on the order page, from the first word and with the worker asleep', async () => {
    const orders = await openOrders(here.session);
    const said = await keepWhatIsSaid(orders);
    expect(await here.session.killServiceWorker()).toBe(true);
    await orders.reload();
    const { orderNo } = here.world.stories.readySingle;
    await waitForState(orders, orderNo, 'ready');
    await orders.getByRole('button', { name: `Smartship으로 전송: 주문 ${orderNo}`, exact: true }).waitFor();
    const all = await said();
    expect(all.length).toBeGreaterThan(0);
    for (const text of all) expect(text).not.toMatch(KANA);
    expect(all.at(-1)).toMatch(HANGUL);
    await orders.close();
  });

  it('is spoken to in Korean beside a code', async () => {
    const { itemCode } = here.world.stories.wrongCodeListing;
    const edit = await openEditForm(here.session, itemCode);
    await edit.page.getByRole('status').filter({ hasText: '미매핑' }).waitFor();
    await edit.page.close();
  });

  it('hears another language on an open page at once, wholly, and without reloading', async () => {
    const orders = await openOrders(here.session);
    await speaks(orders, 'ko');
    const { orderNo } = here.world.stories.readySingle;
    const options = await here.session.openExtensionPage('options.html');
    for (const [language, name] of [
      ['en', `Send to Smartship: order ${orderNo}`],
      ['ja', `Smartship へ送信：注文 ${orderNo}`],
      ['ko', `Smartship으로 전송: 주문 ${orderNo}`],
    ] as const) {
      await options.bringToFront();
      await chooseLanguage(options, language);
      await orders.bringToFront();
      await speaks(orders, language);
      await orders.getByRole('button', { name, exact: true }).waitFor();
      expect(HANGUL.test(await dockText(orders))).toBe(language === 'ko');
    }
    await options.close();
    await orders.close();
  });
});

describe('a window of 320 px', () => {
  it.each(LANGUAGES)('holds our own pages in %s, with everything open', async (language) => {
    const options = await here.session.openExtensionPage('options.html');
    await chooseLanguage(options, language);
    await options.close();
    for (const file of ['popup', 'options', 'sidepanel']) {
      const page = await here.session.openExtensionPage(`${file}.html`);
      await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
      await page.locator('h1, h2, main').first().waitFor();
      await page.setViewportSize({ width: 320, height: 900 });
      await page.locator('details').evaluateAll((all) => {
        for (const each of all) each.setAttribute('open', '');
      });
      await expect.poll(() => standingOut(page), { message: file }).toEqual([]);
      if (process.env.SMARTSHIP_SHOTS) await shot(page, `narrow-${file}-${language}`);
      await page.close();
    }
  });
});
