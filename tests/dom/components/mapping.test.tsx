import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MappingScreen } from '#components/mapping';
import { reason } from '#lib/domain';
import { listing, mappingOf, offer, wrong, wrongOption } from './mapping-samples.ts';
import { active, chosen, key, keyDown, list, suggestions, text, whole } from './mapping-stage.tsx';
import { byAction, choose, draw, nameOf, only, press, type } from './render.tsx';
import { shop } from './samples.ts';

beforeEach(() => sessionStorage.clear());

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
    expect(text('[data-smartship-shown]')).toBe('1 listing, 1 code');
    await type(only('filter-words').querySelector('input') ?? only('filter-words'), '');
    await choose(only('filter-state'), 'blank');
    expect(text('[data-smartship-shown]')).toBe('1 listing, 1 code');
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
