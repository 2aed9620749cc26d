import { type StockNote, stockNote } from '#lib/domain';
import { SHOP_ID, statesToDraw } from './panel-states.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const says = (available: number) => stockNote('stock-says', { available, units: available + 3, held: 3, safety: 0 });

/** One listing or option as *Stock sync* thinks of it. */
interface Place {
  readonly title: string;
  readonly values?: string;
  readonly code: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly standing: 'same' | 'ask' | 'refused' | 'off';
  readonly notes: readonly StockNote[];
}

const PLACES = (now: number): readonly Place[] => [
  {
    title: '見本マグカップ 白 350ml 食洗機対応 日本製 ギフト箱入り',
    code: 'MUG-01',
    from: 12,
    to: 30,
    standing: 'ask',
    notes: [stockNote('first-time'), says(30)],
  },
  {
    title: '見本トートバッグ',
    values: 'ネイビー / L',
    code: 'TOTE-01-NV-L',
    from: 8,
    to: 0,
    standing: 'ask',
    notes: [stockNote('to-zero'), says(0)],
  },
  {
    title: '見本トートバッグ',
    values: 'アイボリー / M',
    code: 'TOTE-01-IV-M',
    from: 40,
    to: 14,
    standing: 'ask',
    notes: [stockNote('more-than-half', { from: 40, to: 14 }), says(28), stockNote('shared', { listings: 2 })],
  },
  {
    title: '煎茶 100g',
    code: 'TEA-100',
    from: 5,
    to: 25,
    standing: 'ask',
    notes: [stockNote('lowered-by-hand', { last: 20, sold: 2, shown: 5 }), says(25)],
  },
  ...(
    [
      ['抹茶ラテ', 'LATTE-1', 10, null, stockNote('smartship-syncs')],
      ['ほうじ茶', 'HOJI-2', null, null, stockNote('smartship-sync-untold')],
      ['玄米茶', 'GEN-MAI-CHA-200G-REFILL', 9, null, stockNote('no-sku', { code: 'GEN-MAI-CHA-200G-REFILL' })],
      ['紅茶', 'BLACK-1', 3, 11, stockNote('stock-too-old', { at: now - 2 * HOUR })],
      ['烏龍茶', 'OOLONG', 4, 6, stockNote('waits-for-lower')],
      ['緑茶', 'GREEN', null, null, stockNote('not-read')],
      ['番茶', 'BANCHA', 30, 12, stockNote('left-as-is')],
      ['麦茶', 'MUGI', 7, null, stockNote('write-on-its-way', { at: now - 4 * MINUTE })],
    ] as const
  ).map(([title, code, from, to, note]) => ({ title, code, from, to, standing: 'refused' as const, notes: [note] })),
  { title: '見本皿', code: 'DISH', from: 6, to: 6, standing: 'same', notes: [says(6)] },
  { title: '見本箸', code: 'CHOP', from: 6, to: null, standing: 'off', notes: [stockNote('rule-off')] },
];

/** Changes on their way and done. */
const CHANGES = [
  ['approved', 'press', 9, 4, null, ''],
  ['sent', 'duty', 9, 12, null, ''],
  ['verified', 'duty', 20, 18, 18, ''],
  ['verified', 'press', 5, 5, 5, 'already'],
  ['differs', 'duty', 20, 18, 3, ''],
  ['failed', 'press', 20, 18, null, 'Processing Error - [ItemCode is not on sale]'],
  ['failed', 'duty', 20, 18, null, 'changed-since'],
  ['sent', 'press', 20, 18, null, 'unknown-outcome'],
] as const;

export function stockRows(now: number) {
  const places = PLACES(now).map((place, at) => {
    const itemCode = String(1100000001 + at);
    const option = place.values ? { name: '色||*サイズ', value: place.values } : null;
    return {
      key: `${SHOP_ID} ${itemCode}`,
      shopId: SHOP_ID,
      itemCode,
      option,
      values: '',
      skuNo: '9001',
      rule: 'safety',
      lookedAt: now,
      last: null,
      ...place,
    };
  });
  const write = {
    shopId: SHOP_ID,
    option: null,
    skuNo: '9001',
    plannedAt: now,
    sentAt: null,
    checkAt: null,
    tries: 0,
    beside: {},
    shown: null,
    says: '',
    notes: [],
  };
  const planned = places
    .filter(({ standing }) => standing === 'ask')
    .map(({ key, itemCode, option, from, to, notes }) => ({
      ...write,
      ...{ writeId: `planned ${key}`, key, itemCode, option, from, to, notes, state: 'planned', by: 'press' },
      stateAt: now,
    }));
  const changes = CHANGES.map(([state, by, from, to, shown, says], at) => {
    const { key, itemCode } = places[at] ?? { key: '', itemCode: '' };
    return {
      ...write,
      ...{ writeId: `change ${at}`, key, itemCode, from, to, state, by, shown, says },
      stateAt: now - at * 7 * MINUTE,
    };
  });
  return { stockTargets: places, stockWrites: [...planned, ...changes] };
}

