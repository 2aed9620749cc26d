import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Result, ResultNote, useAction, useTexts } from '#components/shared';
import type { ShipDateRule } from '#lib/domain';
import { optionsTexts } from '#lib/i18n';

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour + 1);

/** The rule that chooses 発送予定日. Nothing changes until *Save*. */
export function ShipDateForm(props: { rule: ShipDateRule; onSave: (rule: ShipDateRule) => Promise<Result> }) {
  const texts = useTexts(optionsTexts);
  const [days, setDays] = useState(String(props.rule.businessDays));
  const [rule, setRule] = useState(props.rule);
  const save = useAction(props.onSave);
  const businessDays = Number(days);
  const valid =
    Number.isInteger(businessDays) && businessDays >= 1 && businessDays <= 30 && rule.closedWeekdays.length <= 6;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid) save.run({ ...rule, businessDays });
  };
  const toggle = (day: number, closed: boolean) =>
    setRule({
      ...rule,
      closedWeekdays: WEEKDAYS.filter((each) => (each === day ? closed : rule.closedWeekdays.includes(each))),
    });
  return (
    <form className="op-block op-form" onSubmit={submit} data-smartship-form="ship-date">
      <h4>{texts.shipDate}</h4>
      <p className="ss-muted">{texts.shipDateLead}</p>
      <div className="op-pair">
        <TextInput
          size="xs"
          type="number"
          min={1}
          max={30}
          label={texts.businessDays}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          data-smartship-action="business-days"
        />
        <NativeSelect
          size="xs"
          label={texts.cutOffHour}
          value={String(rule.cutOffHour)}
          data={HOURS.map((hour) => ({
            value: String(hour),
            label: hour === 24 ? texts.cutOffNone : texts.cutOffAt(hour),
          }))}
          onChange={(event) => setRule({ ...rule, cutOffHour: Number(event.currentTarget.value) })}
          data-smartship-action="cut-off-hour"
        />
      </div>
      <fieldset className="op-days">
        <legend>{texts.closedDays}</legend>
        {WEEKDAYS.map((day) => (
          <Checkbox
            key={day}
            size="xs"
            label={texts.weekday(day)}
            checked={rule.closedWeekdays.includes(day)}
            onChange={(event) => toggle(day, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <Checkbox
        size="xs"
        label={texts.holidays}
        checked={rule.closedOnHolidays}
        onChange={(event) => setRule({ ...rule, closedOnHolidays: event.currentTarget.checked })}
      />
      {!valid && (
        <p className="ss-note" data-tone="need" role="alert">
          {texts.invalidDays}
        </p>
      )}
      <div className="op-buttons">
        <Button
          size="xs"
          type="submit"
          variant="default"
          loading={save.busy}
          disabled={!valid}
          data-smartship-action="save"
        >
          {texts.save}
        </Button>
      </div>
      <ResultNote result={save.outcome} done={texts.savedRule} />
    </form>
  );
}
