import type { Rule } from './finding.ts';

/** Smartship's own link brings orders in although the seller declared it off: the extension creates nothing more. */
export const linkOnAgain: Rule = ({ linkOnAgain: shops }) =>
  shops.map((shopId) => ({
    rule: 'link-on-again',
    severity: 'now',
    kind: '',
    shopId,
    orderNos: [],
    count: 1,
    reason: null,
    action: 'open-options',
  }));
