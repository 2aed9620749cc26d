import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Result, ResultNote, useAction, useTexts } from '#components/shared';
import { mappingTexts } from '#lib/i18n';
import type { Settings } from '#lib/storage';

export type OnExclude = (shopId: string, pattern: string, on: boolean) => Promise<Result>;

/** What the seller keeps out of Smartship, shop by shop; each can be brought back. */
export function Exclusions(props: { shops: Settings['shops']; onExclude: OnExclude }) {
  const texts = useTexts(mappingTexts);
  const change = useAction(props.onExclude);
  return (
    <section className="mp-excluded">
      <p>{texts.excludedLead}</p>
      <ResultNote result={change.outcome} />
      {props.shops.map((shop) => (
        <div key={shop.shopId} className="op-card">
          <h3>{texts.shop(shop.shopId)}</h3>
          {shop.notSmartship.length === 0 && <p className="ss-muted">{texts.excludedNone}</p>}
          <ul>
            {shop.notSmartship.map((pattern) => (
              <li key={pattern} data-smartship-excluded={pattern}>
                <code>
                  <bdi>{pattern}</bdi>
                </code>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={texts.excludedRemove(pattern)}
                  onClick={() => change.run(shop.shopId, pattern, false)}
                  data-smartship-action="include"
                >
                  {texts.remove}
                </Button>
              </li>
            ))}
          </ul>
          <Add onAdd={(pattern) => change.run(shop.shopId, pattern, true)} />
        </div>
      ))}
    </section>
  );
}

function Add({ onAdd }: { onAdd: (pattern: string) => void }) {
  const texts = useTexts(mappingTexts);
  const [pattern, setPattern] = useState('');
  return (
    <form
      className="mp-add"
      onSubmit={(event) => {
        event.preventDefault();
        // A pattern of nothing but stars would silence everything.
        if (pattern.replaceAll('*', '').trim() === '') return;
        onAdd(pattern.trim());
        setPattern('');
      }}
    >
      <TextInput
        size="xs"
        label={texts.excludedPattern}
        value={pattern}
        maxLength={200}
        onChange={(event) => setPattern(event.currentTarget.value)}
        data-smartship-action="exclude-pattern"
      />
      <Button size="xs" variant="default" type="submit" data-smartship-action="exclude-add">
        {texts.excludedAdd}
      </Button>
    </form>
  );
}
