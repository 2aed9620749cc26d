import { alarmAt, clearAlarm, clearLocal, ensureAlarm, setBadge } from '#lib/platform';
import { readCounts, readSettings } from '#lib/storage';
import { type Brain, OUTBOX_ALARM } from './brain.ts';
import { noteLock } from './lock.ts';
import { guardOutbox } from './outbox-guard.ts';
import type { SyncAll } from './sync.ts';

export const POLL_ALARM = 'poll';

/** When things happen. Alarms are made anew at every start, since a browser may forget them. */
export class Schedule {
  readonly #brain: Brain;
  readonly #sync: SyncAll;
  /** Work that must not begin while everything is being erased. */
  #erasing = false;

  constructor(brain: Brain, sync: SyncAll) {
    this.#brain = brain;
    this.#sync = sync;
  }

  /** At every wake: from what is on disk, go on. */
  async wake(): Promise<void> {
    if (this.#erasing) return;
    await guardOutbox(this.#brain);
    await noteLock(this.#brain);
    const { shops } = await readSettings();
    const minutes = Math.max(1, Math.min(...shops.map((shop) => shop.pollMinutes), 60));
    await ensureAlarm(POLL_ALARM, minutes, minutes * (0.5 + Math.random() / 2));
    await this.#brain.runOutbox();
    await this.showBadge();
  }

  async ring(name: string): Promise<void> {
    if (this.#erasing) return;
    if (name === POLL_ALARM) await this.#sync.all();
    if (name === OUTBOX_ALARM) await this.#brain.runOutbox();
    await this.showBadge();
  }

  async showBadge(): Promise<void> {
    const { needsPerson } = await readCounts();
    await setBadge(needsPerson, 'Smartship for J-QSM');
  }

  /** Stops the runner, then forgets everything: keys, orders, outbox, settings. What already went out cannot be taken back. */
  async eraseEverything(): Promise<void> {
    this.#erasing = true;
    try {
      await clearAlarm(POLL_ALARM);
      await clearAlarm(OUTBOX_ALARM);
      // Waits for a running step to be written; none starts while the lock is held here.
      await this.#brain.locks.request('smartship-outbox', async () => {
        this.#brain.parties.forgetGateway();
        await this.#brain.vault.erase();
        await this.#brain.outbox.delete({ disableAutoOpen: false });
        await this.#brain.data.delete({ disableAutoOpen: false });
        await clearLocal();
      });
    } finally {
      this.#erasing = false;
    }
    await alarmAt(POLL_ALARM, this.#brain.now() + 60_000);
    await this.wake();
    this.#brain.changed();
  }
}
