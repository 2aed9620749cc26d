import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openEditForm, takeFirstSuggestion } from '#tests/seller';
import { opened } from './opened.ts';

const GOODS = '/GMKT.INC.Gsm.Web/Product/ProductListSummary.aspx';

const here = opened();

const listingState = (page: Page, itemCode: string, state: string) =>
  page.locator(`[data-smartship-item="${itemCode}"][data-smartship-state="${state}"]`).waitFor({ state: 'attached' });

describe('on the goods list', () => {
  it('shows at a glance which listings Smartship would not recognise', async () => {
    const { stories } = here.world;
    const page = await here.session.openJqsm(GOODS);
    await listingState(page, stories.listingWithoutOptions.itemCode, 'mapped');
    await listingState(page, stories.listingWithOptions.itemCode, 'mapped');
    await listingState(page, stories.wrongCodeListing.itemCode, 'unmapped');
    await listingState(page, stories.wrongOptionListing.itemCode, 'partly-mapped');
    const decoy = await page.locator('#__grid_DataDwonload_Grid [data-smartship-state]').count();
    expect(decoy).toBe(0);
    await page.close();
  });
});

describe('on the edit form', () => {
  it('judges every option code, and mends the wrong one', async () => {
    const { wrongOptionListing } = here.world.stories;
    const edit = await openEditForm(here.session, wrongOptionListing.itemCode);
    expect(await edit.field.inputValue()).toBe(wrongOptionListing.wrongCode);
    await takeFirstSuggestion(edit, wrongOptionListing.rightCode);
    expect(await edit.page.locator('input[data-smartship-code="mapped"]').count()).toBeGreaterThan(1);
    await edit.page.close();
  });

  it('warns of a code that stands twice in the listing', async () => {
    const { duplicateInsideListing } = here.world.stories;
    const page = await here.session.openJqsm('/GMKT.INC.Gsm.Web/Goods/GoodsModification.aspx', {
      gd_no: duplicateInsideListing.itemCode,
    });
    await expect.poll(() => page.locator('input[data-smartship-warnings~="duplicate"]').count()).toBe(2);
    await page.close();
  });

  it('can be used by keyboard alone', async () => {
    const { nearCodeListing } = here.world.stories;
    const edit = await openEditForm(here.session, nearCodeListing.itemCode);
    expect(await edit.verdict()).toBe('near');
    await edit.page.locator('smartship-dock [role="option"]').first().waitFor();
    await edit.page.keyboard.press('ArrowDown');
    await edit.page.keyboard.press('Enter');
    await edit.page.locator('input[data-test-field][data-smartship-code="mapped"]').waitFor();
    expect(await edit.field.inputValue()).toBe(nearCodeListing.rightCode);
    await edit.page.close();
  });

  it('says only that it is checking while Japanese is being typed', async () => {
    const { listingWithoutOptions } = here.world.stories;
    const edit = await openEditForm(here.session, listingWithoutOptions.itemCode);
    const client = await here.session.context.newCDPSession(edit.page);
    await edit.field.fill('');
    await client.send('Input.imeSetComposition', { text: 'みほん', selectionStart: 3, selectionEnd: 3 });
    const status = edit.page.locator('smartship-dock [role="status"]').first();
    await status.filter({ hasText: /Checking/ }).waitFor();
    await client.send('Input.insertText', { text: '見本' });
    await edit.page.locator('input[data-test-field][data-smartship-code="unmapped"]').waitFor();
    await edit.page.close();
  });
});
