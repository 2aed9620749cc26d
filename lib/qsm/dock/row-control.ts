import { fill, type PageWords } from '#lib/i18n';
import { SIGN, type Tone } from '../tones.ts';
import { h } from './element.ts';
import { sign } from './region.ts';
import { TIP_ID } from './tip.ts';

/** What stands at one visible row. */
export interface RowModel {
  /** Stable while the row speaks of the same line. */
  readonly key: string;
  readonly row: Element;
  readonly orderNo: string | null;
  readonly tone: Tone;
  readonly name: string;
  /** Made only when somebody points at the row. */
  readonly words: () => { readonly why: string; readonly next: string };
  /** Lines that a press would send; empty where there is nothing to press. */
  readonly send: readonly string[];
  readonly busy: boolean;
  readonly undo: { readonly jobId: string; readonly until: number } | null;
  /** Name of the press that opens the panel on this row; null where there is nothing to open it on. */
  readonly open: string | null;
}

export interface RowControl {
  readonly element: HTMLElement;
  readonly model: () => RowModel;
  /** The button that acts, if this row has one. */
  readonly button: () => HTMLButtonElement | null;
  update(model: RowModel, words: PageWords, now: number): void;
}

function sendName({ texts }: PageWords, orderNos: readonly string[]): string {
  const named = orderNos.join(', ');
  return orderNos.length > 1 ? fill(texts.sendCart, { orderNos: named }) : fill(texts.sendOne, { orderNo: named });
}

function stateChip({ tone, name, open }: RowModel): HTMLElement {
  return h(
    open === null ? 'span' : 'button',
    {
      class: 'state',
      role: open === null ? 'img' : null,
      type: open === null ? null : 'button',
      'aria-label': open === null ? name : `${name}. ${open}`,
      'data-tone': tone,
      tabindex: '0',
      'aria-describedby': TIP_ID,
      'data-smartship-action': open === null ? 'explain' : 'open-row',
    },
    sign(tone),
    h('span', { class: 'name' }, name),
  );
}

/** Only its sign shows until somebody points at it or comes by keyboard; what counts down shows its words, where there is room beside the grid. */
function actButton(action: 'send' | 'undo', name: string, tone: Tone | null): HTMLButtonElement {
  return h(
    'button',
    {
      type: 'button',
      class: tone === null ? 'act plain' : 'act',
      'data-smartship-action': action,
      'aria-label': name,
      'aria-describedby': TIP_ID,
    },
    h('i', { 'aria-hidden': 'true' }, tone === null ? '↩' : SIGN[tone]),
    h('span', { class: tone === null ? '' : 'name' }),
  );
}

const secondsLeft = (model: RowModel, now: number): number =>
  model.undo ? Math.max(0, Math.ceil((model.undo.until - now) / 1000)) : 0;

/** Builds the words and the button of one row; rebuilt only when something about it changed. */
export function createRowControl(first: RowModel): RowControl {
  const element = h('div', { class: 'row' });
  let model = first;
  let button: HTMLButtonElement | null = null;
  let shown = '';

  const build = (words: PageWords, now: number) => {
    const left = secondsLeft(model, now);
    const focused = element.matches(':focus-within');
    if (model.undo && left > 0) {
      button = actButton('undo', fill(words.texts.undoName, { orderNo: model.orderNo ?? '' }), null);
      element.replaceChildren(stateChip(model), button);
    } else if (model.send.length > 0) {
      button = actButton('send', sendName(words, model.send), model.tone);
      element.replaceChildren(button);
    } else {
      button = null;
      element.replaceChildren(stateChip(model));
    }
    // Whoever works by keyboard stays at this row.
    if (focused) element.querySelector<HTMLElement>('button, [tabindex]')?.focus();
  };

  /** What changes while the button stays: its words, and whether a press is under way. */
  const refresh = (of: HTMLButtonElement, { texts }: PageWords, now: number) => {
    const left = secondsLeft(model, now);
    const label = left > 0 ? fill(texts.undoIn, { seconds: left }) : model.busy ? texts.sending : texts.send;
    const words = of.lastElementChild;
    if (words && words.textContent !== label) words.textContent = label;
    of.setAttribute('aria-disabled', String(model.busy));
  };

  return {
    element,
    model: () => model,
    button: () => button,
    update(next, words, now) {
      model = next;
      const held = next.undo && secondsLeft(next, now) > 0 ? next.undo.jobId : null;
      // `busy` is not part of it: the button that was pressed must stay the one that is looked at.
      const signature = JSON.stringify([words.language, next.tone, next.name, next.send, next.open, held]);
      if (signature !== shown) {
        shown = signature;
        build(words, now);
      }
      if (button) refresh(button, words, now);
    },
  };
}
