import { toCode, toItemCode, toSkuNo } from '#lib/domain';
import { filled, flag, instant, number, text } from '../cells.ts';
import type {
  ChannelLink,
  SyncLogEntry,
  SyncSetting,
  SyncShop,
  SyncType,
  TrackingEvent,
  TrackingHistory,
} from '../gateway.ts';
import { byPlainName, isRow, type Row } from '../names.ts';
import { words } from '../redact.ts';
import { field } from './answer.ts';

const SYNC_TYPES: ReadonlySet<string> = new Set<SyncType>(['N', 'S', 'P', 'B', 'Z', 'L']);
const isSyncType = (value: string): value is SyncType => SYNC_TYPES.has(value);

const skuNoOf = (value: unknown) => {
  const skuNo = filled(value);
  return skuNo === null ? null : toSkuNo(skuNo);
};

/** Reads a SKU's link to a channel; null where it names no SKU. */
export function readLink(row: Row): ChannelLink | null {
  const fields = byPlainName(row);
  const skuNo = skuNoOf(field(fields, 'skuNo'));
  if (skuNo === null) return null;
  const optionCode = text(field(fields, 'channelOption'));
  return {
    skuNo,
    channel: words(filled(field(fields, 'channel')) ?? ''),
    itemCode: toItemCode(field(fields, 'channelItem')),
    optionCode: optionCode === null ? null : toCode(optionCode),
    optionName: text(field(fields, 'channelOptionName')),
    orderMapping: flag(field(fields, 'orderMapping')),
    stockSync: flag(field(fields, 'stockSync')),
  };
}

/** Reads one sync setting; a type that is not one of the six is untold. */
export function readSetting(row: Row): SyncSetting {
  const fields = byPlainName(row);
  const type = filled(field(fields, 'syncType'))?.toUpperCase() ?? '';
  return {
    skuNo: skuNoOf(field(fields, 'skuNo')),
    channel: words(filled(field(fields, 'channel')) ?? ''),
    type: isSyncType(type) ? type : 'untold',
    enabled: flag(field(fields, 'stockSync')),
  };
}

export function readShop(row: Row): SyncShop | null {
  const fields = byPlainName(row);
  const shop = filled(field(fields, 'shop'));
  return shop === null ? null : { shop, name: words(filled(field(fields, 'channel')) ?? shop) };
}

export function readLogEntry(row: Row): SyncLogEntry {
  const fields = byPlainName(row);
  return {
    at: instant(field(fields, 'loggedAt')),
    skuNo: skuNoOf(field(fields, 'skuNo')),
    channel: words(filled(field(fields, 'channel')) ?? ''),
    sent: number(field(fields, 'sentQuantity')),
    succeeded: flag(field(fields, 'accepted')),
    says: words(filled(field(fields, 'resultMessage')) ?? ''),
  };
}

/** Reads a parcel's history; null where there is none. Details, reasons and proofs of delivery may name people and are not taken. */
export function readHistory(row: Row): TrackingHistory | null {
  const fields = byPlainName(row);
  const history = field(fields, 'history');
  if (!Array.isArray(history)) return null;
  const events = history.filter(isRow).map((event): TrackingEvent => {
    const cells = byPlainName(event);
    return {
      statusCode: filled(cells.get('statuscode')) ?? '',
      status: words(filled(cells.get('status')) ?? ''),
      at: instant(field(cells, 'eventAt')),
      location: words(filled(field(cells, 'location')) ?? ''),
    };
  });
  return {
    shippingNo: filled(field(fields, 'shippingNo')),
    trackingNo: filled(field(fields, 'trackingNo')),
    events,
    unreadable: history.length - events.length,
  };
}
