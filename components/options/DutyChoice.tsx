import { Checkbox, Radio } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type Result, ResultNote, useAction, useLanguage, useTexts } from '#components/shared';
import type { Doer } from '#lib/domain';
import { doerText, dutyTexts, optionsTexts } from '#lib/i18n';

/** The duties with a control: those the Smartship guide's page offers. */
export type ShownDuty = 'bring-in' | 'confirm' | 'instruct' | 'tracking';
export const SHOWN_DUTIES: readonly ShownDuty[] = ['bring-in', 'confirm', 'instruct', 'tracking'];

const DOERS: readonly Doer[] = ['smartship', 'extension', 'seller'];
const ACTION: Readonly<Record<ShownDuty, string>> = {
  'bring-in': 'automatic-order-integration',
  confirm: 'automatic-order-confirmation',
  instruct: 'automatic-fulfillment-shipping-instructions',
  tracking: 'write-tracking-back-to-qoo10',
};

/** Who does one duty. Creating orders is given to the extension only once the seller declared Smartship's own link off. */
export function DutyChoice(props: {
  duty: ShownDuty;
  doer: Doer;
  linkDeclaredOff: boolean;
  onChange: (doer: Doer, linkDeclaredOff: boolean) => Promise<Result>;
  /** What it would take now, and what else belongs to this duty. */
  children?: ReactNode;
}) {
  const { duty, doer, linkDeclaredOff } = props;
  const texts = { ...useTexts(optionsTexts), ...useTexts(dutyTexts) };
  const language = useLanguage();
  const [declaring, setDeclaring] = useState(false);
  const change = useAction(props.onChange);
  const needsDeclaration = duty === 'bring-in';
  const shown: Doer = declaring ? 'extension' : doer;
  const choose = (value: string) => {
    const chosen = DOERS.find((known) => known === value);
    if (!chosen) return;
    const mustDeclare = needsDeclaration && chosen === 'extension' && !linkDeclaredOff;
    setDeclaring(mustDeclare);
    if (!mustDeclare && chosen !== doer) change.run(chosen, linkDeclaredOff);
  };
  const declare = (off: boolean) => {
    setDeclaring(false);
    change.run(off ? 'extension' : 'smartship', off);
  };
  return (
    <div className="op-duty" data-smartship-duty={duty}>
      <Radio.Group
        label={texts[`duty-${duty}`]}
        value={shown}
        onChange={choose}
        data-smartship-action={ACTION[duty]}
        className="op-duty-group"
      >
        {DOERS.map((each) => (
          <Radio
            key={each}
            size="xs"
            value={each}
            label={doerText(language, each)}
            description={texts[`${duty}-${each}`]}
          />
        ))}
      </Radio.Group>
      {needsDeclaration && shown === 'extension' && (
        <div className="op-declare" data-tone="warn">
          <Checkbox
            size="xs"
            label={texts.linkOff}
            description={texts.linkOffHelp}
            checked={linkDeclaredOff && !declaring}
            onChange={(event) => declare(event.currentTarget.checked)}
            data-smartship-action="smartship-link-declared-off"
          />
          {declaring && <p className="ss-muted">{texts.linkOffNeeded}</p>}
        </div>
      )}
      {doer === 'extension' && <p className="ss-muted">{texts.onlyNew}</p>}
      {props.children}
      <ResultNote result={change.outcome} />
    </div>
  );
}
