import { Button } from '@mantine/core';
import { ReasonNote, type Result, ResultNote, useAction, useLanguage, useTexts } from '#components/shared';
import { PREVIEW_CALLS_A_DAY, STOCK_CALLS_A_DAY } from '#lib/domain';
import { failureText, mappingTexts, momentText, stockPreviewTexts, stockTexts } from '#lib/i18n';
import type { StockOverview, StockPreview } from '#lib/storage';

/** How far the preview is, what holds it and when it goes on, and what looks by the clock did. */
export function PreviewState(props: { overview: StockOverview; onStop: () => Promise<Result> }) {
  const texts = useTexts(stockPreviewTexts);
  const stock = useTexts(stockTexts);
  const mapping = useTexts(mappingTexts);
  const language = useLanguage();
  const { preview, run, spent, unread, listings } = props.overview;
  const reads = preview !== null && preview.endedAt === null;
  return (
    <>
      {listings === 0 && <p className="ss-muted">{stock.noListings}</p>}
      {preview && reads && <UnderWay preview={preview} onStop={props.onStop} />}
      {preview?.endedAt != null && <Ended preview={preview} endedAt={preview.endedAt} />}
      {preview !== null && preview.unindexed > 0 && (
        <p className="ss-note" data-tone="warn" data-smartship-stock-unindexed={preview.unindexed}>
          {texts.unindexed(preview.unindexed)} <a href="#mapping">{mapping.title}</a>
        </p>
      )}
      {preview?.failure && <ReasonNote said={failureText(language, preview.failure)} tone="need" />}
      {/* What is still being read is no reason to press again. */}
      {unread > 0 && !reads && (
        <p className="ss-note" data-tone="warn">
          {texts.unread(unread)}
        </p>
      )}
      {run && (
        <p className="ss-muted" data-smartship-stock-run={run.endedAt === null ? 'running' : 'ended'}>
          {run.endedAt === null ? texts.running(run) : texts.ran(momentText(language, run.endedAt))}
          {run.interrupted && ` ${texts.interrupted}`}
        </p>
      )}
      {run?.failure && <ReasonNote said={failureText(language, run.failure)} tone="need" />}
      <p className="ss-muted" data-smartship-stock-calls>
        {stock.calls({ ...spent, ofQoo10: STOCK_CALLS_A_DAY.qoo10, ofSmartship: STOCK_CALLS_A_DAY.smartship })}
      </p>
    </>
  );
}

/** What a preview that has not ended waits for. */
const stateOf = ({ goesOnAt, failure }: StockPreview) =>
  goesOnAt === null ? 'reading' : failure === null ? 'tomorrow' : 'put-off';

function UnderWay({ preview, onStop }: { preview: StockPreview; onStop: () => Promise<Result> }) {
  const texts = useTexts(stockPreviewTexts);
  const stock = useTexts(stockTexts);
  const language = useLanguage();
  const stop = useAction(onStop);
  const { read, total, goesOnAt } = preview;
  const moment = goesOnAt === null ? '' : momentText(language, goesOnAt);
  const state = stateOf(preview);
  return (
    <div className="ss-note op-stock-progress" data-tone="progress" data-smartship-stock-preview-state={state}>
      <div className="op-row">
        <span role="status">
          {total === null ? texts.begins : texts.progress({ read, total })}
          {state === 'reading' && <span className="ss-muted op-stock-more">{texts.goesOnAlone}</span>}
          {state === 'tomorrow' && (
            <span className="op-stock-more">{texts.tomorrow({ calls: PREVIEW_CALLS_A_DAY, moment })}</span>
          )}
          {state === 'put-off' && <span className="op-stock-more">{texts.putOff(moment)}</span>}
        </span>
        <Button
          size="compact-xs"
          variant="default"
          loading={stop.busy}
          onClick={() => stop.run()}
          data-smartship-action="stop-stock-preview"
        >
          {texts.stop}
        </Button>
      </div>
      <progress {...(total === null ? {} : { max: Math.max(1, total), value: read })} aria-label={stock.preview} />
      <ResultNote result={stop.outcome} />
    </div>
  );
}

function Ended({ preview, endedAt }: { preview: StockPreview; endedAt: number }) {
  const texts = useTexts(stockPreviewTexts);
  const language = useLanguage();
  const { read, total, stopped, skipped, failure } = preview;
  const moment = momentText(language, endedAt);
  const counts = { read, total: total ?? 0, moment };
  if (stopped || failure !== null) {
    return (
      <p className="ss-note" data-tone="warn" role="status" data-smartship-stock-preview-state="stopped">
        {stopped ? texts.stopped(counts) : texts.brokeOff(counts)}
      </p>
    );
  }
  return (
    <p className="ss-muted" role="status" data-smartship-stock-preview-state="ended">
      {texts.previewed(counts)}
      {skipped.length > 0 && ` ${texts.skipped(skipped.length)}`}
    </p>
  );
}
