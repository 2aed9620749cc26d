import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { Disclosure, ReasonNote, type Result, useAction, useLanguage, useTexts } from '#components/shared';
import { momentText, smartshipTexts } from '#lib/i18n';
import type { Input } from '#lib/messaging/client';
import type { SkuColumns } from '#lib/smartship';
import type { SkuSource } from '#lib/storage';
import { SkuColumnChooser } from './SkuColumnChooser.tsx';
import type { ChosenColumns, ChosenFile } from './sku-file.ts';

/** Reading a file needs a parser that no other part of this page does: it comes when a file is chosen. */
const reader = () => import('./sku-file.ts');

type Refused = 'workbook' | 'too-large' | 'encoding' | 'empty';
type Told =
  | { readonly kind: 'imported'; readonly count: number; readonly skipped: number }
  | { readonly kind: 'stopped' };

/** A SKU file instead of a Smartship key: chosen, looked at, its columns agreed to, then taken in part by part. */
export function SkuFileCard(props: {
  source: SkuSource | null;
  /** Smartship is connected: its own SKUs will take the file's place. */
  connected: boolean;
  onImportSkus: (part: Input<'skus.import'>) => Promise<Result>;
}) {
  const texts = useTexts(smartshipTexts);
  const chooser = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const read = useAction(async (file: File) => {
    setChosen(null);
    setRefused(null);
    const { openSkuFile, refusalOf } = await reader();
    const opened = await openSkuFile(file);
    if (opened.ok) setChosen(opened.value);
    else setRefused(refusalOf(opened.failure));
  });
  const [told, setTold] = useState<Told | null>(null);
  return (
    <section className="op-card" aria-label={texts.fileTitle} data-smartship-party="sku-file">
      <h3>{texts.fileTitle}</h3>
      <Source source={props.source} />
      <Disclosure summary={texts.fileSummary} action="show-sku-file" open={props.source?.fileName != null}>
        <p className="ss-muted">{texts.fileLead}</p>
        {props.connected && <p className="ss-muted">{texts.connectedNote}</p>}
        <div className="op-buttons">
          <Button
            size="xs"
            variant="default"
            loading={read.busy}
            onClick={() => chooser.current?.click()}
            data-smartship-action="choose-sku-file"
          >
            {texts.fileChoose}
          </Button>
          <span className="ss-muted op-beside">{texts.fileTypes}</span>
        </div>
        <input
          ref={chooser}
          className="op-file"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.xls"
          aria-label={texts.fileChoose}
          tabIndex={-1}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            setTold(null);
            if (file) read.run(file);
            // The same file may be chosen again.
            event.currentTarget.value = '';
          }}
          data-smartship-action="sku-file"
        />
        {refused && <ReasonNote said={{ why: texts[refused], next: texts[`${refused}Next`] }} tone="need" />}
        {chosen && (
          <Chosen
            key={`${chosen.name} ${chosen.asOf}`}
            chosen={chosen}
            onImportSkus={props.onImportSkus}
            onTold={(end) => {
              setTold(end);
              if (end.kind === 'imported') setChosen(null);
            }}
          />
        )}
        {told?.kind === 'stopped' && (
          <p className="ss-note" data-tone="need" role="alert">
            {texts.importFailed}
          </p>
        )}
        {told?.kind === 'imported' && (
          <p className="ss-note" data-tone="done" role="status">
            {[texts.imported(told.count), told.skipped > 0 ? texts.importedSkipped(told.skipped) : ''].join(' ').trim()}
          </p>
        )}
      </Disclosure>
    </section>
  );
}

/** Which SKU list is in use, from where and how old. */
function Source({ source }: { source: SkuSource | null }) {
  const texts = useTexts(smartshipTexts);
  const language = useLanguage();
  if (source === null) return <p className="ss-muted">{texts.sourceNone}</p>;
  const { count, fileName: name } = source;
  const moment = momentText(language, source.asOf);
  return (
    <>
      <p data-smartship-sku-source={name === null ? 'smartship' : 'file'}>
        {name === null ? texts.sourceServer({ count, moment }) : texts.sourceFile({ name, count, moment })}
      </p>
      {source.tooOld && name !== null && <ReasonNote said={{ why: texts.sourceOld, next: '' }} tone="need" />}
    </>
  );
}

/** A file that was understood: its columns, to agree to or to choose anew. */
function Chosen(props: {
  chosen: ChosenFile;
  onImportSkus: (part: Input<'skus.import'>) => Promise<Result>;
  onTold: (told: Told) => void;
}) {
  const texts = useTexts(smartshipTexts);
  const language = useLanguage();
  const { name, asOf, table, preview } = props.chosen;
  const [headingRow, setHeadingRow] = useState(preview.headingRow);
  const [columns, setColumns] = useState<SkuColumns>(preview.guess);
  const [done, setDone] = useState({ parts: 0, of: 0 });
  const take = useAction(async (agreed: ChosenColumns) => {
    const { partsOf } = await reader();
    const { parts, count, skipped } = partsOf(props.chosen, headingRow, agreed);
    for (const [index, part] of parts.entries()) {
      setDone({ parts: index, of: parts.length });
      const result = await props.onImportSkus(part);
      if (result.kind !== 'done') return props.onTold({ kind: 'stopped' });
    }
    props.onTold({ kind: 'imported', count, skipped });
  });
  const { sellerCode } = columns;
  const rows = preview.dataRows + (headingRow === null ? 1 : 0);
  const encoding = table.encoding === 'workbook' ? '' : texts.fileEncoding(table.encoding.toUpperCase());
  return (
    <div className="op-form" data-smartship-file={name}>
      <p>
        <strong>{name}</strong>{' '}
        <span className="ss-muted">
          {[momentText(language, asOf), texts.fileRows(rows), encoding].filter(Boolean).join(' · ')}
        </span>
      </p>
      <h4>{texts.columns}</h4>
      <SkuColumnChooser
        preview={preview}
        headingRow={headingRow}
        firstRow={table.rows[0] ?? []}
        columns={columns}
        onHeadingRow={setHeadingRow}
        onColumns={setColumns}
      />
      <div className="op-buttons">
        <Button
          size="xs"
          loading={take.busy}
          disabled={sellerCode === null}
          onClick={() => sellerCode !== null && take.run({ ...columns, sellerCode })}
          data-smartship-action="import-skus"
        >
          {texts.importFile}
        </Button>
        {take.busy && done.of > 1 && (
          <span className="ss-muted op-beside" role="status">
            {texts.importing({ done: done.parts, total: done.of })}
          </span>
        )}
      </div>
    </div>
  );
}
