import type { Page } from 'playwright-core';

/** Every row of a table in one of the extension's databases, read in one of its own pages. The database must be there already. */
export const storedRows = <Row>(page: Page, database: 'smartship-data' | 'smartship-outbox', table: string) =>
  page.evaluate(
    ([name, store]) =>
      new Promise<Row[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction(store).objectStore(store).getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
    [database, table] as const,
  );
