import { TextInput } from '@mantine/core';

/** A whole number as it is typed; whoever holds the text says whether it is one. */
export function NumberField(props: {
  label: string;
  value: string;
  min: number;
  max?: number;
  action: string;
  onChange: (value: string) => void;
}) {
  return (
    <TextInput
      size="xs"
      type="number"
      min={props.min}
      {...(props.max === undefined ? {} : { max: props.max })}
      label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      data-smartship-action={props.action}
    />
  );
}
