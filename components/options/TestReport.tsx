import { useLanguage, useTexts } from '#components/shared';
import type { FailureKind } from '#lib/domain';
import { failureText, optionsTexts, sharedTexts } from '#lib/i18n';
import type { ConnectionReport } from '#lib/messaging/client';

/** What a test came to, in words: what was called, how long it took, what came back. */
export function TestReport({ report }: { report: ConnectionReport | 'gone' | 'refused' | null }) {
  const texts = useTexts(optionsTexts);
  const shared = useTexts(sharedTexts);
  const language = useLanguage();
  if (report === null) return null;
  if (typeof report === 'string') {
    return (
      <p className="ss-note" data-tone="need" role="alert">
        {shared[report]}
      </p>
    );
  }
  const { failure } = report;
  const said = failure
    ? // The background writes only FailureKind here; the message table has it as text, and failureText has an answer for any.
      failureText(language, { ...failure, kind: failure.kind as FailureKind, party: report.party })
    : null;
  return (
    <div className="op-report" data-tone={report.ok ? 'done' : 'need'} role={report.ok ? 'status' : 'alert'}>
      <strong>{report.ok ? texts.testOk : texts.testFailed}</strong>
      <dl>
        <dt>{texts.testCalled}</dt>
        <dd>
          <code>{report.called}</code>
        </dd>
        <dt>{texts.testTook}</dt>
        <dd>{texts.milliseconds(Math.round(report.milliseconds))}</dd>
        <dt>{texts.testAnswer}</dt>
        <dd>
          {said ? (
            <>
              {said.why}
              <br />
              {said.next}
            </>
          ) : (
            report.detail || texts.testOk
          )}
        </dd>
      </dl>
    </div>
  );
}
