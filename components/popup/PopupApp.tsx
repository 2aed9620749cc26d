import { useEffect, useState } from 'react';
import { known, readVault, setLanguage, setPaused, syncNow, unlockVault, useLive, useNow } from '#components/shared';
import { currentWindowId, openBrowserPanel, ownPage } from '#lib/platform';
import { countViews, readCartViews, readConnections, readLooks, readSyncs, type Settings } from '#lib/storage';
import { PopupScreen } from './PopupScreen.tsx';

/** The popup on the stored data. */
export function PopupApp({ settings }: { settings: Settings }) {
  const connections = useLive(readConnections);
  const syncs = useLive(readSyncs);
  const carts = useLive(readCartViews);
  const looks = useLive(readLooks);
  const vault = useLive(readVault);
  const now = useNow(30_000);
  const [windowId, setWindowId] = useState<number | null>(null);
  useEffect(() => void currentWindowId().then(setWindowId), []);
  const views = known(carts);
  const looked = (known(looks)?.last ?? null) !== null;
  return (
    <PopupScreen
      settings={settings}
      connections={known(connections)}
      syncs={known(syncs) ?? []}
      looks={known(looks)}
      carts={views ?? []}
      // Before the first look nothing is known, and zero would be a claim.
      counts={views && looked ? countViews(views, now) : null}
      failed={[connections, syncs, carts].some(({ kind }) => kind === 'failed')}
      locked={known(vault)?.locked ?? false}
      onUnlock={unlockVault}
      onSync={syncNow}
      onPause={setPaused}
      onLanguage={setLanguage}
      onOpenPanel={() => void openPanel(windowId)}
    />
  );
}

/** Opens the browser's own panel straight from the press; where the browser has none or refuses, the page in a tab. */
async function openPanel(windowId: number | null): Promise<void> {
  const opened = await openBrowserPanel(windowId);
  if (!opened) window.open(ownPage('/sidepanel.html'));
  window.close();
}
