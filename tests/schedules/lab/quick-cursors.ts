/** What we use of fake-indexeddb's insides. */
interface Node {
  readonly record: { readonly key: IDBValidKey; readonly value: IDBValidKey };
  readonly deleted?: boolean;
  readonly left?: Node;
  readonly right?: Node;
}
interface Cursor {
  readonly direction: IDBCursorDirection;
  readonly source: { readonly _rawIndex?: { readonly records: { readonly records: { readonly _root?: Node } } } };
  /** Where it stands: the index key, and the primary key of the row. */
  readonly _position?: IDBValidKey;
  readonly _objectStorePosition?: IDBValidKey;
  _iterate(key?: IDBValidKey, primaryKey?: IDBValidKey): unknown;
}

/**
 * Only for speed: fake-indexeddb's cursor over an index goes through all rows of the same key again at each step, so that
 * hundreds of orders in one state cost their square. Here it goes down the tree to the next row. Gives the undoing.
 */
export function quickenCursors(): () => void {
  // The class that `fake-indexeddb/auto` put there; its own types do not tell its insides.
  const prototype = IDBCursor.prototype as unknown as Cursor;
  const slow = prototype._iterate;
  prototype._iterate = function quick(this: Cursor, key, primaryKey) {
    const store = this.source._rawIndex?.records;
    const { _position: position, _objectStorePosition: row } = this;
    if (!store || this.direction !== 'next' || key !== undefined || position === undefined || row === undefined)
      return slow.call(this, key, primaryKey);
    const next = nextAfter(store.records._root, position, row);
    // What it would look through is narrowed to that one, which it then judges as ever.
    Object.assign(store, { values: () => (next ? [next] : []) });
    try {
      return slow.call(this, key, primaryKey);
    } finally {
      Reflect.deleteProperty(store, 'values');
    }
  };
  return () => {
    prototype._iterate = slow;
  };
}

/** The first living row after a place in the order of key, then primary key. */
function nextAfter(root: Node | undefined, key: IDBValidKey, row: IDBValidKey): Node['record'] | null {
  for (let place = { key, value: row }; ; ) {
    let next: Node | null = null;
    for (let node = root; node; ) {
      const isBefore = (compare(place.key, node.record.key) || compare(place.value, node.record.value)) < 0;
      if (isBefore) next = node;
      node = isBefore ? node.left : node.right;
    }
    if (!next?.deleted) return next?.record ?? null;
    place = next.record;
  }
}

/** As the database compares keys: numbers, texts and rows of them at once, the rest by itself. */
function compare(one: IDBValidKey, other: IDBValidKey): number {
  if ((typeof one === 'string' && typeof other === 'string') || (typeof one === 'number' && typeof other === 'number'))
    return one < other ? -1 : one > other ? 1 : 0;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return indexedDB.cmp(one, other);
  for (const [at, part] of one.entries()) {
    // As long as the other, so it has this part, too.
    const order = compare(part, other[at] as IDBValidKey);
    if (order !== 0) return order;
  }
  return 0;
}
