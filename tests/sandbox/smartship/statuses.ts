import type { SandboxShipment, ServiceType } from '../world/smartship.ts';

/**
 * The sandbox's status codes. The codes are public, their labels are not [smartship 4]: the labels and the last three rows are assumptions.
 * `card` is the dashboard card (level2_code) of the group that the code stands on.
 */
export const STATUSES = {
  RG: { label: '注文登録', card: 'REGISTERED' },
  OC: { label: '注文確認', card: 'CONFIRMED' },
  PI: { label: '出荷指示', card: 'INSTRUCTED' },
  P0: { label: 'ピッキング中', card: 'PICKING' },
  P1: { label: '梱包中', card: 'PACKING' },
  ER: { label: 'エラー', card: 'ERROR' },
  D3: { label: '出荷完了', card: 'SHIPPED' },
  D4: { label: '配送中', card: 'IN_DELIVERY' },
  D5: { label: '配送完了', card: 'DELIVERED' },
} as const;

export type StatusCode = keyof typeof STATUSES;
export type GroupType = ServiceType | 'ERROR' | 'HOLD';

export const SERVICE_LABELS: Readonly<Record<ServiceType, string>> = {
  SS: '一般配送',
  FF: 'フルフィルメント',
  SW: 'スマート倉庫',
  BB: 'BB',
};

const isStatusCode = (code: string): code is StatusCode => Object.hasOwn(STATUSES, code);

export const labelOf = (code: string): string => (isStatusCode(code) ? STATUSES[code].label : code);
export const cardOf = (code: string): string => (isStatusCode(code) ? STATUSES[code].card : '');

/** ERROR and HOLD stand before the service type's own group. */
export function groupOf(shipment: SandboxShipment): GroupType {
  if (shipment.pendingReason !== '') return 'ERROR';
  return shipment.held ? 'HOLD' : shipment.serviceType;
}

/** Not yet handed to a courier. */
export const isBeforeShipping = (shipment: SandboxShipment): boolean => shipment.shippedAt === undefined;
