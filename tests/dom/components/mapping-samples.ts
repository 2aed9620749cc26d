import type { MappingProps } from '#components/mapping';
import { reason, type Suggestion, toCode, toItemCode } from '#lib/domain';
import type { StuckLine } from '#lib/messaging/client';
import type { CodeChange } from '#lib/storage';
import { NOW, shop } from './samples.ts';

type Mapping = NonNullable<MappingProps['mapping']>;
type Listing = Mapping['listings'][number];

export const wrong = (code: string, more: Partial<Listing['codes'][number]> = {}): Listing['codes'][number] => ({
  role: 'seller',
  name: '',
  value: '',
  values: '',
  code,
  verdict: 'unmapped',
  reason: reason('code-unmapped', { code, at: NOW }),
  ...more,
});

export const wrongOption = (value: string, code: string): Listing['codes'][number] =>
  wrong(code, {
    role: 'option',
    name: 'カラー',
    value,
    values: value,
    verdict: 'near',
    reason: reason('code-near', { code, exact: code.toUpperCase() }),
  });

export const listing = (number: number, codes: Listing['codes'], more: Partial<Listing> = {}): Listing => ({
  shopId: shop.shopId,
  itemCode: String(1_100_000_000 + number),
  title: `見本商品 ${number}`,
  sellerCode: codes[0]?.role === 'seller' ? (codes[0].code ?? '') : `S-${number}`,
  readAt: NOW,
  codes,
  goodCodes: [],
  ...more,
});

export const mappingOf = (listings: readonly Listing[], more: Partial<Mapping> = {}): Mapping => ({
  listings,
  seen: listings.length,
  unread: 0,
  unknown: 0,
  codes: 20,
  good: 12,
  skusAsOf: NOW,
  listingsAsOf: NOW,
  ...more,
});

export const stuckLine = (orderNo: string, itemCode: string, code: string, role: 'seller' | 'option'): StuckLine => ({
  shopId: shop.shopId,
  packNo: `88${orderNo.slice(2)}`,
  orderNo,
  itemCode,
  title: '見本',
  role,
  code,
  reason: reason('code-unmapped', { code, at: NOW }),
});

export const offer = (code: string, confidence = 1): Suggestion => ({
  code,
  skuName: `SKU ${code}`,
  optionName: '',
  stock: 3,
  why: 'same-but-spelling',
  confidence,
});

export function change(id: string, state: CodeChange['state'], more: Partial<CodeChange> = {}): CodeChange {
  const itemCode = toItemCode('1100000001');
  if (itemCode === null) throw new Error('not a listing number');
  return {
    id,
    batch: 'batch-1',
    shopId: shop.shopId,
    itemCode,
    option: null,
    title: '見本商品 1',
    before: toCode('apron'),
    after: toCode('APRON'),
    state,
    why: '',
    says: '',
    receipt: null,
    looks: 0,
    sendings: 1,
    plannedAt: NOW,
    dueAt: state === 'seen' ? null : NOW,
    undoOf: null,
    ...more,
  };
}

/** A screen on three listings; each test changes what it is about. */
export const mappingProps: MappingProps = {
  settings: { paused: false, shops: [shop] },
  head: null,
  coverage: null,
  mapping: mappingOf([
    listing(1, [wrong('apron')]),
    listing(2, [wrongOption('レッド', 'hair-rd'), wrongOption('ピンク', 'hair-pk')]),
    listing(3, [wrong('', { verdict: 'blank', reason: reason('code-blank', { field: 'seller' }) })]),
  ]),
  looking: null,
  failed: false,
  stuck: [stuckLine('1290000101', '1100000002', 'hair-rd', 'option')],
  changes: [],
  suggestions: new Map(),
  fetchSuggestions: async () => new Map(),
  onWrite: async ({ rows }) => ({ taken: rows.length, underWay: 0, same: 0 }),
  onUndo: async (ids) => ({ taken: ids.length, left: 0 }),
  onTakeBack: async () => undefined,
  onExclude: async () => ({ kind: 'done' }),
  onReadListings: async () => ({ kind: 'done' }),
  onUseSku: async () => true,
  readSkus: async () => [],
  onOffer: async () => null,
  onCreate: async () => null,
  onOpenPanel: () => undefined,
  onReload: () => undefined,
};
