import type { Failure, OrderLine, OrderNo, Outcome, ShopId } from '#lib/domain';
import { type Check, check, createKey, judgeKey, type KeyRequest } from './certification.ts';
import { type ClaimList, type ClaimQuery, listClaims } from './claims.ts';
import { type ClientOptions, createClient } from './client.ts';
import {
  type Confirmation,
  confirmOrder,
  confirmOrders,
  type RowResult,
  type Sending,
  sendTracking,
  sendTrackings,
} from './order-writes.ts';
import { listOrders, type OrderList, type OrderQuery, orderByNo } from './orders.ts';
import type { PersonalData } from './personal-data.ts';
import { type Recipient, recipientOf } from './recipients.ts';

/** Qoo10's API as the product sees it. Failures are values; nothing is sent twice; nobody's address comes out but by `recipientOf`. */
export interface Qapi {
  /** One cheap read for *Test connection*. */
  check(): Promise<Check>;
  /** Issues a seller authorization key from the API key and the QSM login. */
  createKey(request: KeyRequest): Promise<Outcome<string>>;
  /** Decides by one known-good read whether the key or only one method is at fault. */
  judgeKey(failure: Failure): Promise<Failure>;
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
  /** Sets one order's planned date; done already counts as `done-by-other`. */
  confirmOrder(wanted: Confirmation): Promise<Outcome<RowResult>>;
  /** The same for many, 500 a call; fails only when the first call failed as a whole. */
  confirmOrders(wanted: readonly Confirmation[]): Promise<Outcome<readonly RowResult[]>>;
  /** Registers one tracking number. */
  sendTracking(wanted: Sending): Promise<Outcome<RowResult>>;
  /** The same for many, 500 a call, with the carrier as Qoo10 recognised it. */
  sendTrackings(wanted: readonly Sending[]): Promise<Outcome<readonly RowResult[]>>;
}

export interface QapiOptions extends ClientOptions {
  /** Used only where a row does not tell its SellerID. */
  readonly shopId?: ShopId;
}

export function createQapi(options: QapiOptions): Qapi {
  const client = createClient(options);
  const shopId = options.shopId ?? null;
  return {
    check: () => check(client),
    createKey: (request) => createKey(client, request),
    judgeKey: (failure) => judgeKey(client, failure),
    listOrders: (query) => listOrders(client, shopId, query),
    orderByNo: (orderNo) => orderByNo(client, shopId, orderNo),
    listClaims: (query) => listClaims(client, query),
    recipientOf: (lines) => recipientOf(client, lines),
    confirmOrder: (wanted) => confirmOrder(client, wanted),
    confirmOrders: (wanted) => confirmOrders(client, wanted),
    sendTracking: (wanted) => sendTracking(client, wanted),
    sendTrackings: (wanted) => sendTrackings(client, wanted),
  };
}
