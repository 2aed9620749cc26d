import type { Operation } from '../gateway.ts';
import type { ArgumentName } from './spellings/index.ts';

/** Official tool names [smartship 3.2]; matched ignoring case and underscores like everything else. */
export type ToolName =
  | 'search_skus'
  | 'get_sku_detail'
  | 'list_sku_sales_channels'
  | 'search_orders'
  | 'get_orders_by_shipping_nos'
  | 'get_order_goods_by_shipping_nos'
  | 'get_order_detail'
  | 'get_order_count_stats'
  | 'get_order_status_search_params'
  | 'create_order'
  | 'confirm_orders'
  | 'request_pick_n_pack'
  | 'cancel_pick_n_pack'
  | 'set_order_hold'
  | 'stop_delivery'
  | 'map_order_item_sku'
  | 'get_sync_settings'
  | 'request_manual_stock_sync'
  | 'get_stock_sync_log'
  | 'get_manual_stock_sync_shops'
  | 'get_tracking_history'
  | 'check_sku_product_name_duplicate'
  | 'create_sku_group'
  | 'create_sku_option';

export interface ToolUse {
  readonly write: boolean;
  /** Our arguments without which a call would mean something else; if one cannot be bound, the tool is not offered. */
  readonly needs: readonly ArgumentName[];
  /** Arguments we can also give; whatever the schema calls required beyond both lists makes the tool not offered. */
  readonly gives: readonly ArgumentName[];
}

const SEARCH: readonly ArgumentName[] = ['searchType', 'searchValue', 'page', 'pageSize'];
const BY_NUMBERS: ToolUse = { write: true, needs: ['shippingNos'], gives: ['confirm'] };

/** What each tool is used for and how. `confirm` goes only with writes and only after consent [smartship 3.1]. */
export const TOOLS: Readonly<Record<ToolName, ToolUse>> = {
  search_skus: { write: false, needs: [], gives: SEARCH },
  get_sku_detail: { write: false, needs: ['skuNo'], gives: [] },
  list_sku_sales_channels: { write: false, needs: ['skuNos'], gives: ['page', 'pageSize'] },
  search_orders: { write: false, needs: ['from', 'to'], gives: ['dateType', ...SEARCH] },
  get_orders_by_shipping_nos: { write: false, needs: ['shippingNos'], gives: [] },
  get_order_goods_by_shipping_nos: { write: false, needs: ['shippingNos'], gives: [] },
  get_order_detail: { write: false, needs: ['shippingNo'], gives: [] },
  get_order_count_stats: { write: false, needs: [], gives: ['dateType', 'from', 'to'] },
  get_order_status_search_params: { write: false, needs: [], gives: [] },
  create_order: {
    write: true,
    needs: ['clientRequestId', 'items', 'orderNo', 'recipientName', 'zipCode', 'address1'],
    gives: [
      ...([
        'confirm',
        'serviceType',
        'packNo',
        'recipient',
        'recipientKana',
        'phone',
        'mobile',
        'address2',
        'country',
        'currency',
        'message',
      ] as const),
      ...(['itemTitle', 'itemCode', 'quantity', 'unitPrice', 'skuNo'] as const),
    ],
  },
  confirm_orders: BY_NUMBERS,
  request_pick_n_pack: BY_NUMBERS,
  cancel_pick_n_pack: BY_NUMBERS,
  set_order_hold: { write: true, needs: ['shippingNos', 'hold'], gives: ['confirm'] },
  stop_delivery: BY_NUMBERS,
  map_order_item_sku: { write: true, needs: ['seqNo', 'skuNo'], gives: ['shippingNo', 'confirm'] },
  get_sync_settings: { write: false, needs: [], gives: SEARCH },
  request_manual_stock_sync: { write: true, needs: ['shop'], gives: ['confirm'] },
  get_stock_sync_log: { write: false, needs: [], gives: ['day', 'page', 'pageSize'] },
  get_manual_stock_sync_shops: { write: false, needs: [], gives: [] },
  get_tracking_history: { write: false, needs: ['trackingNos'], gives: [] },
  check_sku_product_name_duplicate: { write: false, needs: ['productName'], gives: [] },
  create_sku_group: { write: true, needs: ['productName'], gives: ['currency', 'confirm'] },
  create_sku_option: {
    write: true,
    needs: ['groupNo', 'sellerCode'],
    gives: ['optionName', 'unitPrice', 'currency', 'confirm'],
  },
};

/** Which tool does an operation. Any of several will do; the first that is offered is used. */
export const OPERATION_TOOLS: Readonly<Record<Operation, readonly ToolName[]>> = {
  'search-skus': ['search_skus'],
  'sku-channel-links': ['list_sku_sales_channels'],
  'find-orders': ['search_orders'],
  'order-detail': ['get_order_goods_by_shipping_nos', 'get_order_detail'],
  'create-order': ['create_order'],
  'confirm-orders': ['confirm_orders'],
  instruct: ['request_pick_n_pack'],
  'cancel-instruction': ['cancel_pick_n_pack'],
  hold: ['set_order_hold'],
  stop: ['stop_delivery'],
  'map-line-sku': ['map_order_item_sku'],
  'sync-settings': ['get_sync_settings'],
  'manual-sync': ['request_manual_stock_sync'],
  'sync-log': ['get_stock_sync_log'],
  tracking: ['get_tracking_history'],
  'create-sku': ['create_sku_option'],
};

/** Tools that an operation needs besides: a group first, then its options, after the duplicate check [smartship 3.2], and the search that shows them. */
export const ALSO_NEEDED: Readonly<Partial<Record<Operation, readonly ToolName[]>>> = {
  'create-sku': ['create_sku_group', 'check_sku_product_name_duplicate', 'search_skus', 'get_sku_detail'],
};
