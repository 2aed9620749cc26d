import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Dialog, useAction, useLanguage, useTexts } from '#components/shared';
import { mappingTexts, mappingWayTexts, momentText } from '#lib/i18n';
import { type CodeChange, canUndoChange } from '#lib/storage';
import { shortTitle, visibleCode } from './model.ts';

const TONE = {
  planned: 'quiet',
  sending: 'progress',
  sent: 'progress',
  doubtful: 'progress',
  seen: 'done',
  refused: 'need',
  'not-sent': 'need',
  'not-shown': 'need',
  'taken-back': 'quiet',
} as const satisfies Record<CodeChange['state'], string>;

const ROWS = 100;
const IN_WORDS = [
  'paused',
  'read-only',
  'changed-since',
  'item-not-found',
  'option-not-found',
  'option-ambiguous',
  'option-unreadable',
  'listing-incomplete',
  'already',
  'gone',
] as const;

export interface ChangesProps {
  /** Newest first; null until read. */
  readonly changes: readonly CodeChange[] | null;
  readonly onUndo: (ids: readonly string[]) => Promise<{ taken: number; left: number } | null>;
  readonly onTakeBack: (ids: readonly string[]) => Promise<unknown>;
}

/** What was approved and what became of each code, newest first; what was seen can be put back. */
export function Changes(props: ChangesProps) {
  const texts = useTexts(mappingWayTexts);
  const [asking, setAsking] = useState<readonly string[] | null>(null);
  const undo = useAction(async (ids: readonly string[]) => {
    const undone = await props.onUndo(ids);
    setAsking(null);
    return undone;
  });
  const back = useAction(props.onTakeBack);
  const batches = useMemo(() => [...Map.groupBy(props.changes ?? [], ({ batch }) => batch)], [props.changes]);
  return (
    <section className="mp-changes" aria-label={texts.changesNone}>
      {undo.outcome && (
        <p className="ss-note" data-tone="done" role="status">
          {texts.undone(undo.outcome)}
        </p>
      )}
      {props.changes?.length === 0 && <p className="mp-empty">{texts.changesNone}</p>}
      {batches.map(([batch, rows], at) => (
        <Batch key={batch} rows={rows} open={at === 0} onUndo={setAsking} onTakeBack={back.run} />
      ))}
      <Dialog
        opened={asking !== null}
        title={texts.undoTitle}
        confirm={texts.undoAll}
        action="confirm-undo"
        busy={undo.busy}
        onConfirm={() => asking && undo.run(asking)}
        onClose={() => setAsking(null)}
      >
        <p>{texts.undoLead(asking?.length ?? 0)}</p>
      </Dialog>
    </section>
  );
}

function Batch(props: {
  rows: readonly CodeChange[];
  open: boolean;
  onUndo: (ids: readonly string[]) => void;
  onTakeBack: (ids: readonly string[]) => void;
}) {
  const texts = useTexts(mappingWayTexts);
  const words = useTexts(mappingTexts);
  const language = useLanguage();
  const [shown, setShown] = useState(ROWS);
  const rows = [...props.rows].sort((left, right) => left.id.localeCompare(right.id));
  const [first] = rows;
  if (!first) return null;
  const over = rows.filter(({ dueAt }) => dueAt === null).length;
  const undoable = rows.filter(({ state, before }) => canUndoChange(state, before)).map(({ id }) => id);
  const waiting = rows.filter(({ state }) => state === 'planned').map(({ id }) => id);
  const counts = Map.groupBy(rows, ({ state }) => state);
  return (
    <details className="mp-batch" open={props.open} data-smartship-batch={first.batch}>
      <summary>
        <b>{texts.batch({ moment: momentText(language, first.plannedAt), count: rows.length })}</b>
        <span className="ss-muted" data-smartship-over={over}>
          {texts.progress({ done: over, total: rows.length })}
        </span>
        {[...counts].map(([state, of]) => (
          <span key={state} className="ss-badge" data-tone={TONE[state]} data-smartship-count={state}>
            {words[`state-${state}`]} {of.length}
          </span>
        ))}
      </summary>
      <div className="mp-batch-body">
        <div className="op-buttons">
          {undoable.length > 0 && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => props.onUndo(undoable)}
              data-smartship-action="undo-codes"
            >
              {texts.undoAll} ({undoable.length})
            </Button>
          )}
          {waiting.length > 0 && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => props.onTakeBack(waiting)}
              data-smartship-action="take-back"
            >
              {texts.takeBack} ({waiting.length})
            </Button>
          )}
        </div>
        <ul>
          {rows.slice(0, shown).map((row) => (
            <li key={row.id} data-smartship-change={row.state} data-smartship-item={row.itemCode}>
              <span className="mp-change-place">
                <bdi>{shortTitle(row.title) || row.itemCode}</bdi>{' '}
                <span className="ss-muted">
                  {row.itemCode}
                  {row.option ? ` · ${row.option.value.replaceAll('||*', ' / ')}` : ''}
                </span>
              </span>
              <span>
                <del>{row.before.trim() === '' ? words.blank : visibleCode(row.before)}</del>{' '}
                <ins>{visibleCode(row.after)}</ins>
              </span>
              <span className="ss-badge" data-tone={TONE[row.state]}>
                {words[`state-${row.state}`]}
              </span>
              <Why row={row} />
              {canUndoChange(row.state, row.before) && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => props.onUndo([row.id])}
                  data-smartship-action="undo-code"
                >
                  {texts.undoOne}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {rows.length > shown && (
          <Button size="compact-xs" variant="subtle" onClick={() => setShown((now) => now + ROWS * 10)}>
            {texts.more(rows.length - shown)}
          </Button>
        )}
      </div>
    </details>
  );
}

function Why({ row }: { row: CodeChange }) {
  const said = [whySaid(useTexts(mappingWayTexts), row), row.says].filter(Boolean).join(' ');
  return said === '' ? null : <span className="ss-muted mp-change-why">{said}</span>;
}

function whySaid(texts: ReturnType<typeof mappingWayTexts>, { state, why }: CodeChange): string {
  const known = IN_WORDS.find((word) => word === why);
  if (known) return texts[`why-${known}`];
  if (state === 'not-shown') return texts['why-not-shown'];
  if (why.startsWith('code-')) return texts['why-code'];
  return why === '' ? '' : texts['why-wait'];
}
