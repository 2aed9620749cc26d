import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Failure, Instant, JstDate, OrderLine, Party, PollState, Reason, Shipment, Sku } from '#lib/domain';
import type { SkuColumnsRow } from './sku-columns.ts';

/** An order as last told by Qoo10. */
export interface OrderRow extends OrderLine {
  /** False once a list that should have held it did not: it may be cancelled, ask by number [qapi 3.5]. */
  readonly inLists: boolean;
  /** When it was last asked for by its number. */
  readonly askedAt?: Instant;
}

/** A SKU with what look-ups need. Written by `putSkus` only, so that those who hold SKUs in memory notice. */
export interface SkuRow extends Sku {
  readonly foldedCode: string;
  /** The reading that last saw it; rows of older readings go when a full reading ends. */
  readonly reading: string;
}

/** A shipment with the keys to find it by. */
export interface ShipmentRow extends Shipment {
  readonly orderNos: readonly string[];
  readonly packNos: readonly string[];
  /** When it was first seen as really shipped; null or absent while it is not. */
  readonly shippedSeenAt?: Instant | null;
}

/** One combination of option values of a listing, with its 販売者オプションコード. */
export interface ListingOptionRow {
  readonly optionCode: string;
  /** The values for people: `ネイビー / M`. */
  readonly values: string;
  /** Qoo10's OptionName and OptionValue, joined by `||*`: by these Qoo10 knows the row when its code is written [qapi 4.6]. */
  readonly name: string;
  readonly value: string;
}

/** A listing as last seen in the shop's list and as last read by its number. */
export interface ListingRow {
  readonly shopId: string;
  readonly itemCode: string;
  readonly sellerCode: string;
  /** Blank until it was read: the list tells no titles [qapi 4.2]. */
  readonly title: string;
  /** As Qoo10 wrote it: `S2` on sale, `S1` waiting. */
  readonly status: string;
  /** None for a listing without options, and none before it was read: look at `readAt`. */
  readonly options: readonly ListingOptionRow[];
  /** Choices of additional options (追加型); null while not read. Their codes get mixed into orders' codes [qapi 5.2]. */
  readonly additional: readonly { readonly name: string; readonly value: string; readonly optionCode: string }[] | null;
  /** The codes that decide: its option codes, or its seller code where it has no options. Blanks are left out. */
  readonly codes: readonly string[];
  /** When its options were read; null while it was only seen in the list: nothing may be said of its codes then. */
  readonly readAt: Instant | null;
  /** When the shop's list last showed it; null where a page showed it and the list did not yet. */
  readonly listedAt: Instant | null;
  /** True where the list told another code or status than when it was read: it is read again before others. */
  readonly changed: boolean;
}

/** A stored link of Smartship between a SKU and a mall's item or option: it decides before a code does. */
export interface LinkRow {
  /** `skuNo channel itemCode optionCode optionName`, so that a link is kept once. */
  readonly key: string;
  readonly skuNo: string;
  /** The sales channel as the server names it. */
  readonly channel: string;
  readonly itemCode: string;
  /** Both blank where the link is the whole listing's. */
  readonly optionCode: string;
  readonly optionName: string;
  readonly orderMapping: boolean | null;
  readonly stockSync: boolean | null;
  readonly reading: string;
}

/** How much of a shop was mapped at the end of a day in Japan. */
export interface CoverageRow {
  readonly shopId: string;
  /** In Japan. */
  readonly day: JstDate;
  /** Codes that decide, of listings that were read and not excluded. */
  readonly codes: number;
  readonly mapped: number;
  /** Listings whose codes were counted, and those that no reading reached yet. */
  readonly listings: number;
  readonly unread: number;
  readonly at: Instant;
}

/** How the last look at a source went. */
export interface Sync {
  /** Orders are read shop by shop, and each shop fails for itself: `orders:<shopId>`. */
  readonly name: `orders:${string}` | 'skus' | 'shipments' | 'listings' | 'links';
  readonly lastStart: Instant | null;
  /** End of the last look that came through. */
  readonly lastEnd: Instant | null;
  readonly count: number | null;
  /** Orders that Qoo10 told and nobody could read; not there for other sources. */
  readonly unreadable?: number;
  readonly failure: Failure | null;
  /** Where a reading by pages goes on after the worker died; null between readings. */
  readonly resume: {
    readonly reading: string;
    readonly cursor: string | null;
    readonly count: number;
    /** Rows of earlier pages that nobody could read: with one of them no reading is whole. */
    readonly unreadable?: number;
  } | null;
}

