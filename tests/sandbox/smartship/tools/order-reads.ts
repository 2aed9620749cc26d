import { z } from 'zod';
import { DAY, fromDay, HOUR, jstDay, startOfDay } from '../../world/jst.ts';
import { stockLeft } from '../../world/matching.ts';
import { OUT_OF_STOCK } from '../../world/shipments.ts';
import type { SandboxShipment, World } from '../../world.ts';
import { goodsRow, orderRow } from '../order-rows.ts';
import { cardOf, groupOf, labelOf, STATUSES } from '../statuses.ts';
import { allRows, pageOf, paging, type Row, readTool, shippingNos, ToolRefusal } from '../tool.ts';

const DAYS = 31;
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const period = {
  sch_date_type: z.enum(['REG_DT', 'PAY_DT']).default('REG_DT'),
  sch_start_dt: day.optional().describe('YYYY-MM-DD, Asia/Tokyo. Default: 30 days ago'),
  sch_end_dt: day.optional().describe('YYYY-MM-DD, Asia/Tokyo, included. Default: today'),
};
type Period = { sch_start_dt?: string | undefined; sch_end_dt?: string | undefined };

/** Both ends count; default the last 30 days, at most 31 [smartship 3.2]. */
function windowOf(world: World, args: Period): { from: number; to: number } {
  const today = jstDay(world.clock.now());
  const to = fromDay(args.sch_end_dt ?? today);
  const from = args.sch_start_dt === undefined && to !== undefined ? to - 29 * DAY : fromDay(args.sch_start_dt ?? '');
  if (from === undefined || to === undefined || to < from) throw new ToolRefusal('The period is not valid.');
  if (to - from >= DAYS * DAY) throw new ToolRefusal('The period must be 31 days at most.');
  return { from, to: to + DAY - 1 };
}

/** Orders placed before this window may have been paid in it, which is what PAY_DT asks for. */
function dateOf(world: World, shipment: SandboxShipment, type: string): number {
  if (type === 'REG_DT') return shipment.registeredAt;
  const order = world.order(shipment.lines[0]?.orderNo ?? '');
  return order?.paidAt ?? shipment.registeredAt - HOUR;
}

const newestFirst = (world: World): SandboxShipment[] =>
  [...world.smartship.shipments.values()].sort((left, right) => right.registeredAt - left.registeredAt);

/** BN is the QSP number, SSON the mall's order number; several are joined by a bar [smartship 3.2, 4]. */
function isFound(shipment: SandboxShipment, type: 'BN' | 'SSON', wanted: ReadonlySet<string>): boolean {
  if (type === 'BN') return wanted.has(shipment.shippingNo);
  return shipment.lines.some(({ orderNo }) => wanted.has(orderNo));
}

const searchOrders = readTool(
  'search_orders',
  'Orders by period, search text and dashboard card. Default: registered in the last 30 days; at most 31 days.',
  {
    ...period,
    sch_type: z.enum(['BN', 'SSON']).default('BN').describe('BN: QSP number, SSON: sales site order number'),
    sch_value: z.string().optional().describe('One value, or several joined by |'),
    group_type: z.enum(['FF', 'SS', 'SW', 'ERROR', 'HOLD']).optional(),
    level2_code: z.string().optional(),
    level3_code: z.string().optional(),
    order_type: z.enum(['FF', 'SS', 'SW', 'BB']).optional(),
    scope: z.literal('groupTotal').optional(),
    ...paging(500),
  },
  (world, args) => {
    const { from, to } = windowOf(world, args);
    const text = world.smartship.variants.ignoresSearch ? '' : (args.sch_value ?? '').trim();
    const wanted = new Set(text.split('|').map((each) => each.trim()));
    const found = newestFirst(world).filter((shipment) => {
      const at = dateOf(world, shipment, args.sch_date_type);
      if (at < from || at > to) return false;
      if (text !== '' && !isFound(shipment, args.sch_type, wanted)) return false;
      if (args.group_type !== undefined && groupOf(shipment) !== args.group_type) return false;
      if (args.level2_code !== undefined && cardOf(shipment.status) !== args.level2_code) return false;
      if (args.level3_code !== undefined && shipment.status !== args.level3_code) return false;
      return args.order_type === undefined || shipment.serviceType === args.order_type;
    });
    return pageOf(found, args, (shipment) => orderRow(world, shipment));
  },
);

