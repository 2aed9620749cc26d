import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type Result, ResultNote, SwitchField, useAction, useTexts } from '#components/shared';
import { dutyTexts } from '#lib/i18n';
import type { NotifySettings } from '#lib/storage';

const HOURS = Array.from({ length: 24 }, (_none, hour) => hour);

/** Messages of the browser: off until switched on, when the browser asks the seller; with quiet hours. */
export function NotifyCard(props: {
  notify: NotifySettings;
  /** Asks the browser for leave, straight from the press. */
  onAsk: () => Promise<boolean>;
  onNotify: (notify: NotifySettings) => Promise<Result>;
}) {
  const texts = useTexts(dutyTexts);
  const [refused, setRefused] = useState(false);
  const change = useAction(props.onNotify);
  const { notify } = props;
  const turn = (on: boolean) => {
    if (!on) return change.run({ ...notify, on });
    // Nothing is awaited before: the browser takes it only as the answer to a press.
    void props.onAsk().then((allowed) => {
      setRefused(!allowed);
      if (allowed) change.run({ ...notify, on });
    });
  };
  const hour = (name: 'quietFrom' | 'quietTo', action: string) => (
    <NativeSelect
      size="xs"
      label={texts[name]}
      data={HOURS.map((each) => ({ value: String(each), label: texts.hour(each) }))}
      value={String(notify[name])}
      onChange={(event) => change.run({ ...notify, [name]: Number(event.currentTarget.value) })}
      data-smartship-action={action}
      w={110}
    />
  );
  return (
    <section className="op-card" aria-label={texts.notifyTitle}>
      <SwitchField label={texts.notify} help={texts.notifyHelp} action="notify" checked={notify.on} onChange={turn} />
      {refused && (
        <p className="ss-banner" data-tone="warn" role="alert">
          {texts.notifyRefused}
        </p>
      )}
      {notify.on && (
        <fieldset className="op-quiet">
          <legend>{texts.quiet}</legend>
          {hour('quietFrom', 'quiet-from')}
          {hour('quietTo', 'quiet-to')}
        </fieldset>
      )}
      <ResultNote result={change.outcome} />
    </section>
  );
}
