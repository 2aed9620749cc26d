import { browser } from 'wxt/browser';

/** This extension's id and the origin of its own pages, e.g. `chrome-extension://…` without a trailing slash. */
export function ownOrigin(): { readonly id: string; readonly origin: string } {
  return { id: browser.runtime.id, origin: browser.runtime.getURL('').replace(/\/$/, '') };
}

/** Address of one of our own pages. */
export const ownPage = (path: `/${string}`): string => browser.runtime.getURL(path);

/** The version in the manifest. */
export const ownVersion = (): string => browser.runtime.getManifest().version;
