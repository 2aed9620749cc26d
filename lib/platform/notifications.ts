import { browser } from 'wxt/browser';

const PERMISSION = { permissions: ['notifications'] as const };

const wanted = () => ({ permissions: [...PERMISSION.permissions] });

/** Whether the seller let us show messages. */
function mayNotify(): Promise<boolean> {
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

/**
 * A person clicked a message. Must be called at start, before anything is awaited: a click may be what woke the worker.
 * Without the optional permission there is no such event, so it listens from the moment that the permission is given.
 */
export function onNotificationClick(listener: (id: string) => void): void {
  const clicked = (id: string): void => {
    // Some systems keep a clicked message until somebody takes it away.
    void browser.notifications.clear(id);
    listener(id);
  };
  const listen = (): void => {
    if (!('notifications' in browser) || !browser.notifications?.onClicked) return;
    if (!browser.notifications.onClicked.hasListener(clicked)) browser.notifications.onClicked.addListener(clicked);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
