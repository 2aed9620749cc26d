import { browser } from 'wxt/browser';

const PERMISSION = { permissions: ['notifications'] as const };

const wanted = () => ({ permissions: [...PERMISSION.permissions] });

/** Whether the seller let us show messages. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(wanted());
}

/** Asks for it; only works straight from a press in one of our pages. */
export function askToNotify(): Promise<boolean> {
  return browser.permissions.request(wanted());
}

/** Shows one message of the browser; a later one under the same id takes its place. False where it may not. */
export async function notify(id: string, title: string, message: string): Promise<boolean> {
  if (!(await mayNotify())) return false;
  await browser.notifications.create(id, { type: 'basic', iconUrl: `${location.origin}/icon/128.png`, title, message });
  return true;
}

/** A person clicked a message. Must be called at start, and again once the permission was given: before that there is no such event. */
export function onNotificationClick(listener: (id: string) => void): void {
  // An optional permission: without it the browser has no such API.
  if (!('notifications' in browser) || !browser.notifications?.onClicked) return;
  if (!browser.notifications.onClicked.hasListener(listener)) browser.notifications.onClicked.addListener(listener);
}
