import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { shot } from '#tests/browser';
import { dockText, panelFocus } from '#tests/seller';
import { type Eyes, giveEyes } from './law-one/both.ts';
import { opened } from './opened.ts';

const GOODS = '/GMKT.INC.Gsm.Web/Product/ProductListSummary.aspx';
const EDIT = '/GMKT.INC.Gsm.Web/Goods/GoodsModification.aspx';

const here = opened({ until: 'synced' });

const soon = <Value>(look: () => Value) => expect.poll(look, { timeout: 15_000 });
const marked = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '#div_product_list [data-smartship-item], [id$="div_product_list"] [data-smartship-item]',
      ),
    ]
      .filter((row) => row.textContent?.includes(row.getAttribute('data-smartship-item') ?? '?'))
      .map((row) => row.getAttribute('data-smartship-item') ?? ''),
  );
const shown = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input[name="chk_goods"]')].map((box) => box.value),
  );
const allMarked = (page: Page) =>
  soon(async () => {
    const [ours, theirs] = [await marked(page), await shown(page)];
    return theirs.length > 0 && [...new Set(ours)].join() === theirs.join();
  }).toBe(true);

/** The table's own markup and layout, without our attributes. */
async function asThePageMadeIt(page: Page) {
  await page.evaluate(giveEyes);
  return page.evaluate(() => {
    const { eyes } = window as unknown as { eyes: Eyes };
    return {
      markup: eyes.markup(document.querySelectorAll('#div_product_list table')),
      heights: eyes.sizes(document.querySelectorAll('#div_product_list table tr')).map(([, , , height]) => height),
    };
  });
}

describe('the goods list in all its looks', () => {
  it.each(['', 'ko', 'en', 'ctl00', 'csp', 'late'])('marks every listing once with "%s"', async (variant) => {
    const page = await here.session.openJqsm(GOODS, { variant, ...(variant === 'late' && { delay: '600' }) });
    await allMarked(page);
    expect(await page.locator('[id$="DataDwonload_Grid"] [data-smartship-state]').count()).toBe(0);
    await page.close();
  });

  it.each(['zh', 'unknown-headings'])('says of headings "%s" that it cannot read them', async (variant) => {
    const page = await here.session.openJqsm(GOODS, { variant });
    await soon(() => dockText(page)).toContain('Switch J-QSM to Japanese');
    expect(await page.locator('[data-smartship-state]').count()).toBe(0);
    await page.close();
  });

  it('follows the pager, which fills the same table again', async () => {
    const page = await here.session.openJqsm(GOODS);
    await allMarked(page);
    const before = await shown(page);
    await page.locator('#btn_page_next').click();
    await soon(() => shown(page)).not.toEqual(before);
    await allMarked(page);
    await page.close();
  });

  it('shows only the unmapped in its dock, goes to a row, and leaves the table as it is', async () => {
    const page = await here.session.openJqsm(GOODS);
    const { wrongCodeListing } = here.world.stories;
    await page.locator('#sel_view_data_cnt').selectOption('100');
    // The first twenty stay until the page has the rest.
    await soon(async () => (await shown(page)).length).toBe(here.world.listings.length);
    await page
      .locator(`[data-smartship-item="${wrongCodeListing.itemCode}"][data-smartship-state="unmapped"]`)
      .waitFor({ state: 'attached' });
    const before = await asThePageMadeIt(page);
    const only = page.locator('smartship-dock [data-smartship-action="only-unmapped"]');
    await only.click();
    const jumps = page.locator('smartship-dock [data-smartship-action="jump"]');
    await soon(() => jumps.count()).toBe(
      await page.locator('[data-smartship-state="unmapped"], [data-smartship-state="partly-mapped"]').count(),
    );
    await jumps.filter({ hasText: wrongCodeListing.itemCode }).click();
    const row = page.locator(`[data-smartship-item="${wrongCodeListing.itemCode}"][data-smartship-found]`);
    await row.waitFor();
    await soon(async () => {
      const box = await row.boundingBox();
      return box !== null && box.y > 0 && box.y < 900;
    }).toBe(true);
    expect(await asThePageMadeIt(page)).toEqual(before);
    await page.close();
  });

  it('opens the panel on a row', async () => {
    const page = await here.session.openJqsm(GOODS);
    await allMarked(page);
    const wanted = new Set(here.world.orders.map(({ itemCode }) => itemCode));
    const chips = page.locator('smartship-dock [data-smartship-action="open-row"]');
    await chips.first().waitFor();
    const names = await chips.evaluateAll((all) => all.map((chip) => chip.getAttribute('aria-label') ?? ''));
    const at = names.findIndex((name) => wanted.has(/Open panel on listing (\d+)/.exec(name)?.[1] ?? ''));
    const itemCode = /\d{5,}/.exec(names[at] ?? '')?.[0];
    await chips.nth(at).click();
    const orders = here.world.orders.filter((order) => order.itemCode === itemCode).map(({ orderNo }) => orderNo);
    await soon(async () => orders.includes((await panelFocus(here.session)) ?? '')).toBe(true);
    await page.close();
  });
});

