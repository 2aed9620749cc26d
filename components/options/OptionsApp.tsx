import type { ReactNode } from 'react';
import { known, readVault, resultOf, setLanguage, setPaused, unlockVault, useLive } from '#components/shared';
import { ask, type Reply } from '#lib/messaging/client';
import { askToNotify } from '#lib/platform';
import {
  exportSettings,
  outboxDb,
  readBacklogs,
  readConnections,
  readLog,
  readLooks,
  readPageReads,
  readSkuSource,
  readUnfinished,
  type Settings,
} from '#lib/storage';
import type { Issued, KeyRequest } from './IssueKey.tsx';
import { OptionsScreen } from './OptionsScreen.tsx';
import { StockSection, useStocks } from './stock/index.ts';
import type { Tested } from './TestReport.tsx';

/** What the screen shows and filters; the export reads all there is. */
const readNewestLog = () => readLog(1_000);

/** The options on the stored data. */
export function OptionsApp({ settings, tabs }: { settings: Settings; tabs?: ReactNode }) {
  const connections = useLive(readConnections);
  const unfinished = useLive(readUnfinished);
  const skuSource = useLive(readSkuSource);
  const pageReads = useLive(readPageReads);
  const vault = useLive(readVault);
  const backlogs = useLive(readBacklogs);
  const looks = useLive(readLooks);
  const log = useLive(readNewestLog);
  const stocks = useStocks(settings.shops);
  // What was read takes room above the switches and below them: drawn bit by bit, it would push them, and what follows, away from under a press. And
  // before it is known, a connection is not one that is not set up.
  if ([connections, skuSource, vault, backlogs, looks, log, stocks.live].some(({ kind }) => kind === 'loading'))
    return null;
  return (
    <OptionsScreen
      settings={settings}
      tabs={tabs}
      connections={known(connections) ?? []}
      failed={[connections, unfinished, skuSource, backlogs, looks, log].some(({ kind }) => kind === 'failed')}
      vault={known(vault)}
      unfinished={known(unfinished) ?? []}
      skuSource={known(skuSource)}
      backlogs={known(backlogs)}
      looks={known(looks)}
      log={known(log) ?? []}
      onWholeLog={() => readLog(50_000)}
      notify={settings.notify}
      onAskToNotify={askToNotify}
      onNotify={async (notify) => resultOf(await ask('settings.notify', { ...notify }))}
      onApproveBacklog={async (shopId, duty, orderNos) =>
        resultOf(await ask('duty.approve-backlog', { shopId, duty, orderNos: [...orderNos] }))
      }
      onFillGap={async (shopId, fill) => resultOf(await ask('settings.fill-tracking-gap', { shopId, fill }))}
      onPollMinutes={async (shopId, minutes) => resultOf(await ask('settings.poll-minutes', { shopId, minutes }))}
      pageReads={known(pageReads) ?? []}
      onSaveQoo10={async (key) => resultOf(await ask('keys.qoo10.save', key))}
      onIssueKey={issueKey}
      onRemoveShop={async (shopId) => resultOf(await ask('shop.remove', { shopId }))}
      onSaveSmartship={async (apiKey) => resultOf(await ask('keys.smartship.save', { apiKey }))}
      onSaveTxApi={async (apiKey) => resultOf(await ask('keys.txapi.save', { apiKey }))}
      onTestTxApi={async () => tested(await ask('txapi.test', {}))}
      onTest={async (party, shopId) => tested(await ask('connection.test', { party, shopId }))}
      onSignIn={async (clientId) => tested(await ask('smartship.sign-in', { clientId }))}
      onSignOut={async () => resultOf(await ask('smartship.sign-out', {}))}
      onOffers={async () => {
        const reply = await ask('smartship.offers', {});
        return reply.ok ? reply.value : reply.why;
      }}
      onImportSkus={async (part) => resultOf(await ask('skus.import', part))}
      onReadOnly={async (shopId, readOnly) => resultOf(await ask('settings.read-only', { shopId, readOnly }))}
      onDuty={async (shopId, duty, doer, smartshipLinkDeclaredOff) =>
        resultOf(await ask('settings.duty', { shopId, duty, doer, smartshipLinkDeclaredOff }))
      }
      onShipDate={async (shopId, rule) =>
        resultOf(
          await ask('settings.ship-date', { shopId, rule: { ...rule, closedWeekdays: [...rule.closedWeekdays] } }),
        )
      }
      onPassphrase={async (current, passphrase) => resultOf(await ask('vault.passphrase', { current, passphrase }))}
      onUnlock={unlockVault}
      onPause={setPaused}
      onLanguage={setLanguage}
      onExport={() => exportSettings(outboxDb())}
      onImport={async (exported) => resultOf(await ask('settings.import', { exported }))}
      stock={<StockSection shops={settings.shops} stocks={stocks} />}
      onErase={async () => resultOf(await ask('erase.everything', {}))}
    />
  );
}

async function issueKey(request: KeyRequest): Promise<Issued> {
  const reply = await ask('keys.qoo10.issue', { ...request });
  return reply.ok ? reply.value : { issued: false, report: reply.why };
}

const tested = (reply: Reply<'connection.test'>): Tested => (reply.ok ? reply.value : reply.why);
