import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { type Eyes, openBoth } from './law-one/both.ts';

/** What the page's own script world offers of its ag-Grid. */
type Row = { setSelected(selected: boolean): void };
type PrimeGrid = {
  getDataAsCsv(): string;
  getColumns(): readonly { getColId(): string; getActualWidth(): number }[];
  getDisplayedRowCount(): number;
  getDisplayedRowAtIndex(index: number): Row & { readonly rowHeight: number };
  getCellValue(cell: { rowNode: Row; colKey: string }): unknown;
  getSelectedRows(): readonly object[];
  applyColumnState(state: { state: readonly { colId: string; sort: 'desc' | null }[] }): void;
  startEditingCell(cell: { rowIndex: number; colKey: string }): void;
  stopEditing(): void;
  deselectAll(): void;
};

const PRIME = 'https://qsm.qoo10.jp/GMKT.INC.Gsm.Web/Delivery/DeliveryManagementPrime.aspx';

const both = openBoth();

/** The page watches its grid from the start, as a page with observers of its own would. */
async function opened(whose: 'ours' | 'plain', variant: string): Promise<Page> {
  const page = await both.open(whose);
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { __seen: seen });
    document.addEventListener('DOMContentLoaded', () => {
      const note = (records: readonly MutationRecord[]) => {
        for (const record of records) {
          if (record.attributeName?.startsWith('data-')) seen.add(record.attributeName);
          for (const node of record.addedNodes) if (node.nodeName.startsWith('SMARTSHIP')) seen.add(node.nodeName);
        }
      };
      const grid = document.querySelector('#GoodsGrid');
      if (grid) new MutationObserver(note).observe(grid, { subtree: true, childList: true, attributes: true });
    });
  });
  await page.goto(`${PRIME}?variant=${variant}`);
  await page.waitForFunction(() => document.querySelectorAll('#GoodsGrid [role="gridcell"]').length > 100);
  return page;
}

const markupOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { eyes } = window as unknown as { eyes: Eyes };
    return eyes.markup(document.querySelectorAll('#GoodsGrid')).join('');
  });

/**
 * ag-Grid goes on writing by itself for a while, such as words for screen readers and the height of its scroll bar, each
 * time at another moment. Both are looked at once they are through; what then differs, the comparison tells.
 */
const atRest = (page: Page, alone: Page): Promise<unknown> =>
  vi
    .waitUntil(async () => (await markupOf(page)) === (await markupOf(alone)), { timeout: 10_000, interval: 100 })
    .catch(() => undefined);

function whatThePageSees(page: Page) {
  return page.evaluate(async () => {
    const { primeGrid: grid, eyes } = window as unknown as { primeGrid: PrimeGrid; eyes: Eyes };
    const rows = () => Array.from({ length: grid.getDisplayedRowCount() }, (_, at) => grid.getDisplayedRowAtIndex(at));
    const columns = grid.getColumns();
    const values = () =>
      rows().map((rowNode) => columns.map((column) => grid.getCellValue({ rowNode, colKey: column.getColId() })));
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const sizes = () => eyes.sizes(document.querySelectorAll('#GoodsGrid [role]'));
    const before = {
      csv: grid.getDataAsCsv(),
      values: values(),
      heights: rows().map(({ rowHeight }) => rowHeight),
      widths: columns.map((column) => column.getActualWidth()),
      sizes: sizes(),
      markup: eyes.markup(document.querySelectorAll('#GoodsGrid')),
      copied: eyes.copied(document.querySelector('#GoodsGrid [role="row"][row-index="0"]')),
    };
    rows()[1]?.setSelected(true);
    const selected = grid.getSelectedRows();
    grid.deselectAll();
    grid.startEditingCell({ rowIndex: 0, colKey: 'no_songjang' });
    const editor = document.querySelector<HTMLInputElement>('#GoodsGrid .ag-cell-inline-editing input');
    if (editor) editor.value = '123456789012';
    editor?.dispatchEvent(new InputEvent('input', { bubbles: true }));
    grid.stopEditing();
    const [first] = rows();
    const edited = first && grid.getCellValue({ rowNode: first, colKey: 'no_songjang' });
    grid.applyColumnState({ state: [{ colId: 'order_no', sort: 'desc' }] });
    await frame();
    return { ...before, selected, edited, sorted: values(), after: grid.getDataAsCsv(), sizesAfter: sizes() };
  });
}

describe('law one on ag-Grid: the page reads and lays out its grid as if we were not there', () => {
  it.each(['', 'pinned', 'csp'])('with variant "%s"', async (variant) => {
    const alone = await opened('plain', variant);
    const page = await opened('ours', variant);
    await page.waitForSelector('[data-smartship-order][data-smartship-state]');
    const marked = await page.locator('[data-smartship-order]').count();
    const noticed = await page.evaluate(() => [...(window as unknown as { __seen: Set<string> }).__seen]);
    await atRest(page, alone);
    const without = await whatThePageSees(alone);
    const withUs = await whatThePageSees(page);
    await page.close();
    await alone.close();

    expect(marked).toBeGreaterThan(5);
    expect(noticed.filter((name) => name.includes('SMARTSHIP'))).toEqual([]);
    expect(noticed).toContain('data-smartship-order');
    expect(without.edited).toBe('123456789012');
    expect(without.copied).toMatch(/\d{10}/);
    expect(withUs).toEqual(without);
  });
});
