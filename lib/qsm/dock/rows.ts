import type { PageWords } from '#lib/i18n';
import { clippersOf, rowsIn, visibleBox } from './geometry.ts';
import type { DockHost } from './host.ts';
import { ICON, type Lane, laneAt, standsOnControl } from './lane.ts';
import { createRowControl, type RowControl, type RowModel } from './row-control.ts';
import type { Tip } from './tip.ts';
import { createVisibility, type Visibility } from './visibility.ts';

export interface RowsContent {
  readonly words: PageWords;
  readonly models: readonly RowModel[];
  /** True where the models are in the order of the screen. */
  readonly sorted: boolean;
  readonly grid: Element;
  readonly viewport: Element;
  /** What stays over the rows while they scroll under it. */
  readonly head: Element | null;
}

export interface Rows {
  show(content: RowsContent | null): void;
  /** Puts the controls over their rows: reads all boxes, then writes all. */
  place(settled: boolean): void;
  /** Counts held presses down; true while one is held. */
  tick(now: number): boolean;
  readonly visibility: Visibility;
}

/** What a press at a row asks for: send it, take that back, or open the panel on it. */
export type RowAction = 'send' | 'undo' | 'open';

type OnPress = (event: MouseEvent, control: HTMLButtonElement, action: RowAction, model: RowModel) => void;

const ACTIONS: Readonly<Record<string, RowAction>> = { send: 'send', undo: 'undo', 'open-row': 'open' };

const WIDTH = 210;
const HEIGHT = 20;
/** A grid narrower than this leaves no room for a control beside its first columns, where the page's checkboxes are. */
const NARROWEST = 180;
const PROBE_EVERY = 4;

/** Something of ours in the window's lower right corner; controls stand beside it. */
interface Sized {
  size(): { readonly width: number; readonly height: number };
}

interface Placed {
  readonly control: RowControl;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly tight: boolean;
}

/** The corner's things lie upon each other, each with this much room around it, so far from the window's right edge. */
const ROOM = 20;
const FROM_RIGHT = 20;

type Corner = { readonly left: number; readonly right: number; readonly top: number };

function cornersOf(things: readonly Sized[]): Corner[] {
  const right = document.documentElement.clientWidth - FROM_RIGHT;
  let height = 0;
  return things.flatMap((thing) => {
    const size = thing.size();
    if (size.height === 0) return [];
    height += size.height + ROOM;
    return [{ left: right - size.width - 12, right, top: innerHeight - height }];
  });
}

/**
 * A control's right edge at a height: in the lane, or beside what lies over the lane there. It is tight where words would
 * slip over the page's own boxes to tick, or under the dock beside it, whose button a press would then not be.
 */
function placeAt({ right, side }: Lane, corners: readonly Corner[], bottom: number) {
  if (side === 'left') return { right, tight: true };
  const lying = corners.filter(({ top }) => bottom > top);
  const over = lying.filter((corner) => right - ICON < corner.right);
  return { right: Math.min(right, ...over.map(({ left }) => left)), tight: lying.length > over.length };
}

