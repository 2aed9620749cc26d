import { jstTime } from '../world/jst.ts';
import { NOT_MAPPED } from '../world/shipments.ts';
import type { SandboxShipment, ShipmentLine, World } from '../world.ts';
import { cardOf, groupOf, labelOf, SERVICE_LABELS } from './statuses.ts';
import type { Row } from './tool.ts';

/** One QSP in the order grid. Field names beyond the reference are assumed; the recipient is in it, as on the screen. */
export function orderRow(world: World, shipment: SandboxShipment): Row {
  const { variants } = world.smartship;
  return {
    shipping_no: shipment.shippingNo,
    order_type: shipment.serviceType,
    ...(!variants.rowsWithoutLabels && { order_type_name: SERVICE_LABELS[shipment.serviceType] }),
    group_type: groupOf(shipment),
    level2_code: cardOf(shipment.status),
    status: shipment.status,
    ...(!variants.rowsWithoutLabels && { status_name: labelOf(shipment.status) }),
    reg_dt: jstTime(shipment.registeredAt),
    reg_way: shipment.registeredBy === 'api-link' ? 'API' : shipment.registeredBy.toUpperCase(),
    site_name: 'Qoo10(JP)',
    shop_no: world.smartship.shopNo,
    seller_id: world.seller.shopId,
    order_cnt: shipment.lines.length,
    rcpt_name: shipment.recipient.name,
    rcpt_name_kana: shipment.recipient.kana,
    rcpt_mobile: shipment.recipient.mobile,
    rcpt_zipcode: shipment.recipient.zipCode,
    rcpt_addr: shipment.recipient.address,
    hold_yn: shipment.held ? 'Y' : 'N',
    stop_request_yn: shipment.stopRequested ? 'Y' : 'N',
    pending_type: shipment.pendingReason === '' ? '' : shipment.pendingReason === NOT_MAPPED ? 'SKU' : 'STOCK',
    pending_reason: shipment.pendingReason,
    tracking_no: shipment.trackingNo,
    delivery_company_name: shipment.carrier,
    shipped_dt: jstTime(shipment.shippedAt),
    delivered_dt: jstTime(shipment.deliveredAt),
    ...(variants.rowsCarryGoods && { goods: shipment.lines.map((line) => goodsRow(shipment, line)) }),
  };
}

/** One goods line. The line key is SEQNO [smartship 3.2]. */
export function goodsRow(shipment: SandboxShipment, line: ShipmentLine): Row {
  return {
    shipping_no: shipment.shippingNo,
    SEQNO: line.seqNo,
    mall_order_no: line.orderNo,
    mall_pack_no: line.packNo,
    mall_item_no: line.itemCode,
    item_name: line.title,
    option_name: line.optionText,
    seller_code: line.code,
    qty: line.quantity,
    sku_no: line.skuNo ?? '',
    sku_mapping_yn: line.skuNo === undefined ? 'N' : 'Y',
  };
}
