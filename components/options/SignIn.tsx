import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Disclosure, type Result, ResultNote, useAction, useTexts } from '#components/shared';
import { optionsTexts, smartshipTexts } from '#lib/i18n';
import { type Tested, TestReport } from './TestReport.tsx';

/** *Sign in with Smartship*: the way in that may also send. A client id is pasted only where Smartship gave one. */
export function SignIn(props: {
  signedIn: boolean;
  onSignIn: (clientId: string | null) => Promise<Tested>;
  onSignOut: () => Promise<Result>;
}) {
  const texts = useTexts(optionsTexts);
  const more = useTexts(smartshipTexts);
  const [clientId, setClientId] = useState('');
  const signIn = useAction(props.onSignIn);
  const signOut = useAction(props.onSignOut);
  const report = signIn.outcome;
  const refused = report !== null && typeof report !== 'string' && report.failure?.kind === 'not-permitted';
  return (
    <div className="op-way-in">
      <p className="ss-muted">{texts.signInHelp}</p>
      <div className="op-buttons">
        <Button
          size="xs"
          variant={props.signedIn ? 'default' : 'filled'}
          loading={signIn.busy}
          onClick={() => signIn.run(clientId.trim() || null)}
          data-smartship-action="sign-in-with-smartship"
        >
          {texts.signIn}
        </Button>
        {props.signedIn && (
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
      <TestReport report={report} />
      <ResultNote result={signOut.outcome} />
      <Disclosure summary={more.clientSummary} action="show-client-id" open={refused}>
        <TextInput
          size="xs"
          label={more.clientId}
          description={more.clientIdHelp}
          value={clientId}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setClientId(event.currentTarget.value)}
          data-smartship-action="client-id"
        />
      </Disclosure>
    </div>
  );
}
