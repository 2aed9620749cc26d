import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeWorkbook, openWorkbook } from '#lib/workbook';
import { describeProblems, shot } from '#tests/browser';
import { createWorld, type World } from '#tests/sandbox';
import {
  approveWrite,
  chooseAllSure,
  chooseLanguage,
  openMapping,
  openPanel,
  readAllListings,
  syncNow,
  view,
} from '#tests/seller';
import { opened } from './opened.ts';

/** 2,000 codes take minutes, since Qoo10 is asked politely; the same with fewer is part of every run. */
const LONG = process.env.SMARTSHIP_LONG === '1';
const CODES = LONG ? 2000 : 154;
const STUCK = LONG ? 20 : 3;

/** Only the catalogue that is to be mapped: every listing is read by calls of its own. */
function catalogue(): World {
  const world = createWorld({ orders: 0, wrongCodes: CODES });
  world.listings.splice(0, world.listings.length, ...world.listings.filter(({ title }) => title.includes('カタログ')));
  return world;
}

const here = opened({ world: catalogue });

const rightCode = (title: string, value: string | null): string => {
  const number = String(Number(title.split(' ').at(-1)) - 1).padStart(4, '0');
  return `CATALOG-${number}${value === null ? '' : `-${value.slice(-2)}`}`;
};

/** Resolves when Qoo10 is asked for options the next time, and keeps that answer back for a while. */
const inTheMiddle = ({ faults }: World): Promise<void> =>
  new Promise((reached) => {
    const match = 'ItemsLookup.GetGoodsInventoryInfo';
    faults.add({ match, kind: 'meanwhile', run: reached, times: 1 });
    faults.add({ match, kind: 'latency', ms: 8_000, times: 1 });
  });

