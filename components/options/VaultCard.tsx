import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Disclosure, type Result, ResultNote, useAction, useTexts, type VaultState } from '#components/shared';
import { vaultTexts } from '#lib/i18n';

export interface VaultActions {
  readonly onPassphrase: (current: string | null, passphrase: string | null) => Promise<Result>;
  /** The field for it stands at the top of the page while the keys are locked. */
  readonly onUnlock: (passphrase: string) => Promise<Result>;
}

const SHORTEST = 8;

/** The passphrase: set, change, remove (design §9). `vault` null: not known yet. */
export function VaultCard({ vault, onPassphrase }: Pick<VaultActions, 'onPassphrase'> & { vault: VaultState | null }) {
  const texts = useTexts(vaultTexts);
  const guarded = vault?.passphrase ?? false;
  return (
    <section className="op-card" aria-label={texts.title} data-smartship-vault={vaultName(vault)}>
      <p>{guarded ? texts.on : texts.off}</p>
      {!vault?.locked && <PassphraseForm guarded={guarded} onPassphrase={onPassphrase} />}
      <p className="ss-muted">{texts.forgotten}</p>
    </section>
  );
}

const vaultName = (vault: VaultState | null): string =>
  vault === null ? 'unknown' : vault.locked ? 'locked' : vault.passphrase ? 'guarded' : 'open';

function PassphraseForm({ guarded, onPassphrase }: Pick<VaultActions, 'onPassphrase'> & { guarded: boolean }) {
  const texts = useTexts(vaultTexts);
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const change = useAction(async (passphrase: string | null) => {
    const result = await onPassphrase(guarded ? current : null, passphrase);
    setCurrent('');
    setFresh('');
    setAgain('');
    return { result, removed: passphrase === null };
  });
  const tooShort = fresh !== '' && fresh.length < SHORTEST;
  const differs = again !== '' && again !== fresh;
  const ready = fresh.length >= SHORTEST && again === fresh && (!guarded || current !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) change.run(fresh);
  };
  const told = change.outcome;
  return (
    <>
      <Disclosure summary={guarded ? texts.changeSummary : texts.summary} action="show-passphrase">
        {!guarded && <p className="ss-muted">{texts.lead}</p>}
        <form className="op-form" onSubmit={submit} autoComplete="off">
          {guarded && (
            <PassphraseField label={texts.current} action="current-passphrase" value={current} onChange={setCurrent} />
          )}
          <div className="op-pair">
            <PassphraseField
              label={texts.fresh}
              help={texts.freshHelp}
              error={tooShort ? texts.short : null}
              action="new-passphrase"
              value={fresh}
              onChange={setFresh}
            />
            <PassphraseField
              label={texts.again}
              error={differs ? texts.differs : null}
              action="new-passphrase-again"
              value={again}
              onChange={setAgain}
            />
          </div>
          <div className="op-buttons">
            <Button
              size="xs"
              type="submit"
              loading={change.busy}
              disabled={!ready}
              data-smartship-action={guarded ? 'change-passphrase' : 'set-passphrase'}
            >
              {guarded ? texts.change : texts.set}
            </Button>
            {guarded && (
              <Button
                size="xs"
                variant="default"
                disabled={current === '' || change.busy}
                onClick={() => change.run(null)}
                data-smartship-action="remove-passphrase"
              >
                {texts.remove}
              </Button>
            )}
          </div>
        </form>
      </Disclosure>
      <ResultNote result={told?.result ?? null} done={told?.removed ? texts.didRemove : texts.didSet} />
    </>
  );
}

function PassphraseField(props: {
  label: string;
  help?: string;
  error?: string | null;
  action: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <TextInput
      size="xs"
      type="password"
      label={props.label}
      description={props.help}
      error={props.error ?? null}
      value={props.value}
      maxLength={200}
      autoComplete="off"
      onChange={(event) => props.onChange(event.currentTarget.value)}
      data-smartship-action={props.action}
    />
  );
}
