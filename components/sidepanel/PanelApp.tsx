import { known, resultOf, setPaused, syncNow, useLive } from '#components/shared';
import { ask } from '#lib/messaging/client';
import { readCartViews, type Settings } from '#lib/storage';
import { PanelScreen } from './PanelScreen.tsx';
import type { GoingCart } from './plan.ts';
import type { Sent } from './SentNote.tsx';

/** The panel on the stored data. */
export function PanelApp({ settings }: { settings: Settings }) {
  const carts = useLive(readCartViews);
  return (
    <PanelScreen
      settings={settings}
      carts={known(carts)}
      failed={carts.kind === 'failed'}
      onSend={send}
      onUndo={async (jobId) => resultOf(await ask('send.undo', { jobId }))}
      onRetry={async (jobId) => resultOf(await ask('send.retry', { jobId }))}
      onPause={setPaused}
      onSync={syncNow}
    />
  );
}

async function send(going: readonly GoingCart[]): Promise<Sent> {
  const carts = going.map(({ shopId, packNo, named }) => ({ shopId, packNo, named: [...named] }));
  const reply = await ask('send.selected', { carts });
  if (!reply.ok) return { kind: reply.why };
  const refused = reply.value.results.flatMap(({ packNo, result }) =>
    result.kind === 'refused' ? [{ packNo, reason: result.reason }] : [],
  );
  return { kind: 'answered', taken: reply.value.results.length - refused.length, refused };
}
