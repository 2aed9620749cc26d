import { describe, expect, it } from 'vitest';
import {
  deriveCart,
  type Finding,
  type JstDate,
  linkCyclesSince,
  needPerson,
  type OrderLine,
  type Shipment,
  toShippingNo,
  type WatchFacts,
  type WatchRule,
  watch,
} from '#lib/domain';
import { HOUR, line, mapped, NOON, orderNo, packNo, shipment } from './make.ts';
import { cart, DAY, day, facts, shop } from './watch-scene.ts';

const found = (rule: WatchRule, change: Partial<WatchFacts>): Finding[] =>
  watch(facts(change)).filter((finding) => finding.rule === rule);

describe('the watch list', () => {
  it('is empty when all is well', () => {
    expect(watch(facts())).toEqual([]);
    expect(needPerson(watch(facts()))).toBe(0);
  });

  it('puts what cannot wait first, and counts an order once on the badge however many rules speak of it', () => {
    const old = line({ paidAt: NOON - 6 * DAY, claim: 'requested' });
    const findings = watch(facts({ carts: [cart(old, [shipment()])], automationAsks: true }));
    expect(findings.map(({ severity }) => severity)).toEqual([...findings.map(({ severity }) => severity)].sort());
    expect(needPerson(findings)).toBe(2);
    expect(needPerson([...findings, ...findings.filter(({ orderNos }) => orderNos.length > 0)])).toBe(2);
  });

  it('makes no noise about what the seller keeps away from Smartship', () => {
    const excluded = deriveCart(
      { shopId: line().shopId, packNo: packNo(512340001), lines: [line({ paidAt: NOON - 6 * DAY })] },
      {
        verdictOf: () => ({ ...mapped(), verdict: 'not-smartship' }),
        shipments: [],
        job: null,
        now: NOON,
      },
    );
    expect(watch(facts({ carts: [excluded] }))).toEqual([]);
  });
});

describe('cancelled after sending', () => {
  it('is told at once while the parcel is alive and not gone', () => {
    const claimed = line({ claim: 'requested' });
    expect(found('cancelled-after-sending', { carts: [cart(claimed, [shipment()])] })).toMatchObject([
      { severity: 'now', count: 1, action: 'open-panel' },
    ]);
    expect(found('cancelled-after-sending', { carts: [cart(claimed)] })).toEqual([]);
    expect(found('cancelled-after-sending', { carts: [cart(claimed, [shipment({ stage: 'cancelled' })])] })).toEqual(
      [],
    );
  });
});

describe('registered twice', () => {
  it('is told at once for two live parcels, not for a dead one beside a live one', () => {
    const second = shipment({ shippingNo: toShippingNo('QSP2') });
    expect(found('double-registration', { carts: [cart(line(), [shipment(), second])] })).toMatchObject([
      { severity: 'now', orderNos: ['1290000101'] },
    ]);
    const dead = { ...second, stage: 'cancelled' as const };
    expect(found('double-registration', { carts: [cart(line(), [shipment(), dead])] })).toEqual([]);
  });
});

describe('missing in Smartship', () => {
  const paid = (hours: number, change: Partial<OrderLine> = {}) => [
    cart(line({ paidAt: NOON - hours * HOUR, ...change })),
  ];

  it('is told after two cycles of the link, with the likely reason', () => {
    expect(found('missing-in-smartship', { carts: paid(1.5) })).toEqual([]);
    expect(found('missing-in-smartship', { carts: paid(3) })).toMatchObject([{ severity: 'today', kind: 'untold' }]);
    expect(
      found('missing-in-smartship', { carts: paid(3), lastCollection: new Map([['demo_shop', NOON - 4 * HOUR]]) }),
    ).toMatchObject([{ kind: 'link-quiet' }]);
    expect(found('missing-in-smartship', { carts: paid(3, { packingNo: 'JPP1' }) })).toMatchObject([
      { kind: 'waybill' },
    ]);
  });

  it('is told of the line that did not come, though the rest of its cart is there', () => {
    const lines = [line({ paidAt: NOON - 3 * HOUR }), line({ paidAt: NOON - 3 * HOUR, orderNo: orderNo(1290000102) })];
    const parts = deriveCart(
      { shopId: line().shopId, packNo: line().packNo, lines },
      { verdictOf: () => mapped(), shipments: [shipment()], job: null, now: NOON },
    );
    expect(found('missing-in-smartship', { carts: [parts] })).toMatchObject([{ count: 1, orderNos: ['1290000102'] }]);
    const whole = shipment({ lines: shipment().lines.map((each) => ({ ...each, orderNo: null })) });
    expect(
      found('missing-in-smartship', {
        carts: [
          deriveCart(
            { shopId: line().shopId, packNo: line().packNo, lines },
            { verdictOf: () => mapped(), shipments: [whole], job: null, now: NOON },
          ),
        ],
      }),
    ).toEqual([]);
  });

  it('does not count the hours from 00 to 04 in Japan', () => {
    const midnight = Date.parse('2026-11-24T00:00:00+09:00');
    expect(linkCyclesSince(midnight, midnight + 4 * HOUR)).toBe(1);
    expect(linkCyclesSince(midnight - 1000, midnight + 3 * HOUR)).toBe(0);
    expect(linkCyclesSince(midnight + 10 * HOUR, midnight + 12 * HOUR)).toBe(2);
  });

  it('is not told of what nobody looked at since, of claimed orders, or where another brings orders in', () => {
    const sources = facts().sources.map((source) => ({ ...source, lastEnd: NOON - 5 * HOUR }));
    expect(found('missing-in-smartship', { carts: paid(3), sources })).toEqual([]);
    expect(found('missing-in-smartship', { carts: paid(3, { claim: 'requested' }) })).toEqual([]);
    const own = { ...shop().duties, 'bring-in': 'seller' as const };
    expect(found('missing-in-smartship', { carts: paid(3), shops: [shop({ duties: own })] })).toEqual([]);
  });
});

