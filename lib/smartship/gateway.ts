import type {
  Code,
  Instant,
  ItemCode,
  JstDate,
  OrderNo,
  Outcome,
  PackNo,
  Shipment,
  ShipmentLine,
  ShippingNo,
  Sku,
  SkuNo,
} from '#lib/domain';

/** Everything the product may ask of Smartship, in the words of design §2. */
export type Operation =
  | 'search-skus'
  | 'sku-channel-links'
  | 'find-orders'
  | 'order-detail'
  | 'create-order'
  | 'confirm-orders'
  | 'instruct'
  | 'cancel-instruction'
  | 'hold'
  | 'stop'
  | 'map-line-sku'
  | 'sync-settings'
  | 'manual-sync'
  | 'sync-log'
  | 'tracking'
  | 'create-sku';

/** Whether the connected server and account offer an operation, and if not, why. Known before anything depends on it. */
export type Offer =
  | { readonly offered: true; readonly proven: boolean }
  | {
      readonly offered: false;
      readonly reason: 'tool-absent' | 'argument-unknown' | 'needs-sign-in' | 'adapter-cannot' | 'not-connected';
      /** The tool or argument that is missing, as the server names it. */
      readonly detail: string;
    };

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Total over all pages where the server told it. */
  readonly total: number | null;
  /** Pass back to read on; null at the end. */
  readonly next: string | null;
  /** Rows of this page that could not be read; never silently dropped. */
  readonly unreadable: number;
}

export interface OrderQuery {
  /** Look for these mall order numbers, or null for everything in the window. */
  readonly orderNos: readonly OrderNo[] | null;
  readonly packNo: PackNo | null;
  /** Further carts, for a server whose rows name carts and no orders. */
  readonly packNos?: readonly PackNo[];
  /** Registration window; split by the adapter where the server allows less (31 days [smartship 2.1]). */
  readonly from: Instant;
  readonly to: Instant;
  /**
   * Of shipments as the list shows them, the goods lines that were read before and need not be read again. Only for looks;
   * a step asks for every fact anew.
   */
  readonly knownLines?: (listed: readonly Shipment[]) => Promise<ReadonlyMap<ShippingNo, readonly ShipmentLine[]>>;
}

/** What a search for orders is worth as evidence (design §5 find). */
export interface OrderSearch {
  readonly shipments: readonly Shipment[];
  /** True when every page was read and every row understood. */
  readonly complete: boolean;
  /** True when rows carry mall order numbers, or the search key is known to find one of this account's known orders. */
  readonly keyProven: boolean;
}

/** A person's address for *create* only; fetched just before, never stored, never logged (design §9). */
export interface CreateOrderRequest {
  /** shop + packNo + generation: the server answers the same id with the same shipment. */
  readonly clientRequestId: string;
  readonly orderNos: readonly OrderNo[];
  readonly packNo: PackNo;
  readonly serviceType: 'SS';
  readonly recipient: {
    readonly name: string;
    readonly nameKana: string;
    readonly phone: string;
    readonly mobile: string;
    readonly zipCode: string;
    readonly address1: string;
    readonly address2: string;
    readonly message: string;
  };
  readonly lines: readonly {
    readonly orderNo: OrderNo;
    readonly title: string;
    readonly code: string;
    readonly quantity: number;
    readonly unitPriceYen: number;
    readonly skuNo: SkuNo | null;
  }[];
}

/** One row of a write's reply. Never proof: the caller looks again. */
export interface WriteRow {
  readonly shippingNo: ShippingNo;
  readonly accepted: boolean;
  readonly says: string;
}

/** A SKU to be made. Its code is the one that a listing or an option bears, letter for letter. */
export interface NewSku {
  /** The product's name; blank is refused. */
  readonly name: string;
  /** Blank for a product without options. */
  readonly optionName: string;
  readonly sellerCode: Code;
  readonly unitPriceYen: number;
  /** Another SKU of the same product, whose group the new one joins; null makes a product of its own. */
  readonly beside: SkuNo | null;
}

/** `made` and `already`: a search by the code shows it; `unverified`: the reply named it, and this adapter cannot look. */
export type MadeSku =
  | { readonly how: 'made' | 'already'; readonly skuNo: SkuNo }
  | { readonly how: 'unverified'; readonly skuNo: SkuNo | null };

/**
 * Smartship as the product sees it. Every call answers an Outcome and never throws for an outside reason;
 * no write is retried inside; `consent` must be the seller's own (a press or a duty he switched on).
 */
