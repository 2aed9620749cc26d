import type { Rule } from './finding.ts';
import { grouped, watchedLines } from './lines.ts';

/** A cancel or claim on an order that is alive in Smartship: the parcel may still go out. Loud, at once. */
export const cancelledAfterSending: Rule = (facts) =>
  grouped(watchedLines(facts), ({ view }) =>
    view.reason.code === 'cancelled-after-sending'
      ? { rule: 'cancelled-after-sending', severity: 'now', kind: '', action: 'open-panel' }
      : null,
  );
