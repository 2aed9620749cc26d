import type { Page } from 'playwright-core';
import { type ChromiumSession, storedRows } from '#tests/browser';

/** What the page below has of the extension's API. */
declare const chrome: {
  readonly runtime: { sendMessage(message: unknown): Promise<{ value?: unknown } | undefined> };
  readonly storage: { readonly local: { get(key: string): Promise<{ settings?: { outboxLost: boolean } }> } };
};

/** One browser with a page of the extension open, through which the outbox is asked, read, and given time. */
export interface Hands {
  readonly session: ChromiumSession;
  readonly page: Page;
}

/** A job as far as the kills look at it. */
export interface JobSeen {
  readonly jobId: string;
  readonly packNo: string;
  readonly phase: string;
  readonly step: string;
  readonly reason: { readonly code: string } | null;
}

/** A page that opens no database by itself, so that only the worker brings one to its version. */
export async function openHands(session: ChromiumSession): Promise<Hands> {
  return { session, page: await session.openExtensionPage('manifest.json') };
}

/** Sends a message to the worker, which wakes it; null when it died before it answered. */
export function ask(hands: Hands, name: string, input: unknown): Promise<unknown> {
  return hands.page.evaluate(
    ([called, given]) =>
      chrome.runtime.sendMessage({ name: called, input: given }).then(
        (answer) => answer?.value ?? null,
        () => null,
      ),
    [name, input] as const,
  );
}

/** Any message starts the worker; this one does nothing else. */
export const wake = (hands: Hands): Promise<unknown> => ask(hands, 'send.retry', { jobId: 'nobody:0:1' });

export const readJobs = ({ page }: Hands) => storedRows<JobSeen>(page, 'smartship-outbox', 'jobs');

/**
 * What time would do, without waiting for it: the held seconds of the named carts are over, the others wait on, and the
 * leases of dead workers have ended. Only while no worker runs.
 */
export function letTimePass(hands: Hands, due: readonly string[] | 'all'): Promise<void> {
  return hands.page.evaluate(
    (packNos) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('smartship-outbox');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction('jobs', 'readwrite');
          const jobs = change.objectStore('jobs');
          const all = jobs.getAll();
          all.onsuccess = () => {
            for (const job of all.result) {
              if (job.dueAt === null && job.lease === null) continue;
              const isDue = packNos === 'all' || packNos.includes(job.packNo) || job.phase === 'running';
              const at = isDue ? Date.now() : Date.now() + 50 * 60_000;
              jobs.put({ ...job, dueAt: at, nextTryAt: at, notBefore: Math.min(job.notBefore, at), lease: null });
            }
          };
          change.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          change.onerror = () => reject(change.error);
        };
      }),
    due,
  );
}

/** Whether the seller is told that promises were lost. */
export const saysLost = (hands: Hands): Promise<boolean> =>
  hands.page.evaluate(async () => (await chrome.storage.local.get('settings')).settings?.outboxLost ?? false);

/** The orders that the worker knows. */
export const knownOrders = async ({ page }: Hands): Promise<string[]> =>
  (await storedRows<{ orderNo: string }>(page, 'smartship-data', 'orders')).map(({ orderNo }) => orderNo);

/** Something outside of us removes the outbox's files. */
export const loseOutbox = (hands: Hands): Promise<void> =>
  hands.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const gone = indexedDB.deleteDatabase('smartship-outbox');
        gone.onsuccess = () => resolve();
        gone.onerror = () => reject(gone.error);
      }),
  );

/** The outbox becomes one that the first version left behind, with the jobs that are in it. Only while no worker runs. */
export const goBackToVersion1 = (hands: Hands): Promise<void> =>
  hands.page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const now = await done(indexedDB.open('smartship-outbox'));
    const read = (store: string) => done(now.transaction(store).objectStore(store).getAll());
    const [jobs, meta] = [await read('jobs'), await read('meta')];
    now.close();
    await done(indexedDB.deleteDatabase('smartship-outbox'));
    const opening = indexedDB.open('smartship-outbox', 10);
    opening.onupgradeneeded = () => {
      const store = opening.result.createObjectStore('jobs', { keyPath: 'jobId' });
      for (const name of ['packNo', 'phase', 'dueAt']) store.createIndex(name, name);
      store.createIndex('orderNos', 'orderNos', { multiEntry: true });
      opening.result.createObjectStore('meta', { keyPath: 'key' });
    };
    const before = await done(opening);
    const change = before.transaction(['jobs', 'meta'], 'readwrite');
    const later = ['kind', 'createSentAt', 'shippedSeenAt', 'buried', 'delay', 'stopAt'];
    for (const job of jobs) {
      const old = Object.fromEntries(Object.entries(job).filter(([field]) => !later.includes(field)));
      change.objectStore('jobs').put(old);
    }
    for (const row of meta) change.objectStore('meta').put(row);
    await new Promise((resolve) => {
      change.oncomplete = resolve;
    });
    before.close();
  });
