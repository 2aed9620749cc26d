import { assemble } from '#lib/background';
import type { Input, MessageName, Output } from '#lib/messaging';
import type { MessageSource } from '#lib/platform';
import { DataDb, OutboxDb } from '#lib/storage';
import { putOnDisk } from './disk.ts';
import './all-loaded.ts';
import { lives, never, type VirtualTimer } from './lives.ts';
import type { Profile } from './profile.ts';
import type { Timeline } from './timeline.ts';

/** Who presses, as the browser vouches for it. The handlers are asked directly; who may ask what is another test's matter. */
const A_TAB: MessageSource = { extensionId: 'lab', url: 'https://qsm.qoo10.jp/', tabId: 1, windowId: 1 };

/**
 * One life of the background: the real one, on a profile's databases, until it is ended. Ending it is what a browser does: nothing that it
 * waits for ever comes, what it had not committed is rolled back, its locks are free, and what it sent on the wire goes its way.
 */
export class Life {
  alive = true;
  readonly profile: Profile;
  readonly timeline: Timeline;
  readonly locks: LockManager;
  /** The time limit that was set last; the request that follows it takes it over. */
  limit: VirtualTimer | null = null;
  readonly outbox: OutboxDb;
  readonly #data: DataDb;
  readonly #background: ReturnType<typeof assemble>;
  readonly #transactions = new Set<IDBTransaction>();

  constructor(profile: Profile) {
    const { shop } = profile;
    this.profile = profile;
    this.timeline = shop.timeline;
    this.locks = profile.lockTable.managerOf(this);
    this.#data = new DataDb(profile.dataName);
    this.outbox = new OutboxDb(profile.outboxName);
    for (const db of [this.#data, this.outbox]) {
      putOnDisk(db, this, (write) => shop.trouble.onWrite(write));
      this.timeline.hold(db.open());
    }
    this.#background = lives.run(this, () =>
      assemble({
        data: this.#data,
        outbox: this.outbox,
        vault: profile.vault,
        fetch: shop.network.fetchOf(this),
        now: () => profile.now(),
        locks: this.locks,
        monotonic: () => this.timeline.now(),
        wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
      }),
    );
  }

  /** What the background does first in every life. */
  start(): void {
    this.#inside(() => this.#background.schedule.wake());
  }

  ring(alarm: string): void {
    this.#inside(() => this.#background.schedule.ring(alarm));
  }

  /** Sends a message; the answer is what the page gets, and a page whose background died gets none. */
  ask<Name extends MessageName>(name: Name, input: Input<Name>): Promise<Output<Name> | 'no-answer'> {
    return lives.run(this, async () => {
      try {
        return await this.#background.handlers[name](input, A_TAB);
      } catch {
        return 'no-answer';
      }
    });
  }

  holdTransaction(transaction: IDBTransaction): void {
    this.#transactions.add(transaction);
    for (const end of ['complete', 'abort'])
      transaction.addEventListener(end, () => {
        this.timeline.sign();
        this.#transactions.delete(transaction);
      });
  }

  end(): void {
    if (!this.alive) return;
    this.alive = false;
    for (const transaction of this.#transactions) {
      try {
        transaction.abort();
      } catch {
        // It was just committing: then it did.
      }
    }
    this.timeline.dropAllOf(this);
    this.profile.lockTable.freeAllOf(this);
    for (const db of [this.#data, this.outbox]) db.close();
    this.profile.noteDeath(this);
  }

  /** As the entrypoint does it: a failure is logged and ends nothing else. */
  #inside(task: () => Promise<void>): void {
    lives.run(this, () => {
      const failed = (error: unknown) => this.alive && this.profile.complaints.push(String(error));
      (this.alive ? task() : never<void>()).catch(failed);
    });
  }
}
