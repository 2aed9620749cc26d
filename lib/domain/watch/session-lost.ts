import type { Rule } from './finding.ts';

/** Signed out, or the keys are locked behind the passphrase: background work waits for a person. */
export const sessionLost: Rule = ({ connections }) =>
  connections
    .filter(({ state }) => state === 'signed-out' || state === 'locked')
    .map(({ party, shopId, state }) => ({
      rule: 'session-lost',
      severity: 'now',
      kind: state === 'locked' ? 'locked' : party,
      shopId,
      orderNos: [],
      count: 1,
      reason: null,
      action: 'open-options',
    }));
