import { useEffect, useState } from 'react';
import { Coverage, known, readVault, setLanguage, setPaused, syncNow, unlockVault, useLive } from '#components/shared';
import { ask } from '#lib/messaging/client';
import { currentWindowId, openBrowserPanel, ownPage } from '#lib/platform';
import { readConnections, readFindings, readLooks, readSyncs, type Settings } from '#lib/storage';
import { PopupScreen } from './PopupScreen.tsx';

/** The popup on the stored data. */
export function PopupApp({ settings }: { settings: Settings }) {
  const connections = useLive(readConnections);
  const syncs = useLive(readSyncs);
  const watched = useLive(readFindings);
  const looks = useLive(readLooks);
  const vault = useLive(readVault);
  const [windowId, setWindowId] = useState<number | null>(null);
  useEffect(() => void currentWindowId().then(setWindowId), []);
  return (
    <PopupScreen
      settings={settings}
      connections={known(connections)}
      syncs={known(syncs) ?? []}
      looks={known(looks)}
      // Before the first look nothing is known, and *nothing needs you* would be a claim.
      watched={(known(looks)?.last ?? null) === null ? null : known(watched)}
      coverage={<Coverage />}
      failed={[connections, syncs, looks, watched].some(({ kind }) => kind === 'failed')}
      locked={known(vault)?.locked ?? false}
      onUnlock={unlockVault}
      onSync={syncNow}
      onPause={setPaused}
      onLanguage={setLanguage}
      onOpenPanel={(orderNo) => void openPanel(windowId, orderNo)}
    />
  );
}

/**
 * Opens the browser's own panel straight from the press, on an order where the row names one; where the browser has no
 * panel or refuses, the page in a tab. The background leaves the panel word of the order.
 */
async function openPanel(windowId: number | null, orderNo: string | undefined): Promise<void> {
  const opening = openBrowserPanel(windowId);
  if (orderNo !== undefined) await ask('panel.focus', { orderNo }).catch(() => null);
  if (!(await opening)) window.open(ownPage('/sidepanel.html'));
  window.close();
}