/** Row controls: one for each row whose middle is visible, kept in the rows' order for the keyboard. */
export function createRows(
  host: DockHost,
  inCorner: readonly Sized[],
  tip: Tip,
  signal: AbortSignal,
  onPress: OnPress,
): Rows {
  const layer = document.createElement('div');
  host.all.prepend(layer);
  const visibility = createVisibility(signal);
  const controls = new Map<string, RowControl>();
  let content: RowsContent | null = null;
  let clippers: Element[] | null = null;
  let lane: Lane | null = null;
  /** While something lies over the grid, scrolling alone brings no new control up. */
  let someCovered = false;

  const controlAt = (target: EventTarget | null): RowControl | null => {
    const element = target instanceof Element ? target.closest('.row') : null;
    return [...controls.values()].find((control) => control.element === element) ?? null;
  };
  layer.addEventListener(
    'click',
    (event) => {
      event.stopPropagation();
      const control = controlAt(event.target);
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      const action = ACTIONS[button?.dataset.smartshipAction ?? ''];
      if (control && button && action) onPress(event, button, action, control.model());
    },
    { capture: true, signal },
  );
  const explain = (event: Event) => {
    const control = controlAt(event.target);
    if (control && content) {
      const { tone, name, words } = control.model();
      // A tight control is one sign, its last.
      const { lastElementChild: last, firstElementChild: first, classList } = control.element;
      tip.show(
        (classList.contains('tight') ? last : first) ?? layer,
        { tone, name, ...words() },
        content.words.texts.next,
      );
    }
  };
  for (const type of ['pointerover', 'focusin']) layer.addEventListener(type, explain, { signal });
  for (const type of ['pointerout', 'focusout']) layer.addEventListener(type, () => tip.hide(), { signal });

  const forget = (key: string, control: RowControl) => {
    const button = control.button();
    if (button) visibility.forget(button);
    control.element.remove();
    controls.delete(key);
  };

  const update = (control: RowControl, model: RowModel, words: PageWords) => {
    const before = control.button();
    control.update(model, words, Date.now());
    const after = control.button();
    if (before === after) return;
    if (before) visibility.forget(before);
    if (after) visibility.watch(after);
  };

  /** Topmost thing of the page just left of a control: when it is not the grid, something lies over the grid. */
  const isCovered = (grid: Element, x: number, y: number): boolean => {
    const top = document.elementFromPoint(x, y);
    return top !== null && top !== host.element && !grid.contains(top);
  };

  const measure = (now: RowsContent, settled: boolean): Placed[] => {
    clippers ??= clippersOf(now.viewport);
    const whole = visibleBox(clippers);
    const box = now.head ? { ...whole, top: Math.max(whole.top, now.head.getBoundingClientRect().bottom) } : whole;
    if (box.right - box.left < NARROWEST || box.bottom <= box.top) return [];
    const corners = cornersOf(inCorner);
    if (settled || !lane) lane = laneAt(now.grid, box);
    const placed: Placed[] = [];
    for (const [model, at] of rowsIn(now.models, (each) => each.row, box, now.sorted)) {
      const height = Math.min(HEIGHT, Math.floor(at.bottom - at.top) - 4);
      const y = Math.round((at.top + at.bottom - height) / 2);
      const { right, tight } = placeAt(lane, corners, y + height);
      const x = Math.round(right - WIDTH);
      if (y < box.top - 1 || y + height > box.bottom + 1) continue;
      const isOver = lane.side !== 'left' && right <= box.right;
      if (settled && isOver && standsOnControl(model.row, host.element, right - ICON / 2, y + height / 2)) continue;
      if (model.row.contains(document.activeElement)) continue;
      const known = controls.get(model.key);
      if (!settled && someCovered && !known) continue;
      placed.push({ control: known ?? createRowControl(model), x, y, height, tight });
    }
    if (!settled) return placed;
    // The grid's own edge beside the control; a grid may draw a scroll bar of its own there.
    const probe = box.right - 30;
    const covered = ({ y, height }: Placed) => isCovered(now.grid, Math.max(box.left + 1, probe), y + height / 2);
    // A hit test in a large table is dear: as long as a few rows are free, no thing of any size lies over the others.
    someCovered = placed.some(
      (each, index) => (index % PROBE_EVERY === 0 || index === placed.length - 1) && covered(each),
    );
    return someCovered ? placed.filter((each) => !covered(each)) : placed;
  };

  const place = (settled: boolean) => {
    if (!content || signal.aborted) return;
    const now = content;
    const placed = measure(now, settled);
    layer.className = lane?.side ?? '';
    const kept = new Set(placed.map(({ control }) => control.model().key));
    for (const [key, control] of controls) if (!kept.has(key)) forget(key, control);
    let next = layer.firstElementChild;
    for (const { control, x, y, height, tight } of placed) {
      const { element } = control;
      element.style.transform = `translate(${x}px, ${y}px)`;
      element.classList.toggle('tight', tight);
      if (height !== HEIGHT) element.style.height = `${height}px`;
      if (element === next) next = next.nextElementSibling;
      else layer.insertBefore(element, next);
      const { key } = control.model();
      if (controls.has(key)) continue;
      controls.set(key, control);
      update(control, control.model(), now.words);
    }
  };

  return {
    visibility,
    place,
    show(next) {
      // What clips the grid is looked up when things are placed: asking for style here would make the browser work twice.
      if (next?.viewport !== content?.viewport) clippers = null;
      content = next;
      const byKey = new Map(next?.models.map((model) => [model.key, model]));
      for (const [key, control] of controls) {
        const model = byKey.get(key);
        if (model && next) update(control, model, next.words);
        else forget(key, control);
      }
    },
    tick(now) {
      let held = false;
      if (content)
        for (const control of controls.values()) {
          const { undo } = control.model();
          if (!undo) continue;
          held ||= undo.until > now;
          update(control, control.model(), content.words);
        }
      return held;
    },
  };
}
