import { idPrefix, pageAddress, pageMarkup, ROOT, type Seller } from './frame.ts';
import { type Html, html } from './html.ts';
import { jst } from './jst.ts';
import { orderColumns } from './order-columns.ts';
import { type Look, lookQuery } from './variants.ts';

export const ORDERS_PATH = 'Delivery/DeliveryManagement.aspx';

/** One line of the decoy table 配送商品Summary [jqsm 5.1]. */
export type SummaryLine = {
  readonly itemCode: string;
  readonly status: string;
  readonly title: string;
  readonly quantity: number;
  readonly orders: number;
};

/** `goods_grid` holds the orders; the wrapper's id carries the grid's name [jqsm 2.2]. */
function ordersWrapperId(look: Look): string {
  return `__grid_${idPrefix(look)}goods_grid`;
}

function summaryTable(lines: readonly SummaryLine[]): Html {
  const line = (each: SummaryLine): Html =>
    html`<tr><td>${each.itemCode}</td><td>${each.status}</td><td class="left">${each.title}</td><td class="right">${each.quantity}</td><td class="right">${each.orders}</td></tr>`;
  return html`<h3 class="tit">配送商品Summary</h3><div class="summary_box"><table class="tbl" id="tbl_summary">
<tbody><tr><th>商品番号</th><th>配送状態</th><th>商品名</th><th>販売数量</th><th>注文件数</th></tr>
${lines.map(line)}</tbody></table></div>`;
}

function counter(id: string, label: string): Html {
  return html`<li><span>${label}</span><input type="text" id="${id}" value="0" readonly><span class="unit">件</span></li>`;
}

function tabs(id: (name: string) => string): Html {
  return html`<ul class="tabs"><li id="${id('tab_main_summary')}"><a href="#">配送要請(要約を見る)</a></li>
<li id="${id('tab_main_request')}"><a href="#">配送要請(詳細を見る)</a></li>
<li id="${id('tab_main_delivery')}"><a href="#">配送中/配送完了</a></li></ul>`;
}

function counters(id: (name: string) => string): Html {
  return html`<ul class="counters">${counter(id('txt_cnt_awaiting_orders1'), '入金待ち')}${counter(id('txt_cnt_new_orders1'), '新規注文')}
${counter(id('txt_cnt_ready_orders1'), '配送準備')}${counter(id('txt_cnt_delayed_orders1'), '配送遅延')}
<li class="bar"></li>${counter(id('txt_shipping_type_registered'), '一般配送(追跡○)')}</ul>`;
}

const MONTH = 30 * 86_400_000;

function searchBox(id: (name: string) => string, now: number): Html {
  return html`<table class="search_box"><tbody><tr><th>照会期間</th><td><select><option>注文日</option><option>入金日</option><option>発送予定日</option></select>
<input type="text" class="date" value="${jst(now - MONTH, 'day')}"> ~ <input type="text" class="date" value="${jst(now, 'day')}"></td>
<th>配送状態</th><td><select id="${id('sel_stat')}"><option value="">全体</option><option value="awaiting">入金待ち</option><option value="new">新規注文</option><option value="ready">配送準備</option></select></td></tr>
<tr><th>検索条件</th><td colspan="3"><select id="${id('sel_search_type')}"><option value="CONO">注文番号</option><option value="PKNO">カート番号</option><option value="GDNO">商品番号</option></select>
<input type="text" class="keyword" id="${id('txt_search_keyword')}"> <a href="#" class="btn_search" id="${id('btn_search')}">検索</a></td></tr></tbody></table>`;
}

function buttons(id: (name: string) => string): Html {
  return html`<div class="grid_bar"><span class="count">配送データ一覧 <b id="${id('txt_total_count')}">0</b> 件</span>
<span class="btns"><button type="button">発送予定日の入力</button><button type="button" id="${id('btn_excel_proc_schedule')}">エクセル一括発送予定日入力</button>
<button type="button">発送確認</button><button type="button" id="${id('btn_excel_down')}">全体をダウンロード</button><button type="button">選択件をダウンロード</button></span></div>`;
}

function framed(address: string): Html {
  return html`<div class="inner_layer"><iframe id="ifr_main" title="配送管理" src="${address}"></iframe></div>`;
}

/** The inner pop-up of the same front framework: a layer with an iframe, in the page [jqsm 1.4]. */
function layer(): Html {
  return html`<div class="inner_popup"><iframe id="ifr_popup" title="お知らせ" src="${ROOT}/Notice.aspx"></iframe></div>`;
}

function scripts(look: Look): readonly string[] {
  return [
    'common.js',
    'grid.js',
    ...(look.variants.has('split') ? ['grid-split.js'] : []),
    ...(look.variants.has('mutationobservers') ? ['grid-watch.js'] : []),
    'orders.js',
  ];
}

/** 配送管理 at this instant. Its rows come later, by {@link file://./services.ts}. */
export function ordersPage(look: Look, seller: Seller, summary: readonly SummaryLine[], now: number): string {
  const prefix = idPrefix(look);
  const id = (name: string): string => prefix + name;
  const inner = { ...look, variants: new Set([...look.variants].filter((name) => name !== 'iframe')) };
  const query = Object.fromEntries(new URLSearchParams(lookQuery(inner)));
  const main = look.variants.has('iframe')
    ? framed(pageAddress(ORDERS_PATH, query))
    : html`${look.variants.has('layer') && layer()}<h2 class="page_tit">配送管理</h2>${summaryTable(summary)}${searchBox(id, now)}${tabs(id)}${counters(id)}${buttons(id)}
<div class="grid_frame"><div id="${ordersWrapperId(look)}" class="orders_grid"></div></div>`;
  return pageMarkup(
    {
      title: look.variants.has('popup') ? 'Qoo10 - QSM' : '配送管理',
      look,
      seller,
      menu: 'orders',
      breadcrumb: ['配送/キャンセル/未受取', '配送管理'],
      main,
      scripts: scripts(look),
      grid: true,
      setting: {
        wrapperId: ordersWrapperId(look),
        columns: { detail: orderColumns(look, 'detail'), brief: orderColumns(look, 'brief') },
      },
    },
    lookQuery(look),
  );
}
