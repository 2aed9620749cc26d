import { useState } from 'react';
import { Bullets, Dialog, type Result, ResultNote, SwitchField, useAction, useTexts } from '#components/shared';
import { optionsTexts, sharedTexts } from '#lib/i18n';

/** Read-only goes on at once; it goes off only after saying what becomes possible (design §3 law 7). */
export function ReadOnlySwitch(props: {
  shopId: string;
  readOnly: boolean;
  onChange: (readOnly: boolean) => Promise<Result>;
}) {
  const texts = useTexts(optionsTexts);
  const shared = useTexts(sharedTexts);
  const [asking, setAsking] = useState(false);
  const change = useAction(async (readOnly: boolean) => {
    const result = await props.onChange(readOnly);
    setAsking(false);
    return result;
  });
  return (
    <div className="op-block">
      <SwitchField
        label={shared.readOnly}
        help={props.readOnly ? texts.readOnlyOn : texts.readOnlyOff}
        action="read-only"
        checked={props.readOnly}
        onChange={(readOnly) => (readOnly ? change.run(true) : setAsking(true))}
      />
      <ResultNote result={change.outcome} />
      <Dialog
        opened={asking}
        title={texts.readOnlyTitle}
        confirm={texts.readOnlyConfirm}
        action="confirm"
        busy={change.busy}
        onConfirm={() => change.run(false)}
        onClose={() => setAsking(false)}
      >
        <p>{texts.readOnlyLead(props.shopId)}</p>
        <Bullets text={texts.readOnlyEffects} />
      </Dialog>
    </div>
  );
}
