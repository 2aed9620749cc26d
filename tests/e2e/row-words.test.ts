import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { shot } from '#tests/browser';
import { openOrders, pressSend, waitForState } from '#tests/seller';
import { opened } from './opened.ts';
import { said } from './row-places.ts';

const here = opened({ until: 'synced' });

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const boxOf = async (part: Locator): Promise<Box> => {
  const box = await part.boundingBox();
  if (!box) throw new Error(`Nothing is seen of ${part}.`);
  return box;
};

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** So many rows show it. */
const ROWS = 4;

const words = (page: Page) => page.locator('smartship-dock [role="tooltip"]');

/** Where the controls of all rows stand, looked at in one moment: rows are drawn anew while a sending goes on. */
const controls = (page: Page): Promise<Box[]> =>
  page.locator('smartship-dock .row > :last-child').evaluateAll((all) =>
    all.flatMap((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return width > 0 ? [{ x, y, width, height }] : [];
    }),
  );

/** Points at the controls of rows at the height of something in the corner, and gives where their words then stand. */
async function pointBeside(page: Page, thing: Box): Promise<Box[]> {
  const shown: Box[] = [];
  for (const { x, y, width, height } of await controls(page)) {
    if (y + height < thing.y || y > thing.y + thing.height) continue;
    if (shown.length === ROWS) break;
    await page.mouse.move(x + width / 2, y + height / 2);
    await words(page).waitFor();
    shown.push(await boxOf(words(page)));
    await page.mouse.move(600, 4);
    await words(page).waitFor({ state: 'hidden' });
  }
  return shown;
}

it('words at a row leave free what is said after a press, its Undo, and the dock', async () => {
  const { orderNo } = here.world.stories.readySingle;
  const page = await openOrders(here.session);
  await waitForState(page, orderNo, 'ready');
  const dock = await boxOf(page.getByRole('region', { name: 'Smartship' }));
  await pressSend(page, orderNo);
  await said(page).locator('[data-smartship-action="undo"]').waitFor();
  const note = await boxOf(said(page));
  // The pointer is still where it pressed.
  await words(page).waitFor();
  await expect.poll(async () => meet(await boxOf(words(page)), note)).toBe(false);
  await shot(page, 'note-after-press');
  const besideNote = await pointBeside(page, note);
  expect(besideNote).toHaveLength(ROWS);
  expect(besideNote.filter((tip) => meet(tip, note) || meet(tip, dock))).toEqual([]);
  await said(page).locator('[data-smartship-action="close"]').click();
  await said(page).waitFor({ state: 'hidden' });
  const besideDock = await pointBeside(page, dock);
  expect(besideDock).toHaveLength(ROWS);
  expect(besideDock.filter((tip) => meet(tip, dock))).toEqual([]);
  await page.close();
});
