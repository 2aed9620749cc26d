import { afterEach, expect } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { approveStock } from '#lib/stock';
import { StockShop } from './shop.ts';

/** 見本マグ, whose quantity is the listing's own. */
export const MUG = '1100000001';
/** 見本トートバッグ, which has three options. */
export const TOTE = '1100000002';

const made: StockShop[] = [];
afterEach(async () => {
  for (const { data, outbox } of made.splice(0)) {
    await data.delete();
    await outbox.delete();
  }
});

/** A shop in a browser that holds nothing yet; what it kept goes after the test. */
export function newShop(...given: ConstructorParameters<typeof StockShop>): StockShop {
  fakeBrowser.reset();
  const shop = new StockShop(...given);
  made.push(shop);
  return shop;
}

/** What Qoo10 shows: of the mug, and of each option of the tote bag. */
export const units = (shop: StockShop): readonly number[] => [
  shop.listing(MUG).quantity,
  ...shop.listing(TOTE).options.map(({ qty }) => qty),
];

/** The seller approves all that waits for a word, and it is carried out. */
export async function approveAll(shop: StockShop): Promise<void> {
  for (const [shopId, planned] of Map.groupBy(await shop.writes('planned'), (row) => row.shopId))
    expect(await approveStock(shopId, planned, shop.tools())).toBe(planned.length);
  await shop.goOn();
}

/** Everything in step once: previewed, approved, sent, seen. */
export async function inStep(shop: StockShop): Promise<void> {
  shop.stock('mug-white', 30);
  shop.stock('TOTE-01-IV', 10);
  shop.stock('TOTE-01-NV', 10);
  shop.stock('TOTE-01-BK', 12);
  await shop.setUp([MUG, TOTE]);
  await shop.preview();
  await approveAll(shop);
  await shop.later(4);
  expect(units(shop)).toEqual([30, 10, 10, 12]);
  shop.world.effects.forgetAll();
}
