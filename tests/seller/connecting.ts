import type { Page } from 'playwright-core';
import type { Language } from '#lib/i18n';
import type { ChromiumSession } from '#tests/browser';
import type { World } from '#tests/sandbox';

const action = (name: string): string => `[data-smartship-action="${name}"]`;
const card = (party: 'qoo10' | 'smartship'): string => `[data-smartship-party="${party}"]`;

/** Types the shop and its key into the options and saves; waits until the status says something. */
export async function enterQoo10Key(options: Page, shopId: string, key: string): Promise<void> {
  const form = options.locator(card('qoo10'));
  await form.locator(action('shop-id')).fill(shopId);
  await form.locator(action('seller-authorization-key')).fill(key);
  await form.locator(action('save')).click();
  await saved(form.locator(action('seller-authorization-key')), form.locator(action('save')));
}

export async function enterSmartshipKey(options: Page, key: string): Promise<void> {
  const form = options.locator(card('smartship'));
  await form.locator(action('smartship-api-key')).fill(key);
  await form.locator(action('save')).click();
  await saved(form.locator(action('smartship-api-key')), form.locator(action('save')));
}

/** A saved key leaves its field. */
async function saved(field: ReturnType<Page['locator']>, button: ReturnType<Page['locator']>): Promise<void> {
  await field.and(field.page().locator('[value=""], input:not([value])')).waitFor();
  await button.and(button.page().locator('[disabled]')).waitFor();
}

/** *Sign in with Smartship*: presses it, signs in at Smartship's own page and consents. */
export async function signInWithSmartship(session: ChromiumSession, options: Page, world: World): Promise<void> {
  const popup = session.context.waitForEvent('page', { predicate: (page) => page !== options });
  await options.locator(card('smartship')).locator(action('sign-in-with-smartship')).click();
  const window = await popup;
  await window.locator('input[type="email"]').fill(world.smartship.email);
  await window.locator('input[type="password"]').fill(world.smartship.password);
  await Promise.all([window.waitForEvent('close'), window.locator('button[name="decision"][value="allow"]').click()]);
}

/** Switches the language of everything, at run time. */
export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page.locator(action('language')).first().selectOption(language);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
}

/** Turns Read-only off, consent included. */
async function turnOffReadOnly(options: Page): Promise<void> {
  await options.locator(action('read-only')).first().click();
  await options.locator(`[role="dialog"] ${action('confirm')}`).click();
  await options.locator('[role="dialog"]').waitFor({ state: 'hidden' });
  await options
    .locator(`${action('read-only')}:not(:checked)`)
    .first()
    .waitFor({ state: 'attached' });
}

/** Turns Read-only on; no question is asked. */
export async function turnOnReadOnly(options: Page): Promise<void> {
  await options.locator(action('read-only')).first().click();
  await options
    .locator(`${action('read-only')}:checked, [aria-checked="true"]${action('read-only')}`)
    .first()
    .waitFor();
}

/** Gives a duty to somebody; the extension takes *bring orders in* only where the link was declared off. */
export async function chooseDuty(
  options: Page,
  duty: string,
  doer: 'smartship' | 'extension' | 'seller',
): Promise<void> {
  const choice = options.locator(action(duty)).locator(`input[value="${doer}"]`);
  await choice.click();
  const declared = options.locator(action('smartship-link-declared-off'));
  if (duty === 'automatic-order-integration' && doer === 'extension') {
    await declared.click();
    await declared.and(options.locator(':checked')).waitFor();
  }
  await choice.and(options.locator(':checked')).waitFor();
}

/** Both keys in, signed in, Read-only off: ready to send. Gives the options page. */
export async function connectBoth(session: ChromiumSession, world: World): Promise<Page> {
  const options = await session.openExtensionPage('options.html');
  await enterQoo10Key(options, world.seller.shopId, world.seller.sellerAuthorizationKey);
  await signInWithSmartship(session, options, world);
  await turnOffReadOnly(options);
  return options;
}
