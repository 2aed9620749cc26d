import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type MappingProps, MappingScreen } from '#components/mapping';
import { reason, type Sku, type Suggestion, toCode, toSkuNo } from '#lib/domain';
import {
  change,
  listing,
  mappingOf,
  offer,
  mappingProps as props,
  stuckLine,
  wrong,
  wrongOption,
} from './mapping-samples.ts';
import { byAction, choose, draw, nameOf, only, press, type } from './render.tsx';
import { shop } from './samples.ts';

// There is no layout here: the list is as high as a screen, each row as one line of text.
for (const [name, list, row] of [
  ['offsetHeight', 700, 60],
  ['clientHeight', 700, 60],
  ['clientWidth', 900, 900],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, {
    configurable: true,
    get(this: HTMLElement) {
      return this.classList.contains('mp-list') ? list : row;
    },
  });
}
beforeEach(() => sessionStorage.clear());

const key = (number: number, value = '') =>
  JSON.stringify([shop.shopId, String(1_100_000_000 + number), value === '' ? '' : 'カラー', value]);
const suggestions = new Map<string, readonly Suggestion[]>([
  [key(1), [offer('APRON'), offer('APRON-2', 0.6)]],
  [key(2, 'レッド'), [offer('HAIR-RD')]],
  [key(2, 'ピンク'), [offer('HAIR-PK', 0.85)]],
  [key(3), []],
]);
const fetched: MappingProps['fetchSuggestions'] = async (items) =>
  new Map(items.flatMap((item) => (suggestions.has(item.key) ? [[item.key, suggestions.get(item.key) ?? []]] : [])));
const whole: MappingProps = { ...props, suggestions, fetchSuggestions: fetched };

const list = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('[data-smartship-list="mapping"]');
  if (!found) throw new Error('no list');
  return found;
};
const keyDown = (name: string) =>
  act(async () => list().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })));
const active = () => document.querySelector('[role="row"][aria-selected="true"]')?.textContent ?? '';
const chosen = () =>
  [...document.querySelectorAll('[data-smartship-chosen]')].map((cell) => cell.getAttribute('data-smartship-chosen'));
const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';

