import type { PageWords } from '#lib/i18n';
import type { Tone } from '../tones.ts';
import { h } from './element.ts';
import { sign } from './region.ts';

/** A right code offered for a wrong one. */
export interface Offer {
  readonly code: string;
  /** Name, stock and why it is offered. */
  readonly about: string;
}

export interface CodeBoxContent {
  readonly words: PageWords;
  readonly tone: Tone;
  readonly name: string;
  readonly lines: readonly string[];
  readonly offers: readonly Offer[];
}

export interface CodeBox {
  show(field: HTMLElement, content: CodeBoxContent): void;
  /** Keeps the box beside its field. */
  place(): void;
  hide(): void;
  /** Moves the choice; false when there is nothing to choose. */
  move(by: 1 | -1): boolean;
  /** The chosen code, if a person chose one by keyboard. */
  chosen(): string | null;
}

const WIDTH = 340;
const GAP = 6;

function offerItem(offer: Offer, index: number): HTMLElement {
  return h(
    'li',
    { role: 'option', id: `smartship-offer-${index}`, 'aria-selected': 'false' },
    h('code', {}, offer.code),
    h('small', {}, offer.about),
  );
}

/**
 * The verdict and the suggestions beside the focused code field (design §6). The field keeps the focus; `use` hears of
 * a real person's choice only.
 */
export function createCodeBox(all: HTMLElement, use: (code: string) => void): CodeBox {
  const status = h('div', { class: 'verdict', role: 'status' });
  const list = h('ul', { class: 'options', role: 'listbox' });
  const how = h('small');
  const takeButton = h('button', { type: 'button', class: 'act', 'data-smartship-action': 'use-this-code' });
  const foot = h('div', { class: 'use' }, how, takeButton);
  const box = h('div', { class: 'codes', hidden: true }, status, list, foot);
  all.append(box);
  let field: HTMLElement | null = null;
  let offers: readonly Offer[] = [];
  let at = -1;
  let shown = '';
  let shownOffers = '';

  const mark = () => {
    [...list.children].forEach((item, index) => {
      item.setAttribute('aria-selected', String(index === at));
      if (index === at) item.scrollIntoView({ block: 'nearest' });
    });
  };
  const takeAt = (index: number) => {
    const offer = offers[index];
    if (offer) use(offer.code);
  };
  // The field must not lose the focus to a press in the box.
  box.addEventListener('mousedown', (event) => event.preventDefault());
  box.addEventListener(
    'click',
    (event) => {
      event.stopPropagation();
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const item = event.target.closest('[role="option"]');
      if (item) takeAt([...list.children].indexOf(item));
      else if (event.target === takeButton) takeAt(Math.max(at, 0));
    },
    { capture: true },
  );

  const place = () => {
    if (!field || box.hidden) return;
    const anchor = field.getBoundingClientRect();
    const seen = anchor.bottom > 0 && anchor.top < innerHeight && anchor.height > 0;
    const height = box.offsetHeight;
    const below = anchor.bottom + GAP + height <= innerHeight || anchor.top < height + GAP;
    const left = Math.max(4, Math.min(anchor.left, document.documentElement.clientWidth - WIDTH - 4));
    const top = below ? anchor.bottom + GAP : anchor.top - GAP - height;
    box.style.visibility = seen ? '' : 'hidden';
    box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  };

  return {
    place,
    show(next, content) {
      const { language, texts } = content.words;
      field = next;
      offers = content.offers;
      const { tone, name, lines } = content;
      const signature = JSON.stringify([tone, name, lines, language]);
      if (signature !== shown) {
        shown = signature;
        status.dataset.tone = tone;
        status.replaceChildren(
          sign(tone),
          h('div', {}, h('b', {}, name), ...lines.filter(Boolean).map((line) => h('p', {}, line))),
        );
      }
      const offered = JSON.stringify(offers);
      if (offered !== shownOffers) {
        shownOffers = offered;
        at = -1;
        list.replaceChildren(...offers.map(offerItem));
      }
      list.setAttribute('aria-label', texts.suggestions);
      list.hidden = foot.hidden = offers.length === 0;
      how.textContent = texts.howToChoose;
      takeButton.textContent = texts.useThisCode;
      box.hidden = false;
      mark();
      place();
    },
    hide() {
      box.hidden = true;
      field = null;
      offers = [];
      at = -1;
    },
    move(by) {
      if (box.hidden || offers.length === 0) return false;
      at = at < 0 ? (by > 0 ? 0 : offers.length - 1) : (at + by + offers.length) % offers.length;
      mark();
      return true;
    },
    chosen: () => (at < 0 || box.hidden ? null : (offers[at]?.code ?? null)),
  };
}
