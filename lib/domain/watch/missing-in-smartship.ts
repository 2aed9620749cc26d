import { holds } from '../derive-cart.ts';
import { collectability } from '../order.ts';
import { isAlive } from '../smartship.ts';
import type { Rule, WatchFacts } from './finding.ts';
import { grouped, linkCyclesSince, type Watched, watchedLines } from './lines.ts';

/** Cycles of Smartship's link after which an order that it could collect should be there. */
const CYCLES = 2;
/** Where an order stands while it waits to be brought in. */
const OUTSIDE: ReadonlySet<string> = new Set(['ready', 'queued', 'sending', 'waiting']);

/** Whether Smartship's link should have brought a line in long ago, and a look since then did not show it. */
export function isMissing({ shop, cart, view }: Watched, facts: WatchFacts, cycles: number = CYCLES): boolean {
  const { line } = view;
  if (shop.duties['bring-in'] !== 'smartship' || !OUTSIDE.has(view.state) || line.paidAt === null) return false;
  const isThere = cart.shipments.some((shipment) => isAlive(shipment) && holds(shipment, line.orderNo, cart));
  if (collectability(line) !== 'collectable' || isThere) return false;
  // As of the last look that came through: what nobody looked at is not called missing.
  const seen = facts.sources.find(({ source }) => source === 'shipments')?.lastEnd ?? null;
  return seen !== null && linkCyclesSince(line.paidAt, Math.min(seen, facts.now)) >= cycles;
}

/** Collectable and not in Smartship after two cycles outside 00–04 in Japan, with the likely reason. */
export const missingInSmartship: Rule = (facts) =>
  grouped(watchedLines(facts), (line) =>
    isMissing(line, facts)
      ? { rule: 'missing-in-smartship', severity: 'today', kind: likely(line, facts), action: 'open-smartship' }
      : null,
  );

function likely({ view }: Watched, { lastCollection }: WatchFacts): 'link-quiet' | 'waybill' | 'untold' {
  const last = lastCollection.get(view.line.shopId);
  if (last === undefined || (view.line.paidAt !== null && last < view.line.paidAt)) return 'link-quiet';
  // Others came in since: then it is this order. A packing number says that a waybill may exist [smartship 1.4].
  return view.line.packingNo.trim() === '' ? 'untold' : 'waybill';
}
