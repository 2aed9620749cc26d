import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findChromium } from '#tests/browser';
import { opened } from '../opened.ts';

/** One J-QSM, seen by a Chromium with the extension and by one that never heard of it. */
export interface Both {
  /** A new page, with or without us in it; it has `window.eyes`. */
  open(whose: 'ours' | 'plain'): Promise<Page>;
}

/** What a test may look at on either page: all that counts in law one whatever the grid is. Put there before the page's own scripts. */
export interface Eyes {
  /** The markup of elements as the page made it, without our attributes; tag by tag, so that a difference is told as one. */
  markup(elements: Iterable<Element>): string[];
  /** Where elements stand and how large they are, in CSS pixels. */
  sizes(elements: Iterable<Element>): number[][];
  /** What selecting an element by hand and copying it gives. */
  copied(element: Element | null): string;
}

/** Opens both browsers before the tests of this file and closes them after. */
export function openBoth(): Both {
  const here = opened({ language: 'ja', until: 'new' });
  let plain: Browser;
  beforeAll(async () => {
    plain = await chromium.launch({
      executablePath: findChromium(),
      args: ['--no-sandbox', '--lang=ja', `--host-resolver-rules=${here.sandbox.hostResolverRules}`],
    });
  });
  afterAll(() => plain?.close());
  return {
    async open(whose) {
      const page =
        whose === 'ours'
          ? await here.session.context.newPage()
          : await plain.newPage({ viewport: { width: 1440, height: 900 }, ignoreHTTPSErrors: true });
      await page.addInitScript(giveEyes);
      return page;
    },
  };
}

/** Runs in the page: gives it `window.eyes`. */
export function giveEyes(): void {
  const eyes: Eyes = {
    markup: (elements) =>
      [...elements].flatMap((element) => {
        // A clone of an element is an element.
        const copy = element.cloneNode(true) as Element;
        for (const each of [copy, ...copy.querySelectorAll('*')])
          for (const name of each.getAttributeNames())
            if (name.startsWith('data-smartship-')) each.removeAttribute(name);
        return copy.outerHTML.split(/(?=<)/);
      }),
    sizes: (elements) =>
      [...elements].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left, top, width, height];
      }),
    copied(element) {
      const selection = getSelection();
      if (element) selection?.selectAllChildren(element);
      document.execCommand('copy');
      const text = selection?.toString() ?? '';
      selection?.removeAllRanges();
      return text;
    },
  };
  Object.assign(window, { eyes });
}
