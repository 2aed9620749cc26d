import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ConnectionStatus, type Result, ResultNote, useAction, useTexts, worstOf } from '#components/shared';
import { optionsTexts } from '#lib/i18n';
import type { ConnectionReport } from '#lib/messaging/client';
import type { Connection } from '#lib/storage';
import { StoredKey } from './StoredKey.tsx';
import { TestButton } from './TestButton.tsx';
import { TestReport } from './TestReport.tsx';

export interface Qoo10Key {
  readonly shopId: string;
  readonly sellerAuthorizationKey: string;
  /** `YYYY-MM-DD` or null. */
  readonly issuedOn: string | null;
}

export type Tested = ConnectionReport | 'gone' | 'refused';

/** Qoo10's key: pasted once, kept in the vault, shown only by its last four characters. */
export function Qoo10Card(props: {
  connections: readonly Connection[];
  onSave: (key: Qoo10Key) => Promise<Result>;
  onTest: () => Promise<Tested>;
}) {
  const texts = useTexts(optionsTexts);
  const [shopId, setShopId] = useState<string | null>(null);
  const [key, setKey] = useState('');
  const [issuedOn, setIssuedOn] = useState('');
  const test = useAction(props.onTest);
  const save = useAction(async (entered: Qoo10Key) => {
    const result = await props.onSave(entered);
    if (result.kind === 'done') setKey('');
    return result;
  });
  const connection = worstOf(props.connections, 'qoo10');
  const shown = shopId ?? connection?.shopId ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run({ shopId: shown.trim(), sellerAuthorizationKey: key.trim(), issuedOn: issuedOn || null });
  };
  return (
    <section className="op-card" aria-labelledby="op-qoo10" data-smartship-party="qoo10">
      <h3 id="op-qoo10">Qoo10</h3>
      <ConnectionStatus party="qoo10" connection={connection} />
      <p className="ss-muted">{texts.qoo10Lead}</p>
      <form className="op-form" onSubmit={submit} autoComplete="off">
        <TextInput
          size="xs"
          label={texts.shopId}
          description={texts.shopIdHelp}
          value={shown}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setShopId(event.currentTarget.value)}
          data-smartship-action="shop-id"
        />
        <TextInput
          size="xs"
          type="password"
          label={texts.sellerKey}
          description={texts.sellerKeyHelp}
          value={key}
          maxLength={4096}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setKey(event.currentTarget.value)}
          data-smartship-action="seller-authorization-key"
        />
        <TextInput
          size="xs"
          type="date"
          label={texts.issuedOn}
          description={texts.issuedOnHelp}
          value={issuedOn}
          autoComplete="off"
          onChange={(event) => setIssuedOn(event.currentTarget.value)}
          data-smartship-action="issue-date"
        />
        <StoredKey connection={connection} />
        <div className="op-buttons">
          <Button
            size="xs"
            type="submit"
            loading={save.busy}
            disabled={shown.trim() === '' || key.trim() === ''}
            data-smartship-action="save"
          >
            {texts.save}
          </Button>
          <TestButton busy={test.busy} onPress={() => test.run()} />
        </div>
      </form>
      <ResultNote result={save.outcome} done={texts.saved} />
      <TestReport report={test.outcome} />
    </section>
  );
}
