/** Runs one call for everybody who asked in the same breath. */
type Call<Key, Value> = (keys: readonly Key[]) => Promise<Value>;

interface Batch {
  readonly keys: unknown[];
  readonly call: Call<unknown, unknown>;
  readonly waiting: { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }[];
}

/**
 * Lets carts that are worked side by side share their calls: one list read serves many carts. No timer decides: the calls
 * go out once every cart at work waits for one, so the same carts always come to the same calls.
 */
export class Gathering {
  #busy = 0;
  #batches = new Map<string, Batch>();

  /** Works a cart; while it runs, calls of the others are held until it asks too, or ends. */
  async work<Value>(task: () => Promise<Value>): Promise<Value> {
    this.#busy += 1;
    try {
      return await task();
    } finally {
      this.#rest();
    }
  }

  /** Asks for one key of a group; the value is what the one call for all its keys gave. Call it once at a time per cart. */
  async ask<Key, Value>(group: string, key: Key, call: Call<Key, Value>): Promise<Value> {
    // Keys and value of a group have one type: every caller of a group passes the same call.
    const batch = this.#batches.get(group) ?? { keys: [], call: call as Call<unknown, unknown>, waiting: [] };
    this.#batches.set(group, batch);
    batch.keys.push(key);
    const answer = new Promise<unknown>((resolve, reject) => batch.waiting.push({ resolve, reject }));
    this.#rest();
    return (await answer) as Value;
  }

  #rest(): void {
    this.#busy -= 1;
    if (this.#busy > 0) return;
    const batches = [...this.#batches.values()];
    this.#batches.clear();
    for (const batch of batches) void this.#send(batch);
  }

  async #send({ keys, call, waiting }: Batch): Promise<void> {
    try {
      const value = await call(keys);
      // All are at work again before the first of them can ask anew.
      this.#busy += waiting.length;
      for (const { resolve } of waiting) resolve(value);
    } catch (error) {
      this.#busy += waiting.length;
      for (const { reject } of waiting) reject(error);
    }
  }
}