export type ConnectionState =
  | 'connected'
  | 'not-set-up'
  | 'key-rejected'
  | 'key-expires'
  | 'signed-out'
  | 'locked'
  | 'cannot-reach'
  | 'error';

/** Whether one side can be talked to, as last seen. */
export interface Connection {
  /** `qoo10:<shopId>` or `smartship`. */
  readonly id: string;
  readonly party: Party;
  readonly state: ConnectionState;
  readonly at: Instant;
  readonly shopId: string | null;
  readonly account: string | null;
  readonly failure: Failure | null;
  readonly keyEnding: string | null;
  readonly keyIssuedOn: string | null;
  /** `txapi`: Smartship is only read, by TxAPI's key. */
  readonly signIn: 'oauth' | 'api-key' | 'txapi' | 'none';
  /** The same of Smartship's TxAPI key, whether it is in use or not; null without one. Rows of version 1 have no such field. */
  readonly txApiEnding?: string | null;
}

/** One line of the activity log; never holds a buyer or a key. */
export interface LogRow {
  readonly id: number;
  readonly at: Instant;
  readonly who: 'seller' | 'extension';
  readonly what: string;
  readonly orderNo: string | null;
  readonly result: 'ok' | 'failed' | 'info';
  readonly says: string;
  /** Why it stopped, as data: the screen says it in the seller's language. */
  readonly reason?: Reason | null;
}

/** Calls started at one host on one day of Japan, for one shop (blank: for no shop in particular). */
export interface CallCount {
  readonly day: JstDate;
  readonly host: string;
  readonly shopId: string;
  readonly calls: number;
}

/** What the extension knows of the outside: may be erased and read again at any time. */
export class DataDb extends Dexie {
  declare readonly orders: Table<OrderRow, [string, string]>;
  declare readonly skus: EntityTable<SkuRow, 'skuNo'>;
  declare readonly shipments: EntityTable<ShipmentRow, 'shippingNo'>;
  declare readonly listings: Table<ListingRow, [string, string]>;
  declare readonly links: EntityTable<LinkRow, 'key'>;
  declare readonly skuColumns: EntityTable<SkuColumnsRow, 'key'>;
  declare readonly coverage: Table<CoverageRow, [string, string]>;
  declare readonly syncs: EntityTable<Sync, 'name'>;
  declare readonly connections: EntityTable<Connection, 'id'>;
  declare readonly log: EntityTable<LogRow, 'id'>;
  declare readonly polls: EntityTable<PollState, 'shopId'>;
  declare readonly calls: Table<CallCount, [string, string, string]>;
  declare readonly small: Table<{ readonly key: string; readonly value: unknown }, string>;

  constructor(name = 'smartship-data') {
    // All of it can be read again: what a power cut takes is read once more, and pages of SKUs need not wait for the disk.
    super(name, { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({
      orders: '[shopId+orderNo], orderNo, packNo, status, paidAt',
      skus: 'skuNo, sellerCode, foldedCode, reading',
      shipments: 'shippingNo, *orderNos, *packNos, stage',
      listings: '[shopId+itemCode], itemCode',
      syncs: 'name',
      connections: 'id, party',
      log: '++id, at, orderNo',
      small: 'key',
    });
    // One line a table that version 2 added or indexes anew.
    this.version(2)
      .stores({
        log: '++id, at, orderNo, what',
        // Each index makes a reading of 100,000 SKUs slower: exact codes are found by their folds too.
        skus: 'skuNo, foldedCode',
        listings: '[shopId+itemCode], itemCode, *codes, [shopId+readAt]',
        links: 'key, itemCode, skuNo, reading',
        coverage: '[shopId+day]',
        polls: 'shopId',
        calls: '[day+host+shopId], day',
        skuColumns: 'key',
      })
      // Rows of version 1 lack what is asked of them now; listings are read again.
      .upgrade((transaction) => transaction.table('listings').clear());
    // Another context upgrades or erases: step aside at once, so that it is never blocked (design §4).
    this.on('versionchange', () => this.close({ disableAutoOpen: false }));
  }
}
