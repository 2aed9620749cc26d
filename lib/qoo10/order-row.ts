import { z } from 'zod';
import {
  type Instant,
  type OrderLine,
  type OrderNo,
  toCode,
  toItemCode,
  toOrderNo,
  toPackNo,
  toShopId,
} from '#lib/domain';
import { type Row, text } from './rows.ts';
import { readClaim, readStatus } from './status.ts';
import { wallDate, wallTime } from './times.ts';

/**
 * The fields we keep of an order, by any of their spellings in v3, v2 and the by-order look-up [qapi 3.3, 3.4].
 * Buyers, receivers and senders are not named here, so they end here (design §9).
 */
const kept = z.object({
  orderno: text,
  packno: text,
  sellerid: text,
  shippingstatus: text,
  itemno: text,
  itemcode: text,
  itemtitle: text,
  selleritemcode: text,
  option: text,
  optioncode: text,
  orderqty: text,
  orderdate: text,
  paymentdate: text,
  estimatedshippingdate: text,
  estshippingdate: text,
  availableshippingdate: text,
  deliverycompany: text,
  trackingno: text,
  packingno: text,
  relatedorder: text,
  claimstatus: text,
});

/** A row that could not be read, and which of its fields is to blame; shown, never dropped. */
export interface Unreadable {
  readonly orderNo: OrderNo | null;
  readonly why: string;
}

export type ReadRow<Value> = { readonly line: Value } | { readonly unreadable: Unreadable };

const QUANTITY = /^-?\d{1,9}(?:\.0+)?$/;

/** Reads one order row of any of Qoo10's three shapes. `otherwiseShop` serves where a row does not tell its SellerID. */
export function readOrderRow(row: Row | null, readAt: Instant, otherwiseShop: string | null): ReadRow<OrderLine> {
  if (row === null) return { unreadable: { orderNo: null, why: 'not a row' } };
  const told = kept.parse(row);
  const orderNo = toOrderNo(told.orderno);
  const unreadable = (why: string): ReadRow<OrderLine> => ({ unreadable: { orderNo, why } });
  if (orderNo === null) return unreadable('OrderNo');
  const packNo = toPackNo(told.packno);
  if (packNo === null) return unreadable('PackNo');
  const shop = told.sellerid.trim() || otherwiseShop;
  if (!shop) return unreadable('SellerID');
  const status = readStatus(told.shippingstatus);
  if (status === null) return unreadable('ShippingStatus');
  if (!QUANTITY.test(told.orderqty.trim())) return unreadable('OrderQty');
  const paidAt = wallTime(told.paymentdate);
  // A payment time that cannot be read must not pass for "not paid yet".
  if (paidAt === null && isToldDate(told.paymentdate)) return unreadable('PaymentDate');
  return {
    line: {
      shopId: toShopId(shop),
      orderNo,
      packNo,
      status,
      claim: 'claimstatus' in row ? readClaim(told.claimstatus) : 'none-seen',
      itemCode: toItemCode(told.itemno) ?? toItemCode(told.itemcode),
      itemTitle: told.itemtitle,
      sellerCode: toCode(told.selleritemcode),
      optionCode: toCode(told.optioncode),
      optionText: told.option,
      quantity: Number(told.orderqty),
      orderedAt: wallTime(told.orderdate),
      paidAt,
      plannedShipDate: plannedDate(row, told.estimatedshippingdate || told.estshippingdate),
      availableShippingDate: wallDate(told.availableshippingdate),
      carrier: told.deliverycompany.trim(),
      trackingNo: told.trackingno.trim(),
      packingNo: told.packingno.trim(),
      relatedOrders: relatedOrders(told.relatedorder, orderNo),
      readAt,
    },
  };
}

/** Not blank, and not one of the "never" dates that databases write. */
const isToldDate = (told: string): boolean => told.trim() !== '' && !/^(?:0001|1900|1753)-/.test(told.trim());

function plannedDate(row: Row, told: string): OrderLine['plannedShipDate'] {
  if (!('estimatedshippingdate' in row) && !('estshippingdate' in row)) return 'not-told';
  return wallDate(told) ?? (isToldDate(told) ? 'not-told' : null);
}

function relatedOrders(told: string, own: OrderNo): OrderNo[] {
  const found = told.split(/[,、，\s]+/).flatMap((part) => toOrderNo(part) ?? []);
  return [...new Set(found)].filter((orderNo) => orderNo !== own);
}
