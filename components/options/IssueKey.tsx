import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Bullets, Dialog, Disclosure, useAction, useTexts } from '#components/shared';
import { keyTexts } from '#lib/i18n';
import { type Tested, TestReport } from './TestReport.tsx';

export interface KeyRequest {
  readonly shopId: string;
  readonly apiKey: string;
  readonly password: string;
}

/** `issued`: a new key is kept, whatever the test with it said. */
export interface Issued {
  readonly issued: boolean;
  readonly report: Tested;
}

/** *Get key* and *Renew key*: behind a line, since pasting comes first; asks before it may end another tool's key (design §9). */
export function IssueKey(props: {
  shopId: string;
  /** A key is kept already: this renews it. */
  renews: boolean;
  /** It is time to renew: the line stands open. */
  due: boolean;
  onIssue: (request: KeyRequest) => Promise<Issued>;
}) {
  const texts = useTexts(keyTexts);
  const [apiKey, setApiKey] = useState('');
  const [password, setPassword] = useState('');
  const [asking, setAsking] = useState(false);
  const issue = useAction(async (request: KeyRequest) => {
    const told = await props.onIssue(request);
    if (told.issued) setApiKey('');
    return told;
  });
  const confirmed = () => {
    setAsking(false);
    issue.run({ shopId: props.shopId.trim(), apiKey: apiKey.trim(), password });
    // Used once: it is out of this page before the answer comes.
    setPassword('');
  };
  const name = props.renews ? texts.renew : texts.get;
  const told = issue.outcome;
  return (
    <Disclosure
      summary={props.renews ? texts.renewSummary : texts.getSummary}
      action={props.renews ? 'show-renew-key' : 'show-get-key'}
      open={props.due || issue.busy || told !== null}
    >
      <p className="ss-muted">{texts.getLead}</p>
      <TextInput
        size="xs"
        type="password"
        label={texts.apiKey}
        description={texts.apiKeyHelp}
        value={apiKey}
        maxLength={4096}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setApiKey(event.currentTarget.value)}
        data-smartship-action="api-key"
      />
      <TextInput
        size="xs"
        type="password"
        label={texts.password}
        description={texts.passwordHelp}
        value={password}
        maxLength={4096}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-smartship-action="qsm-password"
      />
      <div className="op-buttons">
        <Button
          size="xs"
          variant={props.due ? 'filled' : 'default'}
          loading={issue.busy}
          disabled={props.shopId.trim() === '' || apiKey.trim() === '' || password === ''}
          onClick={() => setAsking(true)}
          data-smartship-action={props.renews ? 'renew-key' : 'get-key'}
        >
          {name}
        </Button>
      </div>
      {told?.issued && (
        <div className="ss-note" data-tone="done" role="status" data-smartship-note="watch-collection">
          <p>{texts.issued}</p>
          <p>{texts.watchCollection}</p>
        </div>
      )}
      <TestReport report={told?.report ?? null} />
      <Dialog
        opened={asking}
        title={texts.getTitle}
        confirm={props.renews ? texts.renewConfirm : texts.getConfirm}
        action="confirm"
        onConfirm={confirmed}
        onClose={() => setAsking(false)}
      >
        <Bullets text={texts.getEffects} />
        {!props.renews && <p>{texts.getInstead}</p>}
        <p className="ss-note" data-tone="warn">
          {texts.watchCollection}
        </p>
      </Dialog>
    </Disclosure>
  );
}
