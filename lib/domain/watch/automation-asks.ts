import type { Rule } from './finding.ts';

/** Nothing ran for long: automation starts nothing until a person looked at the orders (design §3 law 7). */
export const automationAsks: Rule = (facts) =>
  facts.automationAsks
    ? [
        {
          rule: 'automation-asks',
          severity: 'now',
          kind: '',
          shopId: null,
          orderNos: [],
          count: 1,
          reason: null,
          action: 'open-panel',
        },
      ]
    : [];
