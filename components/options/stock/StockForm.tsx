import { Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type Result, useTexts } from '#components/shared';
import type { ShopStock } from '#lib/domain';
import { stockRuleTexts } from '#lib/i18n';
import { SaveForm } from '../SaveForm.tsx';
import { ruleOf, StockRuleFields, typedRule } from './StockRuleFields.tsx';

const MINUTES = [0, 15, 30, 60, 180, 360, 720];

/** A shop's choices. Nothing changes until *Save*. */
export function StockForm(props: {
  stock: ShopStock;
  warehouses: readonly string[];
  onSave: (stock: ShopStock) => Promise<Result>;
}) {
  const texts = useTexts(stockRuleTexts);
  const [stock, setStock] = useState(props.stock);
  const [rule, setRule] = useState(typedRule(props.stock.rule));
  const typed = ruleOf(rule);
  const valid = typed !== null && (stock.warehouses === null || stock.warehouses.length > 0);
  return (
    <SaveForm
      name="stock"
      title={texts.rules}
      value={valid ? { ...stock, rule: typed } : null}
      invalid={texts.invalid}
      saved={texts.saved}
      onSave={props.onSave}
    >
      <div className="op-pair">
        <StockRuleFields rule={rule} onChange={setRule} />
        <NativeSelect
          size="xs"
          label={texts.held}
          value={stock.held}
          data={[
            { value: 'open', label: texts['held-open'] },
            { value: 'not-in-smartship', label: texts['held-not-in-smartship'] },
          ]}
          onChange={(event) =>
            setStock({ ...stock, held: event.currentTarget.value === 'open' ? 'open' : 'not-in-smartship' })
          }
          data-smartship-action="stock-held"
        />
      </div>
      <p className="ss-muted">{texts.heldHelp}</p>
      <Warehouses
        known={props.warehouses}
        chosen={stock.warehouses}
        onChange={(warehouses) => setStock({ ...stock, warehouses })}
      />
      <div className="op-stock-every">
        <NativeSelect
          size="xs"
          label={texts.every}
          value={String(stock.everyMinutes)}
          data={[...new Set([...MINUTES, stock.everyMinutes])].map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? texts.everyNever : texts.everyMinutes(minutes),
          }))}
          onChange={(event) => setStock({ ...stock, everyMinutes: Number(event.currentTarget.value) })}
          data-smartship-action="stock-every"
        />
      </div>
      <Checkbox
        size="xs"
        label={texts.atShipment}
        checked={stock.atShipment}
        onChange={(event) => setStock({ ...stock, atShipment: event.currentTarget.checked })}
        data-smartship-action="stock-at-shipment"
      />
    </SaveForm>
  );
}

/** All warehouses, or some of those that Smartship named. */
function Warehouses(props: {
  known: readonly string[];
  chosen: readonly string[] | null;
  onChange: (warehouses: readonly string[] | null) => void;
}) {
  const texts = useTexts(stockRuleTexts);
  const { chosen } = props;
  // A chosen warehouse stays in sight though no SKU names it at present.
  const known = [...new Set([...props.known, ...(chosen ?? [])])].sort();
  const toggle = (code: string, counts: boolean) =>
    props.onChange(known.filter((each) => (each === code ? counts : (chosen ?? known).includes(each))));
  return (
    <fieldset className="op-days">
      <legend>{texts.warehouses}</legend>
      <Checkbox
        size="xs"
        label={texts.allWarehouses}
        checked={chosen === null}
        onChange={(event) => props.onChange(event.currentTarget.checked ? null : known)}
        data-smartship-action="stock-all-warehouses"
      />
      {chosen !== null &&
        known.map((code) => (
          <Checkbox
            key={code}
            size="xs"
            label={code}
            checked={chosen.includes(code)}
            onChange={(event) => toggle(code, event.currentTarget.checked)}
          />
        ))}
      {chosen !== null && known.length === 0 && <p className="ss-muted">{texts.noWarehouses}</p>}
    </fieldset>
  );
}
