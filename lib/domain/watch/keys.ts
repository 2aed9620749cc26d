import type { Finding, Rule } from './finding.ts';

const row = (rule: 'key-rejected' | 'key-old', severity: 'now' | 'today', kind: string, shopId: string | null) =>
  ({ rule, severity, kind, shopId, orderNos: [], count: 1, reason: null, action: 'open-options' }) satisfies Finding;

/** A key that its server rejects: nothing can be read until it is mended. */
export const keyRejected: Rule = ({ connections }) =>
  connections
    .filter(({ state }) => state === 'key-rejected')
    .map(({ party, shopId }) => row('key-rejected', 'now', party, shopId));

/** Days left of a key's year from which it is told: it is then older than 11 months; the last week is urgent. */
const OLD = 30;
const URGENT = 7;

/** A Qoo10 key older than 11 months [qapi 2]. */
export const keyOld: Rule = ({ connections }) =>
  connections.flatMap(({ party, shopId, state, keyDaysLeft }) =>
    keyDaysLeft === null || keyDaysLeft > OLD || state === 'key-rejected'
      ? []
      : [row('key-old', keyDaysLeft <= URGENT ? 'now' : 'today', party, shopId)],
  );
