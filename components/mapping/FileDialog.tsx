import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { Dialog, ReasonNote, saveFile, useAction, useTexts } from '#components/shared';
import { mappingFileTexts } from '#lib/i18n';
import type { WantedInFile } from '#lib/qoo10';
import type { CodeFile, FileRefusal } from './code-file.ts';
import { Diff } from './Diff.tsx';
import type { CodeItem } from './model.ts';

/** Workbooks need a packer that nothing else on this page does: it comes when a file is chosen. */
const opener = () => import('./code-file.ts');
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface ChosenCode extends WantedInFile {
  readonly item: CodeItem;
}

/** The seller's own download with only the code cells changed and all else proven equal; he uploads it himself. */
export function FileDialog(props: { wanted: readonly ChosenCode[] | null; onClose: () => void }) {
  const texts = useTexts(mappingFileTexts);
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<CodeFile | null>(null);
  const [listing, setListing] = useState('');
  const [refused, setRefused] = useState<FileRefusal | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const wanted = props.wanted ?? [];
  const read = useAction(async (chosen: File) => {
    setFile(null);
    setRefused(null);
    setSaved(null);
    const { openCodeFile } = await opener();
    const opened = openCodeFile(chosen.name, new Uint8Array(await chosen.arrayBuffer()), wanted);
    if (!opened.ok) return setRefused(opened.why);
    setFile(opened.file);
    setListing(opened.file.plans[0]?.itemCode ?? '');
  });
  const plan = file?.plans.find(({ itemCode }) => itemCode === listing)?.plan;
  const changes = plan?.changes ?? [];
  const save = useAction(async () => {
    if (!file) return;
    const { changedFile, changedName } = await opener();
    const bytes = changedFile(file, changes);
    if (!bytes) return setRefused('not-proven');
    saveFile(changedName(file.name), bytes, XLSX);
    setSaved(changedName(file.name));
  });
  const close = () => {
    setFile(null);
    setRefused(null);
    setSaved(null);
    props.onClose();
  };
  return (
    <Dialog
      opened={props.wanted !== null}
      title={texts.fileTitle}
      confirm={texts.fileSave}
      action="save-code-file"
      size="xl"
      busy={save.busy}
      disabled={changes.length === 0}
      onConfirm={save.run}
      onClose={close}
    >
      <p>{texts.fileLead}</p>
      <div>
        <Button
          size="xs"
          variant="default"
          loading={read.busy}
          onClick={() => chooser.current?.click()}
          data-smartship-action="choose-code-file"
        >
          {texts.fileChoose}
        </Button>
        <input
          ref={chooser}
          className="op-file"
          type="file"
          accept=".xlsx"
          aria-label={texts.fileChoose}
          tabIndex={-1}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            if (chosen) read.run(chosen);
            // The same file may be chosen again.
            event.currentTarget.value = '';
          }}
          data-smartship-action="code-file"
        />
      </div>
      {refused && (
        <div role="alert" data-smartship-refused={refused}>
          <ReasonNote said={{ why: texts[`file-${refused}`], next: '' }} tone="need" />
        </div>
      )}
      {file && file.plans.length > 1 && (
        <label>
          {texts.fileListing}{' '}
          <select value={listing} onChange={(event) => setListing(event.currentTarget.value)}>
            {file.plans.map(({ itemCode }) => (
              <option key={itemCode} value={itemCode}>
                {itemCode}
              </option>
            ))}
          </select>
        </label>
      )}
      {file && plan && (
        <>
          <p>
            <strong>{file.name}</strong>
          </p>
          <p role="status" data-smartship-will-change={changes.length}>
            <b>{texts.fileChanges(changes.length)}</b>
          </p>
          {plan.differs.length > 0 && (
            <p data-smartship-differs={plan.differs.length}>{texts.fileDiffers(plan.differs.length)}</p>
          )}
          {plan.already.length > 0 && <p className="ss-muted">{texts.fileAlready(plan.already.length)}</p>}
          {plan.absent.length > 0 && <p className="ss-muted">{texts.fileAbsent(plan.absent.length)}</p>}
          <Diff
            rows={diffOf(
              changes.map((change) => change.wanted),
              wanted,
            )}
          />
        </>
      )}
      {saved && (
        <p className="ss-note" data-tone="done" role="status" data-smartship-saved={saved}>
          {texts.fileSaved(saved)}
        </p>
      )}
    </Dialog>
  );
}

function diffOf(changing: readonly WantedInFile[], wanted: readonly ChosenCode[]) {
  const going = new Set<WantedInFile>(changing);
  return wanted
    .filter((one) => going.has(one))
    .map(({ item, before, after }) => ({
      key: item.key,
      title: item.listing.title,
      itemCode: item.listing.itemCode,
      values: item.code.values,
      before,
      after,
    }));
}
