import type { Rule } from './finding.ts';
import { grouped, watchedLines } from './lines.ts';

/** Two live parcels for one order: it would be shipped twice. */
export const doubleRegistration: Rule = (facts) =>
  grouped(watchedLines(facts), ({ view }) =>
    view.reason.code === 'two-shipments'
      ? { rule: 'double-registration', severity: 'now', kind: '', action: 'open-smartship' }
      : null,
  );
