import type { Tone } from '../tones.ts';
import { h } from './element.ts';
import { sign } from './region.ts';

/** Something said once, after the seller did something. */
export interface Saying {
  readonly tone: Tone;
  readonly title: string;
  readonly lines: readonly string[];
  readonly undo?: { readonly label: string; readonly name: string; readonly run: () => void };
  readonly close: string;
}

export interface Said {
  say(saying: Saying): void;
  hide(): void;
}

/** Words above the dock. They stay until closed or until the next ones: nobody has to read against a clock. */
export function createSaid(all: HTMLElement): Said {
  const box = h('div', { class: 'said', 'aria-live': 'polite', hidden: true });
  all.append(box);
  const hide = () => {
    box.hidden = true;
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
    say({ tone, title, lines, undo, close }) {
      box.replaceChildren(
        h('b', { 'data-tone': tone }, sign(tone), title),
        ...lines.filter(Boolean).map((line) => h('p', {}, line)),
        h(
          'div',
          { class: 'acts' },
          undo ? button('undo', undo.label, undo.name, undo.run) : null,
          button('close', close, null, () => {}),
        ),
      );
      box.hidden = false;
    },
  };
}
