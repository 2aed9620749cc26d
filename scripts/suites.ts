/** What a suite came to. `ran: false` means it could not run at all, which counts as one failure. */
export type Outcome = {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Full test names, each with whether it passed; empty for a single command. */
  readonly tests: readonly { readonly name: string; readonly passed: boolean }[];
};

export type Totals = Pick<Outcome, 'passed' | 'failed' | 'skipped'>;

export function total(outcomes: readonly Outcome[]): Totals {
  const sum = (field: keyof Totals) => outcomes.reduce((so, outcome) => so + outcome[field], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The one line that closes a run, read by people and by continuous integration. */
export function closingLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A command as one test: it passed when it ended with 0. */
export function commandOutcome(suite: string, code: number): Outcome {
  return { suite, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, tests: [] };
}

/**
 * A Vitest run, from its JSON report (undefined when it wrote none) and its exit code. A file that failed without a failed test
 * (it did not load, or a hook threw) counts as one failure, and so does a run that ended badly with nothing failed in it.
 */
export function vitestOutcome(suite: string, code: number, report: VitestReport | undefined): Outcome {
  const files = report?.testResults ?? [];
  const all = files.flatMap((file) => file.assertionResults);
  const passed = all.filter((test) => test.status === 'passed').length;
  const failedTests = all.filter((test) => test.status === 'failed').length;
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = failedTests + brokenFiles;
  const endedBadly = failed === 0 && (code !== 0 || all.length === 0);
  return {
    suite,
    passed,
    failed: endedBadly ? 1 : failed,
    skipped: all.length - passed - failedTests,
    tests: all
      .filter((test) => test.status === 'passed' || test.status === 'failed')
      .map((test) => ({ name: `${suite} > ${test.fullName}`, passed: test.status === 'passed' })),
  };
}

/** The part of Vitest's JSON report that is read. */
export type VitestReport = {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

/** Tests that passed in one repeat and failed in another, and how often they failed. */
export function flakes(outcomes: readonly Outcome[]): readonly { name: string; failed: number; runs: number }[] {
  const seen = new Map<string, { failed: number; runs: number }>();
  for (const test of outcomes.flatMap((outcome) => outcome.tests)) {
    const so = seen.get(test.name) ?? { failed: 0, runs: 0 };
    seen.set(test.name, { failed: so.failed + (test.passed ? 0 : 1), runs: so.runs + 1 });
  }
  return [...seen]
    .filter(([, { failed, runs }]) => failed > 0 && failed < runs)
    .map(([name, counts]) => ({ name, ...counts }));
}
