import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  chooseLanguage,
  enterQoo10Key,
  enterSmartshipKey,
  pressAndRead,
  sideOf,
  statusOf,
  testConnection,
} from '#tests/seller';
import { BY_HAND, type Case, HERE, type Party, QOO10, SMARTSHIP, TXAPI, WHERE } from './connection-cases.ts';
import { opened } from './opened.ts';

const HOST = { qoo10: 'api.qoo10.jp', smartship: 'smartship2.tracxlogis.com', txapi: 'api.tracxlogis.com' } as const;
const here = opened({ until: 'new' });
let options: Page;

beforeAll(async () => {
  options = await here.session.openExtensionPage('options.html');
});
afterEach(() => {
  here.world.faults.clear();
});

/** Calls to the outside parties; a browser also asks for pages of its own. */
const ourCalls = (): number => {
  const hosts: readonly string[] = Object.values(HOST);
  return here.world.requests.filter(({ host }) => hosts.includes(host)).length;
};

const today = (): string => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);

/** Presses *Test connection* under a fault, and reads what the options say in both languages. */
async function said(party: Party, { fault, match, state }: Pick<Case, 'fault' | 'match' | 'state'>) {
  here.world.faults.add({ ...fault, host: HOST[party], ...(match === undefined ? {} : { match }) });
  const english = await testConnection(options, party);
  await statusOf(options, party).filter({ hasText: state }).waitFor();
  await chooseLanguage(options, 'ja');
  const japanese = await sideOf(options, party).locator('.op-report').first().innerText();
  await chooseLanguage(options, 'en');
  return { ...english, japanese };
}

it('has a case for every kind of error that is said to be here', () => {
  for (const [kind, where] of Object.entries(WHERE))
    for (const party of ['qoo10', 'smartship'] as const) {
      const cases = [...Object.keys(party === 'qoo10' ? QOO10 : SMARTSHIP), ...BY_HAND[party]];
      const found = cases.some((name) => name === kind || name.startsWith(`${kind},`) || name.startsWith(`${kind}:`));
      expect(found, `${kind} of ${party}`).toBe(where[party] === HERE);
    }
});

describe('before anything is set up', () => {
  it.each(['qoo10', 'smartship'] as const)(
    '*Test connection* of %s says so, and that nothing was called',
    async (party) => {
      const calls = ourCalls();
      const { report } = await testConnection(options, party);
      expect(report).toContain('is not set up yet');
      expect(report).toContain('Connect it in the options.');
      expect(ourCalls()).toBe(calls);
    },
  );
});

describe('what a seller reads of Qoo10', () => {
  beforeAll(async () => {
    const { seller } = here.world;
    await sideOf(options, 'qoo10').locator('[data-smartship-action="issue-date"]').fill(today());
    await enterQoo10Key(options, seller.shopId, seller.sellerAuthorizationKey);
  });

  it('when all is well: what was called, how long it took, what came back', async () => {
    const { report } = await testConnection(options, 'qoo10');
    for (const words of ['The answer was fine', 'GetShippingInfo_v3', ' ms', 'demo_shop'])
      expect(report).toContain(words);
  });

  it.each(Object.entries(QOO10))('%s', async (_name, each) => {
    const { report, card, japanese } = await said('qoo10', each);
    for (const words of each.says) expect(`${report}\n${card}`).toContain(words);
    expect(japanese).toContain(each.japanese);
    expect(card).not.toContain(here.world.seller.sellerAuthorizationKey);
  });

  it('unreachable: an answer that does not end is given up after 20 s', async () => {
    const { report } = await said('qoo10', {
      fault: { kind: 'slow-body', ms: 1_500 },
      state: /^Cannot reach/,
    });
    expect(report).toContain('Qoo10 cannot be reached.');
    expect(Number(/([\d,]+) ms/.exec(report)?.[1]?.replace(',', ''))).toBeGreaterThan(15_000);
  });

  it('a mistyped new key: is not saved, and the one before goes on', async () => {
    const side = sideOf(options, 'qoo10');
    await side.locator('[data-smartship-action="seller-authorization-key"]').fill('S5_mistyped_key_of_nobody_0001');
    await side.locator('[data-smartship-action="save"]').click();
    await side
      .getByText('The new key was not saved; the one kept before stays. Qoo10 did not accept the key')
      .waitFor();
    await testConnection(options, 'qoo10');
    await statusOf(options, 'qoo10')
      .filter({ hasText: /^Connected/ })
      .waitFor();
  });

  it('refused-here: an API key that cannot be one is stopped before it is sent', async () => {
    const side = sideOf(options, 'qoo10');
    await side.locator('[data-smartship-action="show-renew-key"]').click();
    await side.locator('[data-smartship-action="api-key"]').fill('ＡＰＩキー');
    await side.locator('[data-smartship-action="qsm-password"]').fill(here.world.seller.password);
    await side.locator('[data-smartship-action="renew-key"]').click();
    await options.locator('[role="dialog"] [data-smartship-action="confirm"]').click();
    const report = side.locator('.op-report').filter({ hasText: 'This is no key' });
    await report.waitFor();
    expect(await report.innerText()).toContain('Copy the key again');
    expect(here.world.requests.filter(({ path }) => path.includes('CreateCertificationKey'))).toEqual([]);
    await side.locator('[data-smartship-action="show-renew-key"]').click();
  });

  it('unknown-outcome: the reply to *Renew key* was lost', async () => {
    const side = sideOf(options, 'qoo10');
    await side.locator('[data-smartship-action="show-renew-key"]').click();
    await side.locator('[data-smartship-action="api-key"]').fill(here.world.seller.apiKey);
    await side.locator('[data-smartship-action="qsm-password"]').fill(here.world.seller.password);
    here.world.faults.add({ kind: 'cut-after', match: 'CertificationAPI.CreateCertificationKey' });
    await side.locator('[data-smartship-action="renew-key"]').click();
    await options.locator('[role="dialog"] [data-smartship-action="confirm"]').click();
    const report = side.locator('.op-report').filter({ hasText: 'reply was lost' });
    await report.waitFor();
    expect(await report.innerText()).toContain('the present one may have ended');
    expect(await report.innerText()).toContain('See by Test connection whether the present key still works');
    here.world.faults.clear();
    await testConnection(options, 'qoo10');
    await statusOf(options, 'qoo10')
      .filter({ hasText: /^Connected/ })
      .waitFor();
  });
});

