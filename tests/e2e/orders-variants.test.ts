import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PageQuery } from '#tests/browser';
import { createWorld } from '#tests/sandbox';
import { dockText, syncNow } from '#tests/seller';
import { opened } from './opened.ts';

/**
 * Every variant of 配送管理 in reference [jqsm 9.4], each in a tab of one Chromium on the real grids: what was read and what
 * was marked must be what the page's own grid holds.
 */
const ROOT = '/GMKT.INC.Gsm.Web/Delivery';
const ORDERS = `${ROOT}/DeliveryManagement.aspx`;
const PRIME = `${ROOT}/DeliveryManagementPrime.aspx`;

const here = opened({ world: () => createWorld({ orders: 160 }), until: 'synced' });

/** Waits as long as a busy machine needs. */
const soon = <Value>(look: () => Value) => expect.poll(look, { timeout: 15_000 });

/** Order numbers in 配送要請, the tab that the page opens. */
const open = (): readonly string[] =>
  here.world.orders
    .filter(({ state, claim }) => state <= 3 && claim?.status !== 3)
    .map(({ orderNo }) => orderNo)
    .toSorted();

/** Marks that do not stand on the row of the number they name, and numbers that are marked twice: there must be none. */
const misplaced = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const marked = [...document.querySelectorAll('[data-smartship-order], [data-smartship-mirror]')];
    const wrong = marked.filter((row) => {
      const orderNo = row.getAttribute('data-smartship-order') ?? row.getAttribute('data-smartship-mirror') ?? '?';
      return !row.textContent?.includes(orderNo);
    });
    const numbers = marked.flatMap((row) => row.getAttribute('data-smartship-order') ?? []);
    return [
      ...wrong.map((row) => row.outerHTML.slice(0, 80)),
      ...numbers.filter((number, index) => numbers.indexOf(number) !== index),
    ];
  });

const marks = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-smartship-order][data-smartship-state]')]
      .map((row) => row.getAttribute('data-smartship-order') ?? '')
      .toSorted(),
  );

const docks = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('smartship-dock').length);

async function inTab(path: string, query: PageQuery, look: (page: Page) => Promise<void>): Promise<void> {
  const page = await here.session.openJqsm(path, query);
  try {
    await look(page);
  } finally {
    await page.close();
  }
}

describe('every look of the orders page on which all rows are in the document', () => {
  it.each<[string, { variant?: string; columns?: string; delay?: string }]>([
    ['45 columns', {}],
    ['44 columns', { columns: '44' }],
    ['46 columns', { columns: '46' }],
    ['two columns that changed places', { variant: 'swapped' }],
    ['headings padded with no-break spaces', { variant: 'blanks' }],
    ['frozen columns', { variant: 'split' }],
    ['frozen columns with ticks in the left half only', { variant: 'split,left-checks' }],
    ['frozen columns, two columns changed, padded, 46 of them', { variant: 'split,swapped,blanks', columns: '46' }],
    ['the summary, without 商品番号', { variant: 'brief' }],
    ['Korean headings', { variant: 'ko' }],
    ['English headings', { variant: 'en' }],
    ['one word for both middle states', { variant: 'request-status' }],
    ['ids with the master page’s prefix', { variant: 'ctl00' }],
    ['a strict policy', { variant: 'csp' }],
    ['a strict policy and frozen columns', { variant: 'csp,split' }],
    ['native dialogs', { variant: 'dialogs' }],
    ['a main thread that is blocked for a second', { variant: 'blocked' }],
    ['an in-page layer with an iframe', { variant: 'layer' }],
    ['rows that come late, in a new wrapper, and once more in place', { variant: 'late', delay: '400' }],
    ['the same, frozen', { variant: 'late,split', delay: '400' }],
  ])('reads and marks each line once with %s', async (_, query) => {
    await inTab(ORDERS, query, async (page) => {
      await soon(() => marks(page)).toEqual(open());
      if (query.variant?.startsWith('late')) {
        await page.waitForFunction(() => (window as unknown as { __gridRendered: number }).__gridRendered >= 2);
        await soon(() => marks(page)).toEqual(open());
      }
      expect(await misplaced(page)).toEqual([]);
      expect(await docks(page)).toBe(1);
      const mirrors = await page.locator('[data-smartship-mirror]').count();
      expect(mirrors).toBe(query.variant?.includes('split') ? open().length : 0);
      // 配送商品Summary has 商品番号 and 配送状態 too.
      expect(await page.locator('#tbl_summary [data-smartship-state]').count()).toBe(0);
      expect(await page.locator('[data-smartship-state="unknown"]').count()).toBe(0);
    });
  });

  it('reads it by an address in lower case', async () => {
    await inTab(ORDERS.toLowerCase(), {}, async (page) => {
      await soon(() => marks(page)).toEqual(open());
    });
  });

  it('reads it inside an iframe, and puts its dock there only', async () => {
    await inTab(ORDERS, { variant: 'iframe' }, async (page) => {
      const inner = () => page.frames().find((frame) => frame !== page.mainFrame());
      await soon(() => inner()?.locator('[data-smartship-order]').count() ?? 0).toBe(open().length);
      expect(await docks(page)).toBe(0);
    });
  });
});

