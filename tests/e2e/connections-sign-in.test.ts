import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enterSmartshipKey, sideOf, signInWithSmartship, statusOf, testConnection } from '#tests/seller';
import { opened } from './opened.ts';

const action = (name: string): string => `[data-smartship-action="${name}"]`;

const here = opened({ until: 'new' });
let options: Page;

beforeAll(async () => {
  options = await here.session.openExtensionPage('options.html');
});
afterEach(() => {
  here.world.faults.clear();
  Object.assign(here.world.smartship.variants, {
    foreignOauthHost: '',
    refusesExtensionRedirects: false,
    camelCase: false,
    missingTools: [],
    unknowableArguments: {},
  });
});

const side = () => sideOf(options, 'smartship');
const becomes = (state: RegExp) => statusOf(options, 'smartship').filter({ hasText: state }).waitFor();

/** Presses *Sign in with Smartship* where no window is expected, and gives the report. */
async function signInRefused(): Promise<string> {
  const pages = here.session.context.pages().length;
  await side().locator(action('sign-in-with-smartship')).click();
  const report = side().locator('.op-way-in .op-report');
  await report.waitFor();
  expect(here.session.context.pages().length).toBe(pages);
  return report.innerText();
}

/** Tests the connection and waits until the table of what it offers says so of an operation. */
async function offerBecomes(operation: string, words: RegExp): Promise<void> {
  await testConnection(options, 'smartship');
  const closed = side().locator(`details:not([open]) > ${action('show-offers')}`);
  if ((await closed.count()) > 0) await closed.click();
  await side().locator(`[data-smartship-offer="${operation}"]`).filter({ hasText: words }).waitFor();
}

describe('Sign in with Smartship', () => {
  it('refused by Smartship for an extension: is explained, and reading goes on with the key', async () => {
    await enterSmartshipKey(options, here.world.smartship.apiKey);
    await becomes(/^Connected/);
    here.world.smartship.variants.refusesExtensionRedirects = true;
    const report = await signInRefused();
    expect(report).toContain('Smartship did not complete the sign-in of this extension.');
    expect(report).toContain('This redirect address is not accepted');
    expect(report).toMatch(/client ID/);
    const { report: tested } = await testConnection(options, 'smartship');
    expect(tested).toContain('The answer was fine');
    await becomes(/^Connected/);
    expect(await side().innerText()).toContain('Method: API key (mostly reading)');
  });

  it('with metadata that points to a foreign host: is stopped in words, and that host hears nothing', async () => {
    here.world.smartship.variants.foreignOauthHost = 'login.example.invalid';
    const report = await signInRefused();
    expect(report).toContain('pointed to a host that is not Smartship and was stopped');
    expect(report).toContain('Nothing was sent.');
    expect(here.world.requests.filter(({ host }) => host === 'login.example.invalid')).toEqual([]);
  });

  it('declined on the page of Smartship: says so and keeps the key', async () => {
    const opening = here.session.context.waitForEvent('page');
    await side().locator(action('sign-in-with-smartship')).click();
    const window = await opening;
    await Promise.all([window.waitForEvent('close'), window.locator('button[value="deny"]').click()]);
    const report = side().locator('.op-way-in .op-report');
    await report.waitFor();
    expect(await report.innerText()).toContain('did not complete the sign-in');
    expect(await side().innerText()).toContain('Method: API key');
  });

  it('goes through the window of Smartship, with PKCE and state, and shows no token anywhere', async () => {
    await signInWithSmartship(here.session, options, here.world);
    await side().locator('.op-way').filter({ hasText: 'sign-in (reading and sending)' }).waitFor();
    await becomes(/^Connected/);
    const authorize = here.world.requests.find(({ path }) => path.startsWith('/oauth/authorize?'));
    const query = new URL(authorize?.path ?? '', 'https://smartship2.tracxlogis.com').searchParams;
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('state')).toMatch(/.{16,}/);
    expect(query.get('redirect_uri')).toContain(here.session.extensionId);
    const shown = await options.content();
    for (const token of here.world.smartship.oauth.accessTokens.keys()) expect(shown).not.toContain(token);
  });

  it('ended by Smartship: Signed out is said while the key still reads, in options and popup, until the seller signs in again', async () => {
    here.world.smartship.oauth.signOutAll();
    await testConnection(options, 'smartship');
    await becomes(/^Signed out/);
    expect(await side().innerText()).toContain('Reading goes on with the key, but nothing can be sent.');
    const popup = await here.session.openExtensionPage('popup.html');
    await statusOf(popup, 'smartship')
      .filter({ hasText: /^Signed out/ })
      .waitFor();
    await popup.locator(action('sync-now')).click();
    await popup.locator(`${action('sync-now')}:not([data-loading])`).waitFor();
    expect(await statusOf(popup, 'smartship').innerText()).toMatch(/^Signed out/);
    await popup.close();
    await signInWithSmartship(here.session, options, here.world);
    await becomes(/^Connected/);
  });
});

describe('what the signed-in server offers', () => {
  it('is the same with camelCase arguments', async () => {
    const { variants } = here.world.smartship;
    variants.missingTools = ['request_pick_n_pack', 'search_orders'];
    await offerBecomes('instruct', /Not offered/);
    Object.assign(variants, { missingTools: [], camelCase: true });
    await offerBecomes('instruct', /Offered/);
    await offerBecomes('find-orders', /Offered/);
  });

  it('names a missing tool', async () => {
    here.world.smartship.variants.missingTools = ['request_pick_n_pack'];
    await offerBecomes('instruct', /Not offered.*The server has no such tool \(request_pick_n_pack\)/s);
  });

  it('names a required argument that nobody outside can know', async () => {
    here.world.smartship.variants.unknowableArguments = { confirm_orders: 'dock_token' };
    await offerBecomes(
      'confirm-orders',
      /Not offered.*asks for something we do not know \(confirm_orders: dock_token\)/s,
    );
  });

  it('is only reading after signing out, which Smartship is told', async () => {
    await side().locator(action('sign-out-of-smartship')).click();
    await side().locator('.op-way').filter({ hasText: 'API key (mostly reading)' }).waitFor();
    expect(here.world.smartship.oauth.refreshTokens.size).toBe(0);
    await offerBecomes('confirm-orders', /Needs Sign in with Smartship/);
    await becomes(/^Connected/);
  });
});
