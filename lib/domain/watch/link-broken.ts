import type { Rule } from './finding.ts';
import { watchedLines } from './lines.ts';
import { isMissing } from './missing-in-smartship.ts';

/** Cycles without any collection, while orders wait, after which the link itself is suspected. */
const CYCLES = 4;

/** Smartship's link collected nothing for long although there was something to collect: its key may have ended. */
export const linkBroken: Rule = (facts) => {
  const waiting = new Map<string, number>();
  for (const line of watchedLines(facts)) {
    const { paidAt, shopId } = line.view.line;
    const last = facts.lastCollection.get(shopId);
    const quiet = last === undefined || (paidAt !== null && last < paidAt);
    if (quiet && isMissing(line, facts, CYCLES)) waiting.set(shopId, (waiting.get(shopId) ?? 0) + 1);
  }
  return [...waiting].map(([shopId, count]) => ({
    rule: 'link-broken',
    severity: 'now',
    kind: '',
    shopId,
    orderNos: [],
    count,
    reason: null,
    action: 'open-smartship',
  }));
};
