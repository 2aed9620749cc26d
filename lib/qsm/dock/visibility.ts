/** How long a control must have been plainly visible before a press of it counts, and how long we wait for that, in milliseconds. */
const MOMENT = 150;
const PATIENCE = 1500;

/** IntersectionObserver's second version, which TypeScript's library does not know yet. */
type WithVisibility = IntersectionObserverInit & { readonly trackVisibility: boolean; readonly delay: number };
type Seen = IntersectionObserverEntry & { readonly isVisible?: boolean };

export interface Visibility {
  watch(control: Element): void;
  forget(control: Element): void;
  /** True once the control has been plainly visible for a moment; false when it is not within our patience. */
  wasVisible(control: Element): Promise<boolean>;
}

/** The next frame. Asking for frames matters: visibility is only worked out in one, and an idle page makes none. */
const frame = () => new Promise((done) => requestAnimationFrame(done));

/**
 * Knows since when a control can be seen. Where the browser tells what covers an element it is asked, so that even
 * a cover that lets clicks through is noticed; elsewhere the hit test at the press has to do.
 */
export function createVisibility(signal: AbortSignal): Visibility {
  const since = new WeakMap<Element, number>();
  /** When the browser last told of a control. */
  const told = new WeakMap<Element, number>();
  const tellsCovers = 'trackVisibility' in IntersectionObserver.prototype;
  const options: WithVisibility = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 0.99] };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        told.set(entry.target, performance.now());
        const visible = entry.intersectionRatio > 0.9 && (!tellsCovers || (entry as Seen).isVisible === true);
        if (!visible) since.delete(entry.target);
        else if (!since.has(entry.target)) since.set(entry.target, performance.now());
      }
    },
    tellsCovers ? options : { threshold: [0, 0.5, 0.99] },
  );
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    watch: (control) => observer.observe(control),
    forget(control) {
      observer.unobserve(control);
      since.delete(control);
    },
    async wasVisible(control) {
      const asked = performance.now();
      const end = asked + PATIENCE;
      // Asks anew: what was seen a moment ago may have been covered or made transparent just before the press, and a
      // control that came into view while nothing was painted may not have been looked at again.
      observer.unobserve(control);
      observer.observe(control);
      while (performance.now() < end && control.isConnected) {
        const from = since.get(control);
        const fresh = (told.get(control) ?? 0) >= asked;
        if (fresh && from !== undefined && performance.now() - from >= MOMENT) return true;
        await frame();
      }
      return false;
    },
  };
}

/** True when a control is at the height of its row: one that the page moved under somebody's hand is not. */
export function isBeside(control: Element, row: Element): boolean {
  const [box, at] = [control.getBoundingClientRect(), row.getBoundingClientRect()];
  const middle = (box.top + box.bottom) / 2;
  return middle >= at.top - 2 && middle <= at.bottom + 2;
}

/** True when the topmost thing at a press is the control itself, and nothing lies over its other end. */
export function isOnTop(control: Element, host: Element, shadow: ShadowRoot, event: MouseEvent): boolean {
  const box = control.getBoundingClientRect();
  const middle = (box.top + box.bottom) / 2;
  const points = [
    [box.left + 3, middle],
    [(box.left + box.right) / 2, middle],
    [box.right - 3, middle],
    // A press by keyboard has no place.
    ...(event.detail === 0 ? [] : [[event.clientX, event.clientY]]),
  ] as const;
  return points.every(([x = 0, y = 0]) => {
    const inShadow = shadow.elementFromPoint(x, y);
    return document.elementFromPoint(x, y) === host && inShadow !== null && control.contains(inShadow);
  });
}
