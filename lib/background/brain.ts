import { HOLD_MS, type Instant, type LogTopic, ok, type ShopId } from '#lib/domain';
import type { Fetch } from '#lib/http';
import { CHANGED } from '#lib/messaging';
import { isDiskFull, nextCodeDue, nextDue, runDue, type Tools } from '#lib/outbox';
import { alarmAt, broadcast } from '#lib/platform';
import {
  CodeMemory,
  type DataDb,
  type Job,
  type LogRow,
  noteDisk,
  type OutboxDb,
  readSettings,
  redactLog,
  TableChanges,
  together,
  type Vault,
} from '#lib/storage';
import { runCodes } from './code-tools.ts';
import { isJapaneseHoliday } from './holidays.ts';
import { singleFlight } from './kv.ts';
import { askAfterLongSleep } from './long-sleep.ts';
import { guardOutbox } from './outbox-guard.ts';
import { Parties, type Wait } from './parties.ts';
import { qoo10Orders } from './qoo10-orders.ts';
import type { Known } from './read-together.ts';
import { SettingsMemory } from './settings-memory.ts';
import { SkuMemory } from './sku-memory.ts';

export const OUTBOX_ALARM = 'outbox';

/** Steps that change something outside. */
const LOGGED_STEPS: ReadonlySet<string> = new Set(['enter', 'confirm', 'instruct', 'track']);
/** When to look again after the disk refused a write. */
const AFTER_REFUSAL = 60_000;
/** When to look again while another life, which is about to end, still holds the outbox. */
const AFTER_ANOTHER = 5_000;
/** So long after the last typed code whoever types has stopped, in milliseconds. */
const TYPING = 1_500;
/** A worker lives about half a minute after its last event: what is due sooner is waited for, later rings an alarm. */
const WAIT_IN_WORKER = 25_000;

export interface BrainOptions {
  readonly data: DataDb;
  readonly outbox: OutboxDb;
  readonly vault: Vault;
  readonly fetch: Fetch;
  readonly now: () => Instant;
  readonly locks: LockManager;
  /** Milliseconds on a clock that nobody can set. */
  readonly monotonic?: () => number;
  /** 0 to 1, for jitter; the platform's own unless told. */
  readonly random?: () => number;
  /** How calls are spaced in time; real time unless told. */
  readonly wait?: Wait;
}

/** Rows of many carts in one go. */
const addRow = together((data: DataDb, rows: readonly Omit<LogRow, 'id'>[]) =>
  data.log.bulkAdd(rows, { allKeys: true }),
);

/** What one life of the background knows: the databases, the outside parties, and how to get work done. Everything else is on disk. */
export class Brain {
  readonly data: DataDb;
  readonly outbox: OutboxDb;
  readonly vault: Vault;
  readonly parties: Parties;
  readonly skus: SkuMemory;
  /** What judging codes needs besides the SKUs, for questions that come at every key. */
  readonly codeFacts: CodeMemory;
  readonly settingsSeen = new SettingsMemory();
  readonly now: () => Instant;
  readonly random: () => number;
  readonly monotonic: () => number;
  readonly locks: LockManager;
  /** Where this life's writes should have brought orders. */
  readonly #moved: Known['moved'] = new Map();
  #typedAt = Number.NEGATIVE_INFINITY;
  /** When this life saw each press, by the clock that nobody can set. */
  readonly #pressed = new Map<string, number>();
  readonly #owner = crypto.randomUUID();
  /** The last event of each sending that this life wrote into the log. */
  readonly #logged = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #notify: ReturnType<typeof setTimeout> | undefined;
  /** Told after every change, besides the screens. */
  onChanged: () => void = () => undefined;

  constructor(options: BrainOptions) {
    this.data = options.data;
    this.outbox = options.outbox;
    this.vault = options.vault;
    this.now = options.now;
    this.random = options.random ?? Math.random;
    this.monotonic = options.monotonic ?? (() => performance.now());
    this.locks = options.locks;
    this.parties = new Parties(options);
    const changes = new TableChanges(options.data);
    this.skus = new SkuMemory(options.data, options.now, changes);
    this.codeFacts = new CodeMemory(options.data, changes, options.now);
  }

