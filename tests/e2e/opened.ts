import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Language } from '#lib/i18n';
import { type ChromiumSession, launchChromium } from '#tests/browser';
import { type Sandbox, startSandbox, type World } from '#tests/sandbox';
import { connectBoth, syncNow } from '#tests/seller';

export interface Opening {
  /** Made when the tests begin; without it the sandbox's own, with all its stories. */
  readonly world?: () => World;
  /** The browser's, in which the extension starts; English without it. */
  readonly language?: Language;
  /**
   * How far the seller has come: nothing was set up yet, both sides are connected and Read-only is off, or besides that
   * everything was read once. Connected without it.
   */
  readonly until?: 'new' | 'connected' | 'synced';
  /** What the seller still chooses on the options page, once both sides are connected and before it closes. */
  readonly choose?: (options: Page) => Promise<unknown>;
}

/** What the tests of a file stand in. It is there from the first `beforeAll` that is registered after it. */
export interface Opened {
  readonly sandbox: Sandbox;
  readonly world: World;
  readonly session: ChromiumSession;
}

/** Opens a sandbox and a Chromium with the extension before the tests of this file, or of this `describe`, and closes both after them. */
export function opened({ world, language = 'en', until = 'connected', choose }: Opening = {}): Opened {
  let sandbox: Sandbox;
  let session: ChromiumSession;

  beforeAll(async () => {
    sandbox = await startSandbox(world && { world: world() });
    session = await launchChromium({ sandbox, language });
    if (until === 'new') return;
    const options = await connectBoth(session, sandbox.world);
    await choose?.(options);
    await options.close();
    if (until === 'synced') await syncNow(session);
  });

  afterAll(async () => {
    await session?.close();
    await sandbox?.close();
  });

  return {
    get sandbox() {
      return sandbox;
    },
    get world() {
      return sandbox.world;
    },
    get session() {
      return session;
    },
  };
}
