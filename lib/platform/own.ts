import { browser } from 'wxt/browser';

/**
 * This extension's id and the origin of its own pages, e.g. `chrome-extension://…` without a trailing slash.
 * Only for the background and our pages: in a content script `location` is the page's.
 */
export const ownOrigin = (): { readonly id: string; readonly origin: string } => ({
  id: browser.runtime.id,
  origin: location.origin,
});

/** Address of one of our own pages; same limit as `ownOrigin`. */
export const ownPage = (path: `/${string}`): string => `${location.origin}${path}`;
