import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { foldCode, jstDate, type Sku, toCode, toShopId, toSkuNo } from '#lib/domain';
import { DataDb, firstShop, keepCoverage, type ListingRow, readCoverage } from '#lib/storage';
import { NOON, sku } from '../domain/make.ts';

const DAY = 86_400_000;
const SHOP = firstShop(toShopId('demo_shop'), NOON);
let data: DataDb;

const listing = (itemCode: string, codes: string[], change: Partial<ListingRow> = {}): ListingRow => ({
  shopId: 'demo_shop',
  itemCode,
  sellerCode: `S-${itemCode}`,
  title: '見本',
  status: 'S2',
  options: codes.map((optionCode, at) => ({ optionCode, values: `V${at}`, name: 'カラー', value: `V${at}` })),
  additional: [],
  codes,
  readAt: NOON,
  listedAt: NOON,
  changed: false,
  ...change,
});
const keepSkus = (...codes: string[]) =>
  data.skus.bulkPut(
    codes.map((code, at) => {
      const one: Sku = sku({ skuNo: toSkuNo(String(at)), sellerCode: toCode(code) });
      return { ...one, foldedCode: foldCode(code), reading: 'r' };
    }),
  );

beforeEach(async () => {
  data = new DataDb(`coverage-${crypto.randomUUID()}`);
  await data.syncs.put({ name: 'skus', lastStart: NOON, lastEnd: NOON, count: 2, failure: null, resume: null });
});

describe('the mapped share of a day', () => {
  it('counts codes that lead to a SKU, and neither excluded nor unread listings', async () => {
    await keepSkus('A', 'B');
    await data.listings.bulkPut([
      listing('1100000001', ['A', 'B', 'C']),
      listing('1100000002', ['X'], { readAt: null }),
      listing('1100000003', ['GIFT-1']),
      // The same code twice stops a sending, so it is not mapped.
      listing('1100000004', ['A', 'A']),
    ]);
    await keepCoverage(data, { ...SHOP, notSmartship: ['GIFT-*'] }, NOON, null);
    expect(await readCoverage(data, 'demo_shop')).toMatchObject([
      { day: jstDate(NOON), codes: 5, mapped: 2, listings: 3, unread: 1 },
    ]);
  });

  it('is the last one of its day, and days older than ninety go', async () => {
    await keepSkus('A');
    await data.listings.put(listing('1100000001', ['A', 'B']));
    for (const ago of [95, 90, 89, 1, 0]) {
      const at = NOON - ago * DAY;
      await data.syncs.update('skus', { lastEnd: at });
      await keepCoverage(data, SHOP, at, null);
    }
    await keepSkus('A', 'B');
    await keepCoverage(data, SHOP, NOON, null);
    const days = await readCoverage(data, 'demo_shop');
    expect(days.map(({ day }) => day)).toEqual([89, 1, 0].map((ago) => jstDate(NOON - ago * DAY)));
    expect(days.at(-1)).toMatchObject({ codes: 2, mapped: 2 });
  });

  it('is a gap, not zero, while the SKUs were never read', async () => {
    await data.syncs.delete('skus');
    await data.listings.put(listing('1100000001', ['A']));
    await keepCoverage(data, SHOP, NOON, null);
    expect(await readCoverage(data, null)).toEqual([]);
  });
});
