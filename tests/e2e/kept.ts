import type { Page } from 'playwright-core';

/** Everything a browser keeps for the extension, as text: databases, storage areas, caches. Run in one of its own pages. */
export const keptByExtension = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    // Keys that the browser hides show nothing of themselves; bytes are read as text, so that a plain key in them is found.
    const plain = (_name: string, value: unknown): unknown => {
      if (value instanceof CryptoKey) return `[${value.extractable ? 'EXTRACTABLE' : 'hidden'} key]`;
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
      return ArrayBuffer.isView(value) ? new TextDecoder('latin1').decode(value) : value;
    };
    const asked = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const parts: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = await asked(database.transaction(store).objectStore(store).getAll());
        parts.push(`${name}/${store}: ${JSON.stringify(rows, plain)}`);
      }
      database.close();
    }
    const { storage } = (
      globalThis as unknown as { chrome: { storage: Record<string, { get(keys: null): Promise<unknown> }> } }
    ).chrome; // the page is an extension's: its own API is there
    for (const area of ['local', 'session', 'sync'])
      parts.push(`storage.${area}: ${JSON.stringify(await storage[area]?.get(null))}`);
    parts.push(`localStorage: ${JSON.stringify(localStorage)} ${JSON.stringify(sessionStorage)}`);
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        parts.push(`${name}: ${request.url} ${await (await cache.match(request))?.text()}`);
    }
    return parts.join('\n');
  });

/** A page's whole document with every open shadow root and what stands in its fields. */
export const shownOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const roots: (Document | ShadowRoot)[] = [document];
    const parts: string[] = [location.href, document.title];
    for (let root = roots.pop(); root; root = roots.pop()) {
      parts.push(root instanceof Document ? root.documentElement.outerHTML : root.innerHTML);
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) parts.push(element.value);
      }
    }
    return parts.join('\n');
  });
