import {
  Banners,
  Bullets,
  LanguageSelect,
  PauseSwitch,
  type Result,
  ResultNote,
  useAction,
  useTexts,
} from '#components/shared';
import { type Language, optionsTexts, sharedTexts } from '#lib/i18n';
import type { Connection, Settings } from '#lib/storage';
import { EraseCard } from './EraseCard.tsx';
import { Qoo10Card, type Qoo10Key, type Tested } from './Qoo10Card.tsx';
import { type ShopActions, ShopCard } from './ShopCard.tsx';
import { SmartshipCard } from './SmartshipCard.tsx';

export interface OptionsProps extends ShopActions {
  readonly settings: Pick<Settings, 'paused' | 'shops'>;
  readonly connections: readonly Connection[];
  readonly failed: boolean;
  /** Carts whose sending is under way; *Erase everything* says so. */
  readonly sendingNow: number;
  readonly onSaveQoo10: (key: Qoo10Key) => Promise<Result>;
  readonly onSaveSmartship: (apiKey: string) => Promise<Result>;
  readonly onTest: (party: 'qoo10' | 'smartship') => Promise<Tested>;
  readonly onSignIn: () => Promise<Tested>;
  readonly onSignOut: () => Promise<Result>;
  readonly onPause: (paused: boolean) => Promise<Result>;
  readonly onLanguage: (language: Language) => Promise<Result>;
  readonly onErase: () => Promise<Result>;
}

/** Connections, what each shop allows, and what is kept. */
export function OptionsScreen(props: OptionsProps) {
  const texts = useTexts(optionsTexts);
  const shared = useTexts(sharedTexts);
  const pause = useAction(props.onPause);
  const language = useAction(props.onLanguage);
  return (
    <main className="op">
      <header className="op-head">
        <img src="/icon/48.png" alt="" width={28} height={28} />
        <h1>
          {shared.product} <span>{texts.title}</span>
        </h1>
        <LanguageSelect onChange={language.run} />
      </header>
      <ResultNote result={language.outcome} />
      {props.failed && (
        <p className="ss-banner" data-tone="need" role="alert">
          {shared.cannotRead}
        </p>
      )}
      <Banners settings={props.settings} />
      <h2>{texts.connections}</h2>
      <div className="op-columns">
        <Qoo10Card connections={props.connections} onSave={props.onSaveQoo10} onTest={() => props.onTest('qoo10')} />
        <SmartshipCard
          connections={props.connections}
          onSave={props.onSaveSmartship}
          onTest={() => props.onTest('smartship')}
          onSignIn={props.onSignIn}
          onSignOut={props.onSignOut}
        />
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
          onReadOnly={props.onReadOnly}
          onDuty={props.onDuty}
          onShipDate={props.onShipDate}
        />
      ))}
      <h2>{texts.privacy}</h2>
      <section className="op-card" aria-label={texts.privacy}>
        <Bullets text={texts.privacyText} />
      </section>
      <h2>{texts.danger}</h2>
      <EraseCard sendingNow={props.sendingNow} onErase={props.onErase} />
    </main>
  );
}
