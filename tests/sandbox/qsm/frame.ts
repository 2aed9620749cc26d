import { type Html, html } from './html.ts';
import type { Look } from './variants.ts';

export const ROOT = '/GMKT.INC.Gsm.Web';
export const CONTENT = `${ROOT}/Content`;
const GRID_IMAGES = `${CONTENT}/dhtmlx/imgs/`;
const ID_PREFIX = 'ctl00_ctl00_MainMaster_MainHolder_';

/** Who is signed in, as the header shows it. */
export type Seller = { readonly loginId: string; readonly shopName: string };

export type PageParts = {
  readonly title: string;
  readonly look: Look;
  readonly seller: Seller;
  /** The menu entry that is lit. */
  readonly menu: 'orders' | 'listings' | 'none';
  readonly breadcrumb: readonly string[];
  readonly main: Html;
  /** File names in `static/`, in order; dhtmlx comes first where `grid` is true. */
  readonly scripts: readonly string[];
  readonly grid: boolean;
  /** True for the page on ag-Grid. */
  readonly agGrid?: boolean;
  /** What the page's own scripts need besides the look. */
  readonly setting: Readonly<Record<string, unknown>>;
};

/** Prefixes an id the way nested master pages do, where the look asks for it. */
export function idPrefix(look: Look): string {
  return look.variants.has('ctl00') ? ID_PREFIX : '';
}

/** Where a page's scripts find a page: the same address with another look. */
export function pageAddress(path: string, query: Readonly<Record<string, string>>): string {
  return `${ROOT}/${path}?${new URLSearchParams(query)}`;
}

// Values of the size and alphabet of real ones; nothing is checked on the way back.
function hiddenFields(setting: string): Html {
  const state = `/wEPDwUKLTY4NzI0${'MjA5OA9kFgJmD2QWAgIDD2QWBAIBD2Q'.repeat(24)}==`;
  return html`<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="${state}">
<input type="hidden" name="__VIEWSTATEGENERATOR" id="__VIEWSTATEGENERATOR" value="7D1C2A0B">
<input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="${state.slice(0, 180)}==">
<input type="hidden" id="hid_page_setting" value="${setting}">`;
}

type MenuEntry = readonly [text: string, path: string, key?: string];

const MENU: readonly (readonly [string, readonly MenuEntry[]])[] = [
  ['基本情報', [['基本情報管理', 'Seller/EditMyInfo.aspx']]],
  [
    '商品管理',
    [
      ['商品登録', 'Goods/GoodsRegistration.aspx'],
      ['商品の照会/修正', 'Product/ProductListSummary.aspx', 'listings'],
      ['価格/在庫', 'Order/OrderManagement.aspx'],
      ['組合型オプション情報照会', 'Goods/InventoryManagement.aspx'],
    ],
  ],
  [
    '配送/キャンセル/未受取',
    [
      ['配送管理', 'Delivery/DeliveryManagement.aspx', 'orders'],
      ['キャンセル/返品/交換', 'Claim/ClaimManagement.aspx'],
    ],
  ],
  ['精算管理', [['精算照会', 'Account/SettleManagement.aspx']]],
  ['プロモーション', [['共同購入プラス', 'QSpecial/QSpecialPlus.aspx'] as const]],
  ['問い合わせ/レビュー', [['レビュー管理', 'Seller/MyReviewMgt.aspx']]],
];

function menuMarkup(lit: PageParts['menu']): Html {
  const entry = ([text, path, key]: MenuEntry): Html =>
    html`<li class="${key === lit ? 'on' : ''}"><a href="${ROOT}/${path}">${text}</a></li>`;
  return html`<div id="gsm_left_menu">${MENU.map(
    ([title, entries]) => html`<dl><dt>${title}</dt><dd><ul>${entries.map(entry)}</ul></dd></dl>`,
  )}</div>`;
}

function headerMarkup(seller: Seller): Html {
  return html`<div id="gsm_header"><a class="logo" href="${ROOT}/Default.aspx"><b>Qoo10</b> <span>QSM</span></a>
<div class="lang"><a class="on" href="#">日本語</a><a href="#">한국어</a><a href="#">English</a><a href="#">中文</a></div>
<div class="util"><span class="shop" id="lbl_shop_name">${seller.shopName} (${seller.loginId})</span><a href="${ROOT}/Login.aspx?logout=1">ログアウト</a></div></div>`;
}

function settingOf(parts: PageParts, query: string): string {
  return JSON.stringify({
    root: ROOT,
    lookQuery: query,
    idPrefix: idPrefix(parts.look),
    gridImages: GRID_IMAGES,
    variants: [...parts.look.variants],
    delayMs: parts.look.delayMs,
    frozenColumns: parts.look.frozenColumns,
    iframe: parts.look.variants.has('iframe'),
    ...parts.setting,
  });
}

function scriptTags(parts: PageParts): readonly Html[] {
  const gridFiles = [
    ...(parts.grid ? [`${CONTENT}/dhtmlx/dhtmlx.js`] : []),
    ...(parts.agGrid ? [`${CONTENT}/aggrid/ag-grid.js`] : []),
  ];
  const own = parts.scripts.map((name) => `${CONTENT}/js/${name}`);
  return [...gridFiles, ...own].map((address) => html`<script src="${address}"></script>\n`);
}

/** A whole signed-in page: header, left menu, main area. `query` is what its services are asked with. */
export function pageMarkup(parts: PageParts, query: string): string {
  const gridStyle = html`<link rel="stylesheet" href="${CONTENT}/dhtmlx/dhtmlx.css">
<link rel="stylesheet" href="${CONTENT}/css/grid.css">`;
  const agGridStyle = html`<link rel="stylesheet" href="${CONTENT}/aggrid/ag-grid.css">
<link rel="stylesheet" href="${CONTENT}/aggrid/ag-theme-balham.css">
<link rel="stylesheet" href="${CONTENT}/css/prime.css">`;
  const crumbs = ['QSM', ...parts.breadcrumb].join(' > ');
  return html`<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>${parts.title}</title>
<link rel="stylesheet" href="${CONTENT}/css/qsm.css">
${parts.grid && gridStyle}${parts.agGrid && agGridStyle}
<link rel="stylesheet" href="${CONTENT}/css/forms.css">
<link rel="stylesheet" href="${CONTENT}/css/frame.css"></head>
<body class="gsm_BasicLayer"><form method="post" id="aspnetForm" action="#">
${hiddenFields(settingOf(parts, query))}
${headerMarkup(parts.seller)}
<div id="gsm_body">${menuMarkup(parts.menu)}
<div id="gsm_main"><div class="crumbs">${crumbs}</div><div id="div_page_message" hidden></div>
${parts.main}
</div></div>
<div id="gsm_footer">QSM test page. All shops, people and orders here are invented.</div>
</form>
${scriptTags(parts)}</body></html>`.markup;
}