describe('what a seller reads of Smartship', () => {
  it('key-rejected', async () => {
    await enterSmartshipKey(options, 'no-such-smartship-key-0001');
    const { report, japanese } = await said('smartship', {
      fault: { kind: 'latency', ms: 0 },
      state: /^Key rejected/,
    });
    expect(report).toContain('Smartship did not accept the key');
    expect(report).toContain('Check the Smartship API key');
    expect(japanese).toContain('キーを受け付けませんでした');
  });

  it('when all is well: what was called, how long it took, what came back', async () => {
    await enterSmartshipKey(options, here.world.smartship.apiKey);
    const { report } = await testConnection(options, 'smartship');
    for (const words of ['The answer was fine', 'tools/list', ' ms', 'tools are offered'])
      expect(report).toContain(words);
  });

  it.each(Object.entries(SMARTSHIP))('%s', async (_name, each) => {
    const { report, card, japanese } = await said('smartship', each);
    for (const words of each.says) expect(report).toContain(words);
    expect(japanese).toContain(each.japanese);
    expect(card).not.toContain(here.world.smartship.apiKey);
  });
});

describe('what a seller reads of TxAPI', () => {
  beforeAll(async () => {
    const side = sideOf(options, 'smartship');
    await side.locator('[data-smartship-action="show-txapi"]').click();
    await side.locator('[data-smartship-action="txapi-key"]').fill(here.world.smartship.txApiKey);
    await side.locator('[data-smartship-action="save-txapi-key"]').click();
    await side.locator('[data-smartship-action="test-txapi"]').waitFor();
  });

  it('that its key stands in the address, and that a good one reads', async () => {
    const side = sideOf(options, 'smartship');
    expect(await side.innerText()).toContain('the key stands in the address that is called');
    const report = await pressAndRead(side, 'test-txapi');
    for (const words of ['SmartShipService.GetOrderList', 'The order list was read.']) expect(report).toContain(words);
  });

  it.each(Object.entries(TXAPI))('%s', async (_name, each) => {
    here.world.faults.add({ ...each.fault, host: HOST.txapi });
    const side = sideOf(options, 'smartship');
    const report = await pressAndRead(side, 'test-txapi');
    for (const words of each.says) expect(report).toContain(words);
    await chooseLanguage(options, 'ja');
    expect((await side.locator('.op-report').allInnerTexts()).join()).toContain(each.japanese);
    await chooseLanguage(options, 'en');
    expect(await side.innerText()).not.toContain(here.world.smartship.txApiKey);
  });
});

describe('behind a passphrase', () => {
  it('both sides are Locked after the browser was closed, say so, and go on once it was said', async () => {
    await options.locator('[data-smartship-action="show-passphrase"]').click();
    for (const field of ['new-passphrase', 'new-passphrase-again'])
      await options.locator(`[data-smartship-action="${field}"]`).fill('a long passphrase');
    await options.locator('[data-smartship-action="set-passphrase"]').click();
    await options.locator('[data-smartship-action="change-passphrase"]').waitFor({ state: 'attached' });
    await here.session.restart();
    options = await here.session.openExtensionPage('options.html');
    for (const party of ['qoo10', 'smartship'] as const) {
      await statusOf(options, party)
        .filter({ hasText: /^Locked/ })
        .waitFor();
      const { report } = await testConnection(options, party);
      expect(report).toContain('The stored keys are locked.');
      expect(report).toContain('Unlock them');
    }
    const popup = await here.session.openExtensionPage('popup.html');
    for (const party of ['qoo10', 'smartship'] as const)
      await statusOf(popup, party)
        .filter({ hasText: /^Locked/ })
        .waitFor();
    await popup.locator('[data-smartship-action="passphrase"]').fill('a long passphrase');
    await popup.locator('[data-smartship-action="unlock"]').click();
    for (const party of ['qoo10', 'smartship'] as const)
      await statusOf(popup, party)
        .filter({ hasText: /^Connected/ })
        .waitFor();
    await popup.close();
  });
});