  tools(): Tools {
    const known = { data: this.data, now: this.now, moved: this.#moved };
    return {
      qoo10: async (shopId: ShopId) =>
        ok(
          qoo10Orders(this.parties.qapi(shopId), { ...known, shopId }, async (rows) => {
            for (const { orderNo, done, known, says, carrier } of rows) {
              const result = !known ? 'info' : done ? 'ok' : 'failed';
              await this.log({ who: 'extension', what: 'tracking', orderNo, result, says: done ? carrier : says });
            }
          }),
        ),
      smartship: () => this.parties.gateway(),
      data: this.data,
      settings: readSettings,
      now: this.now,
      isHoliday: isJapaneseHoliday,
    };
  }

  /** Somebody types a code: what can wait lets him. */
  noteTyping(): void {
    this.#typedAt = this.monotonic();
  }

  /** Comes back when nobody types any more, so that work that nobody waits for does not stand before a verdict. */
  async afterTyping(): Promise<void> {
    const left = () => this.#typedAt + TYPING - this.monotonic();
    while (left() > 0) await new Promise((done) => setTimeout(done, left()));
  }

  /** Remembers a press of this life, so that setting the clock forward does not shorten its ten seconds. */
  notePress(jobId: string, at: number): void {
    this.#pressed.set(jobId, at);
  }

  /** Runs what is due in the outbox, then makes sure that somebody comes back for the next. */
  readonly runOutbox = singleFlight(async (): Promise<void> => {
    // Neither orders nor codes wait for each other.
    void this.runCodes().catch(() => undefined);
    try {
      // It may have been taken away under a living worker; then every shop is Read-only before anything is done.
      await guardOutbox(this);
      // Before anything of a duty's goes on.
      await askAfterLongSleep(this);
      const ran = await runDue({
        db: this.outbox,
        tools: this.tools(),
        locks: this.locks,
        owner: this.#owner,
        changed: (job) => this.#noteStep(job),
        crashed: (job, error) => this.#failed('step-crashed', error, job),
        stillHeld: (jobId) => HOLD_MS - (this.monotonic() - (this.#pressed.get(jobId) ?? Number.NEGATIVE_INFINITY)),
      });
      await this.schedule(ran ? 0 : AFTER_ANOTHER);
      if (ran) await noteDisk('outbox', false);
    } catch (error) {
      if (isDiskFull(error)) await noteDisk('outbox', true);
      // The disk refused, so nothing more can be promised: leases end and the jobs are taken up again.
      await alarmAt(OUTBOX_ALARM, this.now() + AFTER_REFUSAL);
      await this.#failed('outbox-failed', error, null).catch(() => undefined);
    }
  });

  /** Effects of a sending, and where it stopped, go into the log; looking does not. */
  async #noteStep(job: Job): Promise<void> {
    this.changed();
    const last = job.events.at(-1);
    const mark = last && `${last.step} ${last.result} ${last.at}`;
    if (!last || !mark || this.#logged.get(job.jobId) === mark) return;
    this.#logged.set(job.jobId, mark);
    const stopped = last.result === 'stopped';
    if (!stopped && !(LOGGED_STEPS.has(last.step) && last.result === 'done')) return;
    const row = { who: 'extension', what: `step-${last.step}`, result: stopped ? 'failed' : 'ok' } as const;
    const says = last.reason?.code ?? '';
    await Promise.all(job.orderNos.map((orderNo) => this.log({ ...row, orderNo, says, reason: last.reason })));
  }

  #failed(what: LogTopic, error: unknown, job: Job | null): Promise<void> {
    const name = error instanceof Error ? error.name : 'unknown';
    const orderNo = job?.orderNos[0] ?? null;
    return this.log({ who: 'extension', what, orderNo, result: 'failed', says: job ? `${job.step}: ${name}` : name });
  }

  /** Sends the changed codes that are due and looks at those that left, then makes sure that somebody comes back. */
  readonly runCodes = singleFlight(async (): Promise<void> => {
    try {
      await runCodes(this);
    } catch (error) {
      await this.#failed('codes', error, null);
    }
    await this.schedule();
  });

  /** Comes back when the next job or changed code is due: by a timer while this worker lives, and by an alarm should it die. */
  async schedule(notSooner = 0): Promise<void> {
    clearTimeout(this.#timer);
    const codes = await nextCodeDue(this.outbox);
    // A code that is due now is in hand already: it is looked after in a while, not at once.
    const next = [await nextDue(this.outbox), codes && Math.max(codes, this.now() + 1_000)].filter((at) => at !== null);
    if (next.length === 0) return;
    const due = Math.min(...next);
    const delay = Math.max(notSooner, due - this.now());
    if (delay <= WAIT_IN_WORKER) this.#timer = setTimeout(() => void this.runOutbox(), delay);
    await alarmAt(OUTBOX_ALARM, this.now() + Math.max(delay, 1_000));
  }

  /** Tells pages and tabs that something changed; many changes at once are one message. */
  changed(): void {
    this.#notify ??= setTimeout(() => {
      this.#notify = undefined;
      void broadcast({ name: CHANGED });
      this.onChanged();
    }, 50);
  }

  /** Adds a row to the activity log: no key, no buyer. A log that cannot be written stops nothing. */
  async log(row: Omit<LogRow, 'id' | 'at' | 'what'> & { readonly what: LogTopic }): Promise<void> {
    await addRow(this.data, { ...row, says: redactLog(row.says), at: this.now() }).catch(() => undefined);
  }
}
