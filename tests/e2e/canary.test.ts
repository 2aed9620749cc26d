import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  chooseDuty,
  enterSmartshipKey,
  openOrders,
  pressSend,
  sideOf,
  testConnection,
  waitForState,
} from '#tests/seller';
import { keptByExtension, shownOn } from './kept.ts';
import { opened } from './opened.ts';

const action = (name: string): string => `[data-smartship-action="${name}"]`;
const here = opened();
/** Every key, password and token that ever was, under the name by which a finding is reported. */
let secrets: ReadonlyMap<string, string>;
/** Who the buyers are; J-QSM's own page may show them, nothing of ours may. */
let buyers: ReadonlyMap<string, string>;
let options: Page;

/** What of the canaries stands in a text. */
const found = (text: string, ...canaries: ReadonlyMap<string, string>[]): string[] =>
  canaries.flatMap((each) => [...each].filter(([, canary]) => text.includes(canary)).map(([name]) => name));

/** The same secret as it may stand in an address or in a form's body. */
const spelled = (name: string, secret: string): [string, string][] => [
  [name, secret],
  [`${name}, percent-encoded`, encodeURIComponent(secret)],
  [`${name}, in base64`, Buffer.from(secret).toString('base64').replace(/=+$/, '')],
];

beforeAll(async () => {
  const { world, session } = here;
  const { seller, smartship } = world;
  smartship.link.automaticOrderIntegration = false;
  const pasted = seller.sellerAuthorizationKey;
  options = await session.openExtensionPage('options.html');
  await enterSmartshipKey(options, smartship.apiKey);
  const side = sideOf(options, 'smartship');
  await side.locator(action('show-txapi')).click();
  await side.locator(action('txapi-key')).fill(smartship.txApiKey);
  await side.locator(action('save-txapi-key')).click();
  await side.locator(action('test-txapi')).click();
  await side.locator('.op-report').filter({ hasText: 'The order list was read.' }).waitFor();
  await renewKey();
  await createOne();
  await breakEverything();
  const issued = [...seller.keys.keys()];
  const { accessTokens, refreshTokens, spentRefreshTokens, codes } = smartship.oauth;
  const tokens = [accessTokens, refreshTokens, spentRefreshTokens, codes].flatMap((each) => [...each.keys()]);
  secrets = new Map([
    ...spelled('pasted key', pasted),
    ...issued.flatMap((key, index) => spelled(`issued key ${index}`, key)),
    ...spelled('QAPI API key', seller.apiKey),
    ...spelled('QSM password', seller.password),
    ...spelled('Smartship API key', smartship.apiKey),
    ...spelled('TxAPI key', smartship.txApiKey),
    ...spelled('Smartship password', smartship.password),
    ...tokens.flatMap((token, index) => spelled(`token ${index}`, token)),
  ]);
  buyers = new Map(
    world.orders.flatMap((order) =>
      [order.recipient, order.recipientKana, order.buyerEmail, order.mobile, order.buyerMobile, order.address2]
        .filter((text) => text.length > 4)
        .map((text) => [`buyer of ${order.orderNo}: ${text}`, text]),
    ),
  );
  expect(tokens.length).toBeGreaterThan(1);
  expect(issued.length).toBeGreaterThan(1);
  expect(buyers.size).toBeGreaterThan(20);
}, 120_000);

async function renewKey(): Promise<void> {
  const side = sideOf(options, 'qoo10');
  await side.locator(action('show-renew-key')).click();
  await side.locator(action('api-key')).fill(here.world.seller.apiKey);
  await side.locator(action('qsm-password')).fill(here.world.seller.password);
  await side.locator(action('renew-key')).click();
  await options.locator(`[role="dialog"] ${action('confirm')}`).click();
  await side.locator('[data-smartship-note="watch-collection"]').waitFor();
}

/** Only creating reads an address: one order is created by the extension. */
async function createOne(): Promise<void> {
  await chooseDuty(options, 'automatic-order-integration', 'extension');
  const page = await openOrders(here.session);
  const { orderNo } = here.world.stories.readySingle;
  await waitForState(page, orderNo, 'ready');
  await pressSend(page, orderNo);
  await waitForState(page, orderNo, 'in-smartship');
  await page.close();
}

