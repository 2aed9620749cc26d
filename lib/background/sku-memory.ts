import { SkuIndex } from '#lib/domain';
import { type DataDb, makeSkuColumns, Remembered, readSkuColumns, skuStamp, TableChanges } from '#lib/storage';

/** So long after a question the SKUs are taken into memory, so that the first answer of a worker's life is not kept waiting. */
const AFTER = 100;
/** More codes than this are looked up in memory, and it is waited for: taking it in is quicker then than asking the disk. */
const DEARER_ON_DISK = 200;
/** While SKUs change all the time, as in the middle of a reading, they are not made anew more often than this. */
const MAKE_EVERY = 20_000;

interface Held {
  readonly stamp: string;
  readonly index: SkuIndex;
}

/** All SKUs in this worker's memory, shared by verdicts and suggestions. Taken in when first asked for, never at a wake. */
export class SkuMemory {
  readonly #data: DataDb;
  readonly #now: () => number;
  /** Whoever stamps SKUs writes them in the same breath. */
  readonly #stamp: Remembered<string>;
  #held: Held | null = null;
  #loading: Promise<Held> | null = null;
  #madeAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(data: DataDb, now: () => number, changes = new TableChanges(data)) {
    this.#data = data;
    this.#now = now;
    this.#stamp = new Remembered(changes, ['skus'], () => skuStamp(data));
  }

  /** The SKUs as they are now, if they are at hand; null while they must be looked up on disk. They are taken in meanwhile. */
  async atHand(): Promise<SkuIndex | null> {
    const current = await this.#ifCurrent(this.#held);
    if (!current && !this.#loading)
      this.#timer ??= setTimeout(() => void this.#prepare().catch(() => undefined), AFTER);
    return current;
  }

  /** What to judge so many codes by: the SKUs as they are now, or null where so few are quicker looked up on disk. */
  toJudge(codes: number): Promise<SkuIndex | null> {
    return codes > DEARER_ON_DISK ? this.current() : this.atHand();
  }

  /** The SKUs as they are now, waited for; for questions that are dearer on disk. Null in the middle of a reading. */
  async current(): Promise<SkuIndex | null> {
    return (await this.#ifCurrent(this.#held)) ?? this.#ifCurrent(await this.#load());
  }

  /** The SKUs as lately read, waited for; they may lack what a reading under way brought. Good enough to suggest from. */
  async recent(): Promise<SkuIndex> {
    return (await this.#ifCurrent(this.#held)) ?? (await this.#load()).index;
  }

  async #ifCurrent(held: Held | null): Promise<SkuIndex | null> {
    return held && held.stamp === (await this.#stamp.get()) ? held.index : null;
  }

  async #prepare(): Promise<void> {
    (await this.#load()).index.prepare();
  }

  #load(): Promise<Held> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#loading ??= this.#take().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  async #take(): Promise<Held> {
    let kept = await readSkuColumns(this.#data);
    if (!kept) {
      if (this.#held && this.#now() - this.#madeAt < MAKE_EVERY) return this.#held;
      this.#madeAt = this.#now();
      kept = await makeSkuColumns(this.#data);
    }
    this.#held = { stamp: kept.stamp, index: new SkuIndex(kept.columns) };
    return this.#held;
  }
}
