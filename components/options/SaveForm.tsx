import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { type Result, ResultNote, useAction, useTexts } from '#components/shared';
import { optionsTexts } from '#lib/i18n';

/** Choices of a shop of which nothing changes until *Save*; what was typed wrong is said beside it. */
export function SaveForm<Value>(props: {
  name: 'stock' | 'ship-date';
  title: string;
  /** What was chosen; null while something that was typed cannot be taken. */
  value: Value | null;
  invalid: string;
  saved: string;
  onSave: (value: Value) => Promise<Result>;
  children: ReactNode;
}) {
  const texts = useTexts(optionsTexts);
  const { value } = props;
  const save = useAction(props.onSave);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value !== null) save.run(value);
  };
  return (
    <form className="op-block op-form" onSubmit={submit} data-smartship-form={props.name}>
      <h4>{props.title}</h4>
      {props.children}
      {value === null && (
        <p className="ss-note" data-tone="need" role="alert">
          {props.invalid}
        </p>
      )}
      <div className="op-buttons">
        <Button
          size="xs"
          type="submit"
          variant="default"
          loading={save.busy}
          disabled={value === null}
          data-smartship-action="save"
        >
          {texts.save}
        </Button>
      </div>
      <ResultNote result={save.outcome} done={props.saved} />
    </form>
  );
}