describe('the mapping screen', () => {
  it('shows every code that wants mending under its listing, those with stuck orders first', () => {
    draw(<MappingScreen {...whole} />);
    const listings = [...document.querySelectorAll('[data-smartship-listing]')];
    expect(listings.map((row) => row.getAttribute('data-smartship-listing'))).toEqual([
      '1100000002',
      '1100000001',
      '1100000003',
    ]);
    expect(listings[0]?.textContent).toContain('1 order stuck');
    expect(
      [...document.querySelectorAll('[data-smartship-code]')].map((cell) => cell.getAttribute('data-smartship-code')),
    ).toEqual(['near', 'near', 'unmapped', 'blank']);
    expect(nameOf(list())).toContain('Codes to mend');
    expect(nameOf(byAction('use-code')[0] ?? document.body)).toBe('Choose HAIR-RD (SKU HAIR-RD)');
  });

  it('speaks Japanese', () => {
    draw(<MappingScreen {...whole} />, 'ja');
    expect(text('[data-smartship-view="list"]')).toContain('対応が必要なコード');
    expect(text('[data-smartship-good]')).toContain('確認済みのコード 20 件のうち 12 件が対応済み');
    expect(only('write-codes').textContent).toBe('Qoo10 に書き込む…');
    expect(text('[data-smartship-blocked]')).toBe('注文 1 件が停止中');
  });

  it('says as of when it speaks, and says nothing of listings that were not read yet', () => {
    draw(<MappingScreen {...whole} mapping={mappingOf([], { unread: 7, unknown: 3, listingsAsOf: null })} />);
    expect(text('[data-smartship-good]')).toContain('7 listings were not read yet: nothing is known of their codes.');
    expect(text('[data-smartship-good]')).toContain('3 wait for the SKUs to be read');
    expect(document.body.textContent).toContain('listings not read whole yet');
    expect(document.querySelectorAll('[data-smartship-code]')).toHaveLength(0);
  });

  it('is worked by keyboard alone: move, choose, clear, exclude', async () => {
    const onExclude = vi.fn(whole.onExclude);
    draw(<MappingScreen {...whole} onExclude={onExclude} />);
    expect(active()).toContain('レッド');
    await keyDown('Enter');
    await keyDown('ArrowDown');
    expect(active()).toContain('ピンク');
    await keyDown('ArrowDown');
    expect(active()).toContain('apron');
    await keyDown('2');
    expect(chosen()).toEqual(['HAIR-RD', 'APRON-2']);
    await keyDown('Delete');
    expect(chosen()).toEqual(['HAIR-RD']);
    await keyDown('c');
    expect(chosen()).toEqual(['HAIR-RD', '']);
    await keyDown('Delete');
    await keyDown('Home');
    expect(active()).toContain('レッド');
    await keyDown('End');
    expect(active()).toContain('(blank)');
    await keyDown('ArrowUp');
    await keyDown('x');
    await press(only('confirm-exclude'));
    expect(onExclude).toHaveBeenCalledWith(shop.shopId, 'apron', true);
    await keyDown('/');
    expect(document.activeElement?.getAttribute('data-smartship-action')).toBe('filter-words');
    // Japanese input conversion presses Enter too.
    await act(async () =>
      list().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing: true })),
    );
    expect(chosen()).toEqual(['HAIR-RD']);
  });

  it('narrows by words and state, and sorts', async () => {
    draw(<MappingScreen {...whole} />);
    await type(only('filter-words').querySelector('input') ?? only('filter-words'), 'ﾋﾟﾝｸ');
    expect(text('[data-smartship-shown]')).toBe('1 listings, 1 codes');
    await type(only('filter-words').querySelector('input') ?? only('filter-words'), '');
    await choose(only('filter-state'), 'blank');
    expect(text('[data-smartship-shown]')).toBe('1 listings, 1 codes');
    await choose(only('filter-state'), 'all');
    await choose(only('sort'), 'item');
    expect(document.querySelector('[data-smartship-listing]')?.getAttribute('data-smartship-listing')).toBe(
      '1100000001',
    );
  });

  it('chooses all above a confidence after a preview, and writes what was approved', async () => {
    const onWrite = vi.fn(whole.onWrite);
    draw(<MappingScreen {...whole} onWrite={onWrite} />);
    await press(only('choose-all'));
    expect(document.querySelectorAll('[data-smartship-diff]')).toHaveLength(2);
    await choose(only('least-confidence'), '0.8');
    expect(document.querySelector('[data-smartship-will-choose]')?.getAttribute('data-smartship-will-choose')).toBe(
      '3',
    );
    await press(only('choose-these'));
    expect(onWrite).not.toHaveBeenCalled();
    await press(only('write-codes'));
    const dialog = document.querySelector('[role="dialog"]');
    expect(dialog?.querySelectorAll('[data-smartship-diff]')).toHaveLength(3);
    expect(dialog?.textContent).toContain('read again right before');
    await press(only('approve'));
    expect(onWrite.mock.calls[0]?.[0].rows.map(({ item, after }) => [item.code.code, after])).toEqual([
      ['apron', 'APRON'],
      ['hair-rd', 'HAIR-RD'],
      ['hair-pk', 'HAIR-PK'],
    ]);
  });

  it('lets nothing be approved while the shop is Read-only', async () => {
    draw(<MappingScreen {...whole} settings={{ paused: false, shops: [{ ...shop, readOnly: true }] }} />);
    await keyDown('Enter');
    await press(only('write-codes'));
    expect(only('approve').hasAttribute('disabled')).toBe(true);
    expect(text('[role="dialog"] [role="alert"]')).toContain('is Read-only');
  });

  it('leaves out codes that would stand twice', async () => {
    const twice = new Map(suggestions).set(key(2, 'ピンク'), [offer('HAIR-RD')]);
    draw(<MappingScreen {...whole} suggestions={twice} />);
    await keyDown('Enter');
    await keyDown('ArrowDown');
    await keyDown('Enter');
    await press(only('write-codes'));
    expect(text('[role="dialog"]')).toContain('2 are left out: the code would stand twice');
    expect(only('approve').hasAttribute('disabled')).toBe(true);
  });

  it('keeps what was chosen over a reload of the tab', async () => {
    const show = draw(<MappingScreen {...whole} />);
    await keyDown('Enter');
    show(null, 'en');
    show(<MappingScreen {...whole} />, 'en');
    expect(chosen()).toEqual(['HAIR-RD']);
  });

  it('keeps titles with markup, turned text and ten thousand characters in their place, and shows what cannot be seen in a code', () => {
    const title = `<img src=x onerror=alert(1)>\u202e${'長'.repeat(10_000)}`;
    const code = '\u202eＡ\t||* ';
    const odd = wrong(code, {
      verdict: 'invalid',
      reason: reason('code-invalid', { code, problem: 'separator', limit: 100 }),
    });
    draw(<MappingScreen {...whole} mapping={mappingOf([listing(9, [odd], { title })])} />);
    expect(document.querySelector('.mp img')).toBeNull();
    const shown = document.querySelector('bdi.mp-title')?.textContent ?? '';
    expect(shown).toContain('<img src=x');
    expect(shown.length).toBeLessThan(320);
    expect(text('.mp-place code')).toBe('�Ａ⇥||*␣');
  });

  it('draws only the rows in sight of five thousand listings', () => {
    const many = Array.from({ length: 5000 }, (_, at) =>
      listing(at, [wrongOption('レッド', `a-${at}`), wrongOption('ピンク', `b-${at}`)]),
    );
    draw(<MappingScreen {...whole} mapping={mappingOf(many)} />);
    expect(list().getAttribute('aria-rowcount')).toBe('15000');
    const drawn = document.querySelectorAll('[role="row"]').length;
    expect(drawn).toBeGreaterThan(10);
    expect(drawn).toBeLessThan(60);
  });
});

