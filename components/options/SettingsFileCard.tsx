import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { Bullets, Dialog, type Result, ResultNote, saveFile, useAction, useTexts } from '#components/shared';
import { settingsFileTexts } from '#lib/i18n';

/** A settings file is small; anything larger is none. */
const MAX_BYTES = 1_000_000;

/** *Export* and its way back. No key is in the file, and every shop comes back Read-only. */
export function SettingsFileCard(props: {
  /** The settings as text, without secrets. */
  onExport: () => Promise<string>;
  onImport: (exported: unknown) => Promise<Result>;
}) {
  const texts = useTexts(settingsFileTexts);
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const exported = useAction(async (): Promise<Result> => {
    saveFile('smartship-for-j-qsm-settings.json', await props.onExport(), 'application/json');
    return { kind: 'done' };
  });
  const imported = useAction(async (chosen: File): Promise<Result> => {
    const result = await props.onImport(await readJson(chosen));
    setFile(null);
    return result;
  });
  return (
    <section className="op-card" aria-label={texts.title}>
      <div className="op-row">
        <p>{texts.exportHelp}</p>
        <Button
          size="xs"
          variant="default"
          loading={exported.busy}
          onClick={() => exported.run()}
          data-smartship-action="export"
        >
          {texts.export}
        </Button>
      </div>
      <ResultNote result={exported.outcome} done={texts.exported} />
      <div className="op-row">
        <p>{texts.importHelp}</p>
        <Button size="xs" variant="default" onClick={() => chooser.current?.click()} data-smartship-action="import">
          {texts.import}
        </Button>
        <input
          ref={chooser}
          className="op-file"
          type="file"
          accept=".json,application/json"
          aria-label={texts.import}
          tabIndex={-1}
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null);
            // The same file may be chosen again.
            event.currentTarget.value = '';
          }}
          data-smartship-action="import-file"
        />
      </div>
      <ResultNote result={imported.outcome} done={texts.imported} />
      <Dialog
        opened={file !== null}
        title={texts.importTitle}
        confirm={texts.importConfirm}
        action="confirm"
        busy={imported.busy}
        onConfirm={() => file && imported.run(file)}
        onClose={() => setFile(null)}
      >
        <p>{texts.importLead(file?.name ?? '')}</p>
        <Bullets text={texts.importEffects} />
      </Dialog>
    </section>
  );
}

/** The file's JSON; null where it is none: the background then says that it is no settings file. */
async function readJson(file: File): Promise<unknown> {
  if (file.size > MAX_BYTES) return null;
  try {
    return JSON.parse(await file.text());
  } catch {
    return null;
  }
}
