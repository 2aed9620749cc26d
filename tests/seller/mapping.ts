import type { Page } from 'playwright-core';
import type { ChromiumSession } from '#tests/browser';

const action = (name: string): string => `[data-smartship-action="${name}"]`;

export const openMapping = (session: ChromiumSession): Promise<Page> =>
  session.openExtensionPage('options.html#mapping');

/** *Read all listings now*, until every listing was read. */
export async function readAllListings(mapping: Page, codes: number): Promise<void> {
  await mapping.locator(action('read-listings')).click();
  await mapping.locator('[data-smartship-unread="0"]').waitFor({ timeout: 120_000 });
  await mapping.locator(`[data-smartship-shown="${codes}"]`).waitFor({ timeout: 120_000 });
}

/** Chooses every suggestion that is sure, after its preview. */
export async function chooseAllSure(mapping: Page, codes: number): Promise<void> {
  await mapping.locator(action('choose-all')).click();
  await mapping.locator(`[data-smartship-will-choose="${codes}"]`).waitFor({ timeout: 120_000 });
  await mapping.locator(action('choose-these')).click();
  await mapping.locator(`[data-smartship-chosen-count="${codes}"]`).waitFor();
}

/** Approves the preview of the write to Qoo10. */
export async function approveWrite(mapping: Page, codes: number): Promise<void> {
  await mapping.locator(action('write-codes')).click();
  await mapping.locator(`[data-smartship-will-write="${codes}"]`).waitFor();
  await mapping.locator(`[role="dialog"] ${action('approve')}`).click();
  await mapping.locator(`[data-smartship-written="${codes}"]`).waitFor();
}

export const view = (mapping: Page, name: 'list' | 'changes' | 'stuck' | 'excluded'): Promise<void> =>
  mapping.locator(`[data-smartship-view="${name}"]`).click();
