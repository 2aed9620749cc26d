import { act } from 'react';
import type { MappingProps } from '#components/mapping';
import type { Suggestion } from '#lib/domain';
import { offer, mappingProps as props } from './mapping-samples.ts';
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

export const key = (number: number, value = '') =>
  JSON.stringify([shop.shopId, String(1_100_000_000 + number), value === '' ? '' : 'カラー', value]);
export const suggestions = new Map<string, readonly Suggestion[]>([
  [key(1), [offer('APRON'), offer('APRON-2', 0.6)]],
  [key(2, 'レッド'), [offer('HAIR-RD')]],
  [key(2, 'ピンク'), [offer('HAIR-PK', 0.85)]],
  [key(3), []],
]);
const fetched: MappingProps['fetchSuggestions'] = async (items) =>
  new Map(items.flatMap((item) => (suggestions.has(item.key) ? [[item.key, suggestions.get(item.key) ?? []]] : [])));
/** The screen with three listings, whose suggestions are known. */
export const whole: MappingProps = { ...props, suggestions, fetchSuggestions: fetched };

export const list = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('[data-smartship-list="mapping"]');
  if (!found) throw new Error('no list');
  return found;
};
export const keyDown = (name: string) =>
  act(async () => list().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })));
export const active = () => document.querySelector('[role="row"][aria-selected="true"]')?.textContent ?? '';
export const chosen = () =>
  [...document.querySelectorAll('[data-smartship-chosen]')].map((cell) => cell.getAttribute('data-smartship-chosen'));
export const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
