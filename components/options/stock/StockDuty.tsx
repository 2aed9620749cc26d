import { Radio } from '@mantine/core';
import { type Result, ResultNote, useAction, useLanguage, useTexts } from '#components/shared';
import type { Doer } from '#lib/domain';
import { doerText, stockTexts } from '#lib/i18n';

const DOERS: readonly Doer[] = ['smartship', 'extension', 'seller'];

/** *Stock sync*: who carries the stock. */
export function StockDuty(props: { doer: Doer; onChange: (doer: Doer) => Promise<Result> }) {
  const texts = useTexts(stockTexts);
  const language = useLanguage();
  const change = useAction(props.onChange);
  const choose = (value: string) => {
    const chosen = DOERS.find((known) => known === value);
    if (chosen && chosen !== props.doer) change.run(chosen);
  };
  return (
    <div className="op-duty" data-smartship-duty="stock">
      <Radio.Group
        label={texts.duty}
        value={props.doer}
        onChange={choose}
        data-smartship-action="stock-sync"
        className="op-duty-group"
      >
        {DOERS.map((each) => (
          <Radio
            key={each}
            size="xs"
            value={each}
            label={doerText(language, each)}
            description={texts[`duty-${each}`]}
          />
        ))}
      </Radio.Group>
      <ResultNote result={change.outcome} />
    </div>
  );
}
