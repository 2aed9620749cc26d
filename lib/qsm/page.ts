import { firstLanguage, type Language } from '#lib/i18n';
import { ask, type PageContext } from '#lib/messaging/client';
import { createDock, type Dock } from './dock/dock.ts';
import { createMarks, type Marks } from './marks.ts';
import { type PageWatch, watchPage } from './watch.ts';
import { watchLogin } from './watch-login.ts';

/** What every feature of one page load shares. */
export interface Page {
  readonly signal: AbortSignal;
  readonly watch: PageWatch;
  readonly marks: Marks;
  readonly dock: Dock;
  readonly language: () => Language;
  /** Who the page says is signed in; only ever a hint. */
  readonly login: () => string | null;
  /** Somebody else is signed in under the same page. */
  onLogin(listener: () => void): void;
  /** Takes over what a reply said of the seller's choices. */
  follow(context: PageContext): void;
}

/** One thing we do on one kind of page. It ends with `page.signal`; its failure is its own. */
export interface PageFeature {
  readonly id: string;
  /** Folders of the application where it may run, matched without letter case; the content decides the rest. */
  readonly pages: RegExp;
  init(page: Page): void;
}

/** Sets up what the features share. Touches nothing on the page yet. */
export function createPage(signal: AbortSignal): Page {
  const watch = watchPage(signal);
  let language = firstLanguage(navigator.languages);
  const dock = createDock(signal, watch, (preview) => void ask('panel.open', { orderNo: null, preview }));
  return {
    signal,
    watch,
    marks: createMarks(signal),
    dock,
    language: () => language,
    ...watchLogin(watch),
    follow(context) {
      language = context.language;
    },
  };
}
