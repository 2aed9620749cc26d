import type { PageContext } from '#lib/messaging/client';
import type { Page } from '../page.ts';

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
  /** The keys on the page. Asks only when one of them is new. */
  want(keys: readonly string[]): void;
  /** Asks for all of them again; several calls become one question. */
  askAgain(): void;
}

/** A background that could not answer may soon be able to, in milliseconds. */
export const RETRY_AFTER = 5000;

/** Keeps what the background says of the things on this page: one question at a time, always for all of them. */
export function createVerdicts<Row>(
  question: (keys: readonly string[]) => Promise<Answer<Row>>,
  page: Page,
  changed: () => void,
): Verdicts<Row> {
  const rows = new Map<string, Row>();
  let asked: ReadonlySet<string> = new Set();
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
      const answer = await question(keys);
      answered = true;
      problem = answer.ok ? null : answer.why;
      if (answer.ok) {
        ({ context } = answer);
        page.follow(context);
        rows.clear();
        for (const [key, row] of Object.entries(answer.rows)) rows.set(key, row);
      } else {
        rows.clear();
        if (answer.why === 'refused') retry = setTimeout(askAgain, RETRY_AFTER);
      }
      changed();
    }
    running = false;
  };

  const askAgain = () => {
    due = true;
    void run();
  };
  return {
    rows,
    context: () => context,
    problem: () => problem,
    answered: () => answered,
    want(keys) {
      wanted = keys;
      if (keys.length > 0 && keys.some((key) => !asked.has(key))) askAgain();
    },
    askAgain,
  };
}
