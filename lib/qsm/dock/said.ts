import type { Tone } from '../tones.ts';
import { h } from './element.ts';
import { sign } from './region.ts';

/** Something said once, after the seller did something. */
export interface Saying {
  readonly tone: Tone;
  readonly title: string;
  readonly lines: readonly string[];
  /** Until when it can be taken back, and how. */
  readonly undo?: { readonly label: string; readonly name: string; readonly until: number; readonly run: () => void };
  readonly close: string;
}

export interface Said {
  say(saying: Saying): void;
  hide(): void;
  /** Space it takes above the dock, in CSS pixels. */
  size(): { readonly width: number; readonly height: number };
}

const WIDTH = 340;

/** Words above the dock. They stay until closed or until the next ones: nobody has to read against a clock. */
export function createSaid(all: HTMLElement, resized: () => void): Said {
  // A live region has to be there before it speaks; an empty one costs nothing.
  const box = h('div', { class: 'said', 'aria-live': 'polite', hidden: true });
  all.append(box);
  let expiry: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(expiry);
    box.hidden = true;
    resized();
  };
  const button = (action: string, label: string, name: string | null, run: () => void) => {
    const made = h(
      'button',
      { type: 'button', class: 'act plain', 'data-smartship-action': action, 'aria-label': name },
      label,
    );
    made.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      hide();
      run();
    });
    return made;
  };
  return {
    hide,
    size: () => (box.hidden ? { width: 0, height: 0 } : { width: WIDTH, height: box.offsetHeight + 20 }),
    say({ tone, title, lines, undo, close }) {
      const take = undo ? button('undo', undo.label, undo.name, undo.run) : null;
      box.replaceChildren(
        h('b', { 'data-tone': tone }, sign(tone), title),
        ...lines.filter(Boolean).map((line) => h('p', {}, line)),
        h(
          'div',
          { class: 'acts' },
          take,
          button('close', close, null, () => {}),
        ),
      );
      clearTimeout(expiry);
      // What can no longer be taken back is not offered; words that were only about it go too.
      if (undo) expiry = setTimeout(() => (lines.length > 0 ? take?.remove() : hide()), undo.until - Date.now());
      box.hidden = false;
      resized();
    },
  };
}
