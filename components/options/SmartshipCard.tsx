import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  ConnectionNote,
  ConnectionStatus,
  type Result,
  ResultNote,
  useAction,
  useTexts,
  worstOf,
} from '#components/shared';
import { optionsTexts, txApiTexts } from '#lib/i18n';
import type { Connection } from '#lib/storage';
import { type Offered, Offers } from './Offers.tsx';
import { SignIn } from './SignIn.tsx';
import { StoredKey } from './StoredKey.tsx';
import { TestButton } from './TestButton.tsx';
import { type Tested, TestReport } from './TestReport.tsx';
import { type TxApiActions, TxApiKey } from './TxApiKey.tsx';
import { useTest } from './use-test.ts';

/** Smartship's two ways in: a key that mostly reads, and a sign-in that also sends [smartship 3.1]; and what the server then offers. */
export function SmartshipCard(
  props: TxApiActions & {
    connections: readonly Connection[];
    onSave: (apiKey: string) => Promise<Result>;
    onTest: () => Promise<Tested>;
    onSignIn: (clientId: string | null) => Promise<Tested>;
    onSignOut: () => Promise<Result>;
    onOffers: () => Promise<Offered>;
  },
) {
  const texts = useTexts(optionsTexts);
  const txApi = useTexts(txApiTexts);
  const [key, setKey] = useState('');
  const save = useAction(async (apiKey: string) => {
    const result = await props.onSave(apiKey);
    if (result.kind === 'done') setKey('');
    return result;
  });
  const connection = worstOf(props.connections, 'smartship');
  const test = useTest(props.onTest, connection);
  const signedIn = connection?.signIn === 'oauth';
  const connected = connection !== null && connection.signIn !== 'none';
  const way = signedIn ? texts.viaOauth : connection?.signIn === 'txapi' ? txApi.via : texts.viaKey;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run(key.trim());
  };
  return (
    <section className="op-card" aria-labelledby="op-smartship" data-smartship-party="smartship">
      <h3 id="op-smartship">Smartship</h3>
      <ConnectionStatus party="smartship" connection={connection} />
      <ConnectionNote connection={connection} />
      <p className="ss-muted">{texts.smartshipLead}</p>
      {connected && <p className="op-way">{way}</p>}
      <SignIn signedIn={signedIn} onSignIn={props.onSignIn} onSignOut={props.onSignOut} />
      <form className="op-form" onSubmit={submit} autoComplete="off">
        <TextInput
          size="xs"
          type="password"
          label={texts.apiKey}
          description={texts.apiKeyHelp}
          value={key}
          maxLength={4096}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setKey(event.currentTarget.value)}
          data-smartship-action="smartship-api-key"
        />
        <StoredKey connection={connection} />
        <div className="op-buttons">
          <Button
            size="xs"
            type="submit"
            variant={signedIn ? 'default' : 'filled'}
            loading={save.busy}
            disabled={key.trim() === ''}
            data-smartship-action="save"
          >
            {texts.save}
          </Button>
          <TestButton busy={test.busy} onPress={test.run} />
        </div>
      </form>
      <ResultNote result={save.outcome} done={texts.saved} />
      <TestReport report={test.report} />
      {connected && <Offers asOf={connection.at} onOffers={props.onOffers} />}
      <TxApiKey connection={connection} onSaveTxApi={props.onSaveTxApi} onTestTxApi={props.onTestTxApi} />
    </section>
  );
}
