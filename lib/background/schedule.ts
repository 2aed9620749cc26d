import { isDiskFull } from '#lib/outbox';
import { clearAlarm, clearLocal } from '#lib/platform';
import { noteDisk, readSettings } from '#lib/storage';
import { type Brain, OUTBOX_ALARM } from './brain.ts';
import { noteLock } from './lock.ts';
import { guardOutbox } from './outbox-guard.ts';
import { armPolls, noteUse, POLL_ALARM, spreadPolls } from './polls.ts';
import { STOCK_ALARM, type Stock } from './stock.ts';
import type { SyncAll } from './sync.ts';
import { createWatchman } from './watchman.ts';

/** A use is not noted more often than this. */
const USE_NOTED_EVERY = 30_000;
/** How long after a change the watch list is gone through again. */
const WATCH_AFTER = 2_000;

/** When things happen. Alarms are made anew at every start, since a browser may forget them. */
export class Schedule {
  readonly #brain: Brain;
  readonly #sync: SyncAll;
  readonly #watchman: () => Promise<void>;
  readonly #stock: Stock;
  /** Work that must not begin while everything is being erased. */
  #erasing = false;
  #usedAt = Number.NEGATIVE_INFINITY;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(brain: Brain, sync: SyncAll, stock: Stock) {
    this.#brain = brain;
    this.#sync = sync;
    this.#watchman = createWatchman(brain);
    brain.onChanged = () => this.#watchSoon();
    this.#stock = stock;
  }

  /** At every wake: from what is on disk, go on. */
  async wake(): Promise<void> {
    if (this.#erasing) return;
    // What was promised and lost is compared with both sides at once.
    if ((await guardOutbox(this.#brain)) === 'lost') void this.#sync.all().catch(() => undefined);
    await noteLock(this.#brain);
    await armPolls(this.#brain);
    // Quantities that an earlier life promised; orders do not wait for them.
    void this.#stock.goOn().catch(() => undefined);
    await this.#brain.runOutbox();
    await this.watch();
  }

  /** The browser started. */
  async started(): Promise<void> {
    if (!this.#erasing) await spreadPolls(this.#brain);
  }

  async ring(name: string): Promise<void> {
    if (this.#erasing) return;
    if (name === POLL_ALARM) await this.#look();
    if (name === OUTBOX_ALARM) await this.#brain.runOutbox();
    if (name === STOCK_ALARM) await this.#stock.goOn();
    await this.watch();
  }

  /** Looks at what is due. Where the disk has no room for it that is told, and the alarm comes again all the same. */
  async #look(): Promise<void> {
    try {
      await this.#sync.due();
      // A look sets it for the next; where none could begin, this does.
      await armPolls(this.#brain);
      await noteDisk('looks', false);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      await noteDisk('looks', true);
    }
  }

  /** A person uses one of our pages: after a long absence looks come at their own pace again. */
  async used(): Promise<void> {
    const now = this.#brain.now();
    // Every key asks; the clock may have been set back meanwhile.
    if (this.#erasing || (now >= this.#usedAt && now - this.#usedAt < USE_NOTED_EVERY)) return;
    this.#usedAt = now;
    if (await noteUse(this.#brain, (await readSettings()).shops)) await armPolls(this.#brain);
  }

  /** After many changes in a row the watch list is gone through once. */
  #watchSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      void this.#brain
        .afterTyping()
        .then(() => this.watch())
        .catch(() => undefined);
    }, WATCH_AFTER);
  }

  /** Goes through the watch list anew: badge, screens, messages. */
  async watch(): Promise<void> {
    if (!this.#erasing) await this.#watchman();
  }

  /** Stops the runner, then forgets everything: keys, orders, outbox, settings. What already went out cannot be taken back. */
  async eraseEverything(): Promise<void> {
    this.#erasing = true;
    try {
      await clearAlarm(POLL_ALARM);
      await clearAlarm(OUTBOX_ALARM);
      await clearAlarm(STOCK_ALARM);
      // Waits for a running step to be written; none starts while the lock is held here.
      const erase = async () => {
        this.#brain.parties.forgetGateway();
        await this.#brain.vault.erase();
        await this.#brain.outbox.delete({ disableAutoOpen: false });
        await this.#brain.data.delete({ disableAutoOpen: false });
        await clearLocal();
      };
      await this.#stock.standStill(() => this.#brain.locks.request('smartship-outbox', erase));
      // A look that was under way brings its last answers after that: they go too, before it is said that all is gone.
      await this.#sync.settled();
      await this.#brain.data.delete({ disableAutoOpen: false });
    } finally {
      this.#erasing = false;
    }
    await this.wake();
    this.#brain.changed();
  }
}
