import { Dexie } from 'dexie';

/** Counts the changes of a database's tables, by whatever context they are made. */
export class TableChanges {
  readonly #of = new Map<string, number>();
  #all = 0;

  constructor(db: Dexie) {
    const note = (parts: object) => this.#note(db, Object.keys(parts));
    // Opened anew it may be another one than before: erased, or put back by somebody.
    const opened = () => {
      this.#all += 1;
      Dexie.on.storagemutated.unsubscribe(note);
      Dexie.on('storagemutated', note);
    };
    db.on('ready', opened, true);
    // One that is closed is read by nobody, and the list of all changes would keep it for ever.
    db.on('close', () => Dexie.on.storagemutated.unsubscribe(note));
  }

  #note(db: Dexie, changed: readonly string[]): void {
    // Each part is called `idb://<database>/<table>/<index>`.
    const own = `idb://${db.name}/`;
    if (changed.some((part) => !part.startsWith('idb://'))) this.#all += 1;
    const tables = changed.flatMap((part) =>
      part.startsWith(own) ? (part.slice(own.length).split('/')[0] ?? []) : [],
    );
    for (const table of new Set(tables)) this.#of.set(table, (this.#of.get(table) ?? 0) + 1);
  }

  /** Another number after every change of any of these tables. */
  of(tables: readonly string[]): number {
    return tables.reduce((sum, table) => sum + (this.#of.get(table) ?? 0), this.#all);
  }
}

/**
 * The last thing read from some tables, kept until one of them changes. The change is counted when its transaction ends,
 * before whoever made it goes on; so nobody is told what he himself replaced.
 */
export class Remembered<Value> {
  readonly #changes: TableChanges;
  readonly #tables: readonly string[];
  readonly #read: (key: string) => PromiseLike<Value>;
  #kept: { readonly key: string; readonly at: number; readonly value: Promise<Value> } | null = null;

  constructor(changes: TableChanges, tables: readonly string[], read: (key: string) => PromiseLike<Value>) {
    this.#changes = changes;
    this.#tables = tables;
    this.#read = read;
  }

  get(key = ''): Promise<Value> {
    if (this.isThere(key) && this.#kept) return this.#kept.value;
    const at = this.#changes.of(this.#tables);
    const kept = { key, at, value: Promise.resolve(this.#read(key)) };
    this.#kept = kept;
    kept.value.catch(() => {
      if (this.#kept === kept) this.#kept = null;
    });
    return kept.value;
  }

  /** True when it was read, or is being read, as it is now. */
  isThere(key = ''): boolean {
    return this.#kept?.key === key && this.#kept.at === this.#changes.of(this.#tables);
  }
}
