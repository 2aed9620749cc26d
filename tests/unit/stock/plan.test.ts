import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approvalCovers,
  mostOf,
  planStock,
  type StockLine,
  type StockTarget,
  smartshipSyncOf,
  stockNote,
  toSkuNo,
  unitsIn,
} from '#lib/domain';
import { NOON } from '../domain/make.ts';
import { facts, MINUTE, rule, SKU, skuStock, target } from './make.ts';

const one = (line: StockTarget, sku = skuStock(10), change = {}) => {
  const [only] = planStock(facts([line], sku, change));
  if (!only) throw new Error('no line');
  return only;
};
const short = ({ from, to, standing, notes }: StockLine) => [from, to, standing, notes[0]?.code];

describe('what a listing should show', () => {
  it('is the chosen warehouses less what open orders hold less the safety stock', () => {
    const line = one(target(1, 9, { rule: rule('safety', { units: 2 }) }), skuStock(12, { held: 3 }));
    expect(short(line)).toEqual([9, 7, 'change', 'stock-says']);
    expect(line.notes[0]?.params).toEqual({ available: 7, units: 12, held: 3, safety: 2 });
  });

  it('follows each rule', () => {
    expect(mostOf(rule('ratio', { percent: 50 }), 9)).toBe(4);
    expect(mostOf(rule('quick', { units: 3 }), 3)).toBe(0);
    expect(mostOf(rule('quick', { units: 3 }), 4)).toBe(4);
    expect(mostOf(rule('keep', { units: 3 }), 9)).toBe(9);
    expect(short(one(target(1, 4, { rule: rule('off') })))).toEqual([4, null, 'off', 'rule-off']);
  });

  it('counts only warehouses that Smartship told of', () => {
    expect(unitsIn({ stock: 9, stockByWarehouse: { T1: 6, T2: 3 } }, null)).toBe(9);
    expect(unitsIn({ stock: 9, stockByWarehouse: { T1: 6, T2: 3 } }, ['T1'])).toBe(6);
    expect(unitsIn({ stock: 9, stockByWarehouse: {} }, ['T1'])).toBeNull();
  });

  it('leaves out what a listing that is left alone shows of the same SKU', () => {
    const lines = planStock(facts([target(1, 4, { rule: rule('off') }), target(2, 8)], skuStock(10)));
    expect(lines.map(short)).toEqual([
      [4, null, 'off', 'rule-off'],
      [8, 6, 'change', 'stock-says'],
    ]);
  });
});

describe('what is asked first', () => {
  it('is a listing going to zero', () => {
    expect(short(one(target(1, 4), skuStock(0)))).toEqual([4, 0, 'ask', 'to-zero']);
  });

  it('is a quantity going down by more than half', () => {
    expect(short(one(target(1, 20), skuStock(9)))).toEqual([20, 9, 'ask', 'more-than-half']);
    expect(short(one(target(1, 20), skuStock(10)))).toEqual([20, 10, 'change', 'stock-says']);
  });

  it('is raising what the seller lowered by hand, but not what buyers took', () => {
    const last = { quantity: 10, at: NOON - MINUTE };
    expect(short(one(target(1, 7, { last }), skuStock(10)))).toEqual([7, 10, 'ask', 'lowered-by-hand']);
    expect(short(one(target(1, 7, { last, soldSince: 3 }), skuStock(10)))).toEqual([7, 10, 'change', 'stock-says']);
    expect(short(one(target(1, 7, { last, soldSince: 2 }), skuStock(10)))).toEqual([7, 10, 'ask', 'lowered-by-hand']);
  });

  it('is any first change of what was never in step', () => {
    expect(short(one(target(1, 7, { last: null })))).toEqual([7, 10, 'ask', 'first-time']);
    expect(short(one(target(1, 14, { last: null })))).toEqual([14, 10, 'ask', 'first-time']);
    expect(short(one(target(1, 10, { last: null })))).toEqual([10, 10, 'same', 'stock-says']);
  });
});

