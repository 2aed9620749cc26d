import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  Banners,
  ConnectionStatus,
  LanguageSelect,
  PauseSwitch,
  ReasonNote,
  type Result,
  ResultNote,
  UnlockForm,
  useAction,
  useLanguage,
  useNow,
  useTexts,
  worstOf,
} from '#components/shared';
import { type Language, looksText, popupTexts, sharedTexts } from '#lib/i18n';
import type { Connection, Looks, Settings, Sync, Watched } from '#lib/storage';
import { type Problem, problemsOf, saidOf } from './problems.ts';
import { Today } from './Today.tsx';

export interface PopupProps {
  readonly settings: Pick<Settings, 'paused' | 'shops'>;
  /** null: not read yet; `failed`: shown as unknown. */
  readonly connections: readonly Connection[] | null;
  readonly syncs: readonly Sync[];
  readonly looks: Looks | null;
  /** What the watch list found; null before anything is known. */
  readonly watched: Watched | null;
  readonly failed: boolean;
  /** The mapped share over time. */
  readonly coverage?: ReactNode;
  /** A passphrase guards the keys and has not been said since the browser started. */
  readonly locked: boolean;
  readonly onUnlock: (passphrase: string) => Promise<Result>;
  readonly onSync: () => Promise<Result>;
  readonly onPause: (paused: boolean) => Promise<Result>;
  readonly onLanguage: (language: Language) => Promise<Result>;
  readonly onOpenPanel: (orderNo?: string) => void;
}

/** Are both connections healthy, what waits, what went wrong. */
export function PopupScreen(props: PopupProps) {
  const texts = useTexts(popupTexts);
  const shared = useTexts(sharedTexts);
  const sync = useAction(props.onSync);
  const pause = useAction(props.onPause);
  const language = useAction(props.onLanguage);
  const connections = props.connections ?? [];
  const spoken = useLanguage();
  // The field for the passphrase says *locked* already.
  const told = connections.filter(({ state }) => !(props.locked && state === 'locked'));
  const known = { connections: told, syncs: props.syncs, now: useNow(60_000) };
  const fresh = props.settings.shops.length === 0 && props.connections !== null;
  return (
    <main className="pp">
      <header className="pp-head">
        <img src="/icon/32.png" alt="" width={20} height={20} />
        <h1>{shared.product}</h1>
        <a href="/options.html" target="_blank" rel="noreferrer" data-smartship-action="options">
          {shared.openOptions}
        </a>
      </header>
      <Banners settings={props.settings} />
      {props.failed && (
        <p className="ss-banner" data-tone="need" role="alert">
          {shared.cannotRead}
        </p>
      )}
      {props.locked && <UnlockForm onUnlock={props.onUnlock} />}
      <section className="pp-card" aria-label={texts.connections}>
        <ConnectionStatus party="qoo10" connection={worstOf(connections, 'qoo10')} />
        <ConnectionStatus party="smartship" connection={worstOf(connections, 'smartship')} />
        {fresh && <p className="ss-muted">{texts.start}</p>}
      </section>
      <Today
        watched={props.watched}
        severalShops={props.settings.shops.length > 1}
        saidOf={(finding) => saidOf(spoken, finding, known)}
        onOpenPanel={props.onOpenPanel}
        onSync={() => sync.run()}
      >
        <LastLook looks={props.looks} />
      </Today>
      {props.coverage && !fresh && <section className="pp-card">{props.coverage}</section>}
      <div className="pp-actions">
        <Button size="xs" onClick={() => props.onOpenPanel()} data-smartship-action="open-panel">
          {shared.openPanel}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={sync.busy}
          onClick={() => sync.run()}
          data-smartship-action="sync-now"
        >
          {shared.syncNow}
        </Button>
      </div>
      <ResultNote result={sync.outcome} done={texts.synced} />
      <ResultNote result={pause.outcome} />
      <ResultNote result={language.outcome} />
      <Problems problems={problemsOf(spoken, known, props.watched?.findings ?? [])} />
      <footer className="pp-foot">
        <PauseSwitch paused={props.settings.paused} onChange={pause.run} />
        <LanguageSelect onChange={language.run} />
      </footer>
    </main>
  );
}

function LastLook({ looks }: { looks: Looks | null }) {
  const texts = useTexts(popupTexts);
  const language = useLanguage();
  if (looks === null || looks.last === null) return <p className="ss-muted">{texts.neverLooked}</p>;
  return <p className="ss-muted">{looksText(language, { ...looks, last: looks.last })}</p>;
}

function Problems(props: { problems: readonly Problem[] }) {
  const texts = useTexts(popupTexts);
  if (props.problems.length === 0) return null;
  return (
    <section className="pp-problems" aria-label={texts.problems}>
      <h2>{texts.problems}</h2>
      {props.problems.map(({ key, title, said }) => (
        <div key={key} className="pp-problem">
          <span className="pp-problem-title">{title}</span>
          <ReasonNote said={said} tone="need" />
        </div>
      ))}
    </section>
  );
}
