import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MappingScreen } from '#components/mapping';
import { type Sku, toCode, toSkuNo } from '#lib/domain';
import { makeWorkbook } from '#lib/workbook';
import { change, stuckLine } from './mapping-samples.ts';
import { keyDown, text, whole } from './mapping-stage.tsx';
import { byAction, draw, nameOf, only, press, type } from './render.tsx';
import { shop } from './samples.ts';

beforeEach(() => sessionStorage.clear());

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
    expect(text('[data-smartship-overridden]')).toContain('1 order uses the right SKU now. 1 could not be changed.');
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

describe('a file that is not what it says', () => {
  const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(600).fill(0)]);
  it.each([
    ['a list of commas', new TextEncoder().encode('item_number,seller_unique_item_id\n1,2'), 'not-a-workbook'],
    ['nothing', new Uint8Array(), 'not-a-workbook'],
    ['an old Excel, or one with a password', old, 'old-workbook'],
    ['another workbook', makeWorkbook('売上', [['日付', '金額']]), 'no-headings'],
    [
      'the file of prices and quantities',
      makeWorkbook('x', [
        ['item_number', 'seller_unique_item_id', 'edit_type', 'seller_unique_option_id', 'price_yen', 'quantity'],
      ]),
      'price-quantity',
    ],
  ])('is refused with its reason, and nothing is saved: %s', async (_, bytes, why) => {
    draw(<MappingScreen {...whole} />);
    await keyDown('Enter');
    await press(only('change-file'));
    const chooser = only('code-file');
    Object.defineProperty(chooser, 'files', { value: [new File([new Uint8Array(bytes)], 'Qoo10_EditItemList.xlsx')] });
    await act(async () => chooser.dispatchEvent(new Event('change', { bubbles: true })));
    await vi.waitFor(() => expect(document.querySelector('[data-smartship-refused]')).not.toBeNull());
    const refused = document.querySelector('[data-smartship-refused]');
    expect(refused?.getAttribute('data-smartship-refused')).toBe(why);
    expect(refused?.textContent?.length).toBeGreaterThan(20);
    expect(only('save-code-file').hasAttribute('disabled')).toBe(true);
  });
});
