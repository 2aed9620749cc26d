import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { type Sku, toCode, toShopId, toSkuNo } from '#lib/domain';
import {
  DataDb,
  firstSettings,
  firstShop,
  type ListingRow,
  putSkus,
  readMappingPage,
  type Settings,
} from '#lib/storage';

const NOW = Date.UTC(2026, 10, 26, 3);
const shop = (shopId: string, notSmartship: readonly string[] = []) => ({
  ...firstShop(toShopId(shopId), NOW),
  notSmartship,
});
const settings = (shops: Settings['shops']): Settings => ({ ...firstSettings('ja'), shops });
const sku = (number: number, code: string, kind: Sku['kind']): Sku => ({
  skuNo: toSkuNo(String(number)),
  sellerCode: toCode(code),
  kind,
  name: '見本',
  optionName: '',
  stock: 3,
  stockByWarehouse: {},
  autoRegistered: false,
});
const row = (
  shopId: string,
  number: number,
  codes: readonly string[] | string,
  more: Partial<ListingRow> = {},
): ListingRow => ({
  shopId,
  itemCode: String(1_100_000_000 + number),
  sellerCode: typeof codes === 'string' ? codes : `S-${number}`,
  title: `見本 ${number}`,
  status: 'S2',
  options:
    typeof codes === 'string'
      ? []
      : codes.map((optionCode, at) => ({
          optionCode,
          values: `V${at}`,
          name: 'カラー',
          value: `V${at}`,
          quantity: null,
        })),
  additional: null,
  codes: [],
  readAt: NOW,
  listedAt: NOW,
  changed: false,
  ...more,
});

let made = 0;
async function shelves(rows: readonly ListingRow[], skusRead = true): Promise<DataDb> {
  const data = new DataDb(`mapping-page-${made++}`);
  await putSkus(data, [sku(1, 'APRON', 'single'), sku(2, 'HAIR-RD', 'option'), sku(3, 'HAIR-PK', 'option')], 'one');
  const lastEnd = skusRead ? NOW : null;
  await data.syncs.put({ name: 'skus', lastStart: NOW, lastEnd, count: 3, failure: null, resume: null });
  await data.listings.bulkPut(rows.map((one) => ({ ...one, codes: [one.sellerCode] })));
  return data;
}
const all = { after: null, limit: 100 };

describe('what the mapping screen is told', () => {
  it('names every code that stops a sending, with the good ones beside it, and leaves mapped listings out', async () => {
    const data = await shelves([
      row('a_shop', 1, 'APRON'),
      row('a_shop', 2, 'APRN'),
      row('a_shop', 3, ['HAIR-RD', 'hair-pk', '']),
      row('a_shop', 4, ['HAIR-RD', 'HAIR-RD']),
    ]);
    const page = await readMappingPage(data, settings([shop('a_shop')]), NOW, all);
    expect(
      page.listings.map(({ itemCode, codes }) => [itemCode.slice(-1), codes.map(({ reason }) => reason.code)]),
    ).toEqual([
      ['2', ['code-unmapped']],
      ['3', ['code-near', 'code-blank']],
      ['4', ['code-duplicate', 'code-duplicate']],
    ]);
    expect(page.listings[1]?.goodCodes).toEqual(['HAIR-RD']);
    expect(page).toMatchObject({ seen: 4, unread: 0, unknown: 0, codes: 7, good: 2, next: null });
  });

  it('never calls unmapped what was not read yet, neither listings nor SKUs', async () => {
    const unread = row('a_shop', 1, 'X-1', { readAt: null });
    const page = await readMappingPage(await shelves([unread]), settings([shop('a_shop')]), NOW, all);
    expect(page).toMatchObject({ listings: [], seen: 1, unread: 1, codes: 0 });
    const skusUnread = await shelves([row('a_shop', 1, 'X-1')], false);
    expect(await readMappingPage(skusUnread, settings([shop('a_shop')]), NOW, all)).toMatchObject({
      listings: [],
      unknown: 1,
    });
  });

  it('keeps quiet about what the seller excluded: a listing, a code, a pattern', async () => {
    const rows = [
      row('a_shop', 1, 'X-1'),
      row('a_shop', 2, 'X-2'),
      row('a_shop', 3, 'GIFT-9'),
      row('a_shop', 4, 'X-4'),
    ];
    const excluding = settings([shop('a_shop', ['1100000001', 'X-2', 'GIFT-*'])]);
    const page = await readMappingPage(await shelves(rows), excluding, NOW, all);
    expect(page.listings.map(({ itemCode }) => itemCode)).toEqual(['1100000004']);
  });

  it('goes through every listing once, page by page, and past shops that are gone', async () => {
    const rows = Array.from({ length: 25 }, (_, at) =>
      row(at % 3 === 0 ? 'gone_shop' : at % 3 === 1 ? 'a_shop' : 'b_shop', at, `X-${at}`),
    );
    const data = await shelves(rows);
    const found: string[] = [];
    let after: readonly [string, string] | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof readMappingPage>> = await readMappingPage(
        data,
        settings([shop('a_shop'), shop('b_shop')]),
        NOW,
        { after, limit: 4 },
      );
      found.push(...page.listings.map(({ itemCode }) => itemCode));
      after = page.next;
      pages++;
    } while (after !== null);
    const ours = rows.filter(({ shopId }) => shopId !== 'gone_shop').map(({ itemCode }) => itemCode);
    expect([...found].sort()).toEqual(ours);
    expect(pages).toBeGreaterThan(5);
  });
});
