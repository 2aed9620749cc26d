import type { ListingChanges, QsmData } from '../../sandbox/qsm/data.ts';
import type { OrderFacts } from '../../sandbox/qsm/order-rows.ts';

const NOON_JST = Date.UTC(2026, 10, 23, 3);

export const HOSTILE_TITLE = `<img src=x onerror="alert(1)"> & 'セット' \u202Eabc`;

function order(orderNo: string, state: OrderFacts['state']): OrderFacts {
  return {
    orderNo,
    packNo: '845000001',
    state,
    itemCode: '912345001',
    title: HOSTILE_TITLE,
    quantity: 2,
    sellerCode: 'SKU-1',
    optionCode: 'OPT-1',
    optionText: 'カラー:レッド',
    orderedAt: NOON_JST,
    paidAt: NOON_JST,
    plannedAt: undefined,
    shippedAt: undefined,
    deliveredAt: undefined,
    carrier: '',
    trackingNo: '',
    price: 1980,
    discount: 0,
    total: 3960,
    recipient: '見本 花子',
    recipientKana: 'ミホン ハナコ',
    phone: '',
    mobile: '',
    address: '東京都千代田区見本町1-2-3',
    zipCode: '010-0001',
    buyer: '見本 花子',
    buyerKana: 'ミホン ハナコ',
    buyerPhone: '',
    buyerMobile: '',
    memo: '',
    claim: undefined,
    availableShipAt: NOON_JST,
    packingNo: '',
    sellerDeliveryNo: '',
    deliveryMethod: '一般配送(追跡○)',
    sellerDiscount: 0,
    settlePrice: 3500,
    currency: 'JPY',
    paymentMethod: '',
    shippingRateType: '無料',
    desiredDeliveryDate: '',
    address1: '東京都千代田区見本町',
    address2: '1-2-3',
    nation: 'JP',
    paymentNation: 'JP',
    buyerEmail: '',
    giftSender: '',
    freeGift: '',
    giftOrder: 'N',
    janCode: '',
    standardNo: '',
    externalAd: '',
    material: '',
  };
}

/** Five orders, one in each state, and one listing with an option; keeps what was saved. */
export function sampleData(): QsmData & { readonly saved: { itemCode: string; changes: ListingChanges }[] } {
  let signedIn = true;
  const saved: { itemCode: string; changes: ListingChanges }[] = [];
  return {
    saved,
    settings: () => ({}),
    seller: () => ({ loginId: 'sample_shop', shopName: '見本ショップ' }),
    signedIn: () => signedIn,
    signIn: () => {
      signedIn = true;
    },
    signOut: () => {
      signedIn = false;
    },
    now: () => NOON_JST,
    orders: () => [order('1', 1), order('2', 2), order('3', 3), order('4', 4), order('5', 5)],
    listings: () => [
      {
        itemCode: '912345001',
        title: HOSTILE_TITLE,
        sellerCode: 'SKU-1',
        price: '1980',
        quantity: '5',
        status: '取引可能',
        options: [{ names: ['カラー'], values: ['レッド'], price: '0', quantity: '5', optionCode: 'OPT-1' }],
        additional: [],
      },
    ],
    saveListing: (itemCode, changes) => {
      saved.push({ itemCode, changes });
      return undefined;
    },
  };
}