describe('looks of the orders page that show less, or nothing', () => {
  it('says how many rows are not on the page under smart rendering, as the page counts them', async () => {
    await inTab(ORDERS, { variant: 'smart' }, async (page) => {
      const all = open().length;
      await soon(async () => (await marks(page)).length).toBeGreaterThan(10);
      const leftOut = async () => all - (await marks(page)).length;
      const says = async () => (await dockText(page)).includes(`The page counts ${all}; ${await leftOut()} of them`);
      await soon(says).toBe(true);
      await page.evaluate(() => {
        const box = document.querySelector('.objbox');
        if (box) box.scrollTop = 4000;
      });
      await page.waitForFunction(() => document.querySelectorAll('.objbox tr').length > 40);
      await soon(async () => (await marks(page)).length).toBeGreaterThan(30);
      await soon(says).toBe(true);
      expect(await misplaced(page)).toEqual([]);
      expect(await page.locator('[data-smartship-state="unknown"]').count()).toBe(0);
    });
  });

  it.each(['empty', 'empty-text', 'empty,split'])('says of "%s" that no orders are shown', async (variant) => {
    await inTab(ORDERS, { variant }, async (page) => {
      await soon(() => dockText(page)).toContain('No orders are shown');
      expect(await marks(page)).toEqual([]);
    });
  });

  it.each(['zh', 'unknown-headings'])(
    'says of headings "%s" that it cannot read them, and marks nothing',
    async (variant) => {
      await inTab(ORDERS, { variant }, async (page) => {
        await soon(() => dockText(page)).toContain('Switch J-QSM to Japanese');
        expect(await page.locator('[data-smartship-state]').count()).toBe(0);
      });
    },
  );

  it('does not start in a pop-up window, on the sign-in page or on the notice page', async () => {
    await inTab(ORDERS, { variant: 'popup' }, async (page) => {
      await page.waitForFunction(() => document.querySelectorAll('.objbox tr').length > 50);
      expect(await docks(page)).toBe(0);
    });
    here.world.qsm.signedIn = false;
    try {
      await inTab(ORDERS, {}, async (page) => {
        expect(page.url()).toContain('/Login.aspx?ReturnUrl=');
        expect(await docks(page)).toBe(0);
      });
    } finally {
      here.world.qsm.signedIn = true;
    }
    await inTab('/GMKT.INC.Gsm.Web/Notice.aspx', {}, async (page) => expect(await docks(page)).toBe(0));
  });

  it('goes on saying what it read where the session is lost and the page keeps a stale grid', async () => {
    await inTab(ORDERS, {}, async (page) => {
      await soon(() => marks(page)).toEqual(open());
      here.world.qsm.signedIn = false;
      try {
        await page.locator('#txt_cnt_new_orders1').click();
        await page.locator('#div_page_message').filter({ hasText: 'Authentication failed.' }).waitFor();
        expect(await marks(page)).toEqual(open());
        expect(await misplaced(page)).toEqual([]);
      } finally {
        here.world.qsm.signedIn = true;
      }
    });
  });
});

