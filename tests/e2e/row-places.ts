import type { Page } from 'playwright-core';
import { type ChromiumSession, storedRows } from '#tests/browser';
import { dockButton } from '#tests/seller';

/** What was said after a press. */
export const said = (page: Page) => page.locator('smartship-dock .said');
/** Waits for a *Send* and gives its order's number. */
export const ready = async (page: Page): Promise<string> => {
  const button = page.locator('smartship-dock [data-smartship-action="send"]').first();
  await button.waitFor();
  return /\d{10}/.exec((await button.getAttribute('aria-label')) ?? '')?.[0] ?? '';
};
export const middle = async (page: Page, orderNo: string) => {
  const box = await dockButton(page, orderNo).boundingBox();
  if (!box) throw new Error('no button');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
export const queued = (page: Page) => page.locator('[data-smartship-state="queued"]').count();

/** How far each control stands from the middle of one of its rows, in pixels, and what of the page lies under it. */
export const placed = (page: Page) =>
  page.evaluate(() => {
    const host = document.querySelector('smartship-dock');
    const controls = [...(host?.shadowRoot?.querySelectorAll('.row > :last-child') ?? [])];
    return controls.map((control) => {
      const box = control.getBoundingClientRect();
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      // A cart's control names all its lines and stands on each of them.
      const named = (control.getAttribute('aria-label') ?? '').match(/\d{10}/g) ?? [];
      const offs = named.map((orderNo) => {
        const row = document.querySelector(`[data-smartship-order="${orderNo}"]`)?.getBoundingClientRect();
        return row ? Math.abs((row.top + row.bottom) / 2 - y) : 1000;
      });
      const under = document.elementsFromPoint(x, y).find((element) => element !== host);
      return {
        off: Math.min(...offs),
        overCell: under?.closest('td, th, [role="gridcell"]') !== null,
        overControl: under?.closest('a, button, input, select, textarea, label') !== null,
      };
    });
  });

/** True when every control stands beside its row, in the page's margin unless told otherwise, and on nothing that the page has to press. */
export async function wellPlaced(page: Page, where: 'in the margin' | 'anywhere' = 'in the margin'): Promise<boolean> {
  const all = await placed(page);
  const beside = all.every(({ off, overControl }) => off <= 1 && !overControl);
  return all.length > 3 && beside && (where === 'anywhere' || all.every(({ overCell }) => !overCell));
}

/** Carts in the outbox, whatever became of them. */
export async function jobsIn(of: ChromiumSession): Promise<string[]> {
  const extension = await of.openExtensionPage('popup.html');
  const jobs = await storedRows<{ packNo: string }>(extension, 'smartship-outbox', 'jobs');
  await extension.close();
  return jobs.map(({ packNo }) => packNo);
}
