import { Disclosure, useLanguage, useTexts } from '#components/shared';
import { keyTexts, optionsTexts, sharedTexts, txApiTexts } from '#lib/i18n';
import type { ConnectionReport } from '#lib/messaging/client';
import { AllowHosts } from './AllowHosts.tsx';
import { answeredText, calledText, reportSaid, wasCalled } from './report-said.ts';

/** A test's answer, or why there is none. */
export type Tested = ConnectionReport | 'gone' | 'refused';

/** What a test came to, in words: what was called, how long it took, what came back, and what to do where it failed. */
export function TestReport({ report }: { report: Tested | null }) {
  const texts = useTexts(optionsTexts);
  const keys = useTexts(keyTexts);
  const txApi = useTexts(txApiTexts);
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
  const said = reportSaid(language, report);
  const failed = report.called.endsWith('.CreateCertificationKey') ? keys.issueFailed : texts.testFailed;
  return (
    <div className="op-report" data-tone={report.ok ? 'done' : 'need'} role={report.ok ? 'status' : 'alert'}>
      <strong>{report.ok ? texts.testOk : failed}</strong>
      <dl>
        <dt>{texts.testCalled}</dt>
        <dd>
          {wasCalled(report) ? (
            <>
              {calledText(language, report.called)} <code>{report.called}</code>
            </>
          ) : (
            keys.notCalled
          )}
        </dd>
        {wasCalled(report) && (
          <>
            <dt>{texts.testTook}</dt>
            <dd>{texts.milliseconds(Math.round(report.milliseconds))}</dd>
          </>
        )}
        <dt>{texts.testAnswer}</dt>
        <dd>{said ? said.why : answeredText(language, report) || texts.testOk}</dd>
        {said && said.next !== '' && (
          <>
            <dt>{texts.testNext}</dt>
            <dd>{said.next}</dd>
          </>
        )}
      </dl>
      {report.called === 'permissions' && !report.ok && <AllowHosts />}
      {report.failure?.sample && (
        <Disclosure summary={txApi.sample} action="show-sample">
          <code className="op-sample">{report.failure.sample}</code>
        </Disclosure>
      )}
    </div>
  );
}
