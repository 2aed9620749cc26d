import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { z } from 'zod';
import type { ExtensionPage } from './chromium.ts';
import { findFirefox } from './find-browser.ts';
import { type PageQuery, withQuery } from './pages.ts';
import type { Problem } from './problems.ts';
import type { SandboxAddress } from './sandbox.ts';

export type FirefoxOptions = {
  readonly sandbox: SandboxAddress;
  /** The built extension, as a path from the repository's root. */
  readonly extensionDir?: string;
  /** Language of the browser as pages see it (`navigator.languages`), such as `ja`. */
  readonly language?: string;
};

/** A running stock Firefox with the extension installed for this run, on which every outside host is the sandbox. */
export type FirefoxSession = {
  readonly browser: Browser;
  /** `moz-extension://…` without a slash at the end. */
  readonly extensionOrigin: string;
  /** Uncaught errors of the extension's pages, background and content scripts so far. A test may empty it. */
  readonly problems: Problem[];
  /** Opens a page of the extension in a tab. Puppeteer does not learn of that navigation: `page.url()` stays `about:blank`. */
  openExtensionPage(page: ExtensionPage): Promise<Page>;
  /** Opens a page of J-QSM in a tab; `path` may be a whole address. */
  openJqsm(path: string, query?: PageQuery): Promise<Page>;
  close(): Promise<void>;
};

const ARRIVAL_MS = 15_000;

const Manifest = z.object({ browser_specific_settings: z.object({ gecko: z.object({ id: z.string() }) }) });

/** Starts Firefox over WebDriver BiDi with the built extension. Throws when there is no Firefox or the extension does not install. */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxSession> {
  const extensionDir = resolve(import.meta.dirname, '../..', options.extensionDir ?? '.output/firefox-mv3');
  const manifest = Manifest.parse(JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8')));
  const uuid = randomUUID();
  const extensionOrigin = `moz-extension://${uuid}`;
  const problems: Problem[] = [];
  const browser = await launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    // For the sandbox's throw-away certificate; holds for the extension's background too.
    acceptInsecureCerts: true,
    // Without it no tab may be sent to a page of an extension.
    args: ['--remote-allow-system-access'],
    defaultViewport: { width: 1440, height: 900 },
    // Lets the preference below keep Firefox from asking its maker's settings server.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: preferences(options, { [manifest.browser_specific_settings.gecko.id]: uuid }),
  });
  collectProblems(browser, extensionOrigin, problems);
  try {
    await browser.installExtension(extensionDir);
  } catch (error) {
    await browser.close();
    throw new Error(`The extension in ${extensionDir} could not be installed.`, { cause: error });
  }
  return {
    browser,
    extensionOrigin,
    problems,
    openExtensionPage: (page) => openExtensionPage(browser, `${extensionOrigin}/${page}`),
    async openJqsm(path, query) {
      const page = await browser.newPage();
      const address = withQuery(new URL(path, 'https://qsm.qoo10.jp').href, query);
      await page.goto(address, { waitUntil: 'domcontentloaded' });
      return page;
    },
    close: () => browser.close(),
  };
}

function preferences({ sandbox, language }: FirefoxOptions, uuids: Record<string, string>): Record<string, unknown> {
  return {
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': sandbox.proxyPort,
    // The address under which the extension's pages are found is chosen here instead of by chance.
    'extensions.webextensions.uuids': JSON.stringify(uuids),
    'services.settings.server': 'data:,#',
    // Makes it print uncaught errors.
    'browser.dom.window.dump.enabled': true,
    ...(language === undefined ? {} : { 'intl.accept_languages': language }),
  };
}

/**
 * Reads the uncaught errors that Firefox prints, one a line with the script's address. Limit: errors of the extension's pages and background are
 * not told over WebDriver, `console.error` is printed without an address and a refusal by the content security policy not at all.
 */
function collectProblems(browser: Browser, extensionOrigin: string, problems: Problem[]): void {
  const errors = browser.process()?.stderr;
  if (!errors) return;
  createInterface({ input: errors }).on('line', (line) => {
    const where = /^JavaScript error: (\S+), line \d+:/.exec(line)?.[1];
    if (where?.startsWith(extensionOrigin)) problems.push({ kind: 'exception', where, text: line });
  });
}

/**
 * The navigation is not announced over WebDriver and moves the tab to another process, where it may fail to answer for a moment; so
 * the document is asked again and again until it says that it has arrived.
 */
async function openExtensionPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  page.goto(address).catch(() => undefined);
  const deadline = Date.now() + ARRIVAL_MS;
  let seen = '';
  while (seen !== `complete ${address}`) {
    if (Date.now() > deadline) throw new Error(`${address} did not open in Firefox; the tab says: ${seen}`);
    await delay(50);
    seen = await page.evaluate(() => `${document.readyState} ${document.URL}`).catch(String);
  }
  return page;
}