export interface SmartshipGateway {
  readonly adapter: 'mcp' | 'txapi' | 'files';
  /** How this connection is signed in. */
  readonly signIn: 'oauth' | 'api-key' | 'none';
  offer(operation: Operation): Offer;
  /** One cheap read that shows whether the connection works; tells the account where the server names it. */
  check(): Promise<Outcome<{ readonly account: string | null; readonly tools: number }>>;
  searchSkus(query: { readonly sellerCode?: string; readonly cursor?: string }): Promise<Outcome<Page<Sku>>>;
  findOrders(query: OrderQuery): Promise<Outcome<OrderSearch>>;
  shipments(shippingNos: readonly ShippingNo[]): Promise<Outcome<readonly Shipment[]>>;
  createOrder(
    request: CreateOrderRequest,
    consent: Consent,
  ): Promise<Outcome<{ readonly shippingNo: ShippingNo | null }>>;
  confirmOrders(shippingNos: readonly ShippingNo[], consent: Consent): Promise<Outcome<readonly WriteRow[]>>;
  instruct(shippingNos: readonly ShippingNo[], consent: Consent): Promise<Outcome<readonly WriteRow[]>>;
  cancelInstruction(shippingNos: readonly ShippingNo[], consent: Consent): Promise<Outcome<readonly WriteRow[]>>;
  setHold(shippingNos: readonly ShippingNo[], hold: boolean, consent: Consent): Promise<Outcome<readonly WriteRow[]>>;
  requestStop(shippingNos: readonly ShippingNo[], consent: Consent): Promise<Outcome<readonly WriteRow[]>>;
  mapLineSku(
    line: { readonly shippingNo: ShippingNo; readonly seqNo: string; readonly skuNo: SkuNo },
    consent: Consent,
  ): Promise<Outcome<readonly WriteRow[]>>;
  /**
   * Makes a SKU so that a code finds it. Looks first: where a SKU has exactly this code, nothing is sent and it is answered as `already`, so a
   * repeat is a no-op. A product name that is taken is `refused-here` (give `beside` to add to that product). `unknown-outcome` where the reply
   * was lost or the search does not show the SKU afterwards: ask again, which looks first. `offer('create-sku')` says beforehand whether it can.
   */
  createSku(sku: NewSku, consent: Consent): Promise<Outcome<MadeSku>>;
}

/** On whose word a write is made. There is no third way. */
export type Consent = { readonly by: 'press'; readonly at: Instant } | { readonly by: 'duty'; readonly since: Instant };

/** A whole list, read over all its pages. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  /** False where a page was missing or a row could not be read. */
  readonly complete: boolean;
}

/** A stored link between a SKU and a mall's item or option [smartship 1.11]. */
export interface ChannelLink {
  readonly skuNo: SkuNo;
  /** The sales channel as the server names it. */
  readonly channel: string;
  readonly itemCode: ItemCode | null;
  readonly optionCode: Code | null;
  /** The option as the channel names it, where the server tells it so; null where it does not. */
  readonly optionName: string | null;
  /** Whether orders are mapped, and stock is sent, by this link; null where the server did not tell. */
  readonly orderMapping: boolean | null;
  readonly stockSync: boolean | null;
}

/** N none, S site setting, P ratio, B safety stock, Z quick sold-out, L keep minimum [smartship 1.12]. */
export type SyncType = 'N' | 'S' | 'P' | 'B' | 'Z' | 'L' | 'untold';

export interface SyncSetting {
  readonly skuNo: SkuNo | null;
  readonly channel: string;
  readonly type: SyncType;
  readonly enabled: boolean | null;
}

/** One shop that a manual sync may be asked for. */
export interface SyncShop {
  readonly shop: string;
  readonly name: string;
}

export interface SyncLogEntry {
  readonly at: Instant | null;
  readonly skuNo: SkuNo | null;
  readonly channel: string;
  readonly sent: number | null;
  readonly succeeded: boolean | null;
  readonly says: string;
}

export interface TrackingEvent {
  readonly statusCode: string;
  readonly status: string;
  /** [C] Japan's time; null where it cannot be read. */
  readonly at: Instant | null;
  readonly location: string;
}

/** The way of one parcel, in the order the server told: it documents none, so nothing is sorted or left out [smartship 2.2]. */
export interface TrackingHistory {
  readonly shippingNo: string | null;
  readonly trackingNo: string | null;
  readonly events: readonly TrackingEvent[];
  readonly unreadable: number;
}

/** Links, stock sync and parcels. Same promises as SmartshipGateway: what a connection cannot do, its `offer` says beforehand. */
export interface SmartshipDesk extends SmartshipGateway {
  /**
   * Links of these SKUs, or of all at once where the tool takes no SKU numbers (`refused-here` where it demands them).
   * [C] That it then tells the links of every SKU.
   */
  channelLinks(skuNos: readonly SkuNo[] | 'all'): Promise<Outcome<Listed<ChannelLink>>>;
  /** SKUs that one call of `channelLinks` takes. */
  linksAtATime(): number;
  syncSettings(): Promise<Outcome<Listed<SyncSetting>>>;
  syncShops(): Promise<Outcome<Listed<SyncShop>>>;
  /** Only *requested*: what came of it is in the log later. Takes only a shop that `syncShops` returned. */
  requestSync(shop: string, consent: Consent): Promise<Outcome<{ readonly accepted: boolean; readonly says: string }>>;
  /** One day of Japan at a time [smartship 1.12]. */
  syncLog(day: JstDate): Promise<Outcome<Listed<SyncLogEntry>>>;
  /** At most 30 numbers go into one call [smartship 3.2]; more are split. */
  tracking(trackingNos: readonly string[]): Promise<Outcome<Listed<TrackingHistory>>>;
}
