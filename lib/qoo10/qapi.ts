import type { ItemCode, OrderLine, OrderNo, Outcome, ShopId } from '#lib/domain';
import { type Check, check, createKey, judgeBy, type KeyRequest } from './certification.ts';
import { type ClaimList, type ClaimQuery, listClaims } from './claims.ts';
import { type ClientOptions, createClient } from './client.ts';
import { type ItemWrites, itemWrites } from './item-write-port.ts';
import { additionalOptions, allListings, listing, listListings, options } from './items.ts';
import type {
  AdditionalOption,
  ListingDetail,
  ListingOption,
  ListingPage,
  ListingStatus,
  ReadOptions,
} from './listing.ts';
import {
  type Confirmation,
  confirmOrder,
  confirmOrders,
  type OrderWriteResult,
  type Sending,
  sendTracking,
  sendTrackings,
} from './order-writes.ts';
import { listOrders, type OrderList, type OrderQuery, orderByNo } from './orders.ts';
import type { PersonalData } from './personal-data.ts';
import { type Recipient, recipientOf } from './recipients.ts';
import type { BulkResult } from './row-results.ts';

/** Qoo10's API as the product sees it. Failures are values, and where Qoo10 leaves open whether key or method is at fault, one known-good read has decided; nothing is sent twice; nobody's address comes out but by `recipientOf`. */
export interface Qapi {
  /** One cheap read for *Test connection*. */
  check(): Promise<Check>;
  /** Issues a seller authorization key from the API key and the QSM login. */
  createKey(request: KeyRequest): Promise<Outcome<string>>;
  /** Every order line of these states and days. */
  listOrders(query: OrderQuery): Promise<Outcome<OrderList>>;
  /** One order as it stands now, claim included. */
  orderByNo(orderNo: OrderNo): Promise<Outcome<OrderLine | 'not-found'>>;
  /** Every claim in these days, of any kind. */
  listClaims(query: ClaimQuery): Promise<Outcome<ClaimList>>;
  /** Addresses, for *create* only. */
  recipientOf(
    lines: readonly Pick<OrderLine, 'orderNo' | 'paidAt' | 'status'>[],
  ): Promise<Outcome<PersonalData<readonly Recipient[]>>>;
  /** One page of 500 listings of one status. */
  listListings(query: { readonly status: ListingStatus; readonly page: number }): Promise<Outcome<ListingPage>>;
  /** Page after page of all live listings, or of the statuses given; ends after the first failure, which it hands over. */
  allListings(
    statuses?: readonly ListingStatus[],
  ): AsyncGenerator<Outcome<ListingPage & { readonly status: ListingStatus }>>;
  listing(itemCode: ItemCode): Promise<Outcome<ListingDetail | 'not-found'>>;
  /** Combination options (組合せ型), none for a listing without. */
  options(itemCode: ItemCode): Promise<Outcome<ReadOptions<ListingOption> | 'not-found'>>;
  /** Additional options (追加型). */
  additionalOptions(itemCode: ItemCode): Promise<Outcome<ReadOptions<AdditionalOption> | 'not-found'>>;
  /** Writes to items: each reads again first, sends back unchanged what it would overwrite, and is verified by a later read. */
  readonly write: ItemWrites;
  /** Sets one order's planned date; done already counts as `done-by-other`. */
  confirmOrder(wanted: Confirmation): Promise<Outcome<OrderWriteResult>>;
  /** The same for many, 500 a call. */
  confirmOrders(wanted: readonly Confirmation[]): Promise<BulkResult<OrderWriteResult>>;
  /** Registers one tracking number. */
  sendTracking(wanted: Sending): Promise<Outcome<OrderWriteResult>>;
  /** The same for many, 500 a call, with the carrier as Qoo10 recognised it. */
  sendTrackings(wanted: readonly Sending[]): Promise<BulkResult<OrderWriteResult>>;
}

export interface QapiOptions extends ClientOptions {
  /** Used only where a row does not tell its SellerID. */
  readonly shopId?: ShopId;
}

export function createQapi(setup: QapiOptions): Qapi {
  const client = createClient(setup);
  const shopId = setup.shopId ?? null;
  const judged = judgeBy(client);
  return {
    check: () => check(client),
    createKey: (request) => createKey(client, request),
    listOrders: (query) => judged(listOrders(client, shopId, query)),
    orderByNo: (orderNo) => judged(orderByNo(client, shopId, orderNo)),
    listClaims: (query) => judged(listClaims(client, query)),
    recipientOf: (lines) => judged(recipientOf(client, lines)),
    listListings: (query) => judged(listListings(client, query)),
    async *allListings(statuses) {
      for await (const page of allListings(client, statuses)) yield await judged(Promise.resolve(page));
    },
    listing: (itemCode) => judged(listing(client, itemCode)),
    options: (itemCode) => judged(options(client, itemCode)),
    additionalOptions: (itemCode) => judged(additionalOptions(client, itemCode)),
    write: itemWrites(client, judged),
    confirmOrder: (wanted) => judged(confirmOrder(client, wanted)),
    confirmOrders: (wanted) => judged(confirmOrders(client, wanted)),
    sendTracking: (wanted) => judged(sendTracking(client, wanted)),
    sendTrackings: (wanted) => judged(sendTrackings(client, wanted)),
  };
}
