import type { Locator, Page } from 'playwright-core';
import type { ChromiumSession } from '#tests/browser';

const EDIT = '/GMKT.INC.Gsm.Web/Goods/GoodsModification.aspx';

export type EditForm = {
  readonly page: Page;
  /** The first code field that decides: the option codes of a listing with options, else its seller code. */
  readonly field: Locator;
  verdict(): Promise<string | null>;
};

/** Opens a listing's edit form and puts the cursor into its first code that needs attention, else its first. */
export async function openEditForm(session: ChromiumSession, itemCode: string): Promise<EditForm> {
  const page = await session.openJqsm(EDIT, { gd_no: itemCode });
  const judged = page.locator('input[data-smartship-code]:not([data-smartship-code="checking"])');
  await judged.first().waitFor();
  const wrong = page.locator(
    'input[data-smartship-code]:not([data-smartship-code="mapped"]):not([data-smartship-code="linked"])',
  );
  const field = (await wrong.count()) > 0 ? wrong.first() : judged.first();
  await field.evaluate((input) => input.setAttribute('data-test-field', ''));
  const kept = page.locator('input[data-test-field]');
  await kept.click();
  return { page, field: kept, verdict: () => kept.getAttribute('data-smartship-code') };
}

/** Chooses the first suggestion, which must be the right code, and waits until the field is judged good. */
export async function takeFirstSuggestion({ page, field }: EditForm, rightCode: string): Promise<void> {
  const option = page.locator('smartship-dock [role="option"]').first();
  await option.filter({ hasText: rightCode }).waitFor();
  await option.click();
  const use = page.locator('smartship-dock [data-smartship-action="use-this-code"]').first();
  if ((await field.inputValue()) !== rightCode) await use.click();
  await page.locator('input[data-test-field][data-smartship-code="mapped"]').waitFor();
}
