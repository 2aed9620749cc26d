import {
  deriveCart,
  type OrderLine,
  type Severity,
  toShippingNo,
  type WatchAction,
  type WatchFacts,
  type WatchRule,
} from '#lib/domain';
import { HOUR, line, mapped, NOON, orderNo, packNo, shipment, sku } from './make.ts';
import { cart, DAY, day, facts, shop } from './watch-scene.ts';

/** What makes a rule speak, and the row that the seller then gets. */
export interface Scene {
  readonly severity: Severity;
  readonly action: WatchAction;
  readonly when: Partial<WatchFacts>;
}

const qoo10 = { party: 'qoo10', shopId: 'demo_shop', state: 'connected', keyDaysLeft: null } as const;
const smartship = { party: 'smartship', shopId: null, state: 'connected', keyDaysLeft: null } as const;
const unread = (source: WatchFacts['sources'][number]['source'], hours: number): Partial<WatchFacts> => ({
  sources: [{ source, party: 'qoo10', shopId: null, lastEnd: NOON - hours * HOUR, failure: 'unreachable' }],
});
const stockIsOurs = shop({ duties: { ...shop().duties, stock: 'extension' } });
const trackingIsOurs = shop({ duties: { ...shop().duties, tracking: 'extension' } });
const parcel = shipment({ stage: 'shipped', reallyShipped: true, trackingNo: '4000-1234' });
const gap = (hours: number): Partial<WatchFacts> => ({
  carts: [cart(line({ status: 3 }), [parcel])],
  shippedSeenAt: new Map([[parcel.shippingNo, NOON - hours * HOUR]]),
});
const planned = (days: number): Partial<WatchFacts> => ({
  carts: [cart(line({ status: 3, plannedShipDate: day(days) }))],
});
const waiting = (change: Partial<OrderLine> = {}): Partial<WatchFacts> => ({
  carts: [cart(line({ paidAt: NOON - 3 * HOUR, ...change }))],
});
const unreadable = (count: number): Partial<WatchFacts> => ({
  sources: facts().sources.map((each) => ({ ...each, unreadable: each.source === 'orders' ? count : 0 })),
});
const job = (change: object) => ({
  jobId: 'j',
  by: 'press' as const,
  kind: 'send' as const,
  phase: 'running' as const,
  step: 'find' as const,
  orderNos: [orderNo(1290000101)],
  pressedAt: NOON - HOUR,
  notBefore: NOON - HOUR,
  nextTryAt: null,
  shippingNo: null,
  reason: null,
  events: [],
  ...change,
});
const told = (
  order: Partial<OrderLine>,
  known: Partial<Parameters<typeof deriveCart>[1]> = {},
): Partial<WatchFacts> => ({
  carts: [
    deriveCart(
      { shopId: line().shopId, packNo: packNo(512340001), lines: [line({ paidAt: NOON - HOUR, ...order })] },
      { verdictOf: () => mapped(), shipments: [], job: null, now: NOON, ...known },
    ),
  ],
});
const unmapped = {
  ...mapped(),
  verdict: 'unmapped',
  reason: { code: 'code-unmapped', params: { code: 'X', at: 0 } },
} as const;
const stops = (code: 'parcel-holds-others' | 'step-failed') =>
  code === 'step-failed'
    ? ({ code, params: { party: 'qoo10', failure: 'bad-request', says: 'No', step: 'confirm' } } as const)
    : ({ code, params: { shippingNo: 'QSP1', others: '1290000102' } } as const);