describe('the edit form in all its looks', () => {
  const fields = (page: Page) => page.locator('[data-smartship-code]:not([data-smartship-code="unknown"])');

  it.each(['', 'dl', 'ko', 'en', 'csp', 'editor', 'editor,dl', 'editor,csp'])(
    'judges each option code with "%s"',
    async (variant) => {
      const { listingWithOptions } = here.world.stories;
      const { itemCode } = listingWithOptions;
      const options = here.world.listing(itemCode)?.options.length ?? 0;
      const page = await here.session.openJqsm(EDIT, { gd_no: itemCode, variant });
      await soon(() => fields(page).count()).toBe(options);
      await page.close();
    },
  );

  it.each([1, 2, 3, 4, 5])('finds the option codes beside %i axes', async (axes) => {
    const { itemCode } = here.world.stories.listingWithOptions;
    const listing = here.world.listing(itemCode);
    if (!listing) throw new Error('no listing');
    const former = listing.options.map((option) => ({ ...option, axes: [...option.axes] }));
    const names = Array.from({ length: axes }, (_, index) => ({ name: `軸${index + 1}`, value: `値${index + 1}` }));
    listing.options.splice(0, listing.options.length, ...former.map((option) => ({ ...option, axes: names })));
    try {
      const page = await here.session.openJqsm(EDIT, { gd_no: itemCode });
      await soon(() => fields(page).count()).toBe(former.length);
      await page.close();
    } finally {
      listing.options.splice(0, listing.options.length, ...former);
    }
  });

  describe('that shows additional options (追加型)', () => {
    const of = () => here.world.listing(here.world.stories.listingWithOptions.itemCode);
    const wrapping = (...codes: string[]) =>
      codes.map((optionCode, at) => ({ name: 'ラッピング', value: `リボン${at + 1}`, price: 0, optionCode }));
    afterEach(() => {
      const listing = of();
      if (listing) listing.additional = [];
    });

    it.each(['', 'dl', 'ko', 'en', 'csp', 'additional-first', 'editor', 'editor,additional-first'])(
      'judges each of their codes by itself with "%s"',
      async (variant) => {
        const listing = of();
        if (!listing) throw new Error('no listing');
        listing.additional = wrapping('', 'GIFT-1', 'GIFT-2');
        const page = await here.session.openJqsm(EDIT, { gd_no: listing.itemCode, variant });
        const toned = page.locator('[data-smartship-code][data-smartship-tone]');
        await soon(() =>
          toned.evaluateAll((all) =>
            all.map((field) => [field.getAttribute('data-smartship-code'), field.getAttribute('data-smartship-tone')]),
          ),
        ).toEqual([
          ['blank', 'ok'],
          ['unmapped', 'act'],
          ['unmapped', 'act'],
        ]);
        expect(await fields(page).count()).toBe(listing.options.length + 3);
        expect(await page.locator('[data-smartship-code="mapped"]:not([data-smartship-tone])').count()).toBe(
          listing.options.length,
        );
        await page.close();
      },
    );

    it('asks for a blank at each keystroke, and offers no other code', async () => {
      const listing = of();
      if (!listing) throw new Error('no listing');
      listing.additional = wrapping('');
      const page = await here.session.openJqsm(EDIT, { gd_no: listing.itemCode });
      const field = page.locator('input[data-of="additional"][data-field="optionCode"]');
      await field.click();
      const says = (text: string) =>
        page.locator('smartship-dock [role="status"]').filter({ hasText: text }).first().waitFor();
      await says('blank, as it should be');
      const [right] = listing.options;
      await field.fill(right?.optionCode ?? '');
      await says('Leave the codes of additional options blank');
      await page
        .locator('input[data-of="additional"][data-smartship-code="mapped"][data-smartship-tone="act"]')
        .waitFor();
      await soon(() => dockText(page)).toContain(right?.optionCode ?? '-');
      if (process.env.SMARTSHIP_SHOTS) await shot(page, 'edit-additional-en');
      await field.fill('nothing like it');
      await page.locator('input[data-of="additional"][data-smartship-code="unmapped"]').waitFor();
      expect(await page.locator('smartship-dock [role="option"]').count()).toBe(0);
      await field.fill('');
      await says('blank, as it should be');
      await soon(() => dockText(page)).not.toContain('additional');
      await page.close();
    });
  });

  it('copies a suggestion for a cell that is typed in only after a click, and says where it goes', async () => {
    const { wrongOptionListing } = here.world.stories;
    const page = await here.session.openJqsm(EDIT, { gd_no: wrongOptionListing.itemCode, variant: 'editor' });
    await here.session.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: 'https://qsm.qoo10.jp',
    });
    const wrong = page.locator('td[data-smartship-code="unmapped"], td[data-smartship-code="near"]').first();
    await wrong.waitFor();
    await wrong.click();
    const option = page.locator('smartship-dock [role="option"]').first();
    await option.filter({ hasText: wrongOptionListing.rightCode }).click();
    await page.locator('smartship-dock [role="status"]').filter({ hasText: 'Paste it into the cell' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(wrongOptionListing.rightCode);
    expect(await wrong.textContent()).not.toContain(wrongOptionListing.rightCode);
    await page.close();
  });

  it('keeps a title of markup, turned text and ten thousand characters, and odd codes, to themselves', async () => {
    const listing = here.world.listing(here.world.stories.listingWithOptions.itemCode);
    if (!listing) throw new Error('no listing');
    const former = { title: listing.title, codes: listing.options.map(({ optionCode }) => optionCode) };
    const [right = ''] = former.codes;
    const wide = right.replace(/[A-Z0-9]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    try {
      listing.title = `<img src=x onerror=alert(1)>\u202e${'あ'.repeat(10_000)}`;
      for (const [at, code] of [wide, `${right}\t`, `${right}||*X`].entries()) {
        const option = listing.options[at];
        if (option) option.optionCode = code;
      }
      const page = await here.session.openJqsm(EDIT, { gd_no: listing.itemCode });
      await soon(() =>
        page
          .locator('[data-smartship-code]')
          .evaluateAll((all) => all.map((one) => one.getAttribute('data-smartship-code'))),
      ).toEqual(['near', 'invalid', 'invalid']);
      await page.locator('[data-smartship-code="near"]').click();
      await page.locator('smartship-dock [role="option"]').filter({ hasText: right }).first().waitFor();
      const dock = await page.evaluate(() => document.querySelector('smartship-dock')?.shadowRoot?.innerHTML ?? '');
      expect(dock).not.toContain('<img');
      expect(dock.length).toBeLessThan(20_000);
      await page.close();
    } finally {
      listing.title = former.title;
      for (const [at, option] of listing.options.entries()) option.optionCode = former.codes[at] ?? '';
    }
  });

  it('says so and stops when Qoo10’s API has no such listing in the shop', async () => {
    const { listingWithoutOptions } = here.world.stories;
    const stranger = '1999999999';
    const page = await here.session.context.newPage();
    // A page that shows a number which the API does not have: the form of another listing with its number rewritten.
    await page.route('**/GoodsModification.aspx*', (route) => {
      const real = new URL(route.request().url());
      real.searchParams.set('gd_no', listingWithoutOptions.itemCode);
      return route.continue({ url: real.href });
    });
    await page.addInitScript((number) => {
      document.addEventListener('DOMContentLoaded', () => {
        const shown = document.querySelector('.form_tbl .txt');
        if (shown) shown.textContent = number;
      });
    }, stranger);
    await page.goto(`https://qsm.qoo10.jp${EDIT}?gd_no=${stranger}`);
    await soon(() => dockText(page)).toContain(`no listing ${stranger}`);
    await page.locator('input[data-field="sellerCode"]').fill('ANYTHING');
    await page.locator('smartship-dock [role="status"]').filter({ hasText: stranger }).waitFor();
    expect(await page.locator('[data-smartship-code]').count()).toBe(0);
    expect(await page.locator('smartship-dock [role="option"]').count()).toBe(0);
    await page.close();
  });
});

describe('Diagnostics in the options', () => {
  it('tells which way read which field, without a number or a code of the page', async () => {
    const { itemCode: gd_no } = here.world.stories.listingWithOptions;
    // Each stays open until the options show it: a page tells of itself a moment after it was read.
    const pages = [
      await here.session.openJqsm(GOODS),
      await here.session.openJqsm(GOODS, { variant: 'ko' }),
      await here.session.openJqsm(GOODS, { variant: 'zh' }),
      await here.session.openJqsm(EDIT, { gd_no, variant: 'editor' }),
    ];
    const options = await here.session.openExtensionPage('options.html');
    const rows = options.locator('[data-smartship-read]');
    for (const says of ['heading-row:ja', 'heading-row:ko', 'headings not known', 'optionCode: option-grid'])
      await rows.filter({ hasText: says }).first().waitFor();
    for (const page of pages) await page.close();
    const text = (await rows.allTextContents()).join(' ');
    for (const { itemCode } of here.world.listings) expect(text).not.toContain(itemCode);
    await options.close();
  });
});
