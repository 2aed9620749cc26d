import { CONTENT, idPrefix, pageAddress, pageMarkup, type Seller } from './frame.ts';
import { type Html, html } from './html.ts';
import { type HeadingLanguage, type Look, lookQuery } from './variants.ts';

export const LISTINGS_PATH = 'Product/ProductListSummary.aspx';

// Headings of this table are not public [jqsm 4.1]; these are the words sellers are told elsewhere.
const HEADINGS: Readonly<Record<HeadingLanguage, readonly string[]>> = {
  ja: ['商品番号', '商品名', '販売者商品コード', '価格', '数量', '状態', '修正'],
  ko: ['상품코드', '상품명', '판매자상품코드', '가격', '수량', '상태', '수정'],
  en: ['Item Code', 'Item Title', 'Seller Item Code', 'Price', 'Qty', 'Status', 'Edit'],
  zh: ['商品编号', '商品名称', '卖家商品代码', '价格', '数量', '状态', '修改'],
  unknown: ['項目01', '項目02', '項目03', '項目04', '項目05', '項目06', '項目07'],
};
const WIDTHS = ['w_no', 'w_title', 'w_code', 'w_price', 'w_qty', 'w_stat', 'w_edit'];

// The decoy: a dhtmlx grid of prepared export files on the same page [jqsm 2.2].
function downloads(): readonly { id: string; data: readonly string[] }[] {
  const file = (name: string): string => `<a href='${CONTENT}/download/${name}'>${name}</a>`;
  return [
    { id: '1', data: ['2', '2026/11/22 18:04', '商品情報', file('Qoo10_EditItemList_20261122.xlsx'), '128'] },
    { id: '2', data: ['1', '2026/11/20 09:31', '価格/在庫', file('Qoo10_EditItemPriceQtyList_20261120.xlsx'), '128'] },
  ];
}

function searchBox(id: (name: string) => string): Html {
  return html`<table class="search_box"><tbody><tr><th>取引状態</th><td><select><option>全体</option><option>取引可能</option><option>取引待機</option><option>取引廃止</option></select></td>
<th>在庫状態</th><td><select><option>全体</option><option>在庫あり</option><option>在庫なし</option></select></td></tr>
<tr><th>検索条件</th><td colspan="3"><select><option>商品番号</option><option>商品名</option><option>販売者商品コード</option></select>
<input type="text" class="keyword" id="${id('txt_goods_keyword')}"> <a href="#" class="btn_search" id="${id('btn_search')}">検索</a></td></tr></tbody></table>`;
}

function resultArea(id: (name: string) => string, language: HeadingLanguage): Html {
  const headings = HEADINGS[language].map((text, index) => html`<th class="${WIDTHS[index]}">${text}</th>`);
  return html`<div class="product_search_result"><div class="top"><div id="${id('div_total_search_cnt')}">検索結果 <span class="type_purple">0</span> 件</div>
<div><select id="${id('sel_view_data_cnt')}"><option value="20">20個ずつ</option><option value="50">50個ずつ</option><option value="100">100個ずつ</option></select>
<button type="button" id="${id('btn_goods_delete')}">商品削除</button></div></div>
<div id="${id('div_product_list')}"><table class="tbl"><tbody><tr><th class="w_chk"><input type="checkbox" id="${id('chk_all_goods')}"></th>${headings}</tr></tbody></table></div>
<div class="paging" id="${id('search_result_paging_list')}"><a href="#" id="${id('btn_page_prev')}">前へ</a><span id="${id('txt_page_now')}">1 / 1</span><a href="#" id="${id('btn_page_next')}">次へ</a></div></div>`;
}

/** 商品の照会/修正. The table is filled by {@link file://./services.ts}. */
export function listingsPage(look: Look, seller: Seller): string {
  const prefix = idPrefix(look);
  const id = (name: string): string => prefix + name;
  const inner = { ...look, variants: new Set([...look.variants].filter((name) => name !== 'iframe')) };
  const query = Object.fromEntries(new URLSearchParams(lookQuery(inner)));
  const main = look.variants.has('iframe')
    ? html`<div class="inner_layer"><iframe id="ifr_main" title="商品の照会/修正" src="${pageAddress(LISTINGS_PATH, query)}"></iframe></div>`
    : html`<h2 class="page_tit">商品の照会/修正</h2>${searchBox(id)}${resultArea(id, look.language)}
<h3 class="tit">ダウンロードファイル一覧</h3><div id="__grid_DataDwonload_Grid"></div>`;
  return pageMarkup(
    {
      title: '商品の照会/修正',
      look,
      seller,
      menu: 'listings',
      breadcrumb: ['商品管理', '商品の照会/修正'],
      main,
      scripts: ['common.js', 'grid.js', 'listings.js'],
      grid: true,
      setting: { texts: { edit: '修正' }, downloads: downloads() },
    },
    lookQuery(look),
  );
}
