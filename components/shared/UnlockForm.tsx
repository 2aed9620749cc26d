import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { vaultTexts } from '#lib/i18n';
import { useTexts } from './language.tsx';
import { ResultNote } from './ResultNote.tsx';
import type { Result } from './result.ts';
import { useAction } from './use-action.ts';

/** *Locked*: says that work waits, and takes the passphrase, which leaves the field at once. */
export function UnlockForm({ onUnlock }: { onUnlock: (passphrase: string) => Promise<Result> }) {
  const texts = useTexts(vaultTexts);
  const [passphrase, setPassphrase] = useState('');
  const unlock = useAction(onUnlock);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    unlock.run(passphrase);
    setPassphrase('');
  };
  return (
    <form className="ss-unlock" data-tone="warn" onSubmit={submit} autoComplete="off" aria-label={texts.lockedTitle}>
      <strong>{texts.lockedTitle}</strong>
      <p>{texts.lockedLead}</p>
      <TextInput
        size="xs"
        type="password"
        label={texts.passphrase}
        value={passphrase}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        data-smartship-action="passphrase"
      />
      <div>
        <Button
          size="xs"
          type="submit"
          loading={unlock.busy}
          disabled={passphrase === ''}
          data-smartship-action="unlock"
        >
          {texts.unlock}
        </Button>
      </div>
      <ResultNote result={unlock.outcome} done={texts.unlocked} />
    </form>
  );
}