describe('what became of the changes', () => {
  const rows = [
    change('batch-1:0', 'seen'),
    change('batch-1:1', 'not-sent', { why: 'changed-since', dueAt: null }),
    change('batch-1:2', 'planned', { why: 'paused' }),
    change('batch-1:3', 'seen', { before: toCode('') }),
  ];

  it('is told code by code, and what was seen can be put back, but a blank cannot', async () => {
    const onUndo = vi.fn(whole.onUndo);
    const onTakeBack = vi.fn(whole.onTakeBack);
    draw(<MappingScreen {...whole} changes={rows} onUndo={onUndo} onTakeBack={onTakeBack} />);
    await press(document.querySelector<HTMLElement>('[data-smartship-view="changes"]') ?? document.body);
    expect(document.body.textContent).toContain('It was changed in Qoo10 after it was read, so nothing was written.');
    expect(document.body.textContent).toContain('Waits: everything is paused.');
    await press(only('undo-codes'));
    await press(only('confirm-undo'));
    expect(onUndo).toHaveBeenCalledWith(['batch-1:0']);
    await press(only('take-back'));
    expect(onTakeBack).toHaveBeenCalledWith(['batch-1:2']);
  });

  it('keeps a place from being chosen again while its change is under way', () => {
    draw(<MappingScreen {...whole} changes={[change('batch-1:0', 'sent')]} />);
    expect(text('[data-smartship-change="sent"]')).toContain('→ APRON');
  });
});

