import { idPrefix, pageMarkup, type Seller } from './frame.ts';
import { type Html, html } from './html.ts';
import { jst } from './jst.ts';
import { orderColumns } from './order-columns.ts';
import { type Look, lookQuery } from './variants.ts';

/** The newer orders page, seen in use in 2026 [jqsm 5.7]. */
export const PRIME_PATH = 'Delivery/DeliveryManagementPrime.aspx';

const MONTH = 30 * 86_400_000;

function searchBox(id: (name: string) => string, seller: Seller, now: number): Html {
  return html`<table class="search_box"><tbody><tr><th>ショップ</th><td><span class="shop_name">${seller.shopName}</span></td>
<th>配送状態</th><td><select id="${id('sel_delivery_stat')}"><option value="all">全体</option><option value="D1">入金待ち</option><option value="D2">配送要請</option><option value="D3">配送中</option><option value="D4">配送完了</option></select></td></tr>
<tr><th>注文日</th><td colspan="3"><input type="text" class="date" value="${jst(now - MONTH, 'day')}"><select><option>00:00</option></select> ~
<input type="text" class="date" value="${jst(now, 'day')}"><select><option>23:50</option></select> <a href="#" class="btn_search" id="${id('btn_search')}">検索</a></td></tr></tbody></table>`;
}

/** 配送管理 on the real ag-Grid: rows and columns come and go with scrolling. */
export function primePage(look: Look, seller: Seller, now: number): string {
  const prefix = idPrefix(look);
  const id = (name: string): string => prefix + name;
  const main = html`<h2 class="page_tit">配送管理</h2>${searchBox(id, seller, now)}
<div class="grid_bar"><span class="count">配送データ一覧 <b id="${id('txt_total_count')}">0</b> 件</span></div>
<div class="grid_frame"><div id="${id('GoodsGrid')}" class="ag-theme-balham"></div></div>
<h3 class="tit">商品別集計</h3><div id="${id('TinyGoodsGrid')}" class="ag-theme-balham"></div>`;
  return pageMarkup(
    {
      title: '配送管理',
      look,
      seller,
      menu: 'orders',
      breadcrumb: ['配送/キャンセル/未受取', '配送管理'],
      main,
      scripts: ['common.js', 'prime.js'],
      grid: false,
      agGrid: true,
      setting: { columns: orderColumns(look, 'detail') },
    },
    lookQuery(look),
  );
}
