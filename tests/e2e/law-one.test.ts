import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Eyes, openBoth } from './law-one/both.ts';

/** What the page's own script world offers of the grid [jqsm 2.2]. */
type Grid = {
  serializeToCSV(): string;
  getRowsNum(): number;
  getColumnsNum(): number;
  getRowId(index: number): string;
  cells(id: string, column: number): { getValue(): string };
  selectRow(index: number): void;
  getSelectedRowId(): string;
  clearSelection(): void;
  sortRows(column: number, kind: string, direction: 'asc' | 'des'): void;
  selectCell(row: number, column: number): void;
  editCell(): void;
  editStop(): void;
  frozen?: Grid;
};

const ORDERS = 'https://qsm.qoo10.jp/GMKT.INC.Gsm.Web/Delivery/DeliveryManagement.aspx';

const both = openBoth();

async function opened(whose: 'ours' | 'plain', variant: string): Promise<Page> {
  const page = await both.open(whose);
  await page.goto(`${ORDERS}?variant=${variant}`);
  await page.waitForFunction(() => 'grid' in window && document.querySelectorAll('.objbox tr').length > 2);
  return page;
}

/** Everything the page can know of its grid, before and after a person worked with it. */
function whatThePageSees(page: Page) {
  return page.evaluate(() => {
    // The page's own script put the grid there, ours the eyes.
    const { grid, eyes } = window as unknown as { grid: Grid; eyes: Eyes };
    const ids = (of: Grid) => Array.from({ length: of.getRowsNum() }, (_, index) => of.getRowId(index));
    const columns = (of: Grid) => Array.from({ length: of.getColumnsNum() }, (_, index) => index);
    const values = (of: Grid) => ids(of).map((id) => columns(of).map((column) => of.cells(id, column).getValue()));
    const sizes = () =>
      eyes.sizes(document.querySelectorAll('.xhdr td, .xhdr th, .objbox tr, .objbox tr:nth-child(2) > td'));
    const before = {
      csv: grid.serializeToCSV(),
      values: values(grid),
      sizes: sizes(),
      markup: eyes.markup(document.querySelectorAll('.objbox tr')),
      copied: eyes.copied(document.querySelector('.objbox tr:nth-child(2)')),
    };
    grid.selectRow(1);
    const selected = grid.getSelectedRowId();
    grid.selectCell(0, 5);
    grid.editCell();
    const editor = document.querySelector('.objbox input:not([type=hidden]), .objbox textarea');
    if (editor instanceof HTMLInputElement || editor instanceof HTMLTextAreaElement) editor.value = '123456789012';
    grid.editStop();
    const edited = grid.cells(grid.getRowId(0), 5).getValue();
    grid.clearSelection();
    grid.sortRows(2, 'str', 'des');
    const sorted = ids(grid);
    const frozen = grid.frozen ? values(grid.frozen) : null;
    return {
      ...before,
      selected,
      edited,
      hadEditor: editor !== null,
      sorted,
      frozen,
      after: grid.serializeToCSV(),
      sizesAfter: sizes(),
    };
  });
}

/** What a seller gets who selects a row and presses Ctrl+C: the page's own script fills the clipboard. */
async function clipboard(page: Page): Promise<string> {
  await page.evaluate(() => {
    const { grid } = window as unknown as { grid: Grid };
    grid.selectRow(0);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.addEventListener('copy', (event) => {
      Object.assign(window, { __copied: event.clipboardData?.getData('text/plain') });
    });
  });
  await page.keyboard.press('Control+C');
  await page.waitForFunction(() => '__copied' in window);
  return page.evaluate(() => (window as unknown as { __copied: string }).__copied);
}

describe('law one: the page reads and lays out its grid as if we were not there', () => {
  it.each(['', 'split', 'csp', 'split,left-checks', 'smart'])('with variant "%s"', async (variant) => {
    const watching = variant ? `${variant},mutationobservers` : 'mutationobservers';
    const alone = await opened('plain', watching);
    const without = { ...(await whatThePageSees(alone)), clipboard: await clipboard(alone) };
    await alone.close();

    const page = await opened('ours', watching);
    await page.waitForSelector('[data-smartship-order][data-smartship-state]');
    const marked = await page.locator('[data-smartship-order]').count();
    // What the page's own observer saw of us: attributes of our own, nothing else.
    const noticed = await page.evaluate(() =>
      Object.keys((window as unknown as { __gridMutations: { byKind: object } }).__gridMutations.byKind),
    );
    const withUs = { ...(await whatThePageSees(page)), clipboard: await clipboard(page) };
    await page.close();

    expect(marked).toBeGreaterThan(5);
    expect(noticed).not.toEqual([]);
    expect(noticed.filter((kind) => !kind.startsWith('attribute data-smartship-'))).toEqual([]);
    expect(without.hadEditor).toBe(true);
    expect(without.edited).toBe('123456789012');
    expect(without.clipboard).toContain('\t');
    expect(withUs).toEqual(without);
  });

  it('lets the marks follow the order number when rows are sorted and written again', async () => {
    const page = await opened('ours', 'split');
    await page.waitForSelector('[data-smartship-order][data-smartship-state]');
    const wrong = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('[data-smartship-order], [data-smartship-mirror]')].filter((row) => {
            const marked = row.getAttribute('data-smartship-order') ?? row.getAttribute('data-smartship-mirror');
            return !row.textContent?.includes(marked ?? '?');
          }).length,
      );
    expect(await wrong()).toBe(0);
    await page.evaluate(() => (window as unknown as { grid: Grid }).grid.sortRows(2, 'str', 'des'));
    await page.locator('input[id$="txt_cnt_new_orders1"]').click();
    await page.waitForFunction(() => (window as unknown as { __gridRendered: number }).__gridRendered >= 2);
    await page.waitForFunction(() => {
      const numbers = [...document.querySelectorAll('.objbox tr')].length;
      return numbers > 2 && document.querySelectorAll('[data-smartship-order]').length > 0;
    });
    await expect.poll(wrong).toBe(0);
    const orders = await page.locator('[data-smartship-order]').count();
    expect(await page.locator('[data-smartship-mirror]').count()).toBe(orders);
    await page.close();
  });
});
