import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach } from 'vitest';
import { PageFrame } from '#components/shared';
import type { Language } from '#lib/i18n';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const roots: Root[] = [];
afterEach(() => {
  act(() => {
    for (const root of roots.splice(0)) root.unmount();
  });
  document.body.replaceChildren();
});

/** Draws a screen; call the result again to draw it anew in the same place. */
export function draw(screen: ReactNode, language: Language = 'en'): (screen: ReactNode, language: Language) => void {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  roots.push(root);
  const show = (content: ReactNode, spoken: Language) =>
    act(() =>
      root.render(
        <PageFrame language={spoken} title="Test" env="test">
          {content}
        </PageFrame>,
      ),
    );
  show(screen, language);
  return show;
}

/** The name that assistive tools say, for the ways of naming that our pages use. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label) return label;
  const labelled = element.getAttribute('aria-labelledby');
  if (labelled) return labelled.split(' ').map(textOfId).join(' ').trim();
  const own = element.id ? document.querySelector(`label[for="${element.id}"]`) : null;
  return (own ?? element.closest('label') ?? element).textContent?.trim() ?? '';
}

const textOfId = (id: string): string => document.getElementById(id)?.textContent?.trim() ?? '';

/** Elements that carry one language-free action. */
export const byAction = (action: string): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`[data-smartship-action="${action}"]`),
];

/** The one element with an action; fails with its name where there is none. */
export function only(action: string): HTMLElement {
  const [found, ...others] = byAction(action);
  if (!found || others.length > 0) throw new Error(`${others.length + (found ? 1 : 0)} elements are ${action}`);
  return found;
}

/** Presses and waits until everything that follows has been drawn. */
export const press = (element: HTMLElement): Promise<void> => act(async () => element.click());

/** Types into a field as the browser does. */
export function type(field: HTMLElement, text: string): Promise<void> {
  if (!(field instanceof HTMLInputElement)) throw new Error('not an input');
  return act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Chooses a value in a list. */
export function choose(field: HTMLElement, value: string): Promise<void> {
  if (!(field instanceof HTMLSelectElement)) throw new Error('not a select');
  return act(async () => {
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
