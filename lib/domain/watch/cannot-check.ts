import type { FailureKind } from '../outcome.ts';
import type { Finding, Rule, SourceFact } from './finding.ts';

const HOUR = 3_600_000;
/** These are told by their own rows: the key, the sign-in. */
const TOLD_ELSEWHERE: ReadonlySet<FailureKind> = new Set([
  'key-rejected',
  'key-expired',
  'signed-out',
  'locked',
  'not-set-up',
]);

/** A source that cannot be read now: after an hour it needs a person; before, it may pass by itself. And orders that alone cannot be read. */
export const cannotCheck: Rule = ({ sources, now }) => [
  ...sources.flatMap(({ source, shopId, failure, lastEnd }): Finding[] => {
    if (failure === null || TOLD_ELSEWHERE.has(failure)) return [];
    // Later than now by so much: it is of a clock that was set back since, and how long ago nobody can tell.
    const long = lastEnd === null || Math.abs(now - lastEnd) > HOUR;
    // Orders and parcels go bad in hours; what codes are checked against in days.
    const urgent = long && (source === 'orders' || source === 'shipments');
    return [
      {
        rule: 'cannot-check',
        severity: urgent ? 'now' : 'information',
        kind: source,
        shopId,
        orderNos: [],
        count: 1,
        reason: null,
        action: 'sync-now',
      },
    ];
  }),
  ...sources.flatMap(unreadableOf),
];

/** Rows that Qoo10 told and nobody could read: what becomes of those orders is known only in J-QSM. */
function unreadableOf({ shopId, unreadable: count = 0 }: SourceFact): Finding[] {
  if (count === 0) return [];
  const row = { rule: 'cannot-check', severity: 'today', kind: 'order-rows', action: 'open-jqsm' } as const;
  return [{ ...row, shopId, orderNos: [], count, reason: null }];
}
