import type { Finding, Rule } from './finding.ts';

export const DISK_FULL: Finding = {
  rule: 'disk-full',
  severity: 'now',
  kind: '',
  shopId: null,
  orderNos: [],
  count: 1,
  reason: null,
  action: 'sync-now',
};

/** The browser finds no room for what was read or is to be done: nothing new is noticed and nothing goes on meanwhile. */
export const diskFull: Rule = (facts) => (facts.diskFull ? [DISK_FULL] : []);
