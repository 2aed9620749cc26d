import { Switch } from '@mantine/core';
import { sharedTexts } from '#lib/i18n';
import { useTexts } from './language.tsx';

/** *Pause everything*: on means that nothing is written anywhere. */
export function PauseSwitch(props: { paused: boolean; description?: string; onChange: (paused: boolean) => void }) {
  const texts = useTexts(sharedTexts);
  return (
    <Switch
      size="sm"
      color="orange"
      label={texts.pauseEverything}
      {...(props.description === undefined ? {} : { description: props.description })}
      checked={props.paused}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
      data-smartship-action="pause-everything"
    />
  );
}
