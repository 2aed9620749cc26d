import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { findChromium } from './find-browser.ts';
import { openInContext, type PageQuery } from './pages.ts';
import { collectPageProblems, type Problem } from './problems.ts';
import { makeProfile } from './profile.ts';
import type { SandboxAddress } from './sandbox.ts';
import { stopWorker, watchWorker } from './worker-target.ts';

export type ChromiumOptions = {
  readonly sandbox: SandboxAddress;
  /** The built extension, as a path from the repository's root. */
  readonly extensionDir?: string;
  /** Language of the browser as pages and workers see it (`navigator.languages`), such as `ja`. */
  readonly language?: string;
  readonly headless?: boolean;
  /** A profile to use and to keep; without it a new one, removed at the end. */
  readonly profileDir?: string;
};

/** A page of the extension, as its file is called in the build. */
export type ExtensionPage = 'options.html' | 'popup.html' | 'sidepanel.html' | (string & {});

/** A running Chromium with the extension loaded, on which every outside host is the sandbox. */
export type ChromiumSession = {
  /** The browser's pages. A new object after `restart()`. */
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly profileDir: string;
  /** What the extension's pages and its worker complained about so far, oldest first. A test may empty it. */
  readonly problems: Problem[];
  /** The service worker; waits for it to be there. The same object over the worker's deaths; evaluating in a dead one fails. */
  serviceWorker(): Promise<Worker>;
  /** Opens a page of the extension in a tab. */
  openExtensionPage(page: ExtensionPage): Promise<Page>;
  /** Opens a page of J-QSM in a tab; `path` may be a whole address. */
  openJqsm(path: string, query?: PageQuery): Promise<Page>;
  /** Stops the worker and waits until it is stopped; false when it was not running. The next event starts it with nothing in memory. */
  killServiceWorker(): Promise<boolean>;
  /** Closes the browser and starts it again on the same profile, as after a night. Pages are gone. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** Starts Chromium with the built extension and the sandbox's hosts. Throws when there is no Chromium or the extension does not load. */
export async function launchChromium(options: ChromiumOptions): Promise<ChromiumSession> {
  const problems: Problem[] = [];
  const profileDir = options.profileDir ?? (await makeProfile('chromium'));
  const removeProfile = async () => {
    if (options.profileDir === undefined) await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  };
  let running = await start(options, profileDir, problems).catch(async (error: unknown) => {
    await removeProfile();
    throw error;
  });
  return {
    get context() {
      return running.context;
    },
    get extensionId() {
      return running.extensionId;
    },
    profileDir,
    problems,
    serviceWorker: () => extensionWorker(running.context),
    openExtensionPage: (page) => openInContext(running.context, `chrome-extension://${running.extensionId}/${page}`),
    openJqsm: (path, query) => openInContext(running.context, new URL(path, 'https://qsm.qoo10.jp').href, query),
    killServiceWorker: () => stopWorker(running.context, running.extensionId),
    async restart() {
      await running.context.close();
      running = await start(options, profileDir, problems);
    },
    async close() {
      await running.context.close();
      await removeProfile();
    },
  };
}

type Running = { readonly context: BrowserContext; readonly extensionId: string };

async function start(options: ChromiumOptions, profileDir: string, problems: Problem[]): Promise<Running> {
  const extensionDir = resolve(import.meta.dirname, '../..', options.extensionDir ?? '.output/chrome-mv3');
  const headless = options.headless ?? true;
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: findChromium(),
    headless,
    // A window follows its own size; without one the page is as large as a seller's screen.
    viewport: headless ? { width: 1440, height: 900 } : null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: switches(options, extensionDir, headless),
  });
  try {
    collectPageProblems(context, problems);
    await watchWorker(context, (problem) => problems.push(problem));
    const worker = await extensionWorker(context);
    return { context, extensionId: new URL(worker.url()).host };
  } catch (error) {
    const reason = await whyNotLoaded(context, extensionDir);
    await context.close();
    throw new Error(`The extension in ${extensionDir} did not load: ${reason}`, { cause: error });
  }
}

/** Chromium keeps quiet about an extension that its command line names and that it cannot load; asked over devtools it tells. */
async function whyNotLoaded(context: BrowserContext, extensionDir: string): Promise<string> {
  const devtools = await context.browser()?.newBrowserCDPSession();
  const answer = await devtools?.send('Extensions.loadUnpacked', { path: extensionDir }).catch((error: Error) => error);
  return answer instanceof Error ? answer.message : 'its service worker did not start.';
}

function switches({ sandbox, language }: ChromiumOptions, extensionDir: string, headless: boolean): string[] {
  return [
    ...(headless ? ['--headless=new'] : []),
    ...(language === undefined ? [] : [`--lang=${language}`, `--accept-lang=${language}`]),
    // The tests run as root in containers, where Chromium's own sandbox cannot start.
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // For the reason when the extension does not load.
    '--enable-unsafe-extension-debugging',
    `--disable-extensions-except=${extensionDir}`,
    `--load-extension=${extensionDir}`,
    // The sandbox's certificate is a throw-away one.
    '--ignore-certificate-errors',
    `--host-resolver-rules=${sandbox.hostResolverRules}`,
  ];
}

async function extensionWorker(context: BrowserContext): Promise<Worker> {
  const isOurs = (worker: Worker) => worker.url().startsWith('chrome-extension://');
  return (
    context.serviceWorkers().find(isOurs) ??
    context.waitForEvent('serviceworker', { predicate: isOurs, timeout: 10_000 })
  );
}
