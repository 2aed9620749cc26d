import type { Instant } from '../words.ts';
import { allot, type StockClaim } from './allot.ts';
import { available } from './available.ts';
import type { SkuStock, StockFacts, StockTarget } from './facts.ts';
import { type StockNote, stockNote } from './note.ts';
import { leastOf, mostOf, safetyOf } from './rule.ts';

/** Facts older than this never raise a quantity (design §5). */
const STOCK_FRESH_MS = 15 * 60_000;

/**
 * What a plan says of one target.
 * - `same`: Qoo10 shows what it should.
 * - `change`: may be written without asking.
 * - `ask`: written only with the seller's word.
 * - `refused`: not written, for the reason given.
 * - `off`: the seller's rule leaves it alone.
 */
export type StockStanding = 'same' | 'change' | 'ask' | 'refused' | 'off';

export interface StockLine {
  readonly target: StockTarget;
  readonly from: number | null;
  /** What it should be; null where it cannot be said. */
  readonly to: number | null;
  readonly standing: StockStanding;
  /** Why, most important first. */
  readonly notes: readonly StockNote[];
}

/** What to change so that Qoo10 shows what Smartship has. Pure: the same facts give the same plan, in the order of the targets' keys. */
export function planStock(facts: StockFacts): readonly StockLine[] {
  const sorted = [...facts.targets].sort(byKey);
  const bySku = Map.groupBy(sorted, (target) => target.skuNo ?? `without ${target.key}`);
  const lines = [...bySku.values()].flatMap((targets) => planSku(targets, facts));
  return lines.sort((left, right) => byKey(left.target, right.target));
}

const byKey = (left: StockTarget, right: StockTarget): number => (left.key < right.key ? -1 : 1);

const said = (
  target: StockTarget,
  standing: StockStanding,
  notes: readonly StockNote[],
  to: number | null = null,
): StockLine => ({ target, from: target.shown, to, standing, notes });

function planSku(targets: readonly StockTarget[], facts: StockFacts): StockLine[] {
  const [first] = targets;
  const sku = first?.skuNo ? facts.skus.get(first.skuNo) : undefined;
  const settled = targets.flatMap((target): StockLine[] => {
    if (target.rule.kind === 'off') return [said(target, 'off', [stockNote('rule-off')])];
    const why = hindrance(target, sku);
    return why === null ? [] : [said(target, 'refused', [why])];
  });
  const open = targets.filter((target) => !settled.some((line) => line.target === target));
  if (!sku || sku.units === null || open.length === 0) return settled;
  // What others show of this SKU and we may not change is spoken for.
  const spokenFor = settled.reduce((sum, { target }) => sum + holds(target), 0);
  const safety = Math.max(...open.map(({ rule }) => safetyOf(rule)));
  const pool = available(sku.units, sku.held + spokenFor, safety);
  const parts = allot(
    pool,
    open.map((target) => claimOf(target, pool)),
  );
  const says = stockNote('stock-says', { available: pool, units: sku.units, held: sku.held, safety });
  const because = targets.length > 1 ? [says, stockNote('shared', { listings: targets.length })] : [says];
  const lines = open.map((target) => judge(target, parts.get(target.key) ?? 0, because));
  const unread = settled.some(({ target }) => target.shown === null && target.onItsWay === null);
  return [...settled, ...lowersFirst(lines, pool, raiseProblem(sku, facts, unread))];
}

/** Why nothing may be said or done about a target; null when a plan may be made. */
function hindrance(target: StockTarget, sku: SkuStock | undefined): StockNote | null {
  if (target.blocked) return target.blocked;
  if (!sku) return stockNote('stock-untold');
  if (sku.sync === 'active') return stockNote('smartship-syncs');
  if (sku.sync === 'untold') return stockNote('smartship-sync-untold');
  if (sku.units === null) return stockNote('stock-untold');
  if (target.onItsWay) return stockNote('write-on-its-way', { at: target.onItsWay.at });
  return target.shown === null ? stockNote('not-read') : null;
}

/** Units that a target which stays as it is takes from the others: the more of what it shows and what is on its way. */
const holds = (target: StockTarget): number => Math.max(target.shown ?? 0, target.onItsWay?.to ?? 0);

const claimOf = ({ key, shown, rule }: StockTarget, pool: number): StockClaim => ({
  key,
  shown: shown ?? 0,
  most: mostOf(rule, pool),
  least: leastOf(rule),
});

/** Whether a change may be made without asking, by its own direction and size. */
function judge(target: StockTarget, to: number, because: readonly StockNote[]): StockLine {
  const from = target.shown ?? 0;
  if (to === from) return said(target, 'same', because, to);
  const asks = (to > from ? whyAskRaise(target, from) : whyAskLower(from, to)) ?? whyAskFirst(target);
  return said(target, asks === null ? 'change' : 'ask', asks === null ? because : [asks, ...because], to);
}

function whyAskLower(from: number, to: number): StockNote | null {
  if (to === 0) return stockNote('to-zero');
  return to * 2 < from ? stockNote('more-than-half', { from, to }) : null;
}

/** What we never saw in step the seller set himself: the first change is his to approve, so that giving the duty changes nothing unseen. */
const whyAskFirst = ({ last }: StockTarget): StockNote | null => (last === null ? stockNote('first-time') : null);

/** A quantity that the seller lowered by hand since the last sync is not raised without asking. */
function whyAskRaise({ last, soldSince }: StockTarget, shown: number): StockNote | null {
  if (last === null || shown >= last.quantity - soldSince) return null;
  return stockNote('lowered-by-hand', { last: last.quantity, sold: soldSince, shown });
}

function raiseProblem(sku: SkuStock, { now, ordersReadAt }: StockFacts, unread: boolean): StockNote | null {
  if (isOld(sku.readAt, now)) return stockNote('stock-too-old', { at: sku.readAt });
  if (isOld(ordersReadAt, now)) return stockNote('orders-too-old', { at: ordersReadAt });
  return unread ? stockNote('shared-not-read') : null;
}

/** A moment in the future is no better than an old one: the clock was changed. */
const isOld = (at: Instant | null, now: Instant): boolean => at === null || now - at > STOCK_FRESH_MS || at > now;

/**
 * Raises only out of what is free already: a lowering that waits for the seller's word still holds its units. So the sum
 * stays within the pool whichever of the changes are made, as long as those that need no word go first.
 */
function lowersFirst(lines: readonly StockLine[], pool: number, problem: StockNote | null): StockLine[] {
  const isRaise = (line: StockLine) => (line.to ?? 0) > (line.from ?? 0);
  let free = lines.reduce((left, line) => {
    const stays = line.standing === 'change' && !isRaise(line) ? line.to : line.from;
    return left - (stays ?? 0);
  }, pool);
  return lines.map((line) => {
    const from = line.from ?? 0;
    if (!isRaise(line)) return line;
    if (problem) return said(line.target, 'refused', [problem, ...line.notes], line.to);
    const room = Math.max(0, Math.min((line.to ?? 0) - from, free));
    free -= room;
    if (room === 0) return said(line.target, 'refused', [stockNote('waits-for-lower'), ...line.notes], line.to);
    return { ...line, to: from + room };
  });
}
