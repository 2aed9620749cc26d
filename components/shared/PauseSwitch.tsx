import { sharedTexts } from '#lib/i18n';
import { useTexts } from './language.tsx';
import { SwitchField } from './SwitchField.tsx';

/** *Pause everything*: on means that nothing is written anywhere. */
export function PauseSwitch(props: { paused: boolean; help?: string; onChange: (paused: boolean) => void }) {
  const { paused, ...rest } = props;
  const texts = useTexts(sharedTexts);
  return (
    <SwitchField label={texts.pauseEverything} action="pause-everything" color="orange" checked={paused} {...rest} />
  );
}
