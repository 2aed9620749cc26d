import DOCK_STYLE from './dock.css?inline';
import { h } from './element.ts';

/** The one element we add to the page, on `body`, and what stands inside it (design §6). */
export interface DockHost {
  readonly element: HTMLElement;
  readonly shadow: ShadowRoot;
  readonly all: HTMLElement;
  /** Puts the overlay on the page, again when the page threw it away. */
  attach(): void;
  detach(): void;
}

/** A page's strict policy does not reach a constructed sheet; a `style` element is for browsers that refuse one here. */
function addStyle(shadow: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(DOCK_STYLE);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    shadow.append(h('style', {}, DOCK_STYLE));
  }
}

/** Makes the overlay, not yet on the page. It goes when the signal ends. */
export function createHost(signal: AbortSignal): DockHost {
  const element = document.createElement('smartship-dock');
  const shadow = element.attachShadow({ mode: 'open' });
  const all = h('div', { class: 'all' });
  addStyle(shadow);
  shadow.append(all);
  signal.addEventListener('abort', () => element.remove());
  return {
    element,
    shadow,
    all,
    attach() {
      if (signal.aborted || element.parentNode === document.body) return;
      // A dock that an earlier load of this extension left behind is dead: its buttons answer nobody.
      for (const old of document.querySelectorAll('smartship-dock')) if (old !== element) old.remove();
      document.body.append(element);
    },
    detach: () => element.remove(),
  };
}
