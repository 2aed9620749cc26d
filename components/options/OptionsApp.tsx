import { known, resultOf, setLanguage, setPaused, useLive } from '#components/shared';
import { ask, type Reply } from '#lib/messaging/client';
import { readCartViews, readConnections, type Settings } from '#lib/storage';
import { OptionsScreen } from './OptionsScreen.tsx';
import type { Tested } from './Qoo10Card.tsx';

/** The options on the stored data. */
export function OptionsApp({ settings }: { settings: Settings }) {
  const connections = useLive(readConnections);
  const carts = useLive(readCartViews);
  const sendingNow = (known(carts) ?? []).filter(
    ({ job }) => job?.phase === 'held' || job?.phase === 'running' || job?.phase === 'waiting',
  ).length;
  return (
    <OptionsScreen
      settings={settings}
      connections={known(connections) ?? []}
      failed={connections.kind === 'failed'}
      sendingNow={sendingNow}
      onSaveQoo10={async (key) => resultOf(await ask('keys.qoo10.save', key))}
      onSaveSmartship={async (apiKey) => resultOf(await ask('keys.smartship.save', { apiKey }))}
      onTest={async (party) => tested(await ask('connection.test', { party, shopId: null }))}
      onSignIn={async () => tested(await ask('smartship.sign-in', { clientId: null }))}
      onSignOut={async () => resultOf(await ask('smartship.sign-out', {}))}
      onReadOnly={async (shopId, readOnly) => resultOf(await ask('settings.read-only', { shopId, readOnly }))}
      onDuty={async (shopId, duty, doer, smartshipLinkDeclaredOff) =>
        resultOf(await ask('settings.duty', { shopId, duty, doer, smartshipLinkDeclaredOff }))
      }
      onShipDate={async (shopId, rule) =>
        resultOf(
          await ask('settings.ship-date', { shopId, rule: { ...rule, closedWeekdays: [...rule.closedWeekdays] } }),
        )
      }
      onPause={setPaused}
      onLanguage={setLanguage}
      onErase={async () => resultOf(await ask('erase.everything', {}))}
    />
  );
}

const tested = (reply: Reply<'connection.test'>): Tested => (reply.ok ? reply.value : reply.why);
