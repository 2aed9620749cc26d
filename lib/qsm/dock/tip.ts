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
  /** Shows words to the left of a control, never over it nor over what the overlay says in its corner. */
  show(control: Element, words: Words, nextLabel: string): void;
  /** Steps aside for what has come up since it was shown. */
  place(): void;
  hide(): void;
}

const WIDTH = 280;
/** Wider than the tip's shadow, which would count as covering the button. */
const GAP = 10;
const EDGE = 4;
export const TIP_ID = 'smartship-tip';

/** The words that appear while a row's control is pointed at or has the focus. */
export function createTip(all: HTMLElement): Tip {
  // Made when somebody first points at something: a page load pays for nothing that nobody sees.
  let made: HTMLElement | null = null;
  let about: Element | null = null;
  const make = () => {
    const tip = h('div', { class: 'tip', role: 'tooltip', id: TIP_ID });
    all.append(tip);
    return tip;
  };
  const hide = () => {
    if (made) made.hidden = true;
  };
  const put = (tip: HTMLElement, control: Element) => {
    const at = control.getBoundingClientRect();
    const height = tip.offsetHeight;
    const isLeft = at.left - WIDTH - GAP >= EDGE;
    let left = isLeft ? at.left - WIDTH - GAP : Math.min(at.right + GAP, innerWidth - WIDTH - EDGE);
    let top = Math.max(EDGE, Math.min(at.top - EDGE, innerHeight - height - EDGE));
    // From the bottom up, as they stand: beside one it may meet the next.
    for (const part of all.querySelectorAll('.dock, .said')) {
      const box = part.getBoundingClientRect();
      const meets = left < box.right && left + WIDTH > box.left && top < box.bottom && top + height > box.top;
      if (!meets) continue;
      const [aside, above] = [box.left - WIDTH - GAP, box.top - height - GAP];
      // Still at the height of its row where it can.
      if (isLeft && aside >= EDGE && top - above > height) left = aside;
      else if (above >= EDGE) top = above;
    }
    tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  };
  return {
    show(control, { tone, name, why, next }, nextLabel) {
      made ??= make();
      made.replaceChildren(
        h('b', { 'data-tone': tone }, sign(tone), name),
        h('p', {}, why),
        ...(next ? [h('p', { class: 'next' }, `${nextLabel}: ${next}`)] : []),
      );
      made.hidden = false;
      about = control;
      put(made, control);
    },
    place() {
      // A control that was made anew tells of itself when it is pointed at.
      if (!about?.isConnected) hide();
      else if (made && !made.hidden) put(made, about);
    },
    hide,
  };
}
