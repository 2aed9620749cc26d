import { describe, expect, it } from 'vitest';
import { closingLine, commandOutcome, flakes, total, vitestOutcome } from '../../../scripts/suites.ts';

const file = (...statuses: readonly string[]) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, index) => ({ status, fullName: `test ${index}` })),
});

describe('the closing line of a test run', () => {
  it('sums every suite', () => {
    const outcomes = [
      commandOutcome('Types', 0),
      commandOutcome('Style', 2),
      vitestOutcome('unit', 1, { testResults: [file('passed', 'passed', 'skipped'), file('failed', 'passed')] }),
    ];
    expect(closingLine(total(outcomes))).toBe('4 passed, 2 failed, 1 skipped');
  });

  it('leaves the skipped ones out when there are none', () => {
    expect(closingLine(total([commandOutcome('Types', 0)]))).toBe('1 passed, 0 failed');
  });

  it('counts a suite that wrote no report as one failure', () => {
    expect(vitestOutcome('e2e', 1, undefined)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts a suite without a single test as one failure, even when it ended well', () => {
    expect(vitestOutcome('e2e', 0, { testResults: [] })).toMatchObject({ passed: 0, failed: 1 });
  });

  it('counts a file that did not load as one failure beside the tests of the others', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(vitestOutcome('unit', 1, { testResults: [file('passed'), broken] })).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a run that ended badly with every test passed as one failure', () => {
    expect(vitestOutcome('unit', 1, { testResults: [file('passed')] })).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe('repeated runs', () => {
  it('name the tests that differ between rounds, and only those', () => {
    const rounds = [
      vitestOutcome('unit', 0, { testResults: [file('passed', 'passed', 'failed')] }),
      vitestOutcome('unit', 1, { testResults: [file('passed', 'failed', 'failed')] }),
    ];
    expect(flakes(rounds)).toEqual([{ name: 'unit > test 1', failed: 1, runs: 2 }]);
  });
});
