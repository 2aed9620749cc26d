import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Disclosure, type Result, ResultNote, useAction, useTexts } from '#components/shared';
import type { StockRule } from '#lib/domain';
import { stockRuleTexts } from '#lib/i18n';
import type { StockListing, StockOverview } from '#lib/storage';
import { ruleOf, StockRuleFields, type TypedRule } from './StockRuleFields.tsx';

const FIRST: TypedRule = { kind: 'off', percent: '100', units: '0' };

/** Listings that go another way than their shop. */
export function StockRules(props: {
  rules: StockOverview['rules'];
  onFind: (itemCode: string) => Promise<StockListing | null>;
  onRule: (itemCode: string, rule: StockRule | null) => Promise<Result>;
}) {
  const texts = useTexts(stockRuleTexts);
  const [itemCode, setItemCode] = useState('');
  const [rule, setRule] = useState(FIRST);
  const typed = ruleOf(rule);
  const add = useAction(async (): Promise<Result | 'unknown'> => {
    if (typed === null) return 'unknown';
    const found = await props.onFind(itemCode.trim());
    if (!found) return 'unknown';
    const result = await props.onRule(found.itemCode, typed);
    if (result.kind === 'done') setItemCode('');
    return result;
  });
  const remove = useAction((code: string) => props.onRule(code, null));
  return (
    <Disclosure summary={`${texts.listingRules} (${props.rules.length})`} action="show-stock-rules">
      <p className="ss-muted">{texts.listingRulesLead}</p>
      {props.rules.length > 0 && (
        <div className="op-scroll">
          <table className="op-table" aria-label={texts.listingRules}>
            <tbody>
              {props.rules.map((each) => (
                <tr key={each.itemCode} data-smartship-item={each.itemCode}>
                  <th scope="row">
                    {each.itemCode} {each.title}
                  </th>
                  <td>
                    {texts[`rule-${each.rule.kind}`]}
                    {each.rule.kind === 'ratio' && ` ${each.rule.percent}%`}
                    {each.rule.kind !== 'site' &&
                      each.rule.kind !== 'off' &&
                      each.rule.kind !== 'ratio' &&
                      ` ${each.rule.units}`}
                  </td>
                  <td>
                    <Button size="compact-xs" variant="default" onClick={() => remove.run(each.itemCode)}>
                      {texts.remove}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="op-pair">
        <TextInput
          size="xs"
          label={texts.itemCode}
          value={itemCode}
          inputMode="numeric"
          maxLength={20}
          onChange={(event) => setItemCode(event.currentTarget.value)}
          data-smartship-action="stock-item-code"
        />
        <StockRuleFields rule={rule} onChange={setRule} />
      </div>
      <div className="op-buttons">
        <Button
          size="xs"
          variant="default"
          loading={add.busy}
          disabled={typed === null || !/^\d{5,20}$/.test(itemCode.trim())}
          onClick={() => add.run()}
          data-smartship-action="add-stock-rule"
        >
          {texts.add}
        </Button>
      </div>
      {add.outcome === 'unknown' ? (
        <p className="ss-note" data-tone="need" role="alert">
          {texts.unknownListing}
        </p>
      ) : (
        <ResultNote result={add.outcome} />
      )}
      <ResultNote result={remove.outcome} />
    </Disclosure>
  );
}
