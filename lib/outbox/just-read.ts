import type { Instant } from '#lib/domain';

/** How long something counts as just read, in milliseconds. */
const JUST = 10_000;

/**
 * What was read a moment ago, with nothing written since: what one step saw last is what the next one would see first.
 * Any write, whatever became of it, makes all of it old. Lives as long as carts are worked together: who is tried again
 * later reads anew.
 */
export class JustRead<Key extends string, Value> {
  readonly #now: () => Instant;
  readonly #read = new Map<Key, { readonly at: Instant; readonly value: Value }>();
  /** Counts writes: what was asked before one and answered after it is not kept. */
  #writes = 0;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** Keeps what a reading brings, as of when it was asked. */
  async keep<Answer>(ask: () => Promise<Answer>, entries: (answer: Answer) => Iterable<readonly [Key, Value]>) {
    const [at, writes] = [this.#now(), this.#writes];
    const answer = await ask();
    if (writes === this.#writes) for (const [key, value] of entries(answer)) this.#read.set(key, { at, value });
    return answer;
  }

  /** All of them, or null: one that is not known as just read may be gone. */
  all(keys: readonly Key[]): ReadonlyMap<Key, Value> | null {
    const now = this.#now();
    const fresh = new Map<Key, Value>();
    for (const key of keys) {
      const kept = this.#read.get(key);
      if (!kept || kept.at > now || now - kept.at >= JUST) return null;
      fresh.set(key, kept.value);
    }
    return fresh;
  }

  /** Makes a write forget what was read: before it goes, and once more when its answer is there. */
  around<Given extends readonly unknown[], Result>(
    write: (...given: Given) => Promise<Result>,
  ): (...given: Given) => Promise<Result> {
    return async (...given) => {
      this.#forget();
      try {
        return await write(...given);
      } finally {
        this.#forget();
      }
    };
  }

  #forget(): void {
    this.#writes += 1;
    this.#read.clear();
  }
}
