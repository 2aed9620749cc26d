import { NEEDS_PERSON, type OrderState } from '../order-state.ts';
import type { Rule, Severity } from './finding.ts';
import { grouped, watchedLines } from './lines.ts';

/** A failed sending is in the midst of something; the others wait where they are. */
const SEVERITY: Partial<Readonly<Record<OrderState, Severity>>> = { failed: 'now', conflict: 'now' };
/** Conflicts with a row of their own. */
const OWN_ROW: ReadonlySet<string> = new Set(['cancelled-after-sending', 'two-shipments']);

/** Orders that cannot go on without a person, by where they stand. */
export const stuck: Rule = (facts) =>
  grouped(watchedLines(facts), ({ view }) =>
    !NEEDS_PERSON.has(view.state) || OWN_ROW.has(view.reason.code)
      ? null
      : { rule: 'stuck', severity: SEVERITY[view.state] ?? 'today', kind: view.state, action: 'open-panel' },
  );
