import { describe, expect, it } from 'vitest';
import { type OrdersView, readOrders } from '#lib/qsm';
import { DETAIL_JA, grid, line, page, SUMMARY, splitGrid, TINY_GRID, wrapped } from './pages.ts';

const LINES = [line('1012345678'), line('1012345679', { 数量: '1,200', オプションコード: 'RED-M' })];

function read(markup: string): OrdersView {
  const view = readOrders(page(markup));
  if (view.kind !== 'orders') throw new Error(`not read: ${view.kind}`);
  return view;
}

const numbers = (view: OrdersView) => view.lines.map((each) => each.orderNo);

describe('reading the orders page', () => {
  it('reads each line of the Japanese grid by its headings', () => {
    const view = read(wrapped(grid(DETAIL_JA, LINES)));
    expect(view.look).toBe('dhtmlx');
    expect(view.language).toBe('ja');
    expect(view.lines).toMatchObject([
      {
        orderNo: '1012345678',
        packNo: '801234567',
        itemCode: '900123456',
        quantity: 2,
        sellerCode: 'SKU-1',
        optionCode: '',
      },
      { orderNo: '1012345679', quantity: 1200, optionCode: 'RED-M' },
    ]);
    expect(view.unreadable).toEqual([]);
  });

  it('takes nothing of a buyer along', () => {
    const { lines } = read(wrapped(grid(DETAIL_JA, LINES)));
    const told = lines.map(({ row, mirrors, ...words }) => ({ ...words, row: row.tagName, mirrors: mirrors.length }));
    expect(JSON.stringify(told)).not.toMatch(/見本 花子|100-0001/);
  });

  it('finds both halves of a frozen grid and counts each line once', () => {
    const view = read(splitGrid(DETAIL_JA, LINES, 3));
    expect(view.look).toBe('split');
    expect(numbers(view)).toEqual(['1012345678', '1012345679']);
    for (const each of view.lines) {
      expect(each.mirrors).toHaveLength(1);
      expect(each.row.closest('.main')).not.toBeNull();
      expect(each.mirrors[0]?.closest('.left')).not.toBeNull();
      expect(each.mirrors[0]?.textContent).toContain(each.orderNo);
    }
  });

  it.each([
    ['no-break spaces', (title: string) => `&nbsp;${title}&nbsp; `],
    ['blanks', (title: string) => `  ${title}\n`],
  ])('knows headings padded with %s', (_, show) => {
    expect(numbers(read(wrapped(grid(DETAIL_JA, LINES, show))))).toHaveLength(2);
  });

  it('follows the headings when two columns changed places', () => {
    const swapped = DETAIL_JA.toReversed();
    expect(read(wrapped(grid(swapped, LINES))).lines[0]).toMatchObject({
      orderNo: '1012345678',
      sellerCode: 'SKU-1',
      quantity: 2,
    });
  });

  it('reads the Korean grid', () => {
    const korean: Record<string, string> = {
      注文番号: '주문번호',
      商品名: '상품명',
      数量: '수량',
      カート番号: '장바구니번호',
      販売者商品コード: '판매자상품코드',
    };
    const view = read(wrapped(grid(DETAIL_JA, LINES, (title) => korean[title] ?? title)));
    expect(view.language).toBe('ko');
    expect(numbers(view)).toHaveLength(2);
  });

  it('reads the brief grid, which has no 商品番号', () => {
    const brief = ['配送状態', '注文番号', 'カート番号', '商品名', '数量', 'オプションコード', '販売者商品コード'];
    expect(read(wrapped(grid(brief, LINES))).lines[0]).toMatchObject({ orderNo: '1012345678', itemCode: null });
  });

  it('is not misled by 配送商品Summary or the tiny goods grid', () => {
    expect(readOrders(page(SUMMARY + TINY_GRID)).kind).toBe('none');
    expect(numbers(read(SUMMARY + TINY_GRID + wrapped(grid(DETAIL_JA, LINES))))).toHaveLength(2);
  });

  it('says so when nobody knows the headings of the orders grid', () => {
    const view = readOrders(page(wrapped(grid(DETAIL_JA, LINES, (_, index) => `項目${index}`))));
    expect(view.kind).toBe('headings-unknown');
  });

  it('shows an empty grid as empty', () => {
    const note = '<table><tr><th></th></tr><tr><td colspan="14">表示する行がありません</td></tr></table>';
    const empty = page(wrapped(grid(DETAIL_JA, [])));
    empty.querySelector('.objbox')?.replaceChildren(page(note).querySelector('table') ?? '');
    expect(readOrders(empty)).toMatchObject({ kind: 'orders', lines: [], unreadable: [] });
  });

  it('refuses a row whose cells do not line up with the headings', () => {
    const broken = page(wrapped(grid(DETAIL_JA, LINES)));
    broken.querySelectorAll('.objbox tr')[1]?.lastElementChild?.remove();
    expect(readOrders(broken)).toMatchObject({
      lines: [{ orderNo: '1012345679' }],
      unreadable: [{ why: 'cell-count', orderNo: null }],
    });
  });

  it.each(['0', '-1', '1.5', '二', ''])('refuses a row whose quantity is "%s"', (quantity) => {
    const view = read(wrapped(grid(DETAIL_JA, [line('1012345678', { 数量: quantity })])));
    expect(view.lines).toEqual([]);
    expect(view.unreadable).toMatchObject([{ why: 'quantity', orderNo: '1012345678' }]);
  });

  it('refuses a second row with the same order number', () => {
    const view = read(wrapped(grid(DETAIL_JA, [line('1012345678'), line('1012345678')])));
    expect(view.lines).toHaveLength(1);
    expect(view.unreadable).toMatchObject([{ why: 'shown-twice' }]);
  });

  it.each([
    ['one cell', '<td style="height:900px"></td>'],
    ['as many cells as the others', `<td style="height:900px"></td>${'<td style="display:none"></td>'.repeat(13)}`],
  ])('says that a grid of a few rendered rows leaves some out, by spacers of %s and the counter', (_, cells) => {
    const counted = '<div><span>配送データ一覧 <b>1,502</b> 件</span></div>';
    const smart = page(counted + wrapped(grid(DETAIL_JA, LINES)));
    const spacer = page(`<table><tr>${cells}</tr></table>`).querySelector('tr');
    smart.querySelector('.objbox tbody')?.append(spacer ?? '');
    // Without layout nobody can tell how many rows stand in 900 pixels.
    expect(readOrders(smart)).toMatchObject({ leftOut: null, counter: 1502, unreadable: [] });
    expect(numbers(readOrders(smart) as OrdersView)).toHaveLength(2);
  });

  it('reads a grid known by roles, its pinned part too, and leaves a row alone whose number is scrolled away', () => {
    const cell = (key: string, text: string) => `<div role="gridcell" col-id="${key}">${text}</div>`;
    const view = read(`<div role="grid" aria-rowcount="501">
      <div role="row"><div role="columnheader" col-id="a">注文番号</div><div role="columnheader" col-id="b">数量</div></div>
      <div class="left"><div role="row" row-index="0">${cell('a', '1012345678')}</div></div>
      <div class="main"><div role="row" row-index="0">${cell('b', '2')}</div><div role="row" row-index="1">${cell('b', '1')}</div></div></div>`);
    expect(view).toMatchObject({ look: 'aria', leftOut: 498, unreadable: [] });
    expect(view.lines).toMatchObject([{ orderNo: '1012345678', quantity: 2 }]);
    expect(view.lines[0]?.mirrors[0]?.closest('.main')).not.toBeNull();
  });
});