describe('Smartship’s link perhaps broken', () => {
  it('is told after four cycles without any collection while orders wait', () => {
    const waiting = [cart(line({ paidAt: NOON - 5 * HOUR }))];
    expect(
      found('link-broken', { carts: waiting, lastCollection: new Map([['demo_shop', NOON - 9 * HOUR]]) }),
    ).toMatchObject([{ severity: 'now', count: 1 }]);
    expect(found('link-broken', { carts: waiting })).toEqual([]);
    expect(found('link-broken', { carts: [], lastCollection: new Map([['demo_shop', NOON - 90 * HOUR]]) })).toEqual([]);
  });
});

describe('paid and unconfirmed', () => {
  it('is told on business day 2 and louder on day 3, weekends and holidays not counted', () => {
    // NOON is a Tuesday.
    const unconfirmed = (days: number, change: Partial<WatchFacts> = {}) =>
      found('unconfirmed', { carts: [cart(line({ paidAt: NOON - days * DAY }))], ...change });
    expect(unconfirmed(1)).toEqual([]);
    expect(unconfirmed(3)).toMatchObject([{ severity: 'today', kind: 'day-2' }]);
    expect(unconfirmed(5)).toMatchObject([{ severity: 'now', kind: 'day-3' }]);
    expect(unconfirmed(3, { isHoliday: (date) => date === day(-1) })).toEqual([]);
    expect(found('unconfirmed', { carts: [cart(line({ status: 3, paidAt: NOON - 5 * DAY }))] })).toEqual([]);
  });
});

describe('the planned ship date', () => {
  const planned = (date: JstDate, shipments: readonly Shipment[] = []) =>
    found('planned-date', { carts: [cart(line({ status: 3, plannedShipDate: date }), shipments)] });

  it('is told when it is near without an instruction, and at once when it is past', () => {
    expect(planned(day(3))).toEqual([]);
    expect(planned(day(1))).toMatchObject([{ severity: 'today', kind: 'near' }]);
    expect(planned(day(0))).toMatchObject([{ severity: 'today', kind: 'near' }]);
    expect(planned(day(-1))).toMatchObject([{ severity: 'now', kind: 'past' }]);
  });

  it('is quiet for what is instructed or shipped in time, not for an instructed one that is late', () => {
    expect(planned(day(1), [shipment({ stage: 'instructed' })])).toEqual([]);
    expect(planned(day(-1), [shipment({ stage: 'instructed' })])).toMatchObject([{ kind: 'past' }]);
    expect(planned(day(-1), [shipment({ stage: 'shipped' })])).toEqual([]);
  });
});

describe('tracking', () => {
  const parcel = shipment({ stage: 'shipped', reallyShipped: true, trackingNo: '4000-1234' });
  const gap = (hours: number, change: Partial<WatchFacts> = {}) =>
    found('tracking-gap', {
      carts: [cart(line({ status: 3 }), [parcel])],
      shippedSeenAt: new Map([[parcel.shippingNo, NOON - hours * HOUR]]),
      ...change,
    });

  it('is missed at Qoo10 a day after Smartship shipped, two hours where it is the extension’s duty', () => {
    expect(gap(23)).toEqual([]);
    expect(gap(25)).toMatchObject([{ severity: 'today', kind: 'smartship' }]);
    const ours = shop({ duties: { ...shop().duties, tracking: 'extension' } });
    expect(gap(3, { shops: [ours] })).toMatchObject([{ kind: 'extension' }]);
  });

  it('that differs is told; another spelling of the same number is not', () => {
    const at = (trackingNo: string) =>
      found('tracking-mismatch', { carts: [cart(line({ status: 4, trackingNo }), [parcel])] });
    expect(at('40001234')).toEqual([]);
    expect(at('4000-1234')).toEqual([]);
    expect(at('9999')).toMatchObject([{ severity: 'today' }]);
    expect(at('')).toEqual([]);
  });
});

