import { setImmediate as nextTurn } from 'node:timers/promises';
import type { World } from '#tests/sandbox';

/** Something that happens at an instant of the sandbox's clock. */
export interface Entry {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
  /** Who falls silent takes its entries along. */
  readonly owner: object | null;
}

/** So many turns of the event loop without a sign of life mean that nothing goes on without the clock. */
const QUIET_TURNS = 24;
/** More turns than any honest burst of work takes: somebody runs in a circle without waiting. */
const MOST_TURNS = 200_000;

/** Time as the lab has it: it stands still while anybody works and jumps to the next thing that was waited for. No real waiting. */
export class Timeline {
  readonly #world: World;
  readonly #quietTurns: number;
  #entries: Entry[] = [];
  #made = 0;
  #signs = 0;
  #held = 0;

  constructor(world: World, quietTurns = QUIET_TURNS) {
    this.#world = world;
    this.#quietTurns = quietTurns;
  }

  now(): number {
    return this.#world.clock.now();
  }

  /** A sign of life: work is under way, the clock must not move yet. */
  sign(): void {
    this.#signs += 1;
  }

  /** Keeps the clock still until a piece of work that gives no signs is over. */
  hold(work: PromiseLike<unknown>): void {
    this.#held += 1;
    const over = () => {
      this.#held -= 1;
    };
    work.then(over, over);
  }

  at(at: number, run: () => void, owner: object | null = null): Entry {
    const entry = { at, order: this.#made++, run, owner };
    this.#entries.push(entry);
    this.sign();
    return entry;
  }

  drop(entry: Entry): void {
    this.#entries = this.#entries.filter((each) => each !== entry);
  }

  dropAllOf(owner: object): void {
    this.#entries = this.#entries.filter((each) => each.owner !== owner);
  }

  pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      this.at(this.now() + milliseconds, resolve);
    });

  /** Comes back when nobody can go on without the clock. */
  async settle(): Promise<void> {
    let turns = 0;
    for (let quiet = 0; quiet < this.#quietTurns; quiet += 1) {
      const before = this.#signs;
      await nextTurn();
      if (this.#signs !== before || this.#held > 0) quiet = -1;
      else if (quiet === this.#quietTurns - 1 && this.#run(this.#next(this.now()))) quiet = -1;
      turns += 1;
      if (turns > MOST_TURNS) throw new Error('work without end: somebody runs in a circle without waiting');
    }
  }

  /** Lets time go on by so much, with everything that falls due on the way. `enough` may end it early. */
  async advance(milliseconds: number, enough: () => Promise<boolean> | boolean = () => false): Promise<void> {
    const end = this.now() + milliseconds;
    await this.settle();
    for (let next = this.#next(end); next && !(await enough()); next = this.#next(end)) {
      this.#run(next);
      await this.settle();
    }
    if (!(await enough())) this.#world.clock.advance(Math.max(0, end - this.now()));
  }

  #run(entry: Entry | undefined): boolean {
    if (!entry) return false;
    this.drop(entry);
    this.#world.clock.advance(Math.max(0, entry.at - this.now()));
    entry.run();
    return true;
  }

  #next(end: number): Entry | undefined {
    return this.#entries
      .filter(({ at }) => at <= end)
      .sort((left, right) => left.at - right.at || left.order - right.order)[0];
  }
}
