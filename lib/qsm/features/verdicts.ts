import type { PageContext } from '#lib/messaging/client';
import { type Page, RETRY_AFTER } from '../page.ts';

type Answer<Row> =
  | { readonly ok: true; readonly context: PageContext; readonly rows: Readonly<Record<string, Row>> }
  | { readonly ok: false; readonly why: 'gone' | 'refused' };

export interface Verdicts<Row> {
  /** What the background said of each key; the page may write what it learned since. */
  readonly rows: Map<string, Row>;
  context(): PageContext | null;
  /** Why nothing can be said, when the last question failed. */
  problem(): 'gone' | 'refused' | null;
  /** True once a question was answered, or failed. */
  answered(): boolean;
  /** True when a question about this key was answered: what has no row then is not known. */
  answeredFor(key: string): boolean;
  /** The keys on the page. Asks only when one of them is new. */
  want(keys: readonly string[]): void;
  /** Asks for all of them again; several calls become one question. */
  askAgain(): void;
}

/** Rows that scroll out of a grid's document and back keep what was said of them, up to so many. */
const MOST_KEPT = 5000;

/** Keeps what the background says of the things on this page: one question at a time, always for all of them. */
export function createVerdicts<Row>(
  question: (keys: readonly string[]) => Promise<Answer<Row>>,
  page: Page,
  changed: () => void,
): Verdicts<Row> {
  const rows = new Map<string, Row>();
  let asked: ReadonlySet<string> = new Set();
  const told = new Set<string>();
  /** Rises with every login: an answer to a question of before is dropped. */
  let era = 0;
  let wanted: readonly string[] = [];
  let context: PageContext | null = null;
  let problem: 'gone' | 'refused' | null = null;
  let answered = false;
  let running = false;
  let due = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const run = async () => {
    if (running || page.signal.aborted) return;
    running = true;
    while (due && !page.signal.aborted) {
      due = false;
      clearTimeout(retry);
      const keys = wanted;
      asked = new Set(keys);
      const mine = era;
      const answer = await question(keys);
      // In another language than before, nothing is drawn until the page has its words.
      if (answer.ok) await page.follow(answer.context);
      if (mine !== era) continue;
      answered = true;
      problem = answer.ok ? null : answer.why;
      if (answer.ok) {
        ({ context } = answer);
        if (rows.size > MOST_KEPT) forget();
        for (const key of keys) rows.delete(key);
        for (const key of keys) told.add(key);
        for (const [key, row] of Object.entries(answer.rows)) rows.set(key, row);
      } else {
        forget();
        if (answer.why === 'refused') retry = setTimeout(askAgain, RETRY_AFTER);
      }
      changed();
    }
    running = false;
  };

  const forget = () => {
    rows.clear();
    told.clear();
  };

  // Somebody else signed in under the same page: nothing that was said of the former shop's rows may stay (design §5).
  page.onLogin(() => {
    era += 1;
    answered = false;
    context = null;
    forget();
    changed();
    askAgain();
  });

  const askAgain = () => {
    due = true;
    void run();
  };
  return {
    rows,
    context: () => context,
    problem: () => problem,
    answered: () => answered,
    answeredFor: (key) => told.has(key) || (answered && problem !== null),
    want(keys) {
      wanted = keys;
      if (keys.length > 0 && keys.some((key) => !asked.has(key))) askAgain();
    },
    askAgain,
  };
}
