import { describe, expect, it } from 'vitest';
import { shot } from '#tests/browser';
import { chooseDuty, chooseLanguage } from '#tests/seller';
import { opened } from './opened.ts';

const here = opened({
  choose: async (options) => {
    await chooseDuty(options, 'automatic-order-confirmation', 'extension');
    await chooseDuty(options, 'automatic-fulfillment-shipping-instructions', 'extension');
    await options.locator('[data-smartship-action="check-qoo10-every"]').selectOption('1');
    await options.locator('[data-smartship-looks]').waitFor();
  },
});

type Alarm = { readonly scheduledTime: number; readonly periodInMinutes?: number };
type Alarms = { get(name: string): Promise<Alarm | undefined>; create(name: string, info: object): Promise<void> };

/** When the extension itself means to look next, and the alarm that it asked the browser for. */
async function nextLook() {
  const page = await here.session.openExtensionPage('options.html');
  const alarm = await page.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { alarms: Alarms } };
    return chrome.alarms.get('poll');
  });
  const polls = await page.evaluate(
    () =>
      new Promise<{ nextAt: number; lookedAt: number | null }[]>((resolve, reject) => {
        const opening = indexedDB.open('smartship-data');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('polls').objectStore('polls').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
  );
  await page.close();
  return {
    alarm,
    nextAt: Math.min(...polls.map(({ nextAt }) => nextAt)),
    allLookedAt: polls.length > 1 && polls.every(({ lookedAt }) => lookedAt !== null),
  };
}

/**
 * Brings the extension's own alarm and the moment that it is for forward by the same time: nobody can move Chromium's
 * clock, and looks are some minutes apart whatever the seller's choice, since a day's calls are spread over the day.
 */
async function letTheMinutesPass({ alarm }: { readonly alarm: Alarm }): Promise<void> {
  const page = await here.session.openExtensionPage('options.html');
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
            for (const poll of all.result) polls.put({ ...poll, nextAt: Date.now() });
          };
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await page.evaluate(async ({ periodInMinutes }) => {
    const { chrome } = globalThis as unknown as { chrome: { alarms: Alarms } };
    await chrome.alarms.create('poll', { when: Date.now() + 500, periodInMinutes });
  }, alarm);
  await page.close();
}

describe('with J-QSM closed', () => {
  it('notices a new order by the alarm, takes its duties, and counts on the badge what needs a person', {
    timeout: 180_000,
  }, async () => {
    const { world } = here;
    const { orderNo } = world.placeOrder({ itemCode: world.stories.listingWithoutOptions.itemCode });
    world.runLinkCycle();
    // The looks that signing in began end first; each sets the alarm anew.
    await expect.poll(async () => (await nextLook()).allLookedAt, { timeout: 40_000 }).toBe(true);
    // The browser was asked for just the moment that the extension meant, and to come back each minute should a worker die.
    const apart = async () => {
      const { alarm, nextAt } = await nextLook();
      return Math.abs((alarm?.scheduledTime ?? 0) - Math.max(nextAt, Date.now()));
    };
    await expect.poll(apart, { timeout: 40_000 }).toBeLessThan(5_000);
    const { alarm, nextAt } = await nextLook();
    expect(alarm).toMatchObject({ periodInMinutes: 1 });
    expect(nextAt - Date.now()).toBeLessThan(16 * 60_000);
    await here.session.killServiceWorker();
    await letTheMinutesPass({ alarm: alarm ?? { scheduledTime: 0 } });
    await expect.poll(() => world.effects.count('confirm', orderNo), { timeout: 35_000 }).toBe(1);
    // A look made anew what it found used up.
    await expect.poll(async () => (await nextLook()).nextAt, { timeout: 20_000 }).toBeGreaterThan(Date.now());
    const parcel = world.smartship.shipmentOf(orderNo);
    await expect.poll(() => world.effects.count('instruct', parcel?.shippingNo), { timeout: 20_000 }).toBe(1);
    const popup = await here.session.openExtensionPage('popup.html');
    await popup.locator('[data-smartship-band="today"], [data-smartship-band="now"]').first().waitFor();
    const badge = await popup.evaluate(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { action: { getBadgeText(of: object): Promise<string> } };
      };
      return chrome.action.getBadgeText({});
    });
    expect(Number(badge)).toBeGreaterThan(0);
    // As wide as the popup is.
    await popup.setViewportSize({ width: 360, height: 600 });
    await shot(popup, 'popup-bands-en');
    await chooseLanguage(popup, 'ja');
    await shot(popup, 'popup-bands-ja');
    await popup.close();
    const options = await here.session.openExtensionPage('options.html');
    await options.getByRole('radiogroup').first().scrollIntoViewIfNeeded();
    await shot(options, 'options-duties-ja');
    await options.close();
  });

  it('complains of nothing in its pages and its worker', () => {
    expect(here.session.problems).toEqual([]);
  });
});
