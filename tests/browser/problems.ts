import type { BrowserContext } from 'playwright-core';

/** Something an extension's page or its background complained about. `text` is the browser's own wording. */
export type Problem = {
  readonly kind: 'console-error' | 'csp-violation' | 'exception';
  /** `service-worker`, `background`, or the address of the extension's page or script. */
  readonly where: string;
  readonly text: string;
};

/** A line a browser printed as an error, sorted by whether a content security policy refused something. */
export function errorProblem(where: string, text: string): Problem {
  return { kind: /content.security.policy/i.test(text) ? 'csp-violation' : 'console-error', where, text };
}

/** Problems as lines, for a failing test's message. */
export function describeProblems(problems: readonly Problem[]): string {
  return problems.map(({ kind, where, text }) => `${kind} in ${where}: ${text}`).join('\n');
}

/** Errors of extension pages, and those that the content script causes in others; J-QSM's own pages may complain as they like. */
export function collectPageProblems(context: BrowserContext, problems: Problem[]): void {
  const ours = (address: string) => address.startsWith('chrome-extension://');
  context.on('console', (message) => {
    const where = message.location().url;
    // The worker's own lines come by `watchWorker`.
    const page = message.page()?.url();
    if (message.type() === 'error' && page !== undefined && (ours(where) || ours(page))) {
      problems.push(errorProblem(where || page, message.text()));
    }
  });
  context.on('weberror', (webError) => {
    const where = webError.page()?.url() ?? '';
    const { stack, message } = webError.error();
    if (ours(where) || stack?.includes('chrome-extension://')) {
      problems.push({ kind: 'exception', where, text: stack ?? message });
    }
  });
}
