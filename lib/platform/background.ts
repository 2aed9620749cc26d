import { browser } from 'wxt/browser';

/** A named alarm went off. */
export function onAlarm(listener: (name: string) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => listener(alarm.name));
}

/**
 * Rings at an instant (ms since epoch) and from then on every so many minutes: should whoever answers it die before
 * setting the next one, somebody comes back all the same. Replaces an earlier one of the same name.
 */
export async function alarmFrom(name: string, when: number, periodMinutes: number): Promise<void> {
  await browser.alarms.create(name, { when, periodInMinutes: periodMinutes });
}

/** Rings once at an instant (ms since epoch); replaces an earlier one of the same name. */
export async function alarmAt(name: string, when: number): Promise<void> {
  await browser.alarms.create(name, { when });
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

/** Takes the lines that pages open while they need a quick answer; each ping on one keeps this background awake a little. */
export function acceptPorts(): void {
  browser.runtime.onConnect.addListener((port) => port.onMessage.addListener(() => undefined));
}

/** Called when the browser starts and when the extension is installed or updated. */
export function onStart(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
  browser.runtime.onInstalled.addListener(listener);
}

/** Shows a number on the icon, or nothing for zero. */
export async function setBadge(count: number, title: string): Promise<void> {
  await browser.action.setBadgeText({ text: count > 0 ? String(Math.min(count, 999)) : '' });
  await browser.action.setBadgeBackgroundColor({ color: '#b42318' });
  await browser.action.setTitle({ title });
}

/** Tells every open J-QSM tab and extension page. A tab without our script is no error. */
export async function broadcast(message: unknown): Promise<void> {
  const tabs = await browser.tabs.query({ url: ['https://qsm.qoo10.jp/*', 'https://qsmupload.qoo10.jp/*'] });
  const toTabs = tabs.flatMap((tab) => (tab.id === undefined ? [] : [browser.tabs.sendMessage(tab.id, message)]));
  await Promise.allSettled([...toTabs, browser.runtime.sendMessage(message)]);
}

/** Opens one of our pages in a tab. */
export async function openTab(page: `/${string}`): Promise<void> {
  await browser.tabs.create({ url: `${location.origin}${page}` });
}

/** Locks `storage.local` and `storage.session` to our own pages and worker, where the browser can do so. */
export async function lockStorageAreas(): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session]) {
    if ('setAccessLevel' in area && typeof area.setAccessLevel === 'function') {
      await area.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
    }
  }
}

/** Asks the browser not to evict our databases. */
export async function askForPersistence(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}

/** Whether the browser lets us talk to these hosts now; Firefox lets a person take them back. */
export function hasHosts(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...origins] });
}

/** Asks the person for every host of the manifest; only works straight from a press in one of our pages. */
export function requestHosts(): Promise<boolean> {
  return browser.permissions.request({ origins: [...(browser.runtime.getManifest().host_permissions ?? [])] });
}

/** The browser's own sign-in window; resolves to the redirect address, or null when the person closed it. */
export async function webAuthFlow(url: string): Promise<string | null> {
  try {
    return (await browser.identity.launchWebAuthFlow({ url, interactive: true })) ?? null;
  } catch {
    return null;
  }
}

/** Where sign-in may come back to: an address that only this extension receives. */
export const webAuthRedirect = (): string => browser.identity.getRedirectURL();

/** The person's languages, most wanted first. */
export const browserLanguages = (): readonly string[] => navigator.languages;
