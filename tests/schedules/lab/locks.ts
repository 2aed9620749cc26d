import type { Life } from './life.ts';
import { never } from './lives.ts';

interface Waiting {
  readonly life: Life;
  readonly run: () => void;
}

/** The Web Locks of one browser profile: one holder a name, the others wait in line, and a worker's death frees what it held. */
export class LockTable {
  readonly #held = new Map<string, Life>();
  readonly #waiting = new Map<string, Waiting[]>();

  /** The lock manager as one life sees it. Only what the product uses is played: exclusive locks and `ifAvailable`. */
  managerOf(life: Life): LockManager {
    const request = (name: string, ...rest: unknown[]): Promise<unknown> => {
      const task = rest.at(-1) as (lock: Lock | null) => unknown;
      const options = (rest.length > 1 ? rest[0] : {}) as LockOptions;
      return this.#request(life, name, options, task);
    };
    // The product asks nothing else of it.
    return { request, query: never } as unknown as LockManager;
  }

  freeAllOf(life: Life): void {
    for (const [name, line] of this.#waiting) {
      this.#waiting.set(
        name,
        line.filter((each) => each.life !== life),
      );
    }
    for (const [name, holder] of [...this.#held]) if (holder === life) this.#pass(name);
  }

  #request(life: Life, name: string, options: LockOptions, task: (lock: Lock | null) => unknown): Promise<unknown> {
    if (!life.alive) return never();
    if (options.ifAvailable && this.#held.has(name)) return Promise.resolve(task(null));
    return new Promise((resolve, reject) => {
      const run = async () => {
        this.#held.set(name, life);
        life.timeline.sign();
        const ended = await Promise.resolve()
          .then(() => task({ name, mode: 'exclusive' }))
          .then(
            (value) => () => resolve(value),
            (error: unknown) => () => reject(error),
          );
        // What a dead life still comes to, nobody hears.
        if (!life.alive) return;
        this.#pass(name);
        ended();
      };
      if (this.#held.has(name)) this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), { life, run }]);
      else void run();
    });
  }

  #pass(name: string): void {
    this.#held.delete(name);
    const [next, ...rest] = this.#waiting.get(name) ?? [];
    this.#waiting.set(name, rest);
    next?.run();
  }
}
