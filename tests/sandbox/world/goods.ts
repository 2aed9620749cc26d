import { type CatalogueLine, GOOD_LISTINGS, OTHER_SKUS, TROUBLE_LISTINGS, type TroubleName } from './catalogue.ts';
import { DAY, jstDay } from './jst.ts';
import type { Listing } from './listings.ts';
import type { SmartshipSku, SmartshipWorld } from './smartship.ts';

export const SHOP_NO = 90001;

/** The other fields of an item [qapi 4.3, 6.2]. */
export function detailOf(now: number): Record<string, string> {
  return {
    PromotionName: '',
    SecondSubCatCd: '300000001',
    ProductionPlaceType: '1',
    ProductionPlace: 'TOKYO',
    IndustrialCodeType: 'J',
    IndustrialCode: '',
    RetailPrice: '0',
    TaxRate: 'S',
    ExpireDate: '2030-12-31',
    BrandNo: '',
    Material: '',
    AdultYN: 'N',
    AvailableDateType: '0',
    AvailableDateValue: '3',
    ShippingNo: '0',
    ContactInfo: '',
    ItemDetail: '<p>見本</p>',
    ImageUrl: 'https://example.invalid/a.jpg',
    Keyword: '見本',
    ListedDate: jstDay(now - 300 * DAY),
    ChangedDate: jstDay(now - 12 * DAY),
  };
}

function listingOf(line: CatalogueLine, index: number, now: number): Listing {
  const options = (line.options ?? []).map(([values, optionCode, price], at) => ({
    axes: values.split('/').map((value, axis) => ({ name: line.axes?.[axis] ?? '', value })),
    price,
    qty: 20 + at,
    optionCode,
  }));
  return {
    itemCode: String(1100000001 + index),
    title: line.title,
    sellerCode: line.sellerCode,
    price: line.price,
    quantity: options.length > 0 ? options.reduce((sum, option) => sum + option.qty, 0) : 40 + index,
    status: 'S2',
    options,
    detail: detailOf(now),
  };
}

export type Shelves = {
  readonly listings: Listing[];
  readonly good: readonly Listing[];
  readonly trouble: ReadonlyMap<TroubleName, Listing>;
};

/** The demo shop's listings: good ones, one for each trouble, and fillers without options up to `count`. */
export function stockListings(count: number, now: number): Shelves {
  const good = GOOD_LISTINGS.map((line, index) => listingOf(line, index, now));
  const troubles = Object.entries(TROUBLE_LISTINGS).map(
    // Object.entries widens the table's own keys.
    ([name, line], index) => [name as TroubleName, listingOf(line, good.length + index, now)] as const,
  );
  const listings = [...good, ...troubles.map(([, listing]) => listing)];
  for (let index = listings.length; index < count; index += 1) {
    const number = String(index).padStart(6, '0');
    listings.push(
      listingOf(
        { title: `見本商品 ${number}`, sellerCode: `FILL-${number}`, price: 500 + (index % 30) * 10 },
        index,
        now,
      ),
    );
  }
  return { listings, good, trouble: new Map(troubles) };
}

/** Fills Smartship's SKU master: one SKU for each code of the good listings, those of the troubles, and fillers up to `count`. */
export function stockSkus(smartship: SmartshipWorld, shelves: Shelves, count: number, unitsEach: number): void {
  const main = smartship.warehouses[0]?.plCd ?? '';
  const second = smartship.warehouses[1]?.plCd ?? '';
  const add = (
    sellerCode: string,
    kind: 'single' | 'option',
    name: string,
    optionName: string,
    units: number,
    group = '',
  ) => {
    const sku: SmartshipSku = {
      skuNo: String(70000001 + smartship.skus.length),
      groupNo: group || String(40000001 + smartship.skus.length),
      sellerCode,
      kind,
      name,
      optionName,
      stock: { [main]: units, [second]: 0 },
      reserved: 0,
      autoRegistered: false,
      links: [],
    };
    smartship.addSku(sku);
    return sku;
  };
  for (const listing of shelves.good) {
    if (listing.options.length === 0) add(listing.sellerCode, 'single', listing.title, '', unitsEach);
    const group = `5${listing.itemCode.slice(-7)}`;
    for (const option of listing.options)
      add(
        option.optionCode,
        'option',
        listing.title,
        option.axes.map(({ value }) => value).join('/'),
        unitsEach,
        group,
      );
  }
  for (const [code, kind, name, optionName, units] of OTHER_SKUS) add(code, kind, name, optionName, units);
  const blanket = smartship.skusByCode('BLANKET-22')[0];
  if (blanket !== undefined)
    smartship.addLink(blanket, {
      shopNo: SHOP_NO,
      itemCode: shelves.trouble.get('linked')?.itemCode ?? '',
      optionValue: '',
      orderMapping: true,
      syncType: 'S',
      lastSyncedAt: undefined,
      lastSyncedQty: undefined,
    });
  for (let index = smartship.skus.length; index < count; index += 1)
    add(
      `FILL-${String(index).padStart(6, '0')}`,
      'single',
      `見本商品 ${String(index).padStart(6, '0')}`,
      '',
      1 + (index % 90),
    );
}
