import { type Language, pageTexts } from '#lib/i18n';
import { SIGN, TONE_ORDER, type Tone } from '../tones.ts';
import { h } from './element.ts';

export interface Count {
  readonly tone: Tone;
  readonly name: string;
  readonly count: number;
}

export interface Note {
  readonly tone: Tone;
  readonly text: string;
}

/** What the dock says of this page. */
export interface RegionContent {
  readonly title: string;
  readonly counts: readonly Count[];
  readonly notes: readonly Note[];
}

export interface Region {
  show(language: Language, content: RegionContent): void;
  hide(): void;
  /** Space the region takes at the window's lower right corner, in CSS pixels. */
  size(): { readonly width: number; readonly height: number };
}

export const sign = (tone: Tone): HTMLElement => h('i', { class: 'sign', 'aria-hidden': 'true' }, SIGN[tone]);
const note = ({ tone, text }: Note): HTMLElement => h('p', { class: 'note', 'data-tone': tone }, sign(tone), text);

function counts(list: readonly Count[]): HTMLElement {
  const sorted = list.toSorted((a, b) => TONE_ORDER.indexOf(a.tone) - TONE_ORDER.indexOf(b.tone));
  const item = ({ tone, name, count }: Count) =>
    h('li', { 'data-tone': tone, title: name }, sign(tone), h('span', { class: 'name' }, name), h('b', {}, `${count}`));
  return h('ul', { class: 'counts' }, ...sorted.map(item));
}

const FOLDED_HEIGHT = 34;
const OPEN_HEIGHT = 148;
const WIDTH = 288;

/** The small panel in the corner. Its size never follows its content, so that nothing on the screen shifts. */
export function createRegion(all: HTMLElement, openPanel: () => void, resized: () => void): Region {
  const open = h('button', { type: 'button', 'data-smartship-action': 'open-panel' });
  const fold = h(
    'button',
    { type: 'button', class: 'fold', 'data-smartship-action': 'fold', 'aria-expanded': 'true' },
    '–',
  );
  const body = h('div', { class: 'body', tabindex: '0' });
  const region = h(
    'section',
    { class: 'dock', role: 'region', 'aria-label': 'Smartship', hidden: true },
    h('div', { class: 'head' }, h('strong', {}, 'Smartship'), open, fold),
    body,
  );
  all.append(region);
  let shown = '';
  let language: Language = 'ja';

  const nameFold = () => {
    const folded = region.classList.contains('folded');
    fold.setAttribute('aria-expanded', String(!folded));
    fold.setAttribute('aria-label', folded ? pageTexts(language).unfold : pageTexts(language).fold);
    fold.textContent = folded ? '+' : '–';
  };
  open.addEventListener('click', (event) => {
    if (event.isTrusted) openPanel();
  });
  fold.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    region.classList.toggle('folded');
    nameFold();
    resized();
  });

  return {
    show(next, content) {
      region.hidden = false;
      const signature = JSON.stringify([next, content]);
      if (signature === shown) return;
      shown = signature;
      language = next;
      region.lang = language;
      open.textContent = pageTexts(language).openPanel;
      nameFold();
      body.replaceChildren(
        h('p', { class: 'title' }, content.title),
        ...content.notes.map(note),
        ...(content.counts.length > 0 ? [counts(content.counts)] : []),
      );
    },
    hide() {
      region.hidden = true;
    },
    size() {
      if (region.hidden) return { width: 0, height: 0 };
      return { width: WIDTH, height: region.classList.contains('folded') ? FOLDED_HEIGHT : OPEN_HEIGHT };
    },
  };
}
