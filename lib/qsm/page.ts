import type { PageWords } from '#lib/i18n';
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
  /** What is said on the page, in the seller's language. */
  readonly words: () => PageWords;
  /** Who the page says is signed in; only ever a hint. */
  readonly login: () => string | null;
  /** Somebody else is signed in under the same page. */
  onLogin(listener: () => void): void;
  /** Takes over what a reply said of the seller's choices; waits only where the language is another one. */
  follow(context: PageContext): Promise<void>;
}

/** One thing we do on one kind of page. It ends with `page.signal`; its failure is its own. */
export interface PageFeature {
  readonly id: string;
  /** Folders of the application where it may run, matched without letter case; the content decides the rest. */
  readonly pages: RegExp;
  init(page: Page): void;
}

/** A background that could not answer may soon be able to, in milliseconds. */
export const RETRY_AFTER = 5000;

/** Said where not even the words for it can be had, so in every language. */
const NO_ANSWER = 'Smartship: 応答がありません / No answer / 응답이 없습니다';

/**
 * Sets up what the features share, once the background gave the words to speak in; null where the page went first.
 * Touches nothing on the page until then.
 */
export async function createPage(signal: AbortSignal): Promise<Page | null> {
  const watch = watchPage(signal);
  const dock = createDock(signal, watch, (preview) => void ask('panel.open', { orderNo: null, preview }));
  const logins = watchLogin(watch);
  const first = await firstWords(dock, signal);
  if (!first) return null;
  let words = first;
  const speak = (next: PageWords) => {
    words = next;
    dock.host.all.lang = next.language;
  };
  speak(first);
  return {
    signal,
    watch,
    marks: createMarks(signal),
    dock,
    words: () => words,
    ...logins,
    async follow({ language }) {
      if (language === words.language) return;
      const reply = await ask('page.words', {});
      if (reply.ok) speak(reply.value);
    },
  };
}

/** Asks until there is an answer, and does not hide that there is none. */
async function firstWords({ host, said }: Dock, signal: AbortSignal): Promise<PageWords | null> {
  let silent = false;
  while (!signal.aborted) {
    const reply = await ask('page.words', {});
    if (silent) said.hide();
    if (reply.ok) return reply.value;
    silent = true;
    host.attach();
    said.say({ tone: 'bad', title: NO_ANSWER, lines: [], close: '×' });
    await new Promise((done) => setTimeout(done, RETRY_AFTER));
  }
  return null;
}
