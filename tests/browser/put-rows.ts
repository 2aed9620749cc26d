import type { Page } from 'playwright-core';

type Tables = Readonly<Record<string, readonly object[]>>;

/** Puts rows and settings in place as another version might have left them, without asking anybody outside. */
export async function putRows(
  page: Page,
  rows: { readonly data: Tables; readonly outbox: Tables; readonly settings: object },
): Promise<void> {
  await page.evaluate(async ({ data, outbox, settings }) => {
    const put = (name: string, tables: Tables) =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(Object.keys(tables), 'readwrite');
          for (const [table, entries] of Object.entries(tables))
            for (const entry of entries) writing.objectStore(table).put(entry);
          writing.oncomplete = () => {
            opening.result.close();
            done();
          };
          writing.onerror = () => failed(writing.error);
        };
      });
    await put('smartship-data', data);
    await put('smartship-outbox', outbox);
    // The browser's API has no type here.
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    await chrome.storage.local.set({ settings });
  }, rows);
}
