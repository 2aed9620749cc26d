import { Button } from '@mantine/core';
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
import type { CartView } from '#lib/domain';
import { type Language, momentText, popupTexts, sharedTexts, timeText } from '#lib/i18n';
import type { Connection, Counts, Looks, Settings, Sync } from '#lib/storage';
import { problemsOf } from './problems.ts';

const SHOWN_PROBLEMS = 3;

export interface PopupProps {
  readonly settings: Pick<Settings, 'paused' | 'shops'>;
  /** null: not read yet; `failed`: shown as unknown. */
  readonly connections: readonly Connection[] | null;
  readonly syncs: readonly Sync[];
  readonly looks: Looks | null;
  readonly counts: Counts | null;
  readonly carts: readonly CartView[];
  readonly failed: boolean;
  /** A passphrase guards the keys and has not been said since the browser started. */
  readonly locked: boolean;
  readonly onUnlock: (passphrase: string) => Promise<Result>;
  readonly onSync: () => Promise<Result>;
  readonly onPause: (paused: boolean) => Promise<Result>;
  readonly onLanguage: (language: Language) => Promise<Result>;
  readonly onOpenPanel: () => void;
}

/** Are both connections healthy, what waits, what went wrong. */
export function PopupScreen(props: PopupProps) {
  const texts = useTexts(popupTexts);
  const shared = useTexts(sharedTexts);
  const sync = useAction(props.onSync);
  const pause = useAction(props.onPause);
  const language = useAction(props.onLanguage);
  const connections = props.connections ?? [];
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
      <section className="pp-card" aria-label={texts.today}>
        <CountTiles counts={props.counts} />
        <LastLook looks={props.looks} />
      </section>
      <div className="pp-actions">
        <Button size="xs" onClick={props.onOpenPanel} data-smartship-action="open-panel">
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
      <Problems
        {...props}
        // The field above says it already.
        connections={connections.filter(({ state }) => !(props.locked && state === 'locked'))}
      />
      <footer className="pp-foot">
        <PauseSwitch paused={props.settings.paused} onChange={pause.run} />
        <LanguageSelect onChange={language.run} />
      </footer>
    </main>
  );
}

function CountTiles({ counts }: { counts: Counts | null }) {
  const texts = useTexts(popupTexts);
  const tiles = [
    { name: 'needsPerson', tone: 'need' },
    { name: 'ready', tone: 'ready' },
    { name: 'waiting', tone: 'progress' },
    { name: 'sentToday', tone: 'done' },
  ] as const;
  return (
    <dl className="pp-counts">
      {tiles.map(({ name, tone }) => (
        <div key={name} data-tone={counts && counts[name] > 0 ? tone : 'quiet'} data-smartship-count={name}>
          <dt>{texts[name]}</dt>
          <dd>{counts ? counts[name] : '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

function LastLook({ looks }: { looks: Looks | null }) {
  const texts = useTexts(popupTexts);
  const language = useLanguage();
  if (looks === null || looks.last === null) return <p className="ss-muted">{texts.neverLooked}</p>;
  const next = looks.next === null ? texts.noNextLook : texts.nextLook(timeText(language, looks.next));
  return <p className="ss-muted">{`${texts.lastLook(momentText(language, looks.last))}, ${next}`}</p>;
}

function Problems(
  props: Pick<PopupProps, 'syncs' | 'carts' | 'counts' | 'onOpenPanel'> & { connections: readonly Connection[] },
) {
  const texts = useTexts(popupTexts);
  const problems = problemsOf(useLanguage(), { ...props, now: useNow(60_000) });
  const more = problems.length - SHOWN_PROBLEMS;
  return (
    <section className="pp-problems" aria-label={texts.problems}>
      <h2>{texts.problems}</h2>
      {problems.length === 0 && props.counts !== null && <p className="ss-muted">{texts.noProblems}</p>}
      {problems.slice(0, SHOWN_PROBLEMS).map(({ key, title, said }) => (
        <div key={key} className="pp-problem">
          <span className="pp-problem-title">{title}</span>
          <ReasonNote said={said} tone="need" />
        </div>
      ))}
      {more > 0 && (
        <button type="button" className="pp-more" onClick={props.onOpenPanel}>
          {texts.more(more)}
        </button>
      )}
    </section>
  );
}
