import { browser } from 'wxt/browser';

/** The window this page is in; known beforehand, since a press must open the panel without waiting for anything. */
export async function currentWindowId(): Promise<number | null> {
  return (await browser.windows.getCurrent()).id ?? null;
}

/** The window that a person used last; null where there is none. */
export async function lastWindowId(): Promise<number | null> {
  return (await browser.windows.getLastFocused().catch(() => null))?.id ?? null;
}

/**
 * Opens the browser's own panel beside the page (Chrome's side panel, Firefox's sidebar), straight from a press in one
 * of our pages. False where this browser has none or refuses; then the caller opens the page in a tab.
 */
export async function openBrowserPanel(windowId: number | null): Promise<boolean> {
  try {
    if ('sidePanel' in browser && browser.sidePanel) {
      if (windowId === null) return false;
      await browser.sidePanel.open({ windowId });
      return true;
    }
    // Firefox has a sidebar instead; its type is not in Chrome's API.
    const sidebar: unknown = 'sidebarAction' in browser ? browser.sidebarAction : null;
    if (isSidebar(sidebar)) {
      await sidebar.open();
      return true;
    }
    return false;
  } catch {
    return false;
  }
}

const isSidebar = (value: unknown): value is { open(): Promise<void> } =>
  typeof value === 'object' && value !== null && 'open' in value && typeof value.open === 'function';
