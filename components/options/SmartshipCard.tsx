import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ConnectionStatus, type Result, ResultNote, useAction, useTexts, worstOf } from '#components/shared';
import { optionsTexts } from '#lib/i18n';
import type { Connection } from '#lib/storage';
import type { Tested } from './Qoo10Card.tsx';
import { StoredKey } from './StoredKey.tsx';
import { TestButton } from './TestButton.tsx';
import { TestReport } from './TestReport.tsx';

/** Smartship's two ways in: a key that mostly reads, and a sign-in that also sends [smartship 3.1]. */
export function SmartshipCard(props: {
  connections: readonly Connection[];
  onSave: (apiKey: string) => Promise<Result>;
  onTest: () => Promise<Tested>;
  onSignIn: () => Promise<Tested>;
  onSignOut: () => Promise<Result>;
}) {
  const texts = useTexts(optionsTexts);
  const [key, setKey] = useState('');
  const test = useAction(props.onTest);
  const signIn = useAction(props.onSignIn);
  const signOut = useAction(props.onSignOut);
  const save = useAction(async (apiKey: string) => {
    const result = await props.onSave(apiKey);
    if (result.kind === 'done') setKey('');
    return result;
  });
  const connection = worstOf(props.connections, 'smartship');
  const signedIn = connection?.signIn === 'oauth';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run(key.trim());
  };
  return (
    <section className="op-card" aria-labelledby="op-smartship" data-smartship-party="smartship">
      <h3 id="op-smartship">Smartship</h3>
      <ConnectionStatus party="smartship" connection={connection} />
      <p className="ss-muted">{texts.smartshipLead}</p>
      {connection && connection.signIn !== 'none' && (
        <p className="op-way">{signedIn ? texts.viaOauth : texts.viaKey}</p>
      )}
      <div className="op-way-in">
        <p className="ss-muted">{texts.signInHelp}</p>
        <div className="op-buttons">
          <Button
            size="xs"
            variant={signedIn ? 'default' : 'filled'}
            loading={signIn.busy}
            onClick={() => signIn.run()}
            data-smartship-action="sign-in-with-smartship"
          >
            {texts.signIn}
          </Button>
          {signedIn && (
            <Button
              size="xs"
              variant="default"
              loading={signOut.busy}
              onClick={() => signOut.run()}
              data-smartship-action="sign-out-of-smartship"
            >
              {texts.signOut}
            </Button>
          )}
        </div>
        <TestReport report={signIn.outcome} />
        <ResultNote result={signOut.outcome} />
      </div>
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
          <TestButton busy={test.busy} onPress={() => test.run()} />
        </div>
      </form>
      <ResultNote result={save.outcome} done={texts.saved} />
      <TestReport report={test.outcome} />
      <p className="ss-muted">{texts.txapiNote}</p>
    </section>
  );
}
