import { z } from 'zod';
import { jstDay, jstTime } from '../../world/jst.ts';
import { allRows, page, paging, readTool, ToolRefusal, writeTool } from '../tool.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const STOCK_TOOLS = [
  readTool('get_fulfillment_warehouses', 'Fulfilment centres.', {}, (world) =>
    allRows(world.smartship.warehouses.map(({ plCd, name }) => ({ pl_cd: plCd, pl_name: name }))),
  ),
  readTool(
    'get_stock_status',
    'Stock of one centre.',
    { pl_cd: z.string(), view: z.literal('SKU_NO').default('SKU_NO'), sku_no: z.string().optional(), ...paging(2000) },
    (world, args) => {
      if (!world.smartship.warehouses.some(({ plCd }) => plCd === args.pl_cd)) throw new ToolRefusal('Unknown pl_cd.');
      const skus = world.smartship.skus.filter((sku) => args.sku_no === undefined || sku.skuNo === args.sku_no);
      const rows = skus.map((sku) => ({
        sku_no: sku.skuNo,
        seller_code: sku.sellerCode,
        pl_cd: args.pl_cd,
        qty: sku.stock[args.pl_cd] ?? 0,
      }));
      return page(rows, args);
    },
  ),
  readTool(
    'get_sync_settings',
    'Stock sync settings of all channels.',
    { sch_type: z.literal('SKU').default('SKU'), sch_value: z.string().optional(), ...paging(1000) },
    (world, args) =>
      page(
        world.smartship.linkedSkus.flatMap((sku) =>
          sku.links
            .filter(() => !args.sch_value || sku.skuNo === args.sch_value)
            .map((link) => ({
              sku_no: sku.skuNo,
              seller_code: sku.sellerCode,
              shop_no: link.shopNo,
              site_name: 'Qoo10(JP)',
              mall_item_no: link.itemCode,
              stock_sync_type: link.syncType,
              sync_yn: link.syncType === 'N' ? 'N' : 'Y',
            })),
        ),
        args,
      ),
  ),
  readTool(
    'get_stock_sync_log',
    'Stock sync events of one day. Default: today.',
    { sch_date: day.optional(), ...paging(500) },
    (world, args) => {
      const wanted = args.sch_date ?? jstDay(world.clock.now());
      const rows = world.smartship.syncLog
        .filter(({ at }) => jstDay(at) === wanted)
        .map((each) => ({
          sync_dt: jstTime(each.at),
          sku_no: each.skuNo,
          mall_item_no: each.itemCode,
          sent_qty: each.qty,
          success_yn: each.ok ? 'Y' : 'N',
          message: each.message,
        }));
      return page(rows, args);
    },
  ),
  readTool('get_manual_stock_sync_shops', 'Shops for which a manual stock sync can be requested.', {}, (world) =>
    allRows([{ shop_no: world.smartship.shopNo, site_name: 'Qoo10(JP)', seller_id: world.seller.shopId }]),
  ),
  writeTool(
    'request_manual_stock_sync',
    'Requests a stock sync; only requested, see the log.',
    { shop_no: z.int() },
    (world, args) => {
      if (args.shop_no !== world.smartship.shopNo) throw new ToolRefusal('Unknown shop_no.');
      world.effects.add('smartship', 'manual-sync', String(args.shop_no));
      for (const sku of world.smartship.linkedSkus) {
        for (const link of sku.links) {
          if (link.syncType === 'N') continue;
          const qty = Object.values(sku.stock).reduce((sum, units) => sum + units, 0);
          world.smartship.syncLog.push({
            at: world.clock.now(),
            skuNo: sku.skuNo,
            itemCode: link.itemCode,
            qty,
            ok: true,
            message: '',
          });
          link.lastSyncedAt = world.clock.now();
          link.lastSyncedQty = qty;
        }
      }
      return { resultCode: 0, resultMsg: 'Requested', shop_no: args.shop_no };
    },
  ),
  readTool(
    'get_tracking_history',
    'Delivery events of up to 30 tracking or QSP numbers.',
    { tracking_nos: z.array(z.string()).min(1).max(30) },
    (world, args) => {
      const wanted = new Set(args.tracking_nos);
      const found = [...world.smartship.shipments.values()].filter(
        (shipment) =>
          wanted.has(shipment.shippingNo) || (shipment.trackingNo !== '' && wanted.has(shipment.trackingNo)),
      );
      return allRows(
        found.map((shipment) => ({
          shipping_no: shipment.shippingNo,
          tracking_no: shipment.trackingNo,
          delivery_company_name: shipment.carrier,
          history: shipment.events.map((event) => ({
            status_code: event.code,
            status: event.label,
            date: jstTime(event.at),
            location: event.location,
          })),
        })),
      );
    },
  ),
];