describe('the newer orders page, on ag-Grid', () => {
  const inGrid = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('#GoodsGrid [role="gridcell"][col-id="order_no"]')]
        .map((cell) => cell.textContent?.trim() ?? '')
        .toSorted(),
    );
  const settled = (page: Page) =>
    soon(async () => {
      const [marked, shown] = [await marks(page), await inGrid(page)];
      return marked.length > 10 && marked.join() === shown.join();
    }).toBe(true);
  const scroll = (page: Page, to: { left?: number; top?: number }) =>
    page.evaluate((where) => document.querySelector('#GoodsGrid [role="grid"]')?.scrollTo(where), to);

  it.each(['', 'pinned', 'ko', 'en', 'csp', 'pinned,swapped,blanks'])(
    'marks the rows that are rendered, with "%s"',
    async (variant) => {
      await inTab(PRIME, { variant }, async (page) => {
        await settled(page);
        expect(await dockText(page)).toMatch(/The page counts \d+; \d+ of them are not on the page yet/);
        await scroll(page, { top: 3000 });
        await settled(page);
        expect(await misplaced(page)).toEqual([]);
        expect(await page.locator('#TinyGoodsGrid [data-smartship-state]').count()).toBe(0);
      });
    },
  );

  it('takes the marks away while the number is scrolled out of view, says so, and brings them back', async () => {
    await inTab(PRIME, {}, async (page) => {
      await settled(page);
      await scroll(page, { left: 3500 });
      await soon(() => marks(page)).toEqual([]);
      await soon(() => dockText(page)).toContain('order number column is out of view');
      await scroll(page, { left: 0 });
      await settled(page);
      expect(await misplaced(page)).toEqual([]);
    });
  });

  it('lets the marks follow the number when row elements are used again for other orders', async () => {
    await inTab(PRIME, {}, async (page) => {
      await settled(page);
      const before = await inGrid(page);
      await page.evaluate(() => {
        type Row = { data: object; setData(data: object): void };
        const { primeGrid } = window as unknown as { primeGrid: { getDisplayedRowAtIndex(index: number): Row } };
        const rows = Array.from({ length: 60 }, (_, index) => primeGrid.getDisplayedRowAtIndex(index));
        const data = rows.map((row) => row.data);
        for (const [index, row] of rows.entries()) row.setData(data[59 - index] ?? {});
      });
      await soon(() => inGrid(page)).not.toEqual(before);
      await settled(page);
      expect(await misplaced(page)).toEqual([]);
    });
  });

  it.each([
    ['empty', 'No orders are shown'],
    ['zh', 'Switch J-QSM to Japanese'],
    ['unknown-headings', 'Switch J-QSM to Japanese'],
  ])('says plainly what "%s" comes to', async (variant, says) => {
    await inTab(PRIME, { variant }, async (page) => {
      await soon(() => dockText(page)).toContain(says);
      expect(await page.locator('[data-smartship-state]').count()).toBe(0);
    });
  });
});

// The last: the orders it adds stay.
describe('a busy day', () => {
  it('reads and marks each of 500 rows on one tab once, and none is unknown', async () => {
    const { world } = here;
    const { itemCode } = world.stories.listingWithoutOptions;
    while (open().length < 500) world.placeOrder({ itemCode });
    await syncNow(here.session);
    await inTab(ORDERS, {}, async (page) => {
      await soon(() => marks(page)).toEqual(open());
      expect(await page.locator('[data-smartship-order][data-smartship-state]').count()).toBe(500);
      expect(await misplaced(page)).toEqual([]);
      await soon(() => page.locator('[data-smartship-state="unknown"]').count()).toBe(0);
    });
  });
});
