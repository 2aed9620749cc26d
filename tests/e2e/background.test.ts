import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChromiumSession, launchChromium, shot } from '#tests/browser';
import { type Sandbox, startSandbox } from '#tests/sandbox';
import { chooseDuty, chooseLanguage, connectBoth } from '#tests/seller';

let sandbox: Sandbox;
let session: ChromiumSession;

beforeAll(async () => {
  sandbox = await startSandbox();
  session = await launchChromium({ sandbox, language: 'en' });
  const options = await connectBoth(session, sandbox.world);
  await chooseLanguage(options, 'en');
  await chooseDuty(options, 'automatic-order-confirmation', 'extension');
  await chooseDuty(options, 'automatic-fulfillment-shipping-instructions', 'extension');
  await options.locator('[data-smartship-action="check-qoo10-every"]').selectOption('1');
  await options.locator('[data-smartship-looks]').waitFor();
  await options.close();
});

afterAll(async () => {
  await session?.close();
  await sandbox?.close();
});

/** Moves the extension's next look to now, as if the minutes of its interval had passed, and lets the browser's alarm ring. */
async function letTheAlarmRing(): Promise<void> {
  const page = await session.openExtensionPage('options.html');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('smartship-data');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction('polls', 'readwrite');
          const polls = change.objectStore('polls');
          const all = polls.getAll();
          all.onsuccess = () => {
            for (const poll of all.result) polls.put({ ...poll, nextAt: 0 });
          };
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { alarms: { create(name: string, info: object): Promise<void> } };
    };
    await chrome.alarms.create('poll', { when: Date.now() + 500, periodInMinutes: 1 });
  });
  await page.close();
}

describe('with J-QSM closed', () => {
  it('notices a new order by the alarm, takes its duties, and counts on the badge what needs a person', async () => {
    const { world } = sandbox;
    const { orderNo } = world.placeOrder({ itemCode: world.stories.listingWithoutOptions.itemCode });
    world.runLinkCycle();
    await session.killServiceWorker();
    await letTheAlarmRing();
    await expect.poll(() => world.effects.count('confirm', orderNo), { timeout: 35_000 }).toBe(1);
    const parcel = world.smartship.shipmentOf(orderNo);
    await expect.poll(() => world.effects.count('instruct', parcel?.shippingNo), { timeout: 20_000 }).toBe(1);
    const popup = await session.openExtensionPage('popup.html');
    await popup.locator('[data-smartship-band="today"], [data-smartship-band="now"]').first().waitFor();
    const badge = await popup.evaluate(() => {
      const { chrome } = globalThis as unknown as { chrome: { action: { getBadgeText(of: object): Promise<string> } } };
      return chrome.action.getBadgeText({});
    });
    expect(Number(badge)).toBeGreaterThan(0);
    await shot(popup, 'popup-bands-en');
    await chooseLanguage(popup, 'ja');
    await shot(popup, 'popup-bands-ja');
    await popup.close();
  });

  it('complains of nothing in its pages and its worker', () => {
    expect(session.problems).toEqual([]);
  });
});
