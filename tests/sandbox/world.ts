import type { Clock } from './world/clock.ts';
import type { Effects } from './world/effects.ts';
import type { Faults, SandboxRequest } from './world/faults.ts';
import type { Listing } from './world/listings.ts';
import type { SandboxOrder } from './world/orders.ts';
import type { Seller } from './world/seller.ts';
import type { SandboxShipment, SmartshipWorld } from './world/smartship.ts';
import type { Stories } from './world/stories.ts';

export type { Clock } from './world/clock.ts';
export { createWorld } from './world/create.ts';
export type { Effect, EffectKind, Effects } from './world/effects.ts';
export type { FaultKind, FaultSpec, Faults, SandboxRequest } from './world/faults.ts';
export type { Listing, ListingOption } from './world/listings.ts';
export { isCancelled, type QooState, type SandboxClaim, type SandboxOrder } from './world/orders.ts';
export type { Seller } from './world/seller.ts';
export type * from './world/smartship.ts';
export type { Stories } from './world/stories.ts';

/** How QAPI behaves where the reference leaves room or is not sure. */
export type Qoo10Settings = {
  /** Reads show a write only so long after it, ms [qapi 1.4, 7.8]. */
  lagMs: number;
  /** What an empty list is [qapi 1.2]. */
  emptyList: 'null' | 'array';
  /** Unset text fields are null instead of blank [qapi 7.7]. */
  nulls: boolean;
  /** `ResultCode: "0"` [qapi 1.2]. */
  numericStringCodes: boolean;
  /** A new seller authorization key ends all earlier ones, Smartship's too [qapi 7.3]. */
  revokeOnIssue: boolean;
  /** 発送予定日 may be today [qapi 3.6 conflict]. */
  todayAllowed: boolean;
};

/** What J-QSM's pages show besides the data: whether the seller is signed in and what the page looks like (`qsm/variants.ts`). */
export type QsmState = {
  signedIn: boolean;
  settings: { variants?: readonly string[]; columns?: number; frozen?: number; delay?: number };
};

export type NewOrder = {
  readonly itemCode: string;
  /** Which of the listing's options; default the first. */
  readonly option?: number;
  readonly quantity?: number;
  /** An existing cart, or a new one. */
  readonly packNo?: string;
  readonly state?: SandboxOrder['state'];
  /** Instead of the listing's codes of this moment. */
  readonly sellerCode?: string;
  readonly optionCode?: string;
  /** Ms before now. */
  readonly paidAgo?: number;
};

export type LinkRun = {
  /** QSP numbers registered by this run. */
  readonly registered: readonly string[];
  readonly removed: readonly string[];
  /** Why nothing was collected; blank when it ran. */
  readonly problem: string;
};

/** Everything that is the case outside: Qoo10, its seller's pages, and Smartship. Deterministic for a seed and a now; one per test. */
export type World = {
  readonly clock: Clock;
  readonly seller: Seller;
  readonly listings: Listing[];
  listing(itemCode: string): Listing | undefined;
  /** Newest first. */
  readonly orders: SandboxOrder[];
  order(orderNo: string): SandboxOrder | undefined;
  readonly qoo10: Qoo10Settings;
  readonly qsm: QsmState;
  readonly smartship: SmartshipWorld;
  readonly effects: Effects;
  readonly requests: SandboxRequest[];
  readonly faults: Faults;
  readonly stories: Stories;
  placeOrder(order: NewOrder): SandboxOrder;
  /** The buyer cancels: gone from Qoo10's lists; Smartship learns of it by its next link run. `requested`: asks only. */
  cancelOrder(orderNo: string, how?: 'cancelled' | 'requested'): void;
  /** Smartship's hourly link runs at once [smartship 1.4, 1.5]; `manual` also when automatic integration is off. */
  runLinkCycle(how?: 'hourly' | 'manual'): LinkRun;
  /** The centre really ships an instructed (or the seller a seller-ship) parcel [smartship 1.8]. */
  shipNow(shippingNo: string): SandboxShipment;
  /** The seller deletes a delivery in Smartship; a tombstone stays. */
  deleteShipment(shippingNo: string): void;
  /** The seller presses Resync on a cancelled delivery: a new QSP number, or nothing when the mall order is no longer valid [smartship 1.6]. */
  resync(shippingNo: string): SandboxShipment | undefined;
  /** The seller uploads orders by Excel as one parcel; Smartship does not notice that they may be alive already. */
  registerByExcel(orderNos: readonly string[]): SandboxShipment;
  /** The centre picks (P0) or packs (P1), the courier carries (D4) or delivers (D5); D5 reaches Qoo10 too. */
  moveShipment(shippingNo: string, to: 'P0' | 'P1' | 'D4' | 'D5'): SandboxShipment;
};

export type WorldOptions = {
  readonly seed?: number;
  /** How many order lines; at least the stories' unless 0. */
  readonly orders?: number;
  /** How many SKUs at least; the rest are fillers. */
  readonly skus?: number;
  readonly listings?: number;
  /** Codes of further listings that are mistyped, each beside the SKU that it should name. */
  readonly wrongCodes?: number;
  readonly now?: number;
  /** The clock stands still until advanced. */
  readonly frozen?: boolean;
};
