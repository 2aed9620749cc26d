import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChromiumSession, launchChromium, makeProfile } from '#tests/browser';
import { type Sandbox, startSandbox } from '#tests/sandbox';
import { chooseLanguage, connectBoth, panelFocus } from '#tests/seller';

let sandbox: Sandbox;
let session: ChromiumSession;
let profileDir = '';

beforeAll(async () => {
  sandbox = await startSandbox();
  profileDir = await makeProfile('messages');
  session = await launchChromium({ sandbox, language: 'en', profileDir });
  await (await connectBoth(session, sandbox.world)).close();
  await session.close();
  await allowMessages(session.extensionId);
  session = await launchChromium({ sandbox, language: 'en', profileDir });
});

afterAll(async () => {
  await session?.close();
  await sandbox?.close();
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
});

/**
 * Chromium asks for an optional permission in a window of its own that nobody can press here. The answer is written
 * where the browser keeps it, as if the seller had said yes.
 */
async function allowMessages(extensionId: string): Promise<void> {
  for (const name of ['Preferences', 'Secure Preferences']) {
    const file = join(profileDir, 'Default', name);
    const text = await readFile(file, 'utf8').catch(() => null);
    const kept = text === null ? null : JSON.parse(text);
    const own = kept?.extensions?.settings?.[extensionId];
    if (!own) continue;
    for (const list of ['active_permissions', 'granted_permissions', 'runtime_granted_permissions']) {
      own[list] = { explicit_host: [], manifest_permissions: [], scriptable_host: [], ...own[list] };
      own[list].api = [...new Set([...(own[list].api ?? []), 'notifications'])];
    }
    await writeFile(file, JSON.stringify(kept));
  }
}

type Notifications = {
  getAll(): Promise<Record<string, boolean>>;
  // `dispatch` is what Chromium itself calls its listeners by; it is there in every extension's worker.
  readonly onClicked: { hasListeners(): boolean; dispatch(id: string): void };
};

/** What the worker sees of the browser's messages; undefined where it has no leave. */
async function messages(): Promise<{ readonly shown: string[]; readonly listens: boolean } | null> {
  const worker = await session.serviceWorker();
  return worker.evaluate(async () => {
    // The worker's own global, which Node's types do not know.
    const { chrome } = globalThis as unknown as { chrome: { notifications?: Notifications } };
    const { notifications } = chrome;
    if (!notifications) return null;
    return { shown: Object.keys(await notifications.getAll()), listens: notifications.onClicked.hasListeners() };
  });
}

/** The press of a person on a message, as far as it can be played where no desktop shows messages: the browser's own event. */
async function click(id: string): Promise<void> {
  const worker = await session.serviceWorker();
  await worker.evaluate((clicked) => {
    const { chrome } = globalThis as unknown as { chrome: { notifications: Notifications } };
    chrome.notifications.onClicked.dispatch(clicked);
  }, id);
}

/** The order of the row that presses most, as the watch list has it on disk. */
function mostPressing(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () =>
      new Promise<string | undefined>((resolve, reject) => {
        const opening = indexedDB.open('smartship-data');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const watched = opening.result.transaction('small').objectStore('small').get('watch');
          watched.onsuccess = () => {
            opening.result.close();
            resolve(watched.result?.value.findings[0]?.orderNos[0]);
          };
        };
      }),
  );
}

describe('messages of the browser', () => {
  it('are shown in one once the seller switched them on, and a click is listened to from the start', async () => {
    const options = await session.openExtensionPage('options.html');
    await chooseLanguage(options, 'en');
    expect(await messages()).toEqual({ shown: [], listens: true });
    await options.locator('[data-smartship-action="notify"]').click();
    // No quiet hours: the browser's clock stands where it stands.
    await options.locator('[data-smartship-action="quiet-from"]').selectOption('0');
    await options.locator('[data-smartship-action="quiet-to"]').selectOption('0');
    await expect.poll(messages, { timeout: 30_000 }).toEqual({ shown: ['smartship-watch'], listens: true });
    await options.close();
    expect(session.problems).toEqual([]);
  });

  it('lead to the panel on the order that presses most, and are taken away', async () => {
    const options = await session.openExtensionPage('options.html');
    const orderNo = await mostPressing(options);
    const packNo = sandbox.world.orders.find((order) => order.orderNo === orderNo)?.packNo;
    expect(packNo).toBeDefined();
    await click('of-something-else');
    const opening = session.context.waitForEvent('page', {
      predicate: (page) => page.url().includes('sidepanel.html'),
    });
    await click('smartship-watch');
    // Headless, the browser takes no press for its side panel; the page opens in a tab then.
    const panel = await opening;
    await panel.locator(`[data-focused][data-smartship-cart="${packNo}"]`).waitFor();
    expect(await panelFocus(session)).toBe(orderNo);
    await expect.poll(messages).toEqual({ shown: [], listens: true });
    expect(session.problems).toEqual([]);
  });
});
