import { type ReactNode, useId } from 'react';
import { ReasonNote, useLanguage, useTexts } from '#components/shared';
import { type Finding, SEVERITIES, type Severity } from '#lib/domain';
import { findingText, type Said, watchTexts } from '#lib/i18n';
import type { Watched } from '#lib/storage';

const BAND = { now: 'now', today: 'today-band', information: 'information' } as const;
const TONE = { now: 'need', today: 'warn', information: 'quiet' } as const;
/** Where the two outside screens are that a row may lead to [jqsm-pages; smartship 1.1]. */
const OUTSIDE = {
  'open-jqsm': 'https://qsm.qoo10.jp/GMKT.INC.Gsm.Web/Delivery/DeliveryManagement.aspx',
  'open-smartship': 'https://smartship2.tracxlogis.com/orders/new',
  'open-options': '/options.html',
} as const;

export interface TodayProps {
  /** null: the watch list has not been gone through yet. */
  readonly watched: Watched | null;
  readonly severalShops: boolean;
  /** What is known of a row beyond its own text: the server's words, the key's dates. */
  readonly saidOf: (finding: Finding) => Said | null;
  /** With an order: opens the panel on its cart. */
  readonly onOpenPanel: (orderNo?: string) => void;
  readonly onSync: () => void;
}

/** *Today* in three bands. Only rows that say something; a band without one is not there. */
export function Today(props: TodayProps & { readonly children?: ReactNode }) {
  const texts = useTexts(watchTexts);
  const { watched } = props;
  const pressing = watched?.findings.some(({ severity }) => severity !== 'information') ?? false;
  return (
    <section className="pp-card" aria-label={texts.today}>
      {watched === null && <p className="ss-muted">{texts.unknown}</p>}
      {watched !== null && !pressing && <p className="ss-muted">{texts.nothing}</p>}
      {SEVERITIES.map((severity) => (
        <Band key={severity} severity={severity} {...props} />
      ))}
      {props.children}
    </section>
  );
}

function Band({ severity, watched, ...props }: TodayProps & { readonly severity: Severity }) {
  const texts = useTexts(watchTexts);
  const title = useId();
  const rows = watched?.findings.filter((finding) => finding.severity === severity) ?? [];
  if (rows.length === 0) return null;
  return (
    <div className="pp-band" data-tone={TONE[severity]} data-smartship-band={severity}>
      <h2 id={title}>{texts[BAND[severity]]}</h2>
      <ul aria-labelledby={title}>
        {rows.map((finding) => (
          <Row key={`${finding.rule} ${finding.kind} ${finding.shopId ?? ''}`} finding={finding} {...props} />
        ))}
      </ul>
    </div>
  );
}

function Row({ finding, ...props }: Omit<TodayProps, 'watched'> & { readonly finding: Finding }) {
  const language = useLanguage();
  const { title, said } = findingText(language, finding, props.severalShops);
  const told = props.saidOf(finding) ?? said;
  const quiet = finding.severity === 'information';
  return (
    <li data-smartship-rule={finding.rule} data-smartship-kind={finding.kind}>
      <span className="pp-row">
        <span className="pp-row-title">{title}</span>
        <RowAction finding={finding} title={title} {...props} />
      </span>
      {!quiet && told.why !== '' && <ReasonNote said={told} />}
    </li>
  );
}

function RowAction(props: Pick<TodayProps, 'onOpenPanel' | 'onSync'> & { finding: Finding; title: string }) {
  const texts = useTexts(watchTexts);
  const { action } = props.finding;
  if (action === 'none') return null;
  const name = { 'aria-label': `${texts[action]}: ${props.title}`, 'data-smartship-action': `watch-${action}` };
  if (action === 'open-panel' || action === 'sync-now') {
    return (
      <button
        type="button"
        className="pp-row-action"
        onClick={() => (action === 'sync-now' ? props.onSync() : props.onOpenPanel(props.finding.orderNos[0]))}
        {...name}
      >
        {texts[action]}
      </button>
    );
  }
  return (
    <a className="pp-row-action" href={OUTSIDE[action]} target="_blank" rel="noreferrer" {...name}>
      {texts[action]}
    </a>
  );
}
