import type { Listing } from '../world.ts';
import { type Answer, type Call, list, type Method, refused, success } from './answer.ts';

const PAGE_SIZE = 500;
const STATUSES = new Set(['S0', 'S1', 'S2', 'S3', 'S5', 'S8']);
export const NO_SUCH_ITEM: Answer = { code: -10001, msg: '(item not found)' };

/** The item that ItemCode or, without it, SellerCode names [qapi 4.3]. */
export function itemOf(call: Call): Listing | undefined {
  const itemCode = call.param('ItemCode').trim();
  if (itemCode !== '') return call.world.listing(itemCode);
  const sellerCode = call.param('SellerCode').trim();
  return sellerCode === '' ? undefined : call.world.listings.find((listing) => listing.sellerCode === sellerCode);
}

/** [qapi 4.2]: one status a call, three fields a row, 500 a page. */
export const getAllGoods: Method = (call) => {
  const status = call.param('ItemStatus');
  if (!STATUSES.has(status)) return refused(-10001, '(ItemStatus)');
  const page = Number(call.param('Page') || '1');
  const all = call.world.listings.filter((listing) => listing.status === status);
  const rows = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((listing) => {
    const shown = call.lag.shown(listing.itemCode, listing);
    return { ItemCode: shown.itemCode, SellerCode: shown.sellerCode, ItemStatus: shown.status };
  });
  const empty = call.world.qoo10.emptyList === 'null' ? null : [];
  return success(
    {
      TotalItems: all.length,
      TotalPages: Math.ceil(all.length / PAGE_SIZE),
      PresentPage: page,
      Items: rows.length === 0 ? empty : rows,
    },
    'Success',
  );
};

/** [qapi 4.3]: every field is text. */
export const getItemDetail: Method = (call) => {
  const found = itemOf(call);
  if (found === undefined) return NO_SUCH_ITEM;
  const listing = call.lag.shown(found.itemCode, found);
  return list(
    call.world,
    [
      {
        ItemCode: listing.itemCode,
        ItemStatus: listing.status,
        ItemTitle: listing.title,
        MainCatCd: '100000001',
        MainCatNm: '見本大',
        FirstSubCatCd: '200000001',
        FirstSubCatNm: '見本中',
        SecondSubCatNm: '見本小',
        Drugtype: '',
        SellerCode: listing.sellerCode,
        ItemPrice: String(listing.price),
        SettlePrice: String(Math.floor(listing.price * 0.9)),
        ItemQty: String(listing.quantity),
        ModelNM: '',
        ManufacturerDate: '',
        DesiredShippingDate: '',
        VideoURL: '',
        OptionShippingNo1: '',
        OptionShippingNo2: '',
        ...listing.detail,
      },
    ],
    'Success',
  );
};

const AXES = [1, 2, 3, 4, 5];

/** [qapi 4.4]: one row a combination, five axes, the option code called ItemTypeCode. */
export const getInventory: Method = (call) => {
  const found = itemOf(call);
  if (found === undefined) return NO_SUCH_ITEM;
  const rows = call.lag.shown(found.itemCode, found).options.map((option) => ({
    ...Object.fromEntries(
      AXES.flatMap((number) => {
        const axis = option.axes[number - 1];
        return [
          [`Name${number}`, axis?.name ?? ''],
          [`Value${number}`, axis?.value ?? ''],
        ];
      }),
    ),
    Price: option.price,
    Qty: option.qty,
    ItemTypeCode: option.optionCode,
  }));
  return list(call.world, rows, 'Success');
};

/** [qapi 4.5]: one row a choice, no quantity. */
export const getOptions: Method = (call) => {
  const found = itemOf(call);
  if (found === undefined) return NO_SUCH_ITEM;
  const rows = (call.lag.shown(found.itemCode, found).additional ?? []).map(({ name, value, price, optionCode }) => ({
    Name: name,
    Value: value,
    Price: price,
    OptionCode: optionCode,
  }));
  return list(call.world, rows, 'Success');
};
