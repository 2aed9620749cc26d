import type { ServiceType, ShipmentStage } from '#lib/domain';

/**
 * [C] The one table of stages. Smartship's status codes (RG, OC, P1, …) have no public labels and are never branched on [smartship 4]; what is
 * read is the server's own group and its own label, as a whole word for word. A label that is not here is `unknown` and drives no write.
 */
const LABELS: Readonly<Record<Exclude<ShipmentStage, 'unknown'>, readonly string[]>> = {
  error: ['error', 'エラー', '오류'],
  registered: [
    'registered',
    'order registered',
    'new',
    'new order',
    'unconfirmed',
    'waiting for confirmation',
    '登録',
    '登録済み',
    '注文登録',
    '新規',
    '新規注文',
    '注文確認前',
    '注文確認待ち',
    '등록',
    '신규',
    '신규주문',
    '주문등록',
  ],
  confirmed: [
    'confirmed',
    'order confirmed',
    'waiting for shipping instruction',
    'shipping instruction pending',
    '確認済み',
    '注文確認',
    '注文確認済み',
    '注文確認完了',
    '出荷指示待ち',
    '주문확인',
    '확인',
    '확인완료',
    '출고지시대기',
  ],
  instructed: [
    'instructed',
    'shipping instruction',
    'shipping instructed',
    'pick & pack requested',
    'pick and pack requested',
    '出荷指示',
    '出荷指示済み',
    '出荷指示完了',
    '출고지시',
    '출고지시완료',
  ],
  picking: [
    'picking',
    'packing',
    'picking and packing',
    'pick & pack',
    'pick & pack in progress',
    'picked',
    'packed',
    'ピッキング',
    'ピッキング中',
    '梱包',
    '梱包中',
    '出荷作業中',
    '피킹',
    '피킹중',
    '패킹',
    '패킹중',
  ],
  shipped: [
    'shipped',
    'dispatched',
    'in delivery',
    'in transit',
    'delivering',
    '出荷完了',
    '出荷済み',
    '発送済み',
    '発送完了',
    '配送中',
    '출고완료',
    '배송중',
  ],
  delivered: ['delivered', 'delivery completed', '配送完了', '配達完了', '배송완료'],
  cancelled: [
    'cancelled',
    'canceled',
    'order cancelled',
    'キャンセル',
    'キャンセル済み',
    'キャンセル完了',
    '取消',
    '取消済み',
    '취소',
    '취소완료',
  ],
};

/** [C] Dashboard groups that say a stage by themselves [A: the groups' names]. */
const GROUPS: Readonly<Record<string, ShipmentStage>> = { error: 'error' };

const plainLabel = (label: string): string =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_&・]|\band\b/g, '')
    .replace(/済み$/, '済');

const STAGES: ReadonlyMap<string, ShipmentStage> = new Map(
  // The table's own keys are its stages; Object.entries only widens them.
  (Object.entries(LABELS) as [ShipmentStage, readonly string[]][]).flatMap(([stage, labels]) =>
    labels.map((label): [string, ShipmentStage] => [plainLabel(label), stage]),
  ),
);

/** Our reading of a row's stage from the server's own words; `unknown` where they are not in the table. */
export function stageOf(told: { readonly group: string; readonly label: string }): ShipmentStage {
  return GROUPS[told.group.trim().toLowerCase()] ?? STAGES.get(plainLabel(told.label)) ?? 'unknown';
}

/** True when the group itself says that the order is on hold. */
export const isHoldGroup = (group: string): boolean => group.trim().toUpperCase() === 'HOLD';

/** Reads a service type; anything but the four official ones is untold [smartship 4]. */
export function serviceTypeOf(value: unknown): ServiceType {
  const text = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return text === 'SS' || text === 'FF' || text === 'SW' || text === 'BB' ? text : 'untold';
}
