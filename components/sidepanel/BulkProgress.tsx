import { Button } from '@mantine/core';
import { type Result, ResultNote, useLanguage, useTexts } from '#components/shared';
import { type CartView, canUndo, type JobView, type Reason } from '#lib/domain';
import { panelTexts, phaseText, previewTexts, reasonText, stepText } from '#lib/i18n';

/** A bulk sending as far as it is known here. */
export interface Bulk {
  readonly all: number;
  /** Carts answered so far. */
  readonly done: number;
  readonly jobIds: readonly string[];
  readonly refused: readonly { readonly packNo: string; readonly reason: Reason }[];
  /** The background could not answer: the extension was updated, or broke. */
  readonly broken: 'gone' | 'refused' | null;
  readonly cancelled: { readonly cancelled: number; readonly begun: number } | null;
  readonly over: boolean;
}

/** Progress of the last bulk, *Cancel* while something has not begun, and each order's result. */
export function BulkProgress(props: { bulk: Bulk; carts: readonly CartView[]; busy: boolean; onCancel: () => void }) {
  const { bulk, carts } = props;
  const texts = useTexts(previewTexts);
  const panel = useTexts(panelTexts);
  const language = useLanguage();
  const ours = carts.filter(({ job }) => job && bulk.jobIds.includes(job.jobId));
  const jobs = ours.flatMap(({ job }) => job ?? []);
  const count = (...phases: JobView['phase'][]) => jobs.filter(({ phase }) => phases.includes(phase)).length;
  const open = !bulk.over || ours.some(({ job, shipments }) => job && canUndo(job, shipments));
  const broken: Result | null = bulk.broken === null ? null : bulk.broken === 'gone' ? GONE : REFUSED;
  return (
    <section
      className="ss-note pn-bulk"
      data-tone={bulk.refused.length > 0 ? 'warn' : 'done'}
      aria-label={texts.progress}
    >
      <div className="pn-bulk-head">
        <div role="status">
          {bulk.over
            ? texts.approved({ sent: bulk.jobIds.length, refused: bulk.refused.length })
            : texts.sending({ done: bulk.done, all: bulk.all })}
          {bulk.cancelled && <div>{texts.cancelled(bulk.cancelled)}</div>}
          <div className="ss-muted">
            {texts.counted({
              held: count('held'),
              moving: count('running'),
              waiting: count('waiting'),
              needs: count('needs-seller'),
              sent: count('done'),
              undone: count('undone'),
            })}
          </div>
        </div>
        {open && bulk.broken === null && (
          <Button
            size="compact-xs"
            variant="default"
            loading={props.busy}
            onClick={props.onCancel}
            data-smartship-action="cancel-sending"
          >
            {texts.cancelRest}
          </Button>
        )}
      </div>
      <progress max={bulk.all} value={bulk.done} hidden={bulk.over} aria-label={texts.progress} />
      <ResultNote result={broken} />
      {bulk.refused.map(({ packNo, reason }) => (
        <div key={packNo} className="ss-muted" data-smartship-refused={packNo}>
          {panel.cart} {packNo}: {reasonText(language, reason).why}
        </div>
      ))}
      {ours.length > 0 && (
        <details className="pn-results">
          <summary>{texts.results(ours.length)}</summary>
          <ul>
            {ours.map(({ packNo, job }) => (
              <li key={packNo} data-smartship-result={packNo}>
                {panel.order} {job?.orderNos.join(', ')}: {job && phaseText(language, job.phase)}
                {job && <span className="ss-muted"> {saidOf(job)}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );

  function saidOf(job: JobView): string {
    return job.reason ? reasonText(language, job.reason).why : stepText(language, job.step);
  }
}

const GONE: Result = { kind: 'gone' };
const REFUSED: Result = { kind: 'refused', reason: null };
