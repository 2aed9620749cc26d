interface Asked<Key, Value> {
  readonly key: Key;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One trip to a database for all who ask while another is under way. Carts that are worked side by side end a step in the
 * same breath; with a transaction for each of them a sale's first minute would be spent on the disk. No timer decides, nobody
 * waits for more than the trip before his own, and what is read is read after it was asked for. `trip` gives one value for
 * each key, in their order; where it fails, each is tried alone, so that one's trouble is not another's. Not for use inside
 * a transaction.
 */
export function together<Db extends object, Key, Value>(
  trip: (db: Db, keys: readonly Key[]) => PromiseLike<readonly Value[]>,
): (db: Db, key: Key) => Promise<Value> {
  const waiting = new WeakMap<Db, Asked<Key, Value>[]>();

  const answer = async (db: Db, asked: readonly Asked<Key, Value>[]) => {
    const keys = asked.map(({ key }) => key);
    const values = await trip(db, keys);
    // There is one for each key.
    for (const [at, { resolve }] of asked.entries()) resolve(values[at] as Value);
  };
  const tryAll = (db: Db, asked: readonly Asked<Key, Value>[]): Promise<boolean> =>
    answer(db, asked).then(
      () => true,
      () => false,
    );
  const tryAlone = (db: Db, one: Asked<Key, Value>): Promise<void> => answer(db, [one]).catch(one.reject);

  const go = async (db: Db) => {
    // Those who ask in the same breath come along.
    await null;
    for (let asked = waiting.get(db) ?? []; asked.length > 0; asked = waiting.get(db) ?? []) {
      waiting.set(db, []);
      if (asked.length === 1 || !(await tryAll(db, asked))) for (const one of asked) await tryAlone(db, one);
    }
    waiting.delete(db);
  };

  return (db, key) =>
    new Promise((resolve, reject) => {
      const asked = waiting.get(db);
      if (asked) asked.push({ key, resolve, reject });
      else {
        waiting.set(db, [{ key, resolve, reject }]);
        void go(db);
      }
    });
}
