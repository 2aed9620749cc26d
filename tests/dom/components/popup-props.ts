import type { PopupProps } from '#components/popup';
import { connection, shop } from './samples.ts';

const done = () => Promise.resolve({ kind: 'done' } as const);

/** One shop, both sides connected, nothing wrong. */
export const popupProps: PopupProps = {
  settings: { paused: false, shops: [shop] },
  connections: [connection('qoo10'), connection('smartship')],
  syncs: [],
  looks: null,
  watched: { at: 0, findings: [] },
  failed: false,
  locked: false,
  onUnlock: done,
  onSync: done,
  onPause: done,
  onLanguage: done,
  onOpenPanel: () => {},
};
