/** What the features are told about the page, at most once a frame each. */
export interface PageWatch {
  /** The page's content may have changed. Runs before the frame is painted: read text, not layout. */
  onContent(listener: () => void): void;
  /** Things may stand elsewhere. `settled` is false while scrolling. Runs where reading layout costs nothing extra. */
  onMoved(listener: (settled: boolean) => void): void;
  /** Elements whose inside matters to one of us; changes elsewhere count only when whole elements come or go. */
  setRoots(whose: string, roots: readonly Element[]): void;
  contentChanged(): void;
  moved(): void;
}

/** More records than this in one batch are not looked at one by one. */
const MANY = 40;
const DOCK = 'smartship-dock';

function isRelevant(record: MutationRecord, roots: readonly Element[]): boolean {
  if (roots.some((root) => root.contains(record.target))) return true;
  if (record.type !== 'childList') return false;
  const elements = [...record.addedNodes, ...record.removedNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE);
  return elements.some((node) => node.nodeName.toLowerCase() !== DOCK || !node.isConnected);
}

/**
 * One observer for the whole page. Our attributes are not observed and our dock is ignored, so our own writing wakes nobody.
 * Everything ends with the signal.
 */
export function watchPage(signal: AbortSignal): PageWatch {
  const content: (() => void)[] = [];
  const moved: ((settled: boolean) => void)[] = [];
  const rootsOf = new Map<string, readonly Element[]>();
  let contentDue = false;
  let movedDue: 'no' | 'scroll' | 'settled' = 'no';

  const each = (listeners: readonly (() => void)[]) => {
    if (signal.aborted) return;
    for (const listener of listeners) listener();
  };
  /** Rises with every change to the document that we know of. */
  let changes = 0;
  /** After a frame is painted the layout is known and reading it forces nothing, unless somebody wrote again: then the next frame. */
  const afterFrame = (run: () => void) =>
    requestAnimationFrame(() => {
      const before = changes;
      setTimeout(() => (changes === before ? run() : afterFrame(run)));
    });

  const place = () => {
    const settled = movedDue === 'settled';
    movedDue = 'no';
    each(moved.map((listener) => () => listener(settled)));
  };
  const watch: PageWatch = {
    onContent: (listener) => content.push(listener),
    onMoved: (listener) => moved.push(listener),
    setRoots(whose, roots) {
      rootsOf.set(whose, roots);
    },
    contentChanged() {
      if (contentDue) return;
      contentDue = true;
      requestAnimationFrame(() => {
        contentDue = false;
        each(content);
      });
    },
    moved() {
      changes += 1;
      if (movedDue === 'no') afterFrame(place);
      movedDue = 'settled';
    },
  };

  const observer = new MutationObserver((records) => {
    changes += 1;
    if (contentDue) return;
    const roots = [...rootsOf.values()].flat();
    if (records.length <= MANY && !records.some((record) => isRelevant(record, roots))) return;
    watch.contentChanged();
  });
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });

  let rest: ReturnType<typeof setTimeout> | undefined;
  const onScroll = () => {
    clearTimeout(rest);
    rest = setTimeout(watch.moved, 120);
    if (movedDue !== 'no') return;
    movedDue = 'scroll';
    // A scroll alone leaves the layout clean, so this frame can already show the buttons in place.
    requestAnimationFrame(place);
  };
  const passive = { passive: true, capture: true, signal };
  document.addEventListener('scroll', onScroll, passive);
  window.addEventListener('resize', watch.moved, passive);
  for (const type of ['click', 'focusin', 'focusout', 'transitionend'])
    document.addEventListener(type, watch.moved, passive);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(rest);
  });
  return watch;
}
