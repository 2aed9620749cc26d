import { beforeEach, describe, expect, it, vi } from 'vitest';
import { countAbove } from '../../../lib/qsm/count-above.ts';
import type { PageWatch } from '../../../lib/qsm/watch.ts';
import { watchLogin } from '../../../lib/qsm/watch-login.ts';
import { page } from './pages.ts';

describe('the number of rows that a page counts above its grid', () => {
  const count = (above: string, grid = '<div id="grid"></div>') => {
    const found = page(`${above}${grid}`).querySelector('#grid');
    return found && countAbove(found);
  };

  it.each([
    ['<p>検索結果 1,234件</p>', 1234],
    ['<p>검색결과 12 건</p>', 12],
    ['<p>Total 1 order</p>', 1],
    ['<p>検索結果 0件</p>', 0],
  ])('is read from %s', (above, expected) => {
    expect(count(above)).toBe(expected);
  });

  it('is found above the wrappers of the grid, the nearest first', () => {
    const inWrappers = '<div><p>40件</p><div><div id="grid"></div></div></div>';
    expect(count('<p>500件</p>', inWrappers)).toBe(40);
  });

  it('is not told where there is none, or only in a long text that is another part of the page', () => {
    expect(count('<p>発送予定日</p>')).toBeNull();
    expect(count(`<p>${'お知らせ'.repeat(100)} 3件</p>`)).toBeNull();
  });
});

describe('who is signed in', () => {
  const head = (name: string) => `<div id="head"><span>${name}</span><a>ログアウト</a></div>`;
  let look: () => void;
  let changed: ReturnType<typeof vi.fn<() => void>>;
  let watch: ReturnType<typeof watchLogin>;

  beforeEach(() => {
    document.body.innerHTML = head('見本ショップ (sample_shop)');
    changed = vi.fn<() => void>();
    // Only what the watch of the login uses.
    watch = watchLogin({
      onContent(listener) {
        look = listener;
      },
      setRoots: () => undefined,
    } as Partial<PageWatch> as PageWatch);
    watch.onLogin(changed);
  });

  it('is told at once, and that it stayed is no change', () => {
    expect(watch.login()).toBe('sample_shop');
    look();
    expect(changed).not.toHaveBeenCalled();
  });

  it('is a change when another shop’s name stands there, also in a heading that was written anew', () => {
    const name = document.querySelector('span');
    if (name) name.textContent = '別の見本 (other_shop)';
    look();
    expect(changed).toHaveBeenCalledTimes(1);
    document.body.innerHTML = head('三つ目の見本 (third_shop)');
    look();
    expect(changed).toHaveBeenCalledTimes(2);
    expect(watch.login()).toBe('third_shop');
  });

  it('is no change while the page says nobody, but is one when somebody else comes after', () => {
    document.body.innerHTML = '';
    look();
    expect(changed).not.toHaveBeenCalled();
    expect(watch.login()).toBe('sample_shop');
    document.body.innerHTML = head('別の見本 (other_shop)');
    look();
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
