import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#lib/i18n';
import { shot } from '#tests/browser';
import { chooseLanguage } from '#tests/seller';
import { opened } from './opened.ts';

const ROOT = '/GMKT.INC.Gsm.Web';
const ORDERS = `${ROOT}/Delivery/DeliveryManagement.aspx`;
const PRIME = `${ROOT}/Delivery/DeliveryManagementPrime.aspx`;
const GOODS = `${ROOT}/Product/ProductListSummary.aspx`;
const EDIT = `${ROOT}/Goods/GoodsModification.aspx`;

/**
 * `SMARTSHIP_LONG=1 npx vitest run --project e2e tests/e2e/page-pictures.test.ts`: J-QSM's own pages with what stands on
 * them, in each language, in `.output/shots/page-*`.
 */
describe.skipIf(process.env.SMARTSHIP_LONG !== '1')('pictures of J-QSM pages', () => {
  const here = opened({ language: 'ja', until: 'synced' });

  const speak = async (language: Language) => {
    const options = await here.session.openExtensionPage('options.html');
    await chooseLanguage(options, language);
    await options.close();
  };
  const marked = (page: Page) => page.locator('[data-smartship-state]').first().waitFor({ state: 'attached' });
  const chips = (page: Page) => page.locator('smartship-dock .row').first().waitFor();

  it.each(LANGUAGES)('in %s', async (language) => {
    await speak(language);
    for (const [name, path] of [
      ['orders', ORDERS],
      ['prime', PRIME],
      ['goods', GOODS],
    ] as const) {
      const page = await here.session.openJqsm(path);
      await marked(page);
      await chips(page);
      await shot(page, `page-${language}-${name}`);
      // No margin beside the grid.
      await page.setViewportSize({ width: 1100, height: 760 });
      await chips(page);
      await shot(page, `page-${language}-${name}-narrow`);
      await page.close();
    }
    const { itemCode } = here.world.stories.wrongOptionListing;
    const page = await here.session.openJqsm(EDIT, { gd_no: itemCode });
    const wrong = page.locator('[data-smartship-code="unmapped"], [data-smartship-code="near"]').first();
    await wrong.waitFor();
    await wrong.click();
    await page.locator('smartship-dock [role="option"]').first().waitFor();
    expect(await shot(page, `page-${language}-edit`)).toContain('edit');
    await page.close();
  });
});
