import { Switch } from '@mantine/core';
import { useId } from 'react';

/**
 * A switch with an explanation beneath it. Mantine would put the explanation into the label, and with it into the
 * name that assistive tools say; names are the contract's (design §6), so it stands apart and is only described by.
 */
export function SwitchField(props: {
  label: string;
  help?: string;
  action: string;
  color?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const helpId = useId();
  const described = props.help === undefined ? {} : { 'aria-describedby': helpId };
  return (
    <div className="ss-switch">
      <Switch
        size="sm"
        color={props.color ?? 'blue'}
        label={props.label}
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
        data-smartship-action={props.action}
        {...described}
      />
      {props.help !== undefined && (
        <p className="ss-switch-help" id={helpId}>
          {props.help}
        </p>
      )}
    </div>
  );
}
