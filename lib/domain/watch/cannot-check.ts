import type { FailureKind } from '../outcome.ts';
import type { Rule } from './finding.ts';

const HOUR = 3_600_000;
/** These are told by their own rows: the key, the sign-in. */
const TOLD_ELSEWHERE: ReadonlySet<FailureKind> = new Set([
  'key-rejected',
  'key-expired',
  'signed-out',
  'locked',
  'not-set-up',
]);

/** A source that cannot be read now. After an hour it needs a person; before, it may pass by itself. */
export const cannotCheck: Rule = ({ sources, now }) =>
  sources.flatMap(({ source, shopId, failure, lastEnd }) => {
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
  });
