import { describe, expect, it } from 'vitest';
import { readEditForm, readListings, readLogin } from '#lib/qsm';
import { DETAIL_JA, grid, line, page, SUMMARY, wrapped } from './pages.ts';

const list = (rows: string) =>
  `<table><tr><th><input type="checkbox"></th><th>商品番号</th><th>商品名</th><th>販売者商品コード</th><th>修正</th></tr>${rows}</table>`;
const row = (itemCode: string, code: string) =>
  `<tr><td><input type="checkbox"></td><td>${itemCode}</td><td>見本</td><td>${code}</td><td><a>修正</a></td></tr>`;

describe('reading the goods list', () => {
  it('reads each listing and its code cell', () => {
    const view = readListings(page(list(row('900123456', 'SKU-1') + row('900123457', ''))));
    expect(view).toMatchObject({
      kind: 'listings',
      lines: [
        { itemCode: '900123456', sellerCode: 'SKU-1' },
        { itemCode: '900123457', sellerCode: '' },
      ],
    });
  });

  it('does not take the orders grid, its summary or the page note for listings', () => {
    expect(readListings(page(SUMMARY)).kind).toBe('none');
    expect(readListings(page(wrapped(grid(DETAIL_JA, [line('1012345678')])))).kind).toBe('none');
    const empty = readListings(page(list('<tr><td colspan="5">検索結果がありません。</td></tr>')));
    expect(empty).toMatchObject({ kind: 'listings', lines: [], unreadable: [] });
  });

  it('shows a row as unreadable when its cells do not line up', () => {
    const view = readListings(page(list('<tr><td></td><td>900123456</td><td>見本</td></tr>')));
    expect(view).toMatchObject({ lines: [], unreadable: [{ why: 'cell-count' }] });
  });
});

const form = (itemCode: string, rest = '') => `<table>
  <tr><th>商品番号</th><td>${itemCode}</td></tr><tr><th>商品名</th><td><input type="text" value="見本の化粧水"></td></tr>
  <tr><th>販売者商品コード *</th><td><input type="text" value=" SKU-1"></td></tr></table>${rest}`;
const OPTIONS = `<table><tr><th></th><th>オプション名1</th><th>オプション値1</th><th>数量</th><th>販売者オプションコード</th></tr>
  <tr><td><input type="checkbox"></td><td><input type="text" value="色"></td><td><input type="text" value="赤"></td><td><input type="text" value="3"></td><td><input type="text" value="RED"></td></tr></table>`;
const ADDRESS = 'https://qsm.qoo10.jp/GMKT.INC.Gsm.Web/Goods/GoodsModification.aspx?gd_no=900123456';

describe('reading the edit form', () => {
  it('finds the seller code by its label, as typed, and the option codes by their heading', () => {
    expect(readEditForm(page(form('900123456', OPTIONS)), ADDRESS)).toMatchObject({
      itemCode: '900123456',
      disagree: false,
      hasOptions: true,
      codes: [
        { key: 'seller', code: ' SKU-1', words: '見本の化粧水' },
        { key: 'option:0', role: 'option', code: 'RED', words: '見本の化粧水 色 赤', editing: 'input' },
      ],
    });
  });

  it('finds labels in a definition list', () => {
    const view = readEditForm(page('<dl><dt>販売者コード</dt><dd><input type="text" value="A"></dd></dl>'));
    expect(view).toMatchObject({ kind: 'edit-form', itemCode: null, codes: [{ code: 'A' }] });
  });

  it('takes the cells of an option grid that are typed in only after a click', () => {
    const titles = ['オプション値1', '販売者オプションコード'];
    const markup = form(
      '900123456',
      wrapped(grid(titles, [{ オプション値1: '赤', 販売者オプションコード: 'RED' }]), 'gridOption'),
    );
    expect(readEditForm(page(markup))).toMatchObject({ codes: [{ key: 'seller' }, { editing: 'cell', code: 'RED' }] });
  });

  it('says so when the address and the form name different listings', () => {
    expect(readEditForm(page(form('900999999')), ADDRESS)).toMatchObject({ disagree: true });
  });

  it('leaves other pages alone', () => {
    expect(readEditForm(page(SUMMARY)).kind).toBe('none');
    expect(readEditForm(page(list(row('900123456', 'SKU-1')))).kind).toBe('none');
  });
});

describe('reading who is signed in', () => {
  it('reads the login beside ログアウト', () => {
    expect(readLogin(page('<div><span>見本ショップ (sample_shop)</span><a>ログアウト</a></div>'))).toBe('sample_shop');
    expect(readLogin(page('<div><span>見本ショップ</span><a>로그아웃</a></div>'))).toBe('見本ショップ');
    expect(readLogin(page('<a>ログイン</a>'))).toBeNull();
  });
});