/** Every rule of the watch list with every kind of row that it makes. A new rule without one does not compile. */
export const TABLE: Readonly<Record<WatchRule, Readonly<Record<string, Scene>>>> = {
  'cancelled-after-sending': {
    '': {
      severity: 'now',
      action: 'open-panel',
      when: { carts: [cart(line({ claim: 'requested' }), [shipment()])] },
    },
  },
  'double-registration': {
    '': {
      severity: 'now',
      action: 'open-smartship',
      when: { carts: [cart(line(), [shipment(), shipment({ shippingNo: toShippingNo('QSP2') })])] },
    },
  },
  'link-on-again': { '': { severity: 'now', action: 'open-options', when: { linkOnAgain: ['demo_shop'] } } },
  'key-rejected': {
    qoo10: {
      severity: 'now',
      action: 'open-options',
      when: { connections: [{ ...qoo10, state: 'key-rejected' }] },
    },
    smartship: {
      severity: 'now',
      action: 'open-options',
      when: { connections: [{ ...smartship, state: 'key-rejected' }] },
    },
  },
  'session-lost': {
    smartship: {
      severity: 'now',
      action: 'open-options',
      when: { connections: [{ ...smartship, state: 'signed-out' }] },
    },
    locked: { severity: 'now', action: 'open-options', when: { connections: [{ ...qoo10, state: 'locked' }] } },
  },
  'disk-full': { '': { severity: 'now', action: 'sync-now', when: { diskFull: true } } },
  'automation-asks': { '': { severity: 'now', action: 'open-panel', when: { automationAsks: true } } },
  'link-broken': {
    '': {
      severity: 'now',
      action: 'open-smartship',
      when: { ...waiting({ paidAt: NOON - 5 * HOUR }), lastCollection: new Map([['demo_shop', NOON - 9 * HOUR]]) },
    },
  },
  'planned-date': {
    past: { severity: 'now', action: 'open-panel', when: planned(-1) },
    near: { severity: 'today', action: 'open-panel', when: planned(1) },
  },
  unconfirmed: {
    'day-3': { severity: 'now', action: 'open-panel', when: waiting({ paidAt: NOON - 5 * DAY }) },
    'day-2': { severity: 'today', action: 'open-panel', when: waiting({ paidAt: NOON - 3 * DAY }) },
  },
  stuck: {
    failed: {
      severity: 'now',
      action: 'open-panel',
      when: told({}, { job: job({ phase: 'needs-seller', reason: stops('step-failed') }) }),
    },
    conflict: {
      severity: 'now',
      action: 'open-panel',
      when: {
        carts:
          told({}).carts?.map((view) => ({
            ...view,
            lines: view.lines.map((each) => ({
              ...each,
              state: 'conflict' as const,
              reason: stops('parcel-holds-others'),
            })),
          })) ?? [],
      },
    },
    'needs-code': { severity: 'today', action: 'open-panel', when: told({}, { verdictOf: () => unmapped }) },
    'out-of-stock': {
      severity: 'today',
      action: 'open-panel',
      when: told({ quantity: 3 }, { verdictOf: () => mapped(sku({ stock: 2 })) }),
    },
    'too-late': { severity: 'today', action: 'open-panel', when: told({ status: 4 }) },
    'removed-in-smartship': {
      severity: 'today',
      action: 'open-panel',
      when: told({}, { shipments: [shipment({ stage: 'cancelled' })] }),
    },
  },
  'missing-in-smartship': {
    'link-quiet': {
      severity: 'today',
      action: 'open-smartship',
      when: { ...waiting(), lastCollection: new Map([['demo_shop', NOON - 4 * HOUR]]) },
    },
    waybill: { severity: 'today', action: 'open-smartship', when: waiting({ packingNo: 'JPP1' }) },
    untold: { severity: 'today', action: 'open-smartship', when: waiting() },
  },
  'stock-asks': {
    '': {
      severity: 'today',
      action: 'open-options',
      when: { shops: [stockIsOurs], stockAsks: new Map([[String(stockIsOurs.shopId), 3]]) },
    },
  },
  'tracking-gap': {
    smartship: { severity: 'today', action: 'open-jqsm', when: gap(25) },
    extension: { severity: 'today', action: 'open-jqsm', when: { ...gap(3), shops: [trackingIsOurs] } },
    seller: {
      severity: 'today',
      action: 'open-jqsm',
      when: { ...gap(25), shops: [shop({ duties: { ...shop().duties, tracking: 'seller' } })] },
    },
  },
  'tracking-mismatch': {
    '': {
      severity: 'today',
      action: 'open-jqsm',
      when: { carts: [cart(line({ status: 4, trackingNo: '9999' }), [parcel])] },
    },
  },
  'key-old': {
    qoo10: { severity: 'today', action: 'open-options', when: { connections: [{ ...qoo10, keyDaysLeft: 30 }] } },
  },
  'cannot-check': {
    orders: { severity: 'now', action: 'sync-now', when: unread('orders', 2) },
    shipments: { severity: 'now', action: 'sync-now', when: unread('shipments', 2) },
    skus: { severity: 'information', action: 'sync-now', when: unread('skus', 2) },
    listings: { severity: 'information', action: 'sync-now', when: unread('listings', 2) },
    links: { severity: 'information', action: 'sync-now', when: unread('links', 2) },
    'order-rows': { severity: 'today', action: 'open-jqsm', when: unreadable(2) },
  },
  work: {
    ready: { severity: 'information', action: 'open-panel', when: told({}) },
    waiting: { severity: 'information', action: 'open-panel', when: told({}, { job: job({}) }) },
    'sent-today': {
      severity: 'information',
      action: 'none',
      when: told({ status: 3 }, { job: job({ phase: 'done' }), shipments: [shipment({ stage: 'instructed' })] }),
    },
  },
};
