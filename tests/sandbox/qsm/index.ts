/**
 * J-QSM's pages for the sandbox: qsm.qoo10.jp and qsmupload.qoo10.jp, as reference/jqsm-pages.md describes them [jqsm 9].
 *
 * Addresses (any spelling of upper and lower case), all under /GMKT.INC.Gsm.Web/:
 *   Delivery/DeliveryManagement.aspx · Delivery/DeliveryManagementPrime.aspx · Product/ProductListSummary.aspx · Goods/GoodsModification.aspx?gd_no= · Login.aspx · Notice.aspx?aspxerrorpath=
 * Variants: one table in `variants.ts`.
 *
 * Orders grid, one grid (default). The wrapper is the grid's own box:
 *   div#__grid_goods_grid.orders_grid.gridbox.gridbox_dhx_skyblue.isModern
 *     div.xhdr > (div, sorting picture) + table.hdr > tbody
 *       tr 0: 46 × th, 0 px high (sizing row) · tr 1: 46 × td > div.hdrcell with the heading; td 0 holds img.chk_all (item_chk0.gif)
 *     div.objbox > table.obj.row20px > tbody
 *       tr 0: 46 × th, 0 px high (sizing row) · tr 1 …: tr.ev_dhx_skyblue / tr.odd_dhx_skyblue with 46 × td; td 0 holds img item_chk0.gif / item_chk1.gif;
 *       a selected row adds the class rowselected; the row's id (= 注文番号) is the property `idd` of the tr, not an attribute
 *   An empty cell holds one no-break space, an empty editable one (送り状番号, 発送予定日) one plain space; a double click puts an input into the latter.
 * Orders grid, `split`. The wrapper has no xhdr of its own but two children:
 *   div#__grid_goods_grid.orders_grid.gridbox.gridbox_dhx_skyblue.isModern.split_holder
 *     div#cgrid2_….gridbox… (frozen: xhdr + objbox with the first n cells per row, heading row too)
 *     div#cgrid2_….gridbox… (main: xhdr + objbox with all 46 cells; the first n have style="display: none", in both sizing rows, heading row and data rows;
 *       they hold the same text, and the same checkbox picture unless `left-checks`)
 * Goods list: #div_product_list > table.tbl > tbody > tr 0 (th × 8: checkbox, 商品番号, 商品名, 販売者商品コード, 価格, 数量, 状態, 修正), then tr × td; the decoy dhtmlx
 *   grid is #__grid_DataDwonload_Grid (headings No., 要請日時, 区分, ファイル, 商品数量).
 * Edit form: table.form_tbl > tbody > tr > th label + td field (`dl`: dl.form_dl > dt + dd); options in table.opt_tbl after h3 オプション: heading row of th
 *   (checkbox, オプション名1, オプション値1 …, オプション価格, 数量, 販売者オプションコード), then td > input; `editor`: dhtmlx grid #__grid_gridOption instead.
 *   The page saves only values whose `input` or `change` event it saw.
 *
 * Newer orders page: div#GoodsGrid and div#TinyGoodsGrid.ag-theme-balham, each a real ag-Grid (rows and columns near the view only; pinned cells stand in the same row element);
 *   page world: window.primeGrid, window.tinyGrid (their APIs).
 *
 * Page world: window.grid (dhtmlXGridObject; `.frozen` in `split`), window.__gridRendered (times the rows were written), window.__gridMutations
 *   ({total, byKind, list, reset()}, `mutationobservers` only), window.downloadGrid and window.__listRendered on the goods list.
 */
import type { World } from '../world.ts';
import { dataOf } from './from-world.ts';
import { routeQsm } from './router.ts';

/** The front door: answers every request to J-QSM's two hosts from this world, and saves into it. */
export function createQsm(world: World): (request: Request) => Promise<Response> {
  const data = dataOf(world);
  return (request) => routeQsm(data, request);
}
