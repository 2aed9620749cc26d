import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type Result, useTexts } from '#components/shared';
import type { ShipDateRule } from '#lib/domain';
import { optionsTexts } from '#lib/i18n';
import { NumberField } from './NumberField.tsx';
import { SaveForm } from './SaveForm.tsx';

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour + 1);

/** The rule that chooses 発送予定日. Nothing changes until *Save*. */
export function ShipDateForm(props: { rule: ShipDateRule; onSave: (rule: ShipDateRule) => Promise<Result> }) {
  const texts = useTexts(optionsTexts);
  const [days, setDays] = useState(String(props.rule.businessDays));
  const [rule, setRule] = useState(props.rule);
  const businessDays = Number(days);
  const valid =
    Number.isInteger(businessDays) && businessDays >= 1 && businessDays <= 30 && rule.closedWeekdays.length <= 6;
  const toggle = (day: number, closed: boolean) =>
    setRule({
      ...rule,
      closedWeekdays: WEEKDAYS.filter((each) => (each === day ? closed : rule.closedWeekdays.includes(each))),
    });
  return (
    <SaveForm
      name="ship-date"
      title={texts.shipDate}
      value={valid ? { ...rule, businessDays } : null}
      invalid={texts.invalidDays}
      saved={texts.savedRule}
      onSave={props.onSave}
    >
      <p className="ss-muted">{texts.shipDateLead}</p>
      <div className="op-pair">
        <NumberField
          label={texts.businessDays}
          value={days}
          min={1}
          max={30}
          action="business-days"
          onChange={setDays}
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
    </SaveForm>
  );
}
