import { NativeSelect } from '@mantine/core';
import { useTexts } from '#components/shared';
import { STOCK_RULE_KINDS, type StockRule, type StockRuleKind } from '#lib/domain';
import { stockRuleTexts } from '#lib/i18n';
import { NumberField } from '../NumberField.tsx';

/** A rule while it is typed. */
export interface TypedRule {
  readonly kind: StockRuleKind;
  readonly percent: string;
  readonly units: string;
}

export const typedRule = ({ kind, percent, units }: StockRule): TypedRule => ({
  kind,
  percent: String(percent),
  units: String(units),
});

/** The rule that was typed; null where a number is none. */
export function ruleOf({ kind, percent, units }: TypedRule): StockRule | null {
  const [share, count] = [Number(percent), Number(units)];
  const good =
    percent !== '' && units !== '' && Number.isInteger(share) && share >= 1 && share <= 100 && Number.isInteger(count);
  return good && count >= 0 && count <= 999_999 ? { kind, percent: share, units: count } : null;
}

/** The way that quantities are worked out, with the one number it needs. */
export function StockRuleFields(props: { rule: TypedRule; onChange: (rule: TypedRule) => void }) {
  const texts = useTexts(stockRuleTexts);
  const { rule, onChange } = props;
  const wantsUnits = rule.kind === 'safety' || rule.kind === 'quick' || rule.kind === 'keep';
  return (
    <>
      <NativeSelect
        size="xs"
        label={texts.rule}
        value={rule.kind}
        data={STOCK_RULE_KINDS.map((kind) => ({ value: kind, label: texts[`rule-${kind}`] }))}
        onChange={(event) => {
          const kind = STOCK_RULE_KINDS.find((known) => known === event.currentTarget.value);
          if (kind) onChange({ ...rule, kind });
        }}
        data-smartship-action="stock-rule"
      />
      {rule.kind === 'ratio' && (
        <NumberField
          label={texts.percent}
          value={rule.percent}
          min={1}
          max={100}
          action="stock-percent"
          onChange={(percent) => onChange({ ...rule, percent })}
        />
      )}
      {wantsUnits && (
        <NumberField
          label={texts.units}
          value={rule.units}
          min={0}
          action="stock-units"
          onChange={(units) => onChange({ ...rule, units })}
        />
      )}
    </>
  );
}
