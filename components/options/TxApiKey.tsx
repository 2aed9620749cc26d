import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Disclosure, type Result, ResultNote, useAction, useTexts } from '#components/shared';
import { optionsTexts, txApiTexts } from '#lib/i18n';
import type { Connection } from '#lib/storage';
import { type Tested, TestReport } from './TestReport.tsx';

export interface TxApiActions {
  /** Null forgets the key. */
  readonly onSaveTxApi: (apiKey: string | null) => Promise<Result>;
  readonly onTestTxApi: () => Promise<Tested>;
}

/** TxAPI's key: a way to read for whoever has nothing better, behind a line that says where the key goes (design §9). */
export function TxApiKey(props: TxApiActions & { connection: Connection | null }) {
  const texts = useTexts(txApiTexts);
  const options = useTexts(optionsTexts);
  const [key, setKey] = useState('');
  const save = useAction(async (apiKey: string | null) => {
    const result = await props.onSaveTxApi(apiKey);
    if (result.kind === 'done') setKey('');
    return { result, said: apiKey === null ? texts.forgotten : options.saved };
  });
  const test = useAction(props.onTestTxApi);
  const ending = props.connection?.txApiEnding ?? null;
  const inUse = props.connection?.signIn === 'txapi';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run(key.trim());
  };
  return (
    <Disclosure
      summary={texts.summary}
      action="show-txapi"
      open={inUse || save.busy || test.busy || save.outcome !== null || test.outcome !== null}
    >
      <p className="ss-muted">{texts.lead}</p>
      <p className="ss-note" data-tone="warn">
        {texts.inAddress}
      </p>
      <form className="op-form" onSubmit={submit} autoComplete="off">
        <TextInput
          size="xs"
          type="password"
          label={texts.key}
          description={texts.keyHelp}
          value={key}
          maxLength={512}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setKey(event.currentTarget.value)}
          data-smartship-action="txapi-key"
        />
        <p className="ss-muted">{ending === null ? options.noKey : options.storedKey(ending)}</p>
        <div className="op-buttons">
          <Button
            size="xs"
            type="submit"
            variant="default"
            loading={save.busy}
            disabled={key.trim() === ''}
            data-smartship-action="save-txapi-key"
          >
            {texts.save}
          </Button>
          {ending !== null && (
            <>
              <Button
                size="xs"
                variant="default"
                loading={test.busy}
                onClick={() => test.run()}
                data-smartship-action="test-txapi"
              >
                {texts.test}
              </Button>
              <Button
                size="xs"
                variant="subtle"
                onClick={() => save.run(null)}
                data-smartship-action="remove-txapi-key"
              >
                {texts.forget}
              </Button>
            </>
          )}
        </div>
      </form>
      <ResultNote result={save.outcome?.result ?? null} {...(save.outcome ? { done: save.outcome.said } : {})} />
      <TestReport report={test.outcome} />
    </Disclosure>
  );
}
