/** Markup of J-QSM's pages as reference/jqsm-pages.md describes them, small enough to read in a test. */

export const DETAIL_JA = [
  '配送状態',
  '注文番号',
  'カート番号',
  '配送会社',
  '商品番号',
  '商品名',
  '数量',
  'オプション情報',
  'オプションコード',
  '受取人名',
  '郵便番号',
  '販売者商品コード',
  'ギフト注文',
];

export type Line = Readonly<Record<string, string>>;

export const line = (orderNo: string, changes: Line = {}): Line => ({
  配送状態: '新規注文',
  注文番号: orderNo,
  カート番号: '801234567',
  商品番号: '900123456',
  商品名: '見本の化粧水, 50ml/赤【限定】',
  数量: '2',
  オプションコード: '',
  受取人名: '見本 花子',
  郵便番号: "'100-0001",
  販売者商品コード: 'SKU-1',
  ...changes,
});

const sizing = (count: number) => `<tr style="height:0">${'<th></th>'.repeat(count)}</tr>`;

function table(kind: string, titles: readonly string[], rows: readonly string[]): string {
  return `<div class="${kind}"><table>${sizing(titles.length + 1)}${rows.join('')}</table></div>`;
}

const rowOf = (titles: readonly string[], values: Line, from = 0) =>
  `<tr><td><img src="item_chk0.gif"></td>${titles
    .map((title, index) => `<td${index < from ? ' style="display:none"' : ''}>${values[title] ?? '&nbsp;'}</td>`)
    .join('')}</tr>`;

/** One dhtmlxGrid: heading table and body table in the same parent. `show` is what the headings look like on the page. */
export function grid(
  titles: readonly string[],
  lines: readonly Line[],
  show: (title: string, index: number) => string = (title) => title,
): string {
  const head = `<tr><td><img></td>${titles.map((title, index) => `<td><div class="hdrcell">${show(title, index)}</div></td>`).join('')}</tr>`;
  const body = lines.map((each) => rowOf(titles, each));
  return `${table('xhdr', titles, [head])}${table('objbox', titles, body)}`;
}

export const wrapped = (inner: string, name = 'goods_grid') =>
  `<div id="__grid_${name}" class="gridbox">${inner}</div>`;

/** The frozen look: the first columns once more in a grid of their own. */
export function splitGrid(titles: readonly string[], lines: readonly Line[], frozen: number): string {
  return wrapped(
    `<div class="left">${grid(titles.slice(0, frozen), lines)}</div><div class="main">${grid(titles, lines)}</div>`,
  );
}

export const SUMMARY = `<table><tr><th>商品番号</th><th>配送状態</th><th>商品名</th><th>販売数量</th><th>注文件数</th></tr>
<tr><td>900123456</td><td>配送要請</td><td>見本</td><td>3</td><td>2</td></tr></table>`;

export const TINY_GRID = wrapped(grid(['商品番号', '商品名', '数量'], [line('1012345678')]), 'TinyGoodsGrid');

/** Puts markup of our own making into a page that is not shown. */
export function page(markup: string): Document {
  return new DOMParser().parseFromString(`<!doctype html><body>${markup}</body>`, 'text/html');
}
