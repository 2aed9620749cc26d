import type { ReactNode } from 'react';
import {
  Banners,
  Bullets,
  LanguageSelect,
  PauseSwitch,
  type Result,
  ResultNote,
  UnlockForm,
  useAction,
  useTexts,
  type VaultState,
  worstOf,
} from '#components/shared';
import {
  activityTexts,
  diagnosticsTexts,
  dutyTexts,
  type Language,
  optionsTexts,
  privacyTexts,
  settingsFileTexts,
  sharedTexts,
  vaultTexts,
} from '#lib/i18n';
import type { Input } from '#lib/messaging/client';
import type {
  Backlog,
  Connection,
  LogRow,
  Looks,
  NotifySettings,
  PageRead,
  Settings,
  SkuSource,
  Unfinished,
} from '#lib/storage';
import { ActivityCard } from './ActivityCard.tsx';
import { DiagnosticsCard } from './DiagnosticsCard.tsx';
import { EraseCard } from './EraseCard.tsx';
import { NotifyCard } from './NotifyCard.tsx';
import type { Offered } from './Offers.tsx';
import type { Qoo10Actions } from './Qoo10Card.tsx';
import { Qoo10Section } from './Qoo10Section.tsx';
import { SettingsFileCard } from './SettingsFileCard.tsx';
import { type ShopActions, ShopCard } from './ShopCard.tsx';
import { SkuFileCard } from './SkuFileCard.tsx';
import { SmartshipCard } from './SmartshipCard.tsx';
import type { Tested } from './TestReport.tsx';
import type { TxApiActions } from './TxApiKey.tsx';
import { type VaultActions, VaultCard } from './VaultCard.tsx';

export interface OptionsProps extends ShopActions, Qoo10Actions, VaultActions, TxApiActions {
  readonly settings: Pick<Settings, 'paused' | 'shops'>;
  /** The way to the other pages of the options. */
  readonly tabs?: ReactNode;
  readonly connections: readonly Connection[];
  readonly failed: boolean;
  /** null: not known yet. */
  readonly vault: VaultState | null;
  /** Carts whose sending is under way; *Remove this shop* and *Erase everything* say so. */
  readonly unfinished: readonly Unfinished[];
  readonly skuSource: SkuSource | null;
  readonly pageReads: readonly PageRead[];
  readonly onSaveSmartship: (apiKey: string) => Promise<Result>;
  readonly onSignIn: (clientId: string | null) => Promise<Tested>;
  readonly onSignOut: () => Promise<Result>;
  readonly onOffers: () => Promise<Offered>;
  readonly onImportSkus: (part: Input<'skus.import'>) => Promise<Result>;
  /** What each duty would take now; null: not known yet. */
  readonly backlogs: readonly Backlog[] | null;
  readonly looks: Looks | null;
  /** The newest rows of the activity log, and all of them when asked. */
  readonly log: readonly LogRow[];
  readonly onWholeLog: () => Promise<readonly LogRow[]>;
  readonly notify: NotifySettings;
  readonly onAskToNotify: () => Promise<boolean>;
  readonly onNotify: (notify: NotifySettings) => Promise<Result>;
  readonly onPause: (paused: boolean) => Promise<Result>;
  readonly onLanguage: (language: Language) => Promise<Result>;
  readonly onExport: () => Promise<string>;
  readonly onImport: (exported: unknown) => Promise<Result>;
  /** *Stock sync*, which reads its own tables. */
  readonly stock?: ReactNode;
  readonly onErase: () => Promise<Result>;
}

/** Connections, what each shop allows, and what is kept. */
export function OptionsScreen(props: OptionsProps) {
  const texts = useTexts(optionsTexts);
  const privacy = useTexts(privacyTexts);
  const shared = useTexts(sharedTexts);
  const vault = useTexts(vaultTexts);
  const file = useTexts(settingsFileTexts);
  const duty = useTexts(dutyTexts);
  const activity = useTexts(activityTexts);
  const diagnostics = useTexts(diagnosticsTexts);
  const pause = useAction(props.onPause);
  const language = useAction(props.onLanguage);
  return (
    <main className="op">
      <header className="op-head">
        <img src="/icon/48.png" alt="" width={28} height={28} />
        <h1>
          {shared.product} <span>{texts.title}</span>
        </h1>
        {props.tabs}
        <LanguageSelect onChange={language.run} />
      </header>
      <ResultNote result={language.outcome} />
      {props.failed && (
        <p className="ss-banner" data-tone="need" role="alert">
          {shared.cannotRead}
        </p>
      )}
      <Banners settings={props.settings} />
      {props.vault?.locked && <UnlockForm onUnlock={props.onUnlock} />}
      <h2>{texts.connections}</h2>
      <div className="op-columns">
        <Qoo10Section
          shops={props.settings.shops}
          connections={props.connections}
          unfinished={props.unfinished}
          onSaveQoo10={props.onSaveQoo10}
          onIssueKey={props.onIssueKey}
          onTest={props.onTest}
          onRemoveShop={props.onRemoveShop}
        />
        <div className="op-side">
          <SmartshipCard
            connections={props.connections}
            onSave={props.onSaveSmartship}
            onTest={() => props.onTest('smartship', null)}
            onSignIn={props.onSignIn}
            onSignOut={props.onSignOut}
            onOffers={props.onOffers}
            onSaveTxApi={props.onSaveTxApi}
            onTestTxApi={props.onTestTxApi}
          />
          <SkuFileCard
            source={props.skuSource}
            connected={['oauth', 'api-key'].includes(worstOf(props.connections, 'smartship')?.signIn ?? 'none')}
            onImportSkus={props.onImportSkus}
          />
        </div>
      </div>
      <h2>{texts.general}</h2>
      <section className="op-card" aria-label={texts.general}>
        <PauseSwitch paused={props.settings.paused} help={texts.pauseHelp} onChange={pause.run} />
        <ResultNote result={pause.outcome} />
      </section>
      <h2>{texts.shops}</h2>
      {props.settings.shops.length === 0 && <p className="op-card ss-muted">{texts.noShops}</p>}
      {props.settings.shops.map((shop) => (
        <ShopCard
          key={shop.shopId}
          shop={shop}
          backlogs={props.backlogs}
          looks={props.looks}
          onApproveBacklog={props.onApproveBacklog}
          onFillGap={props.onFillGap}
          onPollMinutes={props.onPollMinutes}
          onReadOnly={props.onReadOnly}
          onDuty={props.onDuty}
          onShipDate={props.onShipDate}
        />
      ))}
      {props.stock}
      <h2>{duty.notifyTitle}</h2>
      <NotifyCard notify={props.notify} onAsk={props.onAskToNotify} onNotify={props.onNotify} />
      <h2>{activity.title}</h2>
      <ActivityCard rows={props.log} onAll={props.onWholeLog} />
      <h2>{vault.title}</h2>
      <VaultCard vault={props.vault} onPassphrase={props.onPassphrase} />
      <h2>{file.title}</h2>
      <SettingsFileCard onExport={props.onExport} onImport={props.onImport} />
      <h2>{diagnostics.title}</h2>
      <DiagnosticsCard reads={props.pageReads} />
      <h2>{privacy.privacy}</h2>
      <section className="op-card" aria-label={privacy.privacy}>
        <Bullets text={privacy.privacyText} />
      </section>
      <h2>{privacy.danger}</h2>
      <EraseCard sendingNow={props.unfinished.length} onErase={props.onErase} />
    </main>
  );
}