describe('keys and sign-ins', () => {
  const qoo10 = { party: 'qoo10', shopId: 'demo_shop', state: 'connected', keyDaysLeft: null } as const;

  it('tell a rejected key at once, and an old one from eleven months on', () => {
    expect(found('key-rejected', { connections: [{ ...qoo10, state: 'key-rejected' }] })).toMatchObject([
      { severity: 'now', kind: 'qoo10', action: 'open-options' },
    ]);
    expect(found('key-old', { connections: [{ ...qoo10, keyDaysLeft: 31 }] })).toEqual([]);
    expect(found('key-old', { connections: [{ ...qoo10, keyDaysLeft: 30 }] })).toMatchObject([{ severity: 'today' }]);
    expect(found('key-old', { connections: [{ ...qoo10, keyDaysLeft: -1 }] })).toMatchObject([{ severity: 'now' }]);
  });

  it('tell a lost session and locked keys at once', () => {
    const smartship = { party: 'smartship', shopId: null, state: 'signed-out', keyDaysLeft: null } as const;
    expect(found('session-lost', { connections: [smartship] })).toMatchObject([{ severity: 'now', kind: 'smartship' }]);
    expect(found('session-lost', { connections: [{ ...qoo10, state: 'locked' }] })).toMatchObject([{ kind: 'locked' }]);
    expect(found('session-lost', { connections: [qoo10] })).toEqual([]);
  });
});

describe('a source that cannot be read', () => {
  const failing = (minutes: number, failure: 'unreachable' | 'key-rejected') =>
    found('cannot-check', {
      sources: [{ source: 'orders', party: 'qoo10', shopId: 'demo_shop', lastEnd: NOON - minutes * 60_000, failure }],
    });

  it('is told as information while it may pass, and as urgent after an hour', () => {
    expect(failing(10, 'unreachable')).toMatchObject([{ severity: 'information', kind: 'orders', action: 'sync-now' }]);
    expect(failing(70, 'unreachable')).toMatchObject([{ severity: 'now' }]);
    expect(failing(70, 'key-rejected')).toEqual([]);
  });
});

describe('changes of stock that wait for the seller', () => {
  const ours = shop({ duties: { ...shop().duties, stock: 'extension' } });
  const stockAsks = new Map([[ours.shopId as string, 3]]);

  it('are one row for today, and one thing on the badge', () => {
    const findings = watch(facts({ shops: [ours], stockAsks }));
    const rows = findings.filter(({ rule }) => rule === 'stock-asks');
    expect(rows).toMatchObject([{ severity: 'today', count: 3, shopId: ours.shopId, action: 'open-options' }]);
    expect(needPerson(rows)).toBe(1);
  });

  it('are none where his word could not be acted on', () => {
    expect(found('stock-asks', { shops: [shop()], stockAsks })).toEqual([]);
    expect(found('stock-asks', { shops: [{ ...ours, readOnly: true }], stockAsks })).toEqual([]);
    expect(found('stock-asks', { shops: [ours] })).toEqual([]);
  });
});

describe('automation', () => {
  it('that waits after a long sleep, and a link that is on against the declaration, are told at once', () => {
    expect(found('automation-asks', { automationAsks: true })).toMatchObject([{ severity: 'now' }]);
    expect(found('link-on-again', { linkOnAgain: ['demo_shop'] })).toMatchObject([
      { severity: 'now', shopId: 'demo_shop', action: 'open-options' },
    ]);
  });
});

describe('orders that are stuck, and the work at hand', () => {
  it('are told by where they stand, each with the first one’s reason', () => {
    const wrong = {
      ...mapped(),
      verdict: 'unmapped',
      reason: { code: 'code-unmapped', params: { code: 'X', at: 0 } },
    } as const;
    const carts = [1, 2, 3].map((at) =>
      deriveCart(
        { shopId: line().shopId, packNo: packNo(512340000 + at), lines: [line({ orderNo: orderNo(1290000100 + at) })] },
        { verdictOf: () => wrong, shipments: [], job: null, now: NOON },
      ),
    );
    expect(found('stuck', { carts })).toMatchObject([
      { severity: 'today', kind: 'needs-code', count: 3, reason: { code: 'code-unmapped' } },
    ]);
  });

  it('are told for information, and not at all when there is none', () => {
    expect(found('work', { carts: [cart(line({ paidAt: NOON - 60_000 }))] })).toMatchObject([
      { severity: 'information', kind: 'ready', count: 1 },
    ]);
    expect(found('work', { carts: [] })).toEqual([]);
  });
});