const chosen = (world: World, wanted: readonly string[]): SandboxShipment[] =>
  wanted.flatMap((shippingNo) => world.smartship.shipments.get(shippingNo) ?? []);

function countStats(world: World, args: Period): Row {
  const { from, to } = windowOf(world, args);
  const groups = new Map<string, Map<string, number>>();
  for (const shipment of world.smartship.shipments.values()) {
    if (shipment.registeredAt < from || shipment.registeredAt > to) continue;
    const cards = groups.get(groupOf(shipment)) ?? new Map<string, number>();
    cards.set(shipment.status, (cards.get(shipment.status) ?? 0) + 1);
    groups.set(groupOf(shipment), cards);
  }
  return {
    resultCode: 0,
    resultMsg: 'Success',
    groups: ['FF', 'SS', 'SW', 'ERROR', 'HOLD'].map((group) => {
      const cards = [...(groups.get(group) ?? [])];
      return {
        group_type: group,
        total: cards.reduce((sum, [, count]) => sum + count, 0),
        cards: cards.map(([code, count]) => ({ level2_code: cardOf(code), card_name: labelOf(code), count })),
      };
    }),
  };
}

const statusRows = (): Row[] =>
  ['FF', 'SS', 'SW'].flatMap((group) =>
    Object.entries(STATUSES)
      .filter(([code]) => (code === 'ER' ? false : group === 'FF' || !['PI', 'P0', 'P1'].includes(code)))
      .map(([code, { label, card }]) => statusRow(group, code, label, card)),
  );
const statusRow = (group: string, code: string, label: string, card: string): Row => ({
  group_type: group,
  level2_code: card,
  level3_code: code,
  status: code,
  status_name: label,
  order_type_sub: group,
});

export const ORDER_READS = [
  readTool('get_order_count_stats', 'Counts by group and status. Start here.', period, countStats),
  searchOrders,
  readTool('get_order_status_search_params', 'Which group and card each status code belongs to.', {}, () =>
    allRows([...statusRows(), statusRow('ERROR', 'ER', STATUSES.ER.label, STATUSES.ER.card)]),
  ),
  readTool('get_orders_by_shipping_nos', 'Order rows of QSP numbers.', { shipping_nos: shippingNos }, (world, args) =>
    allRows(chosen(world, args.shipping_nos).map((shipment) => orderRow(world, shipment))),
  ),
  readTool(
    'get_order_goods_by_shipping_nos',
    'Goods rows of QSP numbers.',
    { shipping_nos: shippingNos },
    (world, args) =>
      allRows(
        chosen(world, args.shipping_nos).flatMap((shipment) => shipment.lines.map((line) => goodsRow(shipment, line))),
      ),
  ),
  readTool('get_out_of_stock_skus', 'SKUs that block orders of the last 30 days.', {}, (world) => {
    const waiting = [...world.smartship.shipments.values()].filter(
      (shipment) =>
        shipment.pendingReason === OUT_OF_STOCK && shipment.registeredAt > startOfDay(world.clock.now()) - 30 * DAY,
    );
    const byNo = Map.groupBy(
      waiting.flatMap(({ lines }) => lines.map((line) => line.skuNo ?? '')),
      (skuNo) => skuNo,
    );
    return allRows(
      [...byNo].flatMap(([skuNo, orders]) => {
        const sku = world.smartship.skuByNo(skuNo);
        if (sku === undefined || stockLeft(sku) >= 0) return [];
        return [
          {
            sku_no: skuNo,
            seller_code: sku.sellerCode,
            product_name: sku.name,
            option_name: sku.optionName,
            order_cnt: orders.length,
          },
        ];
      }),
    );
  }),
  readTool(
    'get_order_detail',
    'One QSP: basics, goods, fees, related orders.',
    { shipping_no: z.string() },
    (world, args) => {
      const shipment = world.smartship.shipments.get(args.shipping_no);
      if (shipment === undefined) throw new ToolRefusal(`${args.shipping_no} was not found.`);
      const unmapped = shipment.lines.some((line) => line.skuNo === undefined);
      return {
        resultCode: 0,
        resultMsg: 'Success',
        order: { ...orderRow(world, shipment), mapping_state: unmapped ? 'UNMAPPED' : 'MAPPED' },
        goods: shipment.lines.map((line) => goodsRow(shipment, line)),
        fees: [],
        related_orders: [],
      };
    },
  ),
];
