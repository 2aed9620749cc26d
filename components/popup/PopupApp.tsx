import { known, setLanguage, setPaused, syncNow, useLive, useNow } from '#components/shared';
import { ask } from '#lib/messaging/client';
import { ownPage } from '#lib/platform';
import { countViews, readCartViews, readConnections, readSyncs, type Settings } from '#lib/storage';
import { PopupScreen } from './PopupScreen.tsx';

/** The popup on the stored data. */
export function PopupApp({ settings }: { settings: Settings }) {
  const connections = useLive(readConnections);
  const syncs = useLive(readSyncs);
  const carts = useLive(readCartViews);
  const now = useNow(30_000);
  const views = known(carts);
  const looked = known(syncs)?.some(({ name, lastEnd }) => name === 'orders' && lastEnd !== null) ?? false;
  return (
    <PopupScreen
      settings={settings}
      connections={known(connections)}
      syncs={known(syncs) ?? []}
      carts={views ?? []}
      // Before the first look nothing is known, and zero would be a claim.
      counts={views && looked ? countViews(views, now) : null}
      failed={[connections, syncs, carts].some(({ kind }) => kind === 'failed')}
      onSync={syncNow}
      onPause={setPaused}
      onLanguage={setLanguage}
      onOpenPanel={openPanel}
    />
  );
}

/** Asks for the browser's own panel; where the browser wants a press of its own for that, opens it as a tab. */
async function openPanel(): Promise<void> {
  const reply = await ask('panel.open', { orderNo: null });
  if (reply.ok && reply.value.ok) window.close();
  else window.open(ownPage('/sidepanel.html'));
}
