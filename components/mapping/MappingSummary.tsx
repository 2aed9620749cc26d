import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Result, ResultNote, useAction, useLanguage, useTexts } from '#components/shared';
import { mappingTexts, momentText } from '#lib/i18n';
import type { Mapping } from './model.ts';

/** How much is mapped, as of when, and the way to have everything read anew. */
export function MappingSummary(props: {
  mapping: Mapping | null;
  looking: number | null;
  coverage: ReactNode;
  onReadListings: () => Promise<Result>;
}) {
  const texts = useTexts(mappingTexts);
  const { mapping, looking } = props;
  const readNow = useAction(props.onReadListings);
  return (
    <>
      <div className="mp-summary">
        <div>
          {mapping && <Totals mapping={mapping} />}
          {looking !== null && (
            <p role="status" data-smartship-looking={looking}>
              {texts.reading(looking)}
            </p>
          )}
        </div>
        {props.coverage}
        <Button
          size="xs"
          variant="default"
          loading={readNow.busy}
          onClick={readNow.run}
          data-smartship-action="read-listings"
        >
          {texts.readNow}
        </Button>
      </div>
      <ResultNote result={readNow.outcome} done={texts.readStarted} />
    </>
  );
}

function Totals({ mapping }: { mapping: Mapping }) {
  const texts = useTexts(mappingTexts);
  const language = useLanguage();
  const at = (moment: number | null) => (moment === null ? null : momentText(language, moment));
  return (
    <>
      <p data-smartship-good={mapping.good} data-smartship-unread={mapping.unread}>
        {texts.totals(mapping)}
      </p>
      <p className="ss-muted">{texts.asOf({ skus: at(mapping.skusAsOf), listings: at(mapping.listingsAsOf) })}</p>
    </>
  );
}
