import type { Collection, IndexableType, Table } from 'dexie';

/**
 * What an index holds at each of these keys, all asked for at once in one transaction. Dexie's `anyOf` walks one cursor
 * instead, a trip to the disk and back for each key: a page of some hundred codes would wait for each of them.
 */
export async function eachAt<Row, Key, Insert, At extends IndexableType, Found>(
  table: Table<Row, Key, Insert>,
  index: string,
  keys: Iterable<At>,
  ask: (rows: Collection<Row, Key, Insert>) => PromiseLike<Found>,
): Promise<(readonly [At, Found])[]> {
  const wanted = [...new Set(keys)];
  const all = () =>
    Promise.all(wanted.map((at) => ask(table.where(index).equals(at)).then((found) => [at, found] as const)));
  // One question is a transaction of its own anyway.
  return wanted.length <= 1 ? all() : table.db.transaction('r', table, all);
}

/** The rows that have one of these keys in an index; a row with several of them, in an index of many, comes as often. */
export async function rowsAt<Row, Key, Insert>(
  table: Table<Row, Key, Insert>,
  index: string,
  keys: Iterable<IndexableType>,
): Promise<Row[]> {
  return (await eachAt(table, index, keys, (rows) => rows.toArray())).flatMap(([, found]) => found);
}
