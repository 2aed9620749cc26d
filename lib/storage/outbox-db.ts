import { Dexie, type EntityTable, type Table } from 'dexie';
import type {
  DelayType,
  Duty,
  Instant,
  JobView,
  JstDate,
  OrderNo,
  PackNo,
  Reason,
  ShippingNo,
  ShopId,
} from '#lib/domain';
import type { CodeChange } from './code-change.ts';
import type { LineSku } from './line-sku.ts';
import type { StockRuleRow, StockTargetRow, StockWrite } from './stock-rows.ts';

/** The durable record of one cart's sending; `JobView` is the part that screens show. */
export interface Job extends JobView {
  readonly shopId: ShopId;
  readonly packNo: PackNo;
  readonly orderNos: readonly OrderNo[];
  /** Rises only by a person's *Create again* after a proven death; part of the id the server checks. */
  readonly generation: number;
  /** When it is due: the earliest instant at which the runner may take it; null when nobody waits for it. */
  readonly dueAt: Instant | null;
  /** Failures in a row of the present step. */
  readonly failures: number;
  /** The worker that has it in hand, and until when nobody else may. */
  readonly lease: { readonly owner: string; readonly until: Instant } | null;
  /** When a create was last sent; for a while after it, not being found proves nothing. */
  readonly createSentAt: Instant | null;
  /** When Smartship first showed it shipped while Qoo10 had no number. */
  readonly shippedSeenAt: Instant | null;
  /** Registrations of this cart that were dead when the seller pressed *Create again*; they no longer count. */
  readonly buried: readonly ShippingNo[];
  /** The seller's answer where 発送予定日 comes out later than promised. */
  readonly delay: DelayAnswer | null;
  /** When the seller asked to stop it; taken up at the next step's end. */
  readonly stopAt: Instant | null;
  /** When the request to stop was about to be sent; written before it goes, so that a worker that dies over it is not followed by a second one. */
  readonly stopSentAt?: Instant;
  /** A look saw something new of this cart while a worker had it in hand: what its step read may be older than that. */
  readonly newsMeanwhile?: boolean;
}

/** Why a planned date is late, and which date it is to be [qapi 3.6]. */
export interface DelayAnswer {
  readonly type: DelayType;
  readonly memo: string;
  readonly shipDate: JstDate;
}

/** A shop or Smartship itself cannot be talked to until a person mends it: all its carts wait, none is tried. */
export interface Pause {
  /** `qoo10:<shopId>` or `smartship`. */
  readonly key: string;
  readonly reason: Reason;
  /** One try is made then, to see whether it was mended. */
  readonly until: Instant;
}

/** An order that was here before a duty was switched on, and that the seller approved after a preview: the duty takes it too. */
export interface Approval {
  readonly shopId: ShopId;
  readonly orderNo: OrderNo;
  /** For which duty it was approved last. */
  readonly duty: Duty;
  /** For which duties at all; rows of before have only the one. */
  readonly duties?: readonly Duty[];
  readonly at: Instant;
}

/** Identity of this database: it must be the one the settings remember. */
export interface OutboxMeta {
  readonly key: 'meta';
  readonly id: string;
  /** Rises by one with every press; the settings keep a copy. */
  readonly sequence: number;
}

/** The outbox: a database of its own, so that erasing or losing what can be read again never loses what was promised. */
export class OutboxDb extends Dexie {
  declare readonly jobs: EntityTable<Job, 'jobId'>;
  declare readonly codeChanges: EntityTable<CodeChange, 'id'>;
  declare readonly meta: Table<OutboxMeta, string>;
  declare readonly stockWrites: EntityTable<StockWrite, 'writeId'>;
  declare readonly stockTargets: EntityTable<StockTargetRow, 'key'>;
  declare readonly stockRules: Table<StockRuleRow, [string, string]>;
  declare readonly lineSkus: Table<LineSku, [string, string]>;
  declare readonly approvals: Table<Approval, [string, string]>;
  declare readonly pauses: EntityTable<Pause, 'key'>;

  constructor(name = 'smartship-outbox') {
    // What was acknowledged must survive a pulled plug, not only a crash of the browser.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ jobs: 'jobId, packNo, *orderNos, phase, dueAt', meta: 'key' });
    this.version(2)
      .stores({
        codeChanges: 'id, batch, state, dueAt, [shopId+itemCode], plannedAt',
        stockWrites: 'writeId, key, checkAt, stateAt, [state+shopId]',
        stockTargets: 'key, [shopId+standing], [shopId+itemCode]',
        stockRules: '[shopId+itemCode]',
        lineSkus: '[shopId+orderNo], orderNo',
        pauses: 'key',
        approvals: '[shopId+orderNo], shopId',
      })
      .upgrade((change) =>
        change
          .table('jobs')
          .toCollection()
          .modify((job: object, row) => {
            row.value = {
              kind: 'send',
              createSentAt: null,
              shippedSeenAt: null,
              buried: [],
              delay: null,
              stopAt: null,
              ...job,
            };
          }),
      );
    this.on('versionchange', () => this.close({ disableAutoOpen: false }));
  }
}
