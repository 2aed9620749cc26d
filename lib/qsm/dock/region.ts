import type { PageWords } from '#lib/i18n';
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
  readonly filter?: Filter;
  /** Offers the panel's preview of all that is ready, also what stands on other pages of the list. */
  readonly sendAll?: boolean;
}

/** A switch that shows, in place of the counts, only the rows that match, each with a way to it. */
export interface Filter {
  readonly label: string;
  readonly on: boolean;
  readonly items: readonly {
    readonly key: string;
    readonly tone: Tone;
    readonly text: string;
    readonly name: string;
  }[];
}

/** What a press in the region asks for. */
export interface RegionPresses {
  filter(): void;
  item(key: string): void;
}

export interface Region {
  show(words: PageWords, content: RegionContent): void;
  hide(): void;
  onPress(presses: RegionPresses): void;
  /** Space the region takes at the window's lower right corner, in CSS pixels. */
  size(): { readonly width: number; readonly height: number };
}

export const sign = (tone: Tone): HTMLElement => h('i', { class: 'sign', 'aria-hidden': 'true' }, SIGN[tone]);
const note = ({ tone, text }: Note): HTMLElement => h('p', { class: 'note', 'data-tone': tone }, sign(tone), text);

const allReady = (label: string): HTMLElement =>
  h('button', { type: 'button', class: 'act', 'data-smartship-action': 'send-all-ready' }, label);

function counts(list: readonly Count[]): HTMLElement {
  const sorted = list.toSorted((a, b) => TONE_ORDER.indexOf(a.tone) - TONE_ORDER.indexOf(b.tone));
  const item = ({ tone, name, count }: Count) =>
    h('li', { 'data-tone': tone }, sign(tone), h('span', { class: 'name' }, name), h('b', {}, `${count}`));
  return h('ul', { class: 'counts' }, ...sorted.map(item));
}

function filterParts({ label, on, items }: Filter): HTMLElement[] {
  const item = ({ key, tone, text, name }: Filter['items'][number]) =>
    h(
      'li',
      { 'data-tone': tone },
      h(
        'button',
        { type: 'button', class: 'jump', 'data-smartship-action': 'jump', 'data-key': key, 'aria-label': name },
        sign(tone),
        text,
      ),
    );
  return [
    h(
      'button',
      { type: 'button', class: 'act plain', 'data-smartship-action': 'only-unmapped', 'aria-pressed': String(on) },
      label,
    ),
    ...(on ? [h('ul', { class: 'jumps' }, ...items.map(item))] : []),
  ];
}

const FOLDED_HEIGHT = 34;
const OPEN_HEIGHT = 176;
const WIDTH = 288;

/** The small panel in the corner. Its size never follows its content, so that nothing on the screen shifts. */
export function createRegion(all: HTMLElement, openPanel: (preview: boolean) => void, resized: () => void): Region {
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
  let spoken: PageWords | null = null;

  const nameFold = ({ texts }: PageWords) => {
    const folded = region.classList.contains('folded');
    fold.setAttribute('aria-expanded', String(!folded));
    fold.setAttribute('aria-label', folded ? texts.unfold : texts.fold);
    fold.textContent = folded ? '+' : '–';
  };
  open.addEventListener('click', (event) => {
    if (event.isTrusted) openPanel(false);
  });
  fold.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    region.classList.toggle('folded');
    if (spoken) nameFold(spoken);
    resized();
  });

  let presses: RegionPresses | null = null;
  body.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('button') : null;
    if (!event.isTrusted || !pressed) return;
    const { key, smartshipAction } = pressed.dataset;
    // Starts nothing: what would go is shown, and approved, where the page cannot reach (design §3 law 5).
    if (smartshipAction === 'send-all-ready') openPanel(true);
    else if (key === undefined) presses?.filter();
    else presses?.item(key);
  });

  return {
    onPress(next) {
      presses = next;
    },
    show(next, content) {
      region.hidden = false;
      const signature = JSON.stringify([next.language, content]);
      if (signature === shown) return;
      shown = signature;
      spoken = next;
      const { texts } = next;
      open.textContent = texts.openPanel;
      nameFold(next);
      const { title, notes, counts: list, filter, sendAll } = content;
      const focused = body.querySelector<HTMLElement>(':focus')?.dataset;
      body.replaceChildren(
        h('div', { class: 'title' }, h('span', {}, title), sendAll ? allReady(texts.sendAllReady) : null),
        ...notes.map(note),
        ...(list.length > 0 && !filter?.on ? [counts(list)] : []),
        ...(filter ? filterParts(filter) : []),
      );
      // Whoever works by keyboard stays where he was.
      if (focused?.smartshipAction)
        [...body.querySelectorAll<HTMLElement>(`[data-smartship-action="${focused.smartshipAction}"]`)]
          .find((each) => each.dataset.key === focused.key)
          ?.focus();
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
