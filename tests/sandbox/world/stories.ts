import type { TroubleName } from './catalogue.ts';
import type { QooState } from './orders.ts';

/** Where Smartship stands with a story's order when the world begins. */
export type StoryShipment = 'none' | 'registered' | 'confirmed' | 'instructed' | 'shipped' | 'delivered' | 'deleted';

export type StoryLine = {
  /** Index in GOOD_LISTINGS, or a trouble. */
  readonly listing: number | TroubleName;
  readonly option?: number;
  readonly quantity?: number;
};

export type StoryPlan = {
  readonly state: QooState;
  readonly lines: readonly StoryLine[];
  /** Ordered so many hours before now, paid half a minute later (unless awaiting payment). */
  readonly hoursAgo: number;
  readonly shipment?: StoryShipment;
  readonly claim?: 1 | 3;
  /** Carrier and number of a parcel that Smartship knows nothing of. */
  readonly foreignTracking?: readonly [string, string];
};

const line = (listing: StoryLine['listing'], option?: number, quantity = 1): StoryLine => ({
  listing,
  quantity,
  ...(option !== undefined && { option }),
});
const fresh = (hoursAgo: number, ...lines: readonly StoryLine[]): StoryPlan => ({ state: 2, hoursAgo, lines });

/** The stories, newest first; the first has order number 1290000101 and cart 512340001, and so on down. */
export const STORY_PLANS = {
  readySingle: fresh(2, line(0)),
  readySecond: fresh(4, line(4)),
  readyOption: fresh(6, line(2, 1)),
  twoLineCart: fresh(8, line(3), line(5, 0, 2)),
  mixedCart: fresh(10, line(0), line(1, 1), line('unmapped')),
  awaitingPayment: { state: 1, hoursAgo: 12, lines: [line(0)] },
  near: fresh(14, line('nearFullWidth')),
  nearLowerCase: fresh(15, line('nearLowerCase')),
  nearTrailingSpace: fresh(16, line('nearTrailingSpace')),
  unmappedOption: fresh(17, line('unmappedOption', 1)),
  unmapped: fresh(18, line('unmapped')),
  linked: fresh(19, line('linked')),
  ambiguous: fresh(20, line('ambiguous')),
  wrongKind: fresh(21, line('wrongKind')),
  blank: fresh(22, line('blank')),
  ownShipping: fresh(23, line('ownShipping')),
  outOfStock: fresh(24, line('outOfStock')),
  preparingOption: { state: 3, hoursAgo: 25, lines: [line(1, 0)] },
  preparing: { state: 3, hoursAgo: 26, lines: [line(0)] },
  cancelRequested: { ...fresh(27, line(6)), claim: 1 },
  cancelRequestedAfterSending: { state: 3, hoursAgo: 28, lines: [line(3)], shipment: 'instructed', claim: 1 },
  registeredInSmartship: { state: 2, hoursAgo: 30, lines: [line(11)], shipment: 'registered' },
  confirmedInSmartship: { state: 3, hoursAgo: 44, lines: [line(10)], shipment: 'confirmed' },
  instructed: { state: 3, hoursAgo: 50, lines: [line(5, 1)], shipment: 'instructed' },
  removedInSmartship: { state: 3, hoursAgo: 60, lines: [line(9)], shipment: 'deleted' },
  cancelled: { state: 2, hoursAgo: 3 * 24, lines: [line(4)], claim: 3 },
  shipped: { state: 4, hoursAgo: 4 * 24, lines: [line(0, undefined, 2)], shipment: 'shipped' },
  tooLate: { state: 4, hoursAgo: 5 * 24, lines: [line(7)], foreignTracking: ['', ''] },
  shippedElsewhere: { state: 4, hoursAgo: 6 * 24, lines: [line(6)], foreignTracking: ['ゆうパック', '000000000017'] },
  delivered: { state: 5, hoursAgo: 8 * 24, lines: [line(3)], shipment: 'delivered' },
} as const satisfies Record<string, StoryPlan>;

export type StoryName = keyof typeof STORY_PLANS;

/** A story's cart. `orderNo`, `itemCode` and `code` are its first line's; `shippingNo` is blank where Smartship has none. */
export type Story = {
  readonly orderNo: string;
  readonly orderNos: readonly string[];
  readonly packNo: string;
  readonly itemCode: string;
  readonly code: string;
  readonly shippingNo: string;
};

type WrongCode = {
  readonly itemCode: string;
  readonly wrongCode: string;
  readonly rightCode: string;
  readonly optionValue: string;
};

/** Names for the seed's orders and listings, so that a test says what it is about. In a world without orders the carts are missing. */
export type Stories = Readonly<Record<StoryName, Story>> & {
  readonly listingWithoutOptions: { readonly itemCode: string; readonly sellerCode: string };
  readonly listingWithOptions: { readonly itemCode: string; readonly optionCodes: readonly string[] };
  readonly listingWithTwoAxes: { readonly itemCode: string };
  readonly blankListing: { readonly itemCode: string };
  readonly wrongCodeListing: WrongCode;
  readonly nearCodeListing: WrongCode;
  readonly wrongOptionListing: WrongCode;
  readonly duplicateInsideListing: { readonly itemCode: string; readonly optionCode: string };
};
