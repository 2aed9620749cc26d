import { jstDate } from '../jst.ts';
import { nextBusinessDay } from '../ship-date.ts';
import type { Rule } from './finding.ts';
import { grouped, watchedLines } from './lines.ts';

/** 発送予定日 is past and the order is not shipped, or it is today or the next business day and nobody gave the instruction. */
export const plannedDate: Rule = (facts) =>
  grouped(watchedLines(facts), ({ shop, view: { line, state } }) => {
    const { plannedShipDate: planned } = line;
    if (line.status !== 3 || planned === null || planned === 'not-told') return null;
    if (state === 'shipped' || state === 'cancelled' || state === 'conflict') return null;
    const today = jstDate(facts.now);
    if (planned < today) return { rule: 'planned-date', severity: 'now', kind: 'past', action: 'open-panel' };
    const soon = planned <= nextBusinessDay(today, shop.shipDateRule, facts.isHoliday);
    if (!soon || state === 'instructed') return null;
    return { rule: 'planned-date', severity: 'today', kind: 'near', action: 'open-panel' };
  });
