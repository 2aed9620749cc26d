import { useLanguage, useTexts } from '#components/shared';
import { isAct, type JobView } from '#lib/domain';
import { momentText, panelTexts, phaseText, reasonText, stepText } from '#lib/i18n';
import { stepMarks } from './progress.ts';

/** The steps of sending as a short track, and beneath it, folded, everything that happened. */
export function StepTrack({ job }: { job: JobView }) {
  const texts = useTexts(panelTexts);
  const language = useLanguage();
  const retry =
    job.phase === 'waiting' && job.nextTryAt !== null ? texts.nextTry(momentText(language, job.nextTryAt)) : '';
  return (
    <div className="pn-job">
      <ol className="pn-track" aria-label={texts.progress}>
        {stepMarks(job).map(({ step, mark }) => (
          <li key={step} data-mark={mark} aria-current={mark === 'now' ? 'step' : undefined}>
            {stepText(language, step)}
          </li>
        ))}
      </ol>
      <details className="pn-history">
        <summary>
          {texts.history}{' '}
          <span className="ss-muted">{[phaseText(language, job.phase), retry].filter(Boolean).join(' · ')}</span>
        </summary>
        <ol>
          {job.events.map((event) => (
            <li key={`${event.at}${event.step}${event.result}`}>
              <time>{momentText(language, event.at)}</time>
              <span>
                {isAct(event.step) ? texts[`act-${event.step}`] : stepText(language, event.step)}
                {' · '}
                {texts[`result-${event.result}`]} ({texts[`by-${event.by}`]})
                {event.reason && <span className="ss-muted"> {reasonText(language, event.reason).why}</span>}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