/** Servers that put keys and buyers into their refusals, and web pages that hold them. */
async function breakEverything(): Promise<void> {
  const { seller, smartship, orders } = here.world;
  const leak = `key=${seller.sellerAuthorizationKey} ${smartship.apiKey} ${smartship.txApiKey} for ${orders[0]?.buyerEmail}`;
  const access = [...smartship.oauth.accessTokens.keys()].at(-1) ?? '';
  for (const fault of [
    { kind: 'error-code', code: -999, message: `${leak} Bearer ${access}` },
    { kind: 'html', body: `<html><body>${leak} ${access}</body></html>` },
  ] as const) {
    here.world.faults.add(fault);
    await testConnection(options, 'qoo10');
    await testConnection(options, 'smartship');
    await sideOf(options, 'smartship').locator(action('test-txapi')).click();
    await sideOf(options, 'smartship')
      .locator(`${action('test-txapi')}:not([data-loading])`)
      .waitFor();
    here.world.faults.clear();
  }
}

describe('no key, password, token or buyer', () => {
  it('is in a page of the extension', async () => {
    expect(found(await shownOn(options), secrets, buyers)).toEqual([]);
    for (const name of ['popup.html', 'sidepanel.html'] as const) {
      const page = await here.session.openExtensionPage(name);
      await page.locator('h1').first().waitFor();
      await page.locator('[data-smartship-action]').first().waitFor();
      expect(found(await shownOn(page), secrets, buyers)).toEqual([]);
      await page.close();
    }
  });

  it('is brought into a page of J-QSM by us', async () => {
    const page = await openOrders(here.session);
    const { orderNo } = here.world.stories.readySingle;
    await waitForState(page, orderNo, 'in-smartship');
    expect(found(await shownOn(page), secrets)).toEqual([]);
    const ours = await page.evaluate(() => {
      const dock = document.querySelector('smartship-dock');
      const marked = [...document.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].filter(({ name }) => name.startsWith('data-smartship')).map(({ value }) => value),
      );
      const stores = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
      return [dock?.shadowRoot?.innerHTML, ...marked, stores].join('\n');
    });
    expect(ours).toContain(orderNo);
    expect(found(ours, secrets, buyers)).toEqual([]);
    await page.close();
  });

  it('is in a database, a storage area or a cache', async () => {
    const kept = await keptByExtension(options);
    // It is all there: orders, the activity log, the sealed keys.
    for (const part of [
      'smartship-data/orders: [{',
      'smartship-data/log: [{',
      'smartship-vault/secrets: [{',
      '[hidden key]',
    ])
      expect(kept).toContain(part);
    expect(kept).not.toContain('EXTRACTABLE');
    expect(found(kept, secrets, buyers)).toEqual([]);
  });

  it('is in the exported settings', async () => {
    const [download] = await Promise.all([options.waitForEvent('download'), options.locator(action('export')).click()]);
    const exported = await readFile(await download.path(), 'utf8');
    expect(exported).toContain('demo_shop');
    expect(found(exported, secrets, buyers)).toEqual([]);
  });

  it('is in a complaint of the extension', () => {
    expect(found(JSON.stringify(here.session.problems), secrets, buyers)).toEqual([]);
  });

  it('is in an address that was called, but for the key of TxAPI in its own', () => {
    const { requests } = here.world;
    const txApi = requests.filter(({ host }) => host === 'api.tracxlogis.com');
    expect(txApi.length).toBeGreaterThan(0);
    for (const { host, path, headers } of requests) {
      const seen = found(`${path} ${headers.referer ?? ''}`, secrets, buyers);
      expect(seen.filter((name) => !(host === 'api.tracxlogis.com' && name.startsWith('TxAPI key')))).toEqual([]);
      expect(headers.referer ?? '').not.toContain('chrome-extension:');
    }
  });

  it('goes to a party that it does not belong to', () => {
    const allowed: Readonly<Record<string, RegExp>> = {
      'api.qoo10.jp': /^(pasted key|issued key|QAPI API key|QSM password)/,
      'smartship2.tracxlogis.com': /^(Smartship (API key|password)|token)/,
      'api.tracxlogis.com': /^TxAPI key/,
    };
    for (const { host, path, headers, body } of here.world.requests) {
      const seen = found(`${path} ${JSON.stringify(headers)} ${body}`, secrets);
      expect(seen.filter((name) => !allowed[host]?.test(name))).toEqual([]);
    }
    const withPassword = here.world.requests.filter(({ body }) =>
      body.includes(encodeURIComponent(here.world.seller.password)),
    );
    expect(
      withPassword.map(({ host, labels }) => [host, labels.includes('CertificationAPI.CreateCertificationKey')]),
    ).toEqual([['api.qoo10.jp', true]]);
  });
});
