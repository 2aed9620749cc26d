import { jstDate, startOfJstDate } from '../jst.ts';
import type { Finding, Rule } from './finding.ts';
import { watchedLines } from './lines.ts';

const UNDER_WAY: ReadonlySet<string> = new Set(['queued', 'sending', 'waiting']);

/** What is at hand, only to know: what could be sent, what is under way, what went out today. */
export const work: Rule = (facts) => {
  const orders = { ready: 0, waiting: 0, 'sent-today': 0 };
  for (const { view } of watchedLines(facts)) {
    if (view.state === 'ready') orders.ready++;
    else if (UNDER_WAY.has(view.state)) orders.waiting++;
  }
  const midnight = startOfJstDate(jstDate(facts.now));
  for (const { job } of facts.carts) {
    const went = job && job.phase !== 'held' && job.phase !== 'undone' && job.pressedAt >= midnight;
    if (went) orders['sent-today'] += job.orderNos.length;
  }
  return Object.entries(orders)
    .filter(([, count]) => count > 0)
    .map(
      ([kind, count]): Finding => ({
        rule: 'work',
        severity: 'information',
        kind,
        shopId: null,
        orderNos: [],
        count,
        reason: null,
        action: kind === 'sent-today' ? 'none' : 'open-panel',
      }),
    );
};
