import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChromiumSession, launchChromium, makeProfile } from '#tests/browser';
import { type Sandbox, startSandbox } from '#tests/sandbox';
import { chooseLanguage, connectBoth } from '#tests/seller';

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
  readonly onClicked: { hasListeners(): boolean };
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

describe('messages of the browser', () => {
  it('are shown in one once the seller switched them on, and a click is listened to from the start', async () => {
    const options = await session.openExtensionPage('options.html');
    await chooseLanguage(options, 'en');
    expect(await messages()).toEqual({ shown: [], listens: true });
    await options.locator('[data-smartship-action="notify"]').click({ force: true });
    // No quiet hours: the browser's clock stands where it stands.
    await options.locator('[data-smartship-action="quiet-from"]').selectOption('0');
    await options.locator('[data-smartship-action="quiet-to"]').selectOption('0');
    await expect.poll(messages, { timeout: 30_000 }).toEqual({ shown: ['smartship-watch'], listens: true });
    await options.close();
    expect(session.problems).toEqual([]);
  });
});
