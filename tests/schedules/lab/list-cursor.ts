import { type DBCoreCursor, type DBCoreOpenCursorRequest, type DBCoreTable, Dexie } from 'dexie';

/**
 * Only for speed: the imitated database takes a turn of the event loop for each row that a cursor passes. A filter over
 * plain rows goes through the list of them instead, in the same order; null where only a real cursor can tell it.
 */
export function listCursor(
  table: DBCoreTable,
  { trans, values, reverse, unique, query }: DBCoreOpenCursorRequest,
): PromiseLike<DBCoreCursor | null> | null {
  const { index } = query;
  const keyOf = index.extractKey;
  const rowOf = table.schema.primaryKey.extractKey;
  // Dexie's own mark on part of a compound key, which its types do not name.
  const isVirtual = 'isVirtual' in index && index.isVirtual === true;
  if (!values || reverse || unique || index.multiEntry || isVirtual || !keyOf || !rowOf) return null;
  return table
    .query({ trans, values: true, query })
    .then(({ result }) => (result.length === 0 ? null : cursorOver(trans, result, keyOf, rowOf)));
}

type KeyOf = (value: unknown) => IDBValidKey;

function cursorOver(
  trans: DBCoreOpenCursorRequest['trans'],
  rows: readonly unknown[],
  keyOf: KeyOf,
  rowOf: KeyOf,
): DBCoreCursor {
  let at = 0;
  let isOver = false;
  let moved = false;
  let isGoing = false;
  let end: { resolve: (value?: unknown) => void; reject: (error: unknown) => void } | null = null;
  let onRow: () => void = () => undefined;
  const over = (tell: () => void) => {
    if (isOver) return;
    isOver = true;
    tell();
  };
  const go = () => {
    isGoing = true;
    for (moved = true; moved && !isOver; ) {
      if (at >= rows.length) over(() => end?.resolve());
      moved = false;
      try {
        if (!isOver) onRow();
      } catch (error) {
        over(() => end?.reject(error));
      }
    }
    isGoing = false;
  };
  const moveTo = (next: number) => {
    at = next;
    moved = true;
    if (!isGoing) go();
  };
  const after = (from: number, isThere: (row: unknown) => boolean) => {
    const found = rows.slice(from).findIndex(isThere);
    return found === -1 ? rows.length : from + found;
  };
  return {
    trans,
    get key() {
      return keyOf(rows[at]);
    },
    get primaryKey() {
      return rowOf(rows[at]);
    },
    get value() {
      return rows[at];
    },
    get done() {
      return isOver;
    },
    continue: (key) => moveTo(key === undefined ? at + 1 : after(at + 1, (row) => indexedDB.cmp(keyOf(row), key) >= 0)),
    continuePrimaryKey: (key, primaryKey) =>
      moveTo(after(at + 1, (row) => (indexedDB.cmp(keyOf(row), key) || indexedDB.cmp(rowOf(row), primaryKey)) >= 0)),
    advance: (count) => moveTo(at + count),
    start: (onNext) =>
      new Dexie.Promise((resolve, reject) => {
        onRow = onNext;
        end = { resolve, reject };
        go();
      }),
    stop: (value) => over(() => end?.resolve(value)),
    next: () => Dexie.Promise.reject(new Error('nobody asks a list row by row')),
    fail: (error) => over(() => end?.reject(error)),
  };
}