describe('what is not done', () => {
  it('is raising by data older than 15 minutes; lowering still is', () => {
    const old = { readAt: NOON - 15 * MINUTE - 1 };
    expect(short(one(target(1, 4), skuStock(10, old)))).toEqual([4, 10, 'refused', 'stock-too-old']);
    expect(short(one(target(1, 14), skuStock(10, old)))).toEqual([14, 10, 'change', 'stock-says']);
    const orders = { ordersReadAt: NOON - 16 * MINUTE };
    expect(short(one(target(1, 4), skuStock(10), orders))).toEqual([4, 10, 'refused', 'orders-too-old']);
    expect(short(one(target(1, 4), skuStock(10, { readAt: NOON + MINUTE })))).toEqual([
      4,
      10,
      'refused',
      'stock-too-old',
    ]);
  });

  it('is anything where Smartship’s own sync is on, or where that cannot be told', () => {
    expect(short(one(target(1, 4), skuStock(10, { sync: 'active' })))).toEqual([4, null, 'refused', 'smartship-syncs']);
    expect(short(one(target(1, 4), skuStock(10, { sync: 'untold' })))).toEqual([
      4,
      null,
      'refused',
      'smartship-sync-untold',
    ]);
  });

  it('is anything while a write of ours is on its way, or where Qoo10 or Smartship told nothing', () => {
    const onItsWay = { to: 8, at: NOON - MINUTE };
    expect(short(one(target(1, 4, { onItsWay })))).toEqual([4, null, 'refused', 'write-on-its-way']);
    expect(short(one(target(1, null)))).toEqual([null, null, 'refused', 'not-read']);
    expect(short(one(target(1, 4), skuStock(null)))).toEqual([4, null, 'refused', 'stock-untold']);
    expect(short(one(target(1, 4, { skuNo: null, blocked: stockNote('no-sku', { code: 'X' }) })))).toEqual([
      4,
      null,
      'refused',
      'no-sku',
    ]);
  });

  it('is raising out of units that another listing still shows', () => {
    const lines = planStock(facts([target(1, 9), target(2, 0)], skuStock(9)));
    // 9 → 5 is no more than half less and goes first; 0 → 4 is paid by it.
    expect(lines.map(short)).toEqual([
      [9, 5, 'change', 'stock-says'],
      [0, 4, 'change', 'stock-says'],
    ]);
    const asked = planStock(facts([target(1, 20), target(2, 0)], skuStock(9)));
    expect(asked.map(short)).toEqual([
      [20, 5, 'ask', 'more-than-half'],
      [0, 4, 'refused', 'waits-for-lower'],
    ]);
    const unread = planStock(facts([target(1, null, { rule: rule('off') }), target(2, 3)], skuStock(9)));
    expect(short(unread[1] ?? one(target(1, 1)))).toEqual([3, 9, 'refused', 'shared-not-read']);
  });
});

const anyRule = fc.oneof(
  fc.constant(rule('off')),
  fc.integer({ min: 1, max: 100 }).map((percent) => rule('ratio', { percent })),
  fc
    .tuple(fc.constantFrom('safety', 'quick', 'keep') as fc.Arbitrary<'safety' | 'quick' | 'keep'>, fc.nat(20))
    .map(([kind, units]) => rule(kind, { units })),
);
const anyTargets = fc
  .array(
    fc.record({
      shown: fc.option(fc.nat(60), { freq: 8 }),
      rule: anyRule,
      last: fc.option(fc.nat(60)),
      soldSince: fc.nat(10),
      wayTo: fc.option(fc.nat(60), { freq: 2 }),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ shown, last, wayTo, ...more }, at) =>
      target(at + 1, shown, {
        ...more,
        last: last === null ? null : { quantity: last, at: NOON - MINUTE },
        onItsWay: wayTo === null ? null : { to: wayTo, at: NOON - MINUTE },
      }),
    ),
  );
const anySku = fc.record({ units: fc.option(fc.nat(100), { freq: 10 }), held: fc.nat(30), minutes: fc.nat(30) });
const stockOf = ({ units, held, minutes }: { units: number | null; held: number; minutes: number }) =>
  skuStock(units, { held, readAt: NOON - minutes * MINUTE });

