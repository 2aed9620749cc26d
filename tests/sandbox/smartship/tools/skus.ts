import { z } from 'zod';
import { jstTime } from '../../world/jst.ts';
import type { SmartshipSku, World } from '../../world.ts';
import { page, pageOf, paging, type Row, readTool, ToolRefusal, writeTool } from '../tool.ts';

const total = (sku: SmartshipSku): number => Object.values(sku.stock).reduce((sum, units) => sum + units, 0);

/** One option SKU: only these hold stock and a seller defined code [smartship 1.10]. */
function skuRow(sku: SmartshipSku): Row {
  return {
    sku_no: sku.skuNo,
    sku_group_no: sku.groupNo,
    seller_code: sku.sellerCode,
    product_name: sku.name,
    option_kind: sku.kind === 'single' ? 'SINGLE' : 'OPTION',
    option_name: sku.optionName,
    total_qty: total(sku),
    reserved_qty: sku.reserved,
    stock_by_warehouse: Object.entries(sku.stock).map(([plCd, qty]) => ({ pl_cd: plCd, qty })),
    auto_reg_yn: sku.autoRegistered ? 'Y' : 'N',
  };
}

const linkRows = (world: World, sku: SmartshipSku): Row[] =>
  sku.links.map((link) => ({
    sku_no: sku.skuNo,
    shop_no: link.shopNo,
    site_name: 'Qoo10(JP)',
    seller_id: world.seller.shopId,
    mall_item_no: link.itemCode,
    mall_option_name: link.optionValue,
    order_mapping_yn: link.orderMapping ? 'Y' : 'N',
    stock_sync_type: link.syncType,
    last_sync_dt: jstTime(link.lastSyncedAt),
    last_sync_qty: link.lastSyncedQty ?? null,
  }));

const SEARCHES = {
  seller_code: (sku: SmartshipSku) => sku.sellerCode,
  sku_no: (sku: SmartshipSku) => sku.skuNo,
  product_name: (sku: SmartshipSku) => sku.name,
};

function skuOf(world: World, skuNo: string): SmartshipSku {
  const sku = world.smartship.skuByNo(skuNo);
  if (sku === undefined) throw new ToolRefusal(`SKU ${skuNo} was not found.`);
  return sku;
}

/** One value matches as a part in any case; several, joined by a bar, as wholes (assumed). */
function matchesText(text: string): (value: string) => boolean {
  if (text === '') return () => true;
  if (!text.includes('|')) return (value) => value.toLowerCase().includes(text.toLowerCase());
  const wholes = new Set(text.split('|'));
  return (value) => wholes.has(value);
}

const searchSkus = readTool(
  'search_skus',
  'SKUs. Default search key: seller_code.',
  {
    sch_type: z.enum(['seller_code', 'sku_no', 'product_name']).default('seller_code'),
    sch_value: z.string().optional(),
    stock_cond: z.enum(['ALL', 'IN', 'OUT']).default('ALL'),
    option_kind: z.enum(['ALL', 'SINGLE', 'OPTION']).default('ALL'),
    ...paging(500),
  },
  (world, args) => {
    const read = SEARCHES[args.sch_type];
    const matches = matchesText((args.sch_value ?? '').trim());
    const everything = !args.sch_value && args.stock_cond === 'ALL' && args.option_kind === 'ALL';
    const found = everything
      ? world.smartship.skus
      : world.smartship.skus.filter(
          (sku) =>
            matches(read(sku)) &&
            (args.stock_cond === 'ALL' || total(sku) > 0 === (args.stock_cond === 'IN')) &&
            (args.option_kind === 'ALL' || args.option_kind.toLowerCase() === sku.kind),
        );
    return pageOf(found, args, skuRow);
  },
);

const newSku = (world: World, groupNo: string, name: string, optionName: string, sellerCode: string): SmartshipSku => {
  const sku: SmartshipSku = {
    skuNo: String(70000001 + world.smartship.skus.length),
    groupNo,
    sellerCode,
    kind: optionName === '' ? 'single' : 'option',
    name,
    optionName,
    stock: Object.fromEntries(world.smartship.warehouses.map(({ plCd }) => [plCd, 0])),
    reserved: 0,
    autoRegistered: false,
    links: [],
  };
  world.smartship.addSku(sku);
  world.effects.add('smartship', 'create-sku', sku.skuNo, { sellerCode });
  return sku;
};

export { newSku };

/** Groups that were made here and have no option yet. */
const namesOfGroups = new WeakMap<World, Map<string, string>>();
const groupsOf = (world: World): Map<string, string> => {
  const known = namesOfGroups.get(world) ?? new Map<string, string>();
  namesOfGroups.set(world, known);
  return known;
};

export const SKU_TOOLS = [
  searchSkus,
  readTool(
    'get_sku_detail',
    'One SKU with stock by warehouse and channel links.',
    { sku_no: z.string() },
    (world, args) => {
      const sku = skuOf(world, args.sku_no);
      return { resultCode: 0, resultMsg: 'Success', sku: skuRow(sku), channel_links: linkRows(world, sku) };
    },
  ),
  readTool(
    'list_sku_sales_channels',
    'Links of SKUs to channel items and options, with order mapping and sync state.',
    { sku_nos: z.array(z.string()).max(500).optional().describe('Default: all SKUs that have links'), ...paging(500) },
    (world, args) => {
      const skus = args.sku_nos?.map((skuNo) => skuOf(world, skuNo)) ?? world.smartship.linkedSkus;
      return page(
        skus.flatMap((sku) => linkRows(world, sku)),
        args,
      );
    },
  ),
  readTool('check_sku_product_name_duplicate', 'Is the name taken?', { product_name: z.string() }, (world, args) => ({
    resultCode: 0,
    resultMsg: 'Success',
    duplicate_yn: world.smartship.skus.some((sku) => sku.name === args.product_name) ? 'Y' : 'N',
  })),
  writeTool(
    'create_sku_group',
    'Makes a representative product.',
    { product_name: z.string().min(1) },
    (world, args) => {
      const groups = groupsOf(world);
      const groupNo = String(49000001 + groups.size);
      groups.set(groupNo, args.product_name);
      return { resultCode: 0, resultMsg: 'Success', sku_group_no: groupNo };
    },
  ),
  writeTool(
    'create_sku_option',
    'Adds an option SKU to a representative product.',
    { sku_group_no: z.string(), option_name: z.string().default(''), seller_code: z.string().max(100).default('') },
    (world, args) => {
      const name =
        groupsOf(world).get(args.sku_group_no) ??
        world.smartship.skus.find((sku) => sku.groupNo === args.sku_group_no)?.name;
      if (name === undefined) throw new ToolRefusal(`Group ${args.sku_group_no} was not found.`);
      const sku = newSku(world, args.sku_group_no, name, args.option_name, args.seller_code);
      return { resultCode: 0, resultMsg: 'Success', sku_no: sku.skuNo };
    },
  ),
];
