import { z } from 'zod';
import { DAY, jstDay } from '../world/jst.ts';
import type { Listing, ListingOption } from '../world.ts';
import { type Answer, type Call, type Method, refused, success } from './answer.ts';
import { itemOf, NO_SUCH_ITEM } from './items.ts';

const BULK_ROWS = 500;
const AXIS = '||*';
const NULL_REFERENCE = 'Object reference not set to an instance of an object.';

const bulk = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

/** The same call with one bulk row's fields in place of the form's. */
function rowCall(call: Call, row: z.infer<typeof bulk>[number]): Call {
  const fields = new Map(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    ...call,
    param: (name) => String(fields.get(name.toLowerCase()) ?? ''),
  };
}

/** Item bulks answer -1 when any row failed, -2 over 500 rows [qapi 1.3]; the rows' own names are assumed. */
function inBulk(call: Call, one: Method): Answer {
  let rows: z.infer<typeof bulk>;
  try {
    rows = bulk.parse(JSON.parse(call.param('ItemInfoJson')));
  } catch {
    return refused(-999, NULL_REFERENCE);
  }
  if (rows.length > BULK_ROWS) return refused(-2, '(over 500)');
  const answers = rows.map((row) => ({ row, answer: one(rowCall(call, row)) }));
  return {
    code: answers.every(({ answer }) => answer.code === 0) ? 0 : -1,
    msg: 'Success',
    result: answers.map(({ row, answer }) => ({
      ItemCode: String(row.ItemCode ?? ''),
      SellerCode: String(row.SellerCode ?? ''),
      ResultCode: answer.code,
      ResultMsg: answer.msg,
    })),
  };
}

/** Options are found by their names and values, never by their code [qapi 4.6]. */
function optionOf(call: Call, listing: Listing): ListingOption | undefined {
  const names = call.param('OptionName').split(AXIS);
  const values = call.param('OptionValue').split(AXIS);
  return listing.options.find(
    ({ axes }) =>
      axes.length === values.length &&
      axes.every((axis, index) => axis.name === names[index] && axis.value === values[index]),
  );
}

const isCount = (text: string): boolean => /^\d{1,10}$/.test(text) && Number(text) <= 2_147_483_647;

export const updateOption: Method = (call) => {
  const listing = itemOf(call);
  const option = listing && optionOf(call, listing);
  if (listing === undefined || option === undefined) return NO_SUCH_ITEM;
  const [price, qty, optionCode] = [call.param('Price'), call.param('Qty'), call.param('OptionCode')];
  if (!/^-?\d+(\.\d+)?$/.test(price) || !isCount(qty)) return refused(-999, NULL_REFERENCE);
  if (optionCode.length > 50) return refused(-10101, 'Processing Error - [OptionCode]');
  const others = listing.options.filter((other) => other !== option);
  // Within ±50 % of the item price, one choice at 0 yen [qapi 4.6].
  if (
    Math.abs(Number(price)) > listing.price / 2 ||
    (Number(price) !== 0 && others.every((other) => other.price !== 0))
  )
    return refused(-10101, 'Processing Error - [Price]');
  call.lag.keep(listing.itemCode, listing);
  option.price = Number(price);
  option.qty = Number(qty);
  option.optionCode = optionCode;
  call.world.effects.add('qoo10', 'update-option', listing.itemCode, { value: call.param('OptionValue'), optionCode });
  return success();
};

export const updateOptionBulk: Method = (call) => inBulk(call, updateOption);

/** Absolute quantity; nothing else changes [qapi 4.1]. */
export const updateOptionQty: Method = (call) => {
  const listing = itemOf(call);
  const option = listing && optionOf(call, listing);
  if (listing === undefined || option === undefined) return NO_SUCH_ITEM;
  if (!isCount(call.param('Qty'))) return refused(-999, NULL_REFERENCE);
  call.lag.keep(listing.itemCode, listing);
  option.qty = Number(call.param('Qty'));
  call.world.effects.add('qoo10', 'update-option-qty', listing.itemCode, {
    value: call.param('OptionValue'),
    qty: option.qty,
  });
  return success();
};

/** A null ExpireDate means one year from now [qapi 4.7]. */
export const setPriceQty: Method = (call) => {
  const listing = itemOf(call);
  if (listing === undefined) return NO_SUCH_ITEM;
  const [price, qty] = [call.param('Price'), call.param('Qty')];
  if ((price !== '' && !(Number(price) >= 1 && Number(price) <= 999_999_999)) || (qty !== '' && !isCount(qty)))
    return refused(-10101, 'Processing Error - [Price or Qty]');
  call.lag.keep(listing.itemCode, listing);
  if (price !== '') listing.price = Number(price);
  if (qty !== '') listing.quantity = Number(qty);
  if (call.param('TaxRate') !== '') listing.detail.TaxRate = call.param('TaxRate');
  listing.detail.ExpireDate = call.param('ExpireDate') || jstDay(call.world.clock.now() + 365 * DAY);
  call.world.effects.add('qoo10', 'set-price-qty', listing.itemCode, { price, qty });
  return success();
};

export const setPriceQtyBulk: Method = (call) => inBulk(call, setPriceQty);

/** What UpdateGoods cannot do without, and its code when missing [qapi 1.3, 4.8]. */
const REQUIRED: readonly (readonly [string, number])[] = [
  ['SecondSubCat', -10002],
  ['ItemTitle', -99],
  ['ProductionPlaceType', -10004],
  ['AdultYN', -99],
  ['AvailableDateType', -10003],
  ['AvailableDateValue', -10003],
];

/** Overwrites: an optional field that is not sent becomes blank (the worst that the guide allows; assumed). */
const OVERWRITTEN = [
  'PromotionName',
  'IndustrialCode',
  'BrandNo',
  'ProductionPlace',
  'ContactInfo',
  'Material',
  'Keyword',
];

export const updateGoods: Method = (call) => {
  const listing = call.world.listing(call.param('ItemCode').trim());
  if (listing === undefined) return NO_SUCH_ITEM;
  for (const [name, code] of REQUIRED) if (call.param(name) === '') return refused(code, `${name}は必須です`);
  const sellerCode = call.param('SellerCode');
  if (sellerCode.length > 100) return refused(-10101, 'Processing Error - [SellerCode]');
  const taken = call.world.listings.some((other) => other !== listing && other.sellerCode === sellerCode);
  if (sellerCode !== '' && taken) return refused(-10101, 'Processing Error - [duplicate SellerCode]');
  call.lag.keep(listing.itemCode, listing);
  listing.title = call.param('ItemTitle');
  listing.sellerCode = sellerCode;
  listing.detail.SecondSubCatCd = call.param('SecondSubCat');
  for (const name of ['ProductionPlaceType', 'AdultYN', 'AvailableDateType', 'AvailableDateValue', ...OVERWRITTEN])
    listing.detail[name] = call.param(name);
  call.world.effects.add('qoo10', 'update-goods', listing.itemCode, { sellerCode });
  return success();
};