describe('the orders that are stuck', () => {
  const sku: Sku = {
    skuNo: toSkuNo('70000001'),
    sellerCode: toCode('APRON'),
    kind: 'single',
    name: '見本エプロン',
    optionName: '',
    stock: 3,
    stockByWarehouse: {},
    autoRegistered: false,
  };
  const stuck = [
    stuckLine('1290000101', '1100000001', 'apron', 'seller'),
    stuckLine('1290000102', '1100000001', 'apron', 'seller'),
    stuckLine('1290000103', '1100000002', 'hair-rd', 'option'),
  ];

  it('go by the SKU of the mended code, line by line, and others wait for theirs', async () => {
    const onUseSku = vi.fn(async (line: { orderNo: string }) => line.orderNo !== '1290000102');
    draw(
      <MappingScreen
        {...whole}
        stuck={stuck}
        changes={[change('batch-1:0', 'seen')]}
        readSkus={async (codes) => [sku].filter(({ sellerCode }) => codes.includes(sellerCode))}
        onUseSku={onUseSku}
      />,
    );
    await press(document.querySelector<HTMLElement>('[data-smartship-view="stuck"]') ?? document.body);
    expect(text('[data-smartship-stuck="1100000002"]')).toContain("Mend this listing's code first.");
    await press(only('use-skus'));
    expect(onUseSku.mock.calls.map(([line]) => line.orderNo)).toEqual(['1290000101', '1290000102']);
    expect(text('[data-smartship-overridden]')).toContain('1 orders use the right SKU now. 1 could not be changed.');
  });

  it('are not given a SKU where it cannot be told which one', async () => {
    draw(
      <MappingScreen
        {...whole}
        stuck={stuck}
        changes={[change('batch-1:0', 'seen')]}
        readSkus={async () => [sku, { ...sku, skuNo: toSkuNo('70000002') }]}
      />,
    );
    await press(document.querySelector<HTMLElement>('[data-smartship-view="stuck"]') ?? document.body);
    expect(byAction('use-skus')).toHaveLength(0);
    expect(text('[data-smartship-stuck="1100000001"]')).toContain('Not exactly one SKU has the code APRON');
  });
});

describe('what is excluded', () => {
  it('can be seen, added to and brought back, and a pattern of nothing but stars is not taken', async () => {
    const onExclude = vi.fn(whole.onExclude);
    const excluding = { paused: false, shops: [{ ...shop, notSmartship: ['GIFT-*'] }] };
    draw(<MappingScreen {...whole} settings={excluding} onExclude={onExclude} />);
    await press(document.querySelector<HTMLElement>('[data-smartship-view="excluded"]') ?? document.body);
    expect(nameOf(only('include'))).toBe('Bring GIFT-* back');
    await press(only('include'));
    expect(onExclude).toHaveBeenCalledWith(shop.shopId, 'GIFT-*', false);
    const field = only('exclude-pattern');
    for (const pattern of ['**', ' 1100000001 ']) {
      await type(field instanceof HTMLInputElement ? field : (field.querySelector('input') ?? field), pattern);
      await press(only('exclude-add'));
    }
    expect(onExclude.mock.calls.slice(1)).toEqual([[shop.shopId, '1100000001', true]]);
  });
});

describe('missing SKUs', () => {
  it('are made by the connection where it offers that, each with its result', async () => {
    const onCreate = vi.fn(async () => ({ how: 'made' as const, skuNo: '70000009', failure: null }));
    draw(
      <MappingScreen
        {...whole}
        onOffer={async () => ({ operation: 'create-sku', state: 'offered', why: null, detail: '' })}
        onCreate={onCreate}
      />,
    );
    await keyDown('End');
    await keyDown('ArrowUp');
    await keyDown('c');
    await press(only('create-skus'));
    await press(only('create-skus-now'));
    expect(onCreate).toHaveBeenCalledTimes(1);
    expect(document.querySelector('[data-smartship-made]')?.getAttribute('data-smartship-made')).toBe('made');
  });

  it('are offered as a file where the connection cannot make them, with the reason', async () => {
    draw(
      <MappingScreen
        {...whole}
        onOffer={async () => ({ operation: 'create-sku', state: 'not-offered', why: 'needs-sign-in', detail: '' })}
      />,
    );
    await press(only('create-skus'));
    expect(document.querySelector('[data-smartship-not-offered]')?.getAttribute('data-smartship-not-offered')).toBe(
      'needs-sign-in',
    );
    expect(only('create-skus-now').hasAttribute('disabled')).toBe(true);
    expect(only('save-sku-file').hasAttribute('disabled')).toBe(false);
  });
});
