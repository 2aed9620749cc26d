import type { Tone } from '../tones.ts';
import { h } from './element.ts';
import { sign } from './region.ts';

/** Why a thing is as it is, and what the seller can do next. */
export interface Words {
  readonly tone: Tone;
  readonly name: string;
  readonly why: string;
  readonly next: string;
}

export interface Tip {
  /** Shows words to the left of a control, never over it. */
  show(control: Element, words: Words, nextLabel: string): void;
  hide(): void;
}

const WIDTH = 280;
/** Wider than the tip's shadow, which would count as covering the button. */
const GAP = 10;
export const TIP_ID = 'smartship-tip';

/** The words that appear while a row's control is pointed at or has the focus. */
export function createTip(all: HTMLElement): Tip {
  // Made when somebody first points at something: a page load pays for nothing that nobody sees.
  let made: HTMLElement | null = null;
  const make = () => {
    const tip = h('div', { class: 'tip', role: 'tooltip', id: TIP_ID });
    all.append(tip);
    return tip;
  };
  return {
    show(control, { tone, name, why, next }, nextLabel) {
      made ??= make();
      const tip = made;
      tip.replaceChildren(
        h('b', { 'data-tone': tone }, sign(tone), name),
        h('p', {}, why),
        ...(next ? [h('p', { class: 'next' }, `${nextLabel}: ${next}`)] : []),
      );
      tip.hidden = false;
      const at = control.getBoundingClientRect();
      const left =
        at.left - WIDTH - GAP >= 4 ? at.left - WIDTH - GAP : Math.min(at.right + GAP, innerWidth - WIDTH - 4);
      const top = Math.max(4, Math.min(at.top - 4, innerHeight - tip.offsetHeight - 4));
      tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
    hide() {
      if (made) made.hidden = true;
    },
  };
}
