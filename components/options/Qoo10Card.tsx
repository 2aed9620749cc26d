import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import {
  ConnectionNote,
  ConnectionStatus,
  type Result,
  ResultNote,
  stateNow,
  useAction,
  useNow,
  useTexts,
} from '#components/shared';
import { keyTexts, optionsTexts, sharedTexts } from '#lib/i18n';
import type { Connection, Unfinished } from '#lib/storage';
import { type Issued, IssueKey, type KeyRequest } from './IssueKey.tsx';
import { RemoveShop } from './RemoveShop.tsx';
import { StoredKey } from './StoredKey.tsx';
import { TestButton } from './TestButton.tsx';
import { type Tested, TestReport } from './TestReport.tsx';
import { useTest } from './use-test.ts';

export interface Qoo10Key {
  readonly shopId: string;
  readonly sellerAuthorizationKey: string;
  /** `YYYY-MM-DD` or null. */
  readonly issuedOn: string | null;
}

export interface Qoo10Actions {
  readonly onSaveQoo10: (key: Qoo10Key) => Promise<Result>;
  readonly onIssueKey: (request: KeyRequest) => Promise<Issued>;
  readonly onTest: (party: 'qoo10' | 'smartship', shopId: string | null) => Promise<Tested>;
  readonly onRemoveShop: (shopId: string) => Promise<Result>;
}

/** One shop's key: pasted once, kept in the vault, shown only by its last four characters. `shopId` null: a shop to be added. */
export function Qoo10Card(
  props: Qoo10Actions & {
    shopId: string | null;
    connection: Connection | null;
    unfinished: readonly Unfinished[];
    /** One of several shops: the party's one status stands above the cards. */
    several: boolean;
    /** Only for a shop to be added: takes the empty card away again. */
    onCancel?: () => void;
  },
) {
  const texts = useTexts(optionsTexts);
  const keys = useTexts(keyTexts);
  const shared = useTexts(sharedTexts);
  const headingId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [key, setKey] = useState('');
  const [issuedOn, setIssuedOn] = useState('');
  const { shopId: known, connection } = props;
  const shopId = typed ?? known ?? '';
  const test = useTest(() => props.onTest('qoo10', known), connection);
  const save = useAction(async (entered: Qoo10Key) => {
    const result = await props.onSaveQoo10(entered);
    if (result.kind === 'done') {
      setKey('');
      setIssuedOn('');
      if (known !== null) setTyped(null);
    }
    return result;
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run({ shopId: shopId.trim(), sellerAuthorizationKey: key.trim(), issuedOn: issuedOn || null });
  };
  const state = stateNow(connection, useNow(60_000));
  const another = known !== null && shopId.trim() !== known;
  const title = !props.several ? 'Qoo10' : known === null ? keys.newShop : keys.shopConnection(known);
  return (
    <section className="op-card" aria-labelledby={headingId} data-smartship-party="qoo10" data-smartship-key-of={known}>
      <h3 id={headingId}>{title}</h3>
      {!(props.several && known === null) && (
        <ConnectionStatus party="qoo10" connection={connection} plain={props.several} />
      )}
      <ConnectionNote connection={connection} />
      {known === null && <p className="ss-muted">{texts.qoo10Lead}</p>}
      <form className="op-form" onSubmit={submit} autoComplete="off">
        <TextInput
          size="xs"
          label={texts.shopId}
          description={another ? keys.otherShop(known) : texts.shopIdHelp}
          value={shopId}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
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
            disabled={shopId.trim() === '' || key.trim() === ''}
            data-smartship-action="save"
          >
            {texts.save}
          </Button>
          <TestButton busy={test.busy} onPress={test.run} />
          {props.onCancel && (
            <Button size="xs" variant="subtle" onClick={props.onCancel} data-smartship-action="cancel">
              {shared.cancel}
            </Button>
          )}
        </div>
      </form>
      <ResultNote result={save.outcome} done={texts.saved} />
      <TestReport report={test.report} />
      <IssueKey
        shopId={shopId}
        renews={connection !== null && connection.signIn !== 'none' && !another}
        due={state === 'key-expires' || state === 'key-rejected'}
        onIssue={props.onIssueKey}
      />
      {known !== null && (
        <RemoveShop
          shopId={known}
          unfinished={props.unfinished.filter((job) => job.shopId === known)}
          onRemove={() => props.onRemoveShop(known)}
        />
      )}
    </section>
  );
}
