import { type Instant, type ItemCode, toCode, toItemCode } from '#lib/domain';
import type { Listing, ListingDetail } from './listing.ts';
import { lowered, type Row, text, yen } from './rows.ts';

/** Reads one row of the goods list; null when it has no item number. */
export function listRow(item: unknown, readAt: Instant): Listing | null {
  if (typeof item !== 'object' || item === null) return null;
  const row = lowered(item);
  const itemCode = toItemCode(text.parse(row.itemcode));
  if (itemCode === null) return null;
  return {
    itemCode,
    sellerCode: toCode(text.parse(row.sellercode)),
    status: text.parse(row.itemstatus).trim(),
    readAt,
  };
}

/**
 * UpdateGoods' parameters and the detail's field that each one overwrites [qapi 4.3, 4.8]. The two sides are not spelt alike.
 * Weight is a parameter too, but no read tells it: it is never sent.
 */
const BASICS: Readonly<Record<string, string>> = {
  SecondSubCat: 'secondsubcatcd',
  Drugtype: 'drugtype',
  ItemTitle: 'itemtitle',
  PromotionName: 'promotionname',
  SellerCode: 'sellercode',
  IndustrialCodeType: 'industrialcodetype',
  IndustrialCode: 'industrialcode',
  BrandNo: 'brandno',
  ManufactureDate: 'manufacturerdate',
  ModelNm: 'modelnm',
  Material: 'material',
  ProductionPlaceType: 'productionplacetype',
  ProductionPlace: 'productionplace',
  RetailPrice: 'retailprice',
  AdultYN: 'adultyn',
  ContactInfo: 'contactinfo',
  ShippingNo: 'shippingno',
  OptionShippingNo1: 'optionshippingno1',
  OptionShippingNo2: 'optionshippingno2',
  DesiredShippingDate: 'desiredshippingdate',
  AvailableDateType: 'availabledatetype',
  AvailableDateValue: 'availabledatevalue',
  Keyword: 'keyword',
};

/** Reads a listing's detail. */
export function detailRow(row: Row, itemCode: ItemCode, readAt: Instant): ListingDetail {
  const told = (name: string): string => text.parse(row[name]);
  const basics: Record<string, string> = {};
  for (const [param, name] of Object.entries(BASICS)) {
    if (row[name] === undefined || row[name] === null) continue;
    // The guide calls this field a maker's name in one place [qapi 5.4]; only a date goes back.
    if (param === 'ManufactureDate' && !/^(?:\d{4}-\d{2}(?:-\d{2})?)?$/.test(told(name))) continue;
    basics[param] = told(name);
  }
  return {
    itemCode,
    sellerCode: toCode(told('sellercode')),
    status: told('itemstatus').trim(),
    title: told('itemtitle'),
    priceYen: yen(row.itemprice),
    quantity: yen(row.itemqty),
    expireDate: told('expiredate').trim().slice(0, 10),
    taxRate: told('taxrate').trim(),
    basics,
    readAt,
  };
}
