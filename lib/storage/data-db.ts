import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Failure, Instant, OrderLine, Party, Shipment, Sku } from '#lib/domain';

/** An order as last told by Qoo10. */
export interface OrderRow extends OrderLine {
  /** False once a list that should have held it did not: it may be cancelled, ask by number [qapi 3.5]. */
  readonly inLists: boolean;
}

/** A SKU with what look-ups need. */
export interface SkuRow extends Sku {
  readonly foldedCode: string;
  /** The reading that last saw it; rows of older readings go when a full reading ends. */
  readonly reading: string;
}

/** A shipment with the keys to find it by. */
export interface ShipmentRow extends Shipment {
  readonly orderNos: readonly string[];
  readonly packNos: readonly string[];
}

/** A listing's option codes as last read; none for a listing without options. */
export interface ListingRow {
  readonly shopId: string;
  readonly itemCode: string;
  readonly options: readonly { readonly optionCode: string; readonly values: string }[];
  readonly readAt: Instant;
}

/** How the last look at a source went. */
export interface Sync {
  readonly name: 'orders' | 'skus' | 'shipments';
  readonly lastStart: Instant | null;
  /** End of the last look that came through. */
  readonly lastEnd: Instant | null;
  readonly count: number | null;
  readonly failure: Failure | null;
  /** Where a reading by pages goes on after the worker died; null between readings. */
  readonly resume: { readonly reading: string; readonly cursor: string | null; readonly count: number } | null;
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
  readonly signIn: 'oauth' | 'api-key' | 'none';
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
}

/** What the extension knows of the outside: may be erased and read again at any time. */
export class DataDb extends Dexie {
  declare readonly orders: Table<OrderRow, [string, string]>;
  declare readonly skus: EntityTable<SkuRow, 'skuNo'>;
  declare readonly shipments: EntityTable<ShipmentRow, 'shippingNo'>;
  declare readonly listings: Table<ListingRow, [string, string]>;
  declare readonly syncs: EntityTable<Sync, 'name'>;
  declare readonly connections: EntityTable<Connection, 'id'>;
  declare readonly log: EntityTable<LogRow, 'id'>;
  declare readonly small: Table<{ readonly key: string; readonly value: unknown }, string>;

  constructor(name = 'smartship-data') {
    super(name);
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
    this.version(2).stores({
      log: '++id, at, orderNo, what',
    });
    // Another context upgrades or erases: step aside at once, so that it is never blocked (design §4).
    this.on('versionchange', () => this.close({ disableAutoOpen: false }));
  }
}
