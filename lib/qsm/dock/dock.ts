import type { PageWatch } from '../watch.ts';
import { createHost, type DockHost } from './host.ts';
import { createRegion, type Region } from './region.ts';
import { createRows, type Rows } from './rows.ts';
import { createSaid, type Said } from './said.ts';
import { createTip, type Tip } from './tip.ts';

type OnPress = Parameters<typeof createRows>[4];

/** Everything of ours that can be seen: one element on `body` with a shadow root (design §6). */
export interface Dock {
  readonly host: DockHost;
  readonly region: Region;
  readonly rows: Rows;
  readonly said: Said;
  readonly tip: Tip;
  /** Decides what a press at a row does. */
  onPress(run: OnPress): void;
}

/** Makes the dock; it comes onto the page with the first thing a feature shows. */
export function createDock(signal: AbortSignal, watch: PageWatch, openPanel: (preview: boolean) => void): Dock {
  const host = createHost(signal);
  let press: OnPress = () => {};
  const region = createRegion(host.all, openPanel, watch.moved);
  const tip = createTip(host.all);
  const said = createSaid(host.all, () => {
    watch.moved();
    tip.place();
  });
  const rows = createRows(host, [region, said], tip, signal, (...pressed) => press(...pressed));
  watch.onMoved(rows.place);
  return {
    host,
    region,
    rows,
    said,
    tip,
    onPress(run) {
      press = run;
    },
  };
}
