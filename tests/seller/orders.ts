import type { Locator, Page } from 'playwright-core';
import type { ChromiumSession } from '#tests/browser';

const ORDERS = '/GMKT.INC.Gsm.Web/Delivery/DeliveryManagement.aspx';

/** Opens 配送管理 and waits until the extension marked its rows. */
export async function openOrders(session: ChromiumSession, query: Record<string, string> = {}): Promise<Page> {
  const page = await session.openJqsm(ORDERS, query);
  await page.locator('[data-smartship-order][data-smartship-state]').first().waitFor({ state: 'attached' });
  return page;
}

/** The state a row shows, as the contract has it. */
export const stateOf = (page: Page, orderNo: string): Promise<string | null> =>
  page.locator(`[data-smartship-order="${orderNo}"]`).getAttribute('data-smartship-state');

export async function waitForState(page: Page, orderNo: string, ...states: string[]): Promise<void> {
  const wanted = states
    .map((state) => `[data-smartship-order="${orderNo}"][data-smartship-state="${state}"]`)
    .join(', ');
  await page.locator(wanted).first().waitFor({ state: 'attached' });
}

/** The *Send* button of an order, wherever the language puts its words. */
export const dockButton = (page: Page, orderNo: string): Locator =>
  page.locator(`smartship-dock [data-smartship-action="send"][aria-label*="${orderNo}"]`).first();

/** What the dock says: its counts, problems and notes. */
export const dockText = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.querySelector('smartship-dock')?.shadowRoot?.querySelector('[role="region"]')?.textContent ?? '',
  );

/** Scrolls the order's row into sight and presses its *Send* with the pointer. */
export async function pressSend(page: Page, orderNo: string): Promise<void> {
  await page.locator(`[data-smartship-order="${orderNo}"]`).scrollIntoViewIfNeeded();
  await dockButton(page, orderNo).click();
}

export const openPanel = (session: ChromiumSession): Promise<Page> => session.openExtensionPage('sidepanel.html');

/** *Sync now* in the popup, as a seller would after hearing that the link ran. */
export async function syncNow(session: ChromiumSession): Promise<void> {
  const popup = await session.openExtensionPage('popup.html');
  const button = popup.locator('[data-smartship-action="sync-now"]').first();
  await button.click();
  await popup.locator('[data-smartship-action="sync-now"]:not([data-loading])').first().waitFor();
  await popup.close();
}

/** Which order the panel was last opened for. */
export async function panelFocus(session: ChromiumSession): Promise<string | null> {
  const worker = await session.serviceWorker();
  return worker.evaluate(async () => {
    type Session = { get(key: string): Promise<Record<string, { orderNo?: string } | undefined>> };
    // The worker's own global, which Node's types do not know.
    const { chrome } = globalThis as unknown as { chrome: { storage: { session: Session } } };
    return (await chrome.storage.session.get('panel-focus'))['panel-focus']?.orderNo ?? null;
  });
}