describe('mapping a whole catalogue', () => {
  it(
    `maps ${CODES} codes, has the stuck orders go by the right SKUs, and sends them`,
    async () => {
      const { world } = here;
      const withOptions = world.listings.filter(({ options }) => options.length > 0);
      const stuck = Array.from({ length: STUCK }, (_, at) => {
        const listing = withOptions[at % withOptions.length];
        return world.placeOrder({ itemCode: listing?.itemCode ?? '', option: at });
      });
      const before = structuredClone(world.listings);
      await syncNow(here.session);
      const mapping = await openMapping(here.session);
      await readAllListings(mapping, CODES);
      await mapping
        .locator(`[data-smartship-view="stuck"] b`)
        .filter({ hasText: String(STUCK) })
        .waitFor();
      await mapping.locator('[data-smartship-action="use-code"]').first().waitFor();
      if (process.env.SMARTSHIP_SHOTS) await shot(mapping, 'mapping-list-en');
      await chooseAllSure(mapping, CODES);
      // The worker dies in the middle of the writing: some codes have left, the options are being read again.
      const reading = inTheMiddle(world);
      await approveWrite(mapping, CODES);
      await reading;
      await here.session.killServiceWorker();
      await syncNow(here.session);
      await mapping.locator(`[data-smartship-over="${CODES}"]`).waitFor({ timeout: LONG ? 900_000 : 100_000 });
      expect(await mapping.locator('[data-smartship-count]').allTextContents()).toEqual([`Shown by Qoo10 ${CODES}`]);
      for (const [at, listing] of world.listings.entries()) {
        const old = before[at];
        for (const [index, option] of listing.options.entries()) {
          const place = option.axes[0]?.value ?? '';
          expect(option).toEqual({ ...old?.options[index], optionCode: rightCode(listing.title, place) });
        }
        const sellerCode = listing.options.length > 0 ? old?.sellerCode : rightCode(listing.title, null);
        expect({ ...listing, options: [] }).toEqual({ ...old, options: [], sellerCode });
      }

      await view(mapping, 'stuck');
      await mapping.locator('[data-smartship-action="use-skus"]').click();
      await mapping.locator(`[data-smartship-overridden="${STUCK}"]`).waitFor();
      const panel = await openPanel(here.session);
      await panel.locator('[data-smartship-action="send-all-ready"]:not([disabled])').click();
      await panel.locator('[role="dialog"] [data-smartship-action="approve"]').click();
      await panel
        .locator('[data-smartship-cart][data-smartship-state="waiting"]')
        .nth(STUCK - 1)
        .waitFor({ timeout: 60_000 });
      world.runLinkCycle();
      await syncNow(here.session);
      await panel
        .locator('[data-smartship-cart][data-smartship-state="instructed"]')
        .nth(STUCK - 1)
        .waitFor({ timeout: 60_000 });
      for (const order of stuck) {
        const parcels = [...world.smartship.shipments.values()].filter(({ lines }) =>
          lines.some((line) => line.orderNo === order.orderNo),
        );
        expect(parcels).toHaveLength(1);
        const line = parcels[0]?.lines.find((one) => one.orderNo === order.orderNo);
        const wanted = rightCode(order.title, order.optionText.split(':').at(-1)?.slice(0, 5) ?? '');
        expect(world.smartship.skuByNo(line?.skuNo ?? '')?.sellerCode).toBe(wanted);
        expect(world.effects.count('instruct', parcels[0]?.shippingNo ?? '')).toBe(1);
      }
      expect(describeProblems(here.session.problems)).toBe('');
    },
    LONG ? 1_800_000 : 240_000,
  );

  it('refuses what changed since, puts a code back, changes only code cells of a file, makes a SKU, and excludes', async () => {
    const { world } = here;
    const [one, two, three] = world.listings;
    if (!one || !two || !three) throw new Error('the catalogue is smaller than this test');
    one.sellerCode = 'catalog-0000';
    two.sellerCode = 'CATALOG-0001 ';
    three.sellerCode = 'BRAND-NEW-77';
    three.title = '見本新商品';
    const mapping = await openMapping(here.session);
    // All three are read before anything is chosen: the choice is of what is shown at that moment.
    await readAllListings(mapping, 3);
    const row = (itemCode: string) => mapping.locator(`[data-smartship-listing="${itemCode}"]`);
    for (const { itemCode } of [one, two, three]) await row(itemCode).waitFor({ timeout: 60_000 });
    await mapping.locator(action('use-code')).nth(1).waitFor();

    // The file: the seller's own download, with one cell changed.
    await chooseAllSure(mapping, 2);
    await mapping.locator(action('change-file')).click();
    await mapping.locator(action('code-file')).setInputFiles({
      name: 'Qoo10_EditItemList.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(itemList([one.itemCode, one.sellerCode], [two.itemCode, 'changed meanwhile'])),
    });
    await mapping.locator('[data-smartship-will-change="1"]').waitFor();
    await mapping.locator('[data-smartship-differs="1"]').waitFor();
    if (process.env.SMARTSHIP_SHOTS) await shot(mapping, 'mapping-file-en');
    const [download] = await Promise.all([
      mapping.waitForEvent('download'),
      mapping.locator(action('save-code-file')).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Qoo10_EditItemList_codes.xlsx');
    const opened = openWorkbook(new Uint8Array(await readFile(await download.path())));
    expect(opened.ok && opened.workbook.sheets[0]?.rows.slice(4).map((cells) => cells.slice(0, 2))).toEqual([
      [one.itemCode, 'CATALOG-0000'],
      [two.itemCode, 'changed meanwhile'],
    ]);
    await mapping.locator(`[role="dialog"] ${action('cancel')}`).click();

    // Somebody changes one of them in J-QSM after it was read.
    two.sellerCode = 'SOMEBODY-ELSE';
    await approveWrite(mapping, 2);
    const newest = mapping.locator('[data-smartship-batch]').first();
    await newest
      .locator(`[data-smartship-change="seen"][data-smartship-item="${one.itemCode}"]`)
      .waitFor({ timeout: 30_000 });
    await newest.locator(`[data-smartship-change="not-sent"][data-smartship-item="${two.itemCode}"]`).waitFor();
    expect([one.sellerCode, two.sellerCode]).toEqual(['CATALOG-0000', 'SOMEBODY-ELSE']);
    if (process.env.SMARTSHIP_SHOTS) await shot(mapping, 'mapping-changes-en');

    await newest.locator(action('undo-code')).click();
    await mapping.locator(action('confirm-undo')).click();
    await mapping
      .locator(
        `[data-smartship-batch]:not([data-smartship-batch="${await newest.getAttribute('data-smartship-batch')}"])`,
      )
      .first()
      .waitFor();
    await expect.poll(() => one.sellerCode, { timeout: 30_000 }).toBe('catalog-0000');

    // A SKU that nobody made yet, by the code that stands at Qoo10.
    await view(mapping, 'list');
    await mapping.locator(action('filter-state')).selectOption('unmapped');
    await row(three.itemCode).waitFor();
    await mapping.locator('.mp-code', { hasText: 'BRAND-NEW-77' }).click();
    await mapping.locator(action('choose-create')).click();
    await mapping.locator(action('create-skus')).click();
    await mapping.locator(`${action('create-skus-now')}:not([disabled])`).click();
    await mapping.locator('[data-smartship-made="made"]').waitFor({ timeout: 30_000 });
    expect(world.smartship.skusByCode('BRAND-NEW-77')).toHaveLength(1);
    await mapping.locator(`[role="dialog"] ${action('cancel')}`).click();
    await row(three.itemCode).waitFor({ state: 'detached', timeout: 30_000 });

    await mapping.locator(action('filter-state')).selectOption('all');
    await row(two.itemCode).locator(action('exclude-listing')).click();
    await mapping.locator(action('confirm-exclude')).click();
    await row(two.itemCode).waitFor({ state: 'detached', timeout: 30_000 });
    await view(mapping, 'excluded');
    await mapping.locator(`[data-smartship-excluded="${two.itemCode}"]`).waitFor();
    if (process.env.SMARTSHIP_SHOTS) await picturesInJapanese(mapping);
    await mapping.locator(action('include')).click();
    await mapping.locator(`[data-smartship-excluded="${two.itemCode}"]`).waitFor({ state: 'detached' });
    expect(describeProblems(here.session.problems)).toBe('');
  }, 240_000);
});

const action = (name: string): string => `[data-smartship-action="${name}"]`;

/** The item list as J-QSM gives it out, with these listings. */
const itemList = (...items: readonly (readonly [string, string])[]): Uint8Array =>
  makeWorkbook('ItemInfo', [
    ['item_number', 'seller_unique_item_id', 'item_name'],
    ['商品番号', '販売者商品コード', '商品名'],
    ['必須', '任意', '必須'],
    ['説明', '説明', '説明'],
    ...items.map(([itemCode, code]) => [itemCode, code, '見本']),
  ]);

async function picturesInJapanese(mapping: Page): Promise<void> {
  await chooseLanguage(mapping, 'ja');
  for (const name of ['list', 'changes', 'stuck', 'excluded'] as const) {
    await view(mapping, name);
    await shot(mapping, `mapping-${name}-ja`);
  }
  await mapping.setViewportSize({ width: 420, height: 800 });
  await view(mapping, 'list');
  await shot(mapping, 'mapping-narrow-ja');
  await mapping.setViewportSize({ width: 1440, height: 900 });
  await mapping.emulateMedia({ colorScheme: 'dark' });
  await shot(mapping, 'mapping-dark-ja');
  await mapping.emulateMedia({ colorScheme: 'light' });
  await view(mapping, 'excluded');
}
