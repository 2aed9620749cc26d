import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onNotificationClick } from '#lib/platform';
import { changeSettings } from '#lib/storage';
import { openFromMessage } from '../../../lib/background/watchman.ts';
import { HOUR, MINUTE, type OpenShop, openShop } from './life.ts';

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly message: string;
}

let shop: OpenShop;
afterEach(() => shop.close());

/** A shop that wants messages, in a browser that lets it (or not), with what the browser was given to show. */
async function open(allowed = true): Promise<Shown[]> {
  shop = await openShop();
  vi.stubGlobal('location', { origin: 'chrome-extension://smartship' });
  Object.assign(fakeBrowser.permissions, { contains: async () => allowed });
  const shown: Shown[] = [];
  fakeBrowser.notifications.create = vi.fn(async (id: string, options: Omit<Shown, 'id'>) => {
    shown.push({ id, title: options.title, message: options.message });
    return id;
  }) as never; // the browser's own has several forms; only this one is used
  const choice = { on: true, quietFrom: 21, quietTo: 8 };
  await changeSettings((settings) => ({ ...settings, language: 'en', notify: choice }));
  return shown;
}

/** Orders that nobody's SKU fits: each needs a person. */
async function trouble(count: number): Promise<string[]> {
  const { itemCode } = shop.world.stories.listingWithoutOptions;
  const placed = Array.from({ length: count }, () => shop.world.placeOrder({ itemCode }));
  for (const order of placed) Object.assign(order, { sellerCode: 'NOT-A-SKU' });
  shop.world.clock.advance(11 * MINUTE);
  await shop.life.sync.due();
  await shop.life.schedule.watch();
  return placed.map(({ orderNo }) => orderNo);
}

describe('messages of the browser', () => {
  it('tell all that came in one message, once, over worker deaths, and nothing in the quiet hours', async () => {
    const shown = await open();
    await trouble(3);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.title).toContain('3');
    shop.die();
    await shop.life.schedule.watch();
    expect(shown).toHaveLength(1);
    // Half past nine in the evening.
    shop.world.clock.advance(9 * HOUR);
    await trouble(1);
    expect(shown).toHaveLength(1);
    // Quarter to nine in the morning: now it is told.
    shop.world.clock.advance(11 * HOUR);
    await trouble(0);
    expect(shown).toHaveLength(2);
  });

  it('are not counted as told while the browser does not allow them', async () => {
    const shown = await open(false);
    await trouble(1);
    expect(shown).toEqual([]);
    Object.assign(fakeBrowser.permissions, { contains: async () => true });
    await trouble(0);
    expect(shown).toHaveLength(1);
  });

  it('open the panel on an order that needs somebody, in a tab where the browser takes no such press', async () => {
    const shown = await open();
    const orders = await trouble(2);
    const tabs = vi.spyOn(fakeBrowser.tabs, 'create');
    await openFromMessage(shop.life.brain, 'of-another-extension');
    expect(tabs).not.toHaveBeenCalled();
    await openFromMessage(shop.life.brain, shown[0]?.id ?? '');
    expect(tabs.mock.calls[0]?.[0]).toMatchObject({ url: 'chrome-extension://smartship/sidepanel.html' });
    const focus = (await fakeBrowser.storage.session.get('panel-focus'))['panel-focus'];
    expect(orders).toContain((focus as { orderNo: string }).orderNo);
  });

  it('are listened to from the start, and from the moment of the permission where it came later', async () => {
    shop = await openShop();
    let granted: () => void = () => undefined;
    Object.assign(fakeBrowser.permissions, {
      onAdded: { addListener: (listener: () => void) => (granted = listener) },
    });
    const { notifications } = fakeBrowser;
    Object.assign(fakeBrowser, { notifications: undefined });
    const clicked = vi.fn();
    onNotificationClick(clicked);
    Object.assign(fakeBrowser, { notifications });
    granted();
    granted();
    await fakeBrowser.notifications.onClicked.trigger('smartship-watch');
    expect(clicked.mock.calls).toEqual([['smartship-watch']]);
  });
});
