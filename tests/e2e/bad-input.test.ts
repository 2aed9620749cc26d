import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseLanguage, connectBoth, enterQoo10Key, openOrders, waitForState } from '#tests/seller';
import { opened } from './opened.ts';

const ORDERS = '/GMKT.INC.Gsm.Web/Delivery/DeliveryManagement.aspx';

const here = opened({ until: 'new' });

beforeEach(() => {
  here.world.faults.clear();
});

/** Effects on orders; tokens and registrations of a sign-in change nothing for a seller. */
const orderEffects = (): number =>
  here.world.effects.log.filter(
    ({ kind }) => !['issue-token', 'register-client', 'revoke-token', 'link-register'].includes(kind),
  ).length;

/** Presses *Test connection* of one side and gives what the seller reads there. */
async function testConnection(party: 'qoo10' | 'smartship'): Promise<string> {
  const options = await here.session.openExtensionPage('options.html');
  const card = options.locator(`[data-smartship-party="${party}"]`).first();
  const button = card.locator('[data-smartship-action="test-connection"]').first();
  await button.click();
  const status = card.getByRole('status', { name: party === 'qoo10' ? 'Qoo10' : 'Smartship', exact: true });
  await status.filter({ hasNotText: /^(Connected|Not set up)/ }).waitFor();
  await card.locator('[data-smartship-action="test-connection"]:not([data-loading])').first().waitFor();
  const said = await card.innerText();
  await options.close();
  return said;
}

describe('a wrong key', () => {
  it('is named as such with the next step, and nothing is known or written', async () => {
    const before = orderEffects();
    const options = await here.session.openExtensionPage('options.html');
    await chooseLanguage(options, 'en');
    await enterQoo10Key(options, here.world.seller.shopId, 'S5_this_is_not_the_key_of_anybody_0000');
    const card = options.locator('[data-smartship-party="qoo10"]').first();
    await card
      .getByRole('status', { name: 'Qoo10', exact: true })
      .filter({ hasText: /^Key rejected/ })
      .waitFor();
    expect(await card.innerText()).toMatch(/key/i);
    await options.close();

    const popup = await here.session.openExtensionPage('popup.html');
    await popup
      .getByRole('status', { name: 'Qoo10', exact: true })
      .filter({ hasText: /^Key rejected/ })
      .waitFor();
    await popup.close();

    const page = await openOrders(here.session);
    await waitForState(page, here.world.stories.readySingle.orderNo, 'unknown');
    expect(await page.locator('smartship-dock [data-smartship-action="send"]').count()).toBe(0);
    await page.close();
    expect(orderEffects()).toBe(before);
  });
});

describe('with both sides connected', () => {
  beforeAll(async () => {
    here.world.faults.clear();
    const options = await connectBoth(here.session, here.world);
    await options.close();
  });

  const cases: readonly [string, 'qoo10' | 'smartship', 'cut-before' | 'html' | 'malformed', RegExp, RegExp][] = [
    ['a Qoo10 that cannot be reached', 'qoo10', 'cut-before', /Cannot reach/, /network|again|later|connection/i],
    [
      'a Smartship that cannot be reached',
      'smartship',
      'cut-before',
      /Cannot reach/,
      /network|again|later|connection/i,
    ],
    ['an answer of Qoo10 that is a web page', 'qoo10', 'html', /Error/, /\S/],
    ['an answer of Qoo10 that is broken off JSON', 'qoo10', 'malformed', /Error/, /\S/],
    ['an answer of Smartship that is a web page', 'smartship', 'html', /Error/, /\S/],
  ];

  it.each(cases)('%s: says so, says what to do, changes nothing', async (_name, party, kind, state, next) => {
    const before = orderEffects();
    const host = party === 'qoo10' ? 'api.qoo10.jp' : 'smartship2.tracxlogis.com';
    here.world.faults.add({ host, kind });
    const said = await testConnection(party);
    expect(said).toMatch(state);
    expect(said).toMatch(next);
    expect(said).not.toContain(here.world.seller.sellerAuthorizationKey);
    expect(orderEffects()).toBe(before);
    here.world.faults.clear();
    const options = await here.session.openExtensionPage('options.html');
    const card = options.locator(`[data-smartship-party="${party}"]`).first();
    await card.locator('[data-smartship-action="test-connection"]').first().click();
    await card
      .getByRole('status', { name: party === 'qoo10' ? 'Qoo10' : 'Smartship', exact: true })
      .filter({ hasText: /^Connected/ })
      .waitFor();
    await options.close();
  });

  it.each(['unknown-headings', 'zh'])(
    'an order page with %s: the dock says to switch the language, and no row is touched',
    async (variant) => {
      const before = orderEffects();
      const page = await here.session.openJqsm(ORDERS, { variant });
      await page
        .locator('smartship-dock [role="region"]')
        .filter({ hasText: /Japanese/ })
        .waitFor();
      expect(await page.locator('[data-smartship-order], [data-smartship-state]').count()).toBe(0);
      expect(await page.locator('smartship-dock [data-smartship-action="send"]').count()).toBe(0);
      expect(orderEffects()).toBe(before);
      await page.close();
    },
  );
});