/** What a preview may be in. */
export const PREVIEWS = (now: number) => {
  const reading = {
    shopId: SHOP_ID,
    askedAt: now - 6 * MINUTE,
    endedAt: null,
    stopped: false,
    read: 1200,
    total: 5000,
    unindexed: 0,
    skipped: [],
    day: '',
    calls: 1200,
    goesOnAt: null,
    failure: null,
    failures: 0,
  };
  const unreachable = { kind: 'unreachable', party: 'qoo10', operation: 'ItemsLookup.GetItemDetailInfo' };
  return {
    ended: { ...reading, endedAt: now - MINUTE, read: 5000, skipped: ['1'], unindexed: 340 },
    reading,
    tomorrow: { ...reading, goesOnAt: now + 9 * HOUR },
    'put-off': { ...reading, failure: unreachable, failures: 2, goesOnAt: now + 4 * MINUTE },
    stopped: { ...reading, endedAt: now - MINUTE, stopped: true },
  };
};

const finding = (rule: string, severity: string, more: object = {}) => ({
  ...{ rule, severity, kind: '', shopId: null, orderNos: [], count: 1, reason: null, action: 'none' },
  ...more,
});

/** A row of each rule that a shop may meet on one day. */
export const FINDINGS = [
  finding('cancelled-after-sending', 'now', { orderNos: ['1290000115'], action: 'open-panel' }),
  finding('double-registration', 'now', { orderNos: ['1290000116'], count: 2, action: 'open-smartship' }),
  finding('key-rejected', 'now', { kind: 'qoo10', shopId: SHOP_ID, action: 'open-options' }),
  finding('automation-asks', 'now', { action: 'open-panel', count: 12 }),
  finding('cannot-check', 'today', { kind: 'shipments', action: 'sync-now' }),
  finding('missing-in-smartship', 'today', { kind: 'link-quiet', count: 3, action: 'open-smartship' }),
  finding('unconfirmed', 'today', { kind: 'day-3', count: 4, action: 'open-panel' }),
  finding('planned-date', 'today', { kind: 'past', count: 2, action: 'open-panel' }),
  finding('tracking-gap', 'today', { kind: 'smartship', count: 5, action: 'open-jqsm' }),
  finding('stock-asks', 'today', { shopId: SHOP_ID, count: 4, action: 'open-options' }),
  finding('work', 'information', { kind: 'ready', count: 21, action: 'open-panel' }),
  finding('work', 'information', { kind: 'waiting', count: 8 }),
  finding('work', 'information', { kind: 'sent', count: 133 }),
];

export function logRows(now: number) {
  const job = `${SHOP_ID}:512340001:1`;
  const late = { code: 'ship-date-needs-delay', params: { wanted: '2026-11-30', latest: '2026-11-27' } };
  return (
    [
      ['seller', 'send', '1290000101', 'ok', job],
      ['extension', 'step-confirm', '1290000102', 'failed', 'ship-date-needs-delay', late],
      ['extension', 'step-instruct', '1290000103', 'ok', ''],
      ['extension', 'tracking', '1290000104', 'ok', 'Qxpress'],
      ['extension', 'stock', null, 'ok', '1100000002 ネイビー / L: 12 → 8'],
      ['seller', 'stock-approve', null, 'ok', '12'],
      ['seller', 'stock-settings', null, 'ok', 'safety'],
      ['seller', 'stock-rule', null, 'ok', '1100000003: ratio'],
      ['seller', 'duty-stock-extension', null, 'ok', ''],
      ['seller', 'backlog-confirm', null, 'ok', '7'],
      ['seller', 'listings-read', null, 'info', SHOP_ID],
      ['extension', 'fault', null, 'failed', 'alarm-poll: TypeError'],
      ['seller', 'read-only-off', null, 'ok', ''],
    ] as const
  ).map(([who, what, orderNo, result, says, reason = null], at) => ({
    ...{ id: at + 1, at: now - at * 11 * MINUTE, who, what, orderNo, result, says, reason },
  }));
}

/** Orders of every state, besides one that waits for its instruction and one whose number Qoo10 lacks, and nobody who takes them up. */
export function orderRows(now: number) {
  const { rows } = statesToDraw(now);
  const [order] = rows.orders;
  const [shipment] = rows.shipments;
  const more = [
    ['1290000911', '512340911', { stage: 'confirmed', statusLabel: '注文確認済み' }],
    [
      '1290000912',
      '512340912',
      {
        stage: 'shipped',
        statusLabel: '発送済み',
        trackingNo: '400000000912',
        carrier: 'Qxpress',
        reallyShipped: true,
      },
    ],
  ] as const;
  const orders = more.map(([orderNo, packNo]) => ({ ...order, orderNo, packNo, status: 3, paidAt: now - 20 * HOUR }));
  const shipments = more.map(([orderNo, packNo, change]) => ({
    ...shipment,
    ...change,
    ...{ shippingNo: `QSP${packNo}`, orderNos: [orderNo], packNos: [packNo] },
    lines: [{ seqNo: '1', orderNo, packNo, code: 'MUG-01', skuNo: '9001', quantity: 1 }],
  }));
  return { ...rows, orders: [...rows.orders, ...orders], shipments: [...rows.shipments, ...shipments] };
}