describe('every plan', () => {
  it('promises no more than there is, whichever of its changes are made, as long as those that need no word are', () => {
    fc.assert(
      fc.property(anyTargets, anySku, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (targets, sku, yes) => {
        const plan = planStock(facts(targets, stockOf(sku)));
        const after = plan.map(({ from, to, standing }, at) =>
          standing === 'change' || (standing === 'ask' && yes[at]) ? (to ?? 0) : (from ?? 0),
        );
        const shown = targets.reduce((sum, { shown: units }) => sum + (units ?? 0), 0);
        const sum = after.reduce((total, units) => total + units, 0);
        expect(sum).toBeLessThanOrEqual(Math.max(shown, (sku.units ?? 0) - sku.held));
      }),
      { numRuns: 500 },
    );
  });

  it('never raises by old data, and never goes to zero or under half without asking', () => {
    fc.assert(
      fc.property(anyTargets, anySku, (targets, sku) => {
        for (const { from, to, standing } of planStock(facts(targets, stockOf(sku)))) {
          if (standing !== 'change' && standing !== 'ask') continue;
          expect(from).not.toBeNull();
          expect(to).not.toBe(from);
          if ((to ?? 0) > (from ?? 0)) expect(sku.minutes).toBeLessThanOrEqual(15);
          if (standing === 'ask') continue;
          expect(to).toBeGreaterThan(0);
          expect((to ?? 0) * 2).toBeGreaterThanOrEqual(from ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has nothing left to do once it was done', () => {
    fc.assert(
      fc.property(anyTargets, anySku, (targets, sku) => {
        const plan = planStock(facts(targets, stockOf(sku)));
        const done = plan.map(({ target: each, to, standing }) =>
          standing === 'change' || standing === 'ask'
            ? { ...each, shown: to, last: { quantity: to ?? 0, at: NOON }, soldSince: 0 }
            : each,
        );
        const again = planStock(facts(done, stockOf(sku)));
        const lowered = plan.some(({ standing, to, from }) => standing === 'ask' && (to ?? 0) < (from ?? 0));
        // Approved lowerings may set units free for others; otherwise nothing moves.
        if (!lowered) expect(again.filter(({ standing }) => standing === 'change' || standing === 'ask')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same whatever the order of its facts', () => {
    fc.assert(
      fc.property(anyTargets, anySku, (targets, sku) => {
        expect(planStock(facts([...targets].reverse(), stockOf(sku)))).toEqual(planStock(facts(targets, stockOf(sku))));
      }),
    );
  });
});

describe('the seller’s word', () => {
  it('covers no more than he saw', () => {
    const raise = { from: 3, to: 20 };
    expect(approvalCovers(raise, { from: 3, to: 18, soldSince: 0 })).toBe(true);
    expect(approvalCovers(raise, { from: 3, to: 21, soldSince: 0 })).toBe(false);
    expect(approvalCovers(raise, { from: 2, to: 20, soldSince: 1 })).toBe(true);
    // Lowered by hand once more since he said so.
    expect(approvalCovers(raise, { from: 1, to: 20, soldSince: 0 })).toBe(false);
    const lower = { from: 20, to: 4 };
    expect(approvalCovers(lower, { from: 19, to: 5, soldSince: 1 })).toBe(true);
    expect(approvalCovers(lower, { from: 20, to: 0, soldSince: 0 })).toBe(false);
    expect(approvalCovers(lower, { from: 2, to: 4, soldSince: 0 })).toBe(false);
  });
});

describe('Smartship’s own sync', () => {
  const setting = (change: object) =>
    ({ skuNo: SKU, channel: 'Qoo10(JP)', type: 'S', enabled: true, ...change }) as const;
  it('is on, off or not to be told, by the settings of that SKU or of the channel', () => {
    const of = (...settings: Parameters<typeof smartshipSyncOf>[0] & object) => smartshipSyncOf(settings)(SKU);
    expect(of(setting({}))).toBe('active');
    expect(of(setting({ type: 'N' }))).toBe('inactive');
    expect(of(setting({ enabled: false }))).toBe('inactive');
    expect(of(setting({ enabled: null }))).toBe('untold');
    expect(of(setting({ type: 'untold', enabled: null }))).toBe('untold');
    expect(of(setting({ skuNo: null }))).toBe('active');
    expect(of(setting({ skuNo: null }), setting({ type: 'N' }))).toBe('inactive');
    expect(of(setting({ skuNo: toSkuNo('1') }))).toBe('inactive');
    expect(of(setting({ channel: 'Another mall' }))).toBe('inactive');
    expect(of(setting({ channel: '' }))).toBe('active');
    expect(smartshipSyncOf(null)(SKU)).toBe('untold');
  });
});
