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
