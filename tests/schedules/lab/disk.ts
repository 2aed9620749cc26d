import { type DBCore, type DBCoreTable, Dexie } from 'dexie';
import type { Life } from './life.ts';
import { listCursor } from './list-cursor.ts';

/** What is about to be done on a disk; the answer says how it ends. */
export type DiskHook = (write: {
  readonly table: string;
  readonly life: Life;
}) => 'go-on' | 'full' | 'die-before' | 'die-after';

/**
 * Puts a database into the hands of a life: when the life ends, what it had not committed is rolled back and what it still waits for never
 * comes, as when a browser ends a worker. The hook may make a write fail for want of space or be the last thing that life does.
 */
export function putOnDisk(db: Dexie, life: Life, hook: DiskHook): void {
  db.use({
    stack: 'dbcore',
    name: 'lab',
    create: (core): DBCore => ({
      ...core,
      transaction(stores, mode, options) {
        const transaction = core.transaction(stores, mode, options);
        if (mode === 'readwrite') life.holdTransaction(transaction as IDBTransaction);
        return transaction;
      },
      table: (name) => tableOf(core.table(name), life, hook),
    }),
  });
}

function tableOf(table: DBCoreTable, life: Life, hook: DiskHook): DBCoreTable {
  const alive = <Value>(ask: () => PromiseLike<Value>): Dexie.Promise<Value> =>
    new Dexie.Promise<Value>((resolve, reject) => {
      life.timeline.sign();
      if (!life.alive) return;
      const asked = ask();
      // Thousands of rows are written for many turns without a sign.
      life.timeline.hold(asked);
      asked.then(
        (value) => {
          life.timeline.sign();
          if (life.alive) resolve(value);
        },
        (error: unknown) => {
          if (life.alive) reject(error);
        },
      );
    });
  return {
    ...table,
    mutate: (request) =>
      alive(() => {
        const end = hook({ table: table.name, life });
        if (end === 'full') {
          life.profile.diskFull += 1;
          return Dexie.Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError'));
        }
        if (end === 'die-before') life.end();
        const done = table.mutate(request);
        return end === 'die-after' ? done.then(() => life.end()).then(() => done) : done;
      }),
    get: (request) => alive(() => table.get(request)),
    getMany: (request) => alive(() => table.getMany(request)),
    query: (request) => alive(() => table.query(request)),
    openCursor: (request) => alive(() => listCursor(table, request) ?? table.openCursor(request)),
    count: (request) => alive(() => table.count(request)),
  };
}
