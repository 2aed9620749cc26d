import { Button, Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Dialog, type Result, ResultNote, useAction, useTexts } from '#components/shared';
import { stockTexts } from '#lib/i18n';
import type { Output } from '#lib/messaging/client';
import { STOCK_TABS, type StockOverview, type StockTab, type StockTableRow } from '#lib/storage';
import { PreviewState } from './PreviewState.tsx';
import { StockTable } from './StockTable.tsx';

export const STOCK_PAGE = 50;

export type Approved = Output<'stock.approve'> | 'gone' | 'refused';

export interface PreviewActions {
  readonly onPreview: () => Promise<Result>;
  readonly onStopPreview: () => Promise<Result>;
  /** Every change that waits, for *Select all*. */
  readonly onAllWaiting: () => Promise<readonly StockTableRow[]>;
  readonly onApprove: (rows: readonly StockTableRow[]) => Promise<Approved>;
  readonly onLeave: (rows: readonly StockTableRow[]) => Promise<Result>;
}

/** What would change and why, what would not, and what became of what was sent. */
export function StockPreview(
  props: PreviewActions & {
    overview: StockOverview;
    shopId: string;
    tab: StockTab;
    page: number;
    rows: readonly StockTableRow[];
    onShow: (tab: StockTab, page: number) => void;
  },
) {
  const texts = useTexts(stockTexts);
  const { overview, tab, page, rows } = props;
  const [chosen, setChosen] = useState<ReadonlyMap<string, StockTableRow>>(new Map());
  const [asking, setAsking] = useState(false);
  const preview = useAction(props.onPreview);
  const all = useAction(async (on: boolean) => {
    const every = on ? await props.onAllWaiting() : [];
    setChosen(new Map(every.map((row) => [row.id, row])));
  });
  const approve = useAction(async () => {
    setAsking(false);
    const answer = await props.onApprove([...chosen.values()]);
    setChosen(new Map());
    return answer;
  });
  const leave = useAction(async () => {
    const result = await props.onLeave([...chosen.values()]);
    setChosen(new Map());
    return result;
  });
  const total = overview.counts[tab];
  // A change that was replaced by another number is no longer what was chosen.
  useEffect(() => {
    if (tab !== 'waiting') return;
    setChosen((before) => {
      const stale = rows.filter((row) => {
        const own = before.get(row.id);
        return own && (own.from !== row.from || own.to !== row.to);
      });
      if (stale.length === 0) return before;
      const after = new Map(before);
      for (const { id } of stale) after.delete(id);
      return after;
    });
  }, [rows, tab]);
  const toggle = (id: string, on: boolean) => {
    const row = rows.find((each) => each.id === id);
    const after = new Map(chosen);
    if (on && row) after.set(id, row);
    else after.delete(id);
    setChosen(after);
  };
  return (
    <div className="op-block" data-smartship-stock-preview={props.shopId}>
      <div className="op-row">
        <p className="ss-muted">{texts.previewHelp}</p>
        <Button
          size="xs"
          variant="default"
          loading={preview.busy}
          disabled={overview.preview?.endedAt === null}
          onClick={() => preview.run()}
          data-smartship-action="stock-preview"
        >
          {texts.preview}
        </Button>
      </div>
      <ResultNote result={preview.outcome} />
      <PreviewState overview={overview} onStop={props.onStopPreview} />
      <fieldset className="op-stock-tabs" aria-label={texts.tabs}>
        {STOCK_TABS.map((name) => (
          <Button
            key={name}
            size="compact-xs"
            variant={tab === name ? 'filled' : 'default'}
            aria-pressed={tab === name}
            onClick={() => props.onShow(name, 0)}
            data-smartship-action={`stock-tab-${name}`}
          >
            {texts[`tab-${name}`]} {overview.counts[name]}
          </Button>
        ))}
      </fieldset>
      {tab === 'waiting' && total > 0 && (
        <div className="op-stock-choice">
          <Checkbox
            size="xs"
            label={texts.selectAll}
            checked={chosen.size > 0 && chosen.size >= total}
            indeterminate={chosen.size > 0 && chosen.size < total}
            onChange={(event) => all.run(event.currentTarget.checked)}
            data-smartship-action="stock-select-all"
          />
          <span className="ss-muted" role="status">
            {texts.selected(chosen.size)}
          </span>
          <div className="op-buttons">
            <Button
              size="xs"
              disabled={chosen.size === 0}
              loading={approve.busy}
              onClick={() => setAsking(true)}
              data-smartship-action="approve"
            >
              {texts.approve}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={chosen.size === 0}
              loading={leave.busy}
              onClick={() => leave.run()}
              data-smartship-action="stock-leave"
            >
              {texts.leave}
            </Button>
          </div>
        </div>
      )}
      <ResultNote result={leave.outcome} done={texts.leftAsIs} />
      <ApprovedNote answer={approve.outcome} />
      {rows.length === 0 ? (
        <p className="ss-muted">{texts.nothing}</p>
      ) : (
        <StockTable
          label={texts[`tab-${tab}`]}
          rows={rows}
          withResult={tab === 'log'}
          {...(tab === 'waiting' ? { selection: { has: (id: string) => chosen.has(id), toggle } } : {})}
        />
      )}
      <Pager page={page} total={total} onPage={(next) => props.onShow(tab, next)} />
      <ApproveDialog
        opened={asking}
        rows={asking ? [...chosen.values()] : []}
        onConfirm={() => approve.run()}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}

function ApproveDialog(props: {
  opened: boolean;
  rows: readonly StockTableRow[];
  onConfirm: () => void;
  onClose: () => void;
}) {
  const texts = useTexts(stockTexts);
  const counts = { zero: 0, down: 0, up: 0 };
  for (const { from, to } of props.rows) {
    if (to === 0) counts.zero += 1;
    else if ((to ?? 0) < (from ?? 0)) counts.down += 1;
    else counts.up += 1;
  }
  return (
    <Dialog
      opened={props.opened}
      title={texts.approveTitle(props.rows.length)}
      confirm={texts.approve}
      action="confirm"
      onConfirm={props.onConfirm}
      onClose={props.onClose}
    >
      <p>{texts.approveLead(counts)}</p>
    </Dialog>
  );
}

function ApprovedNote({ answer }: { answer: Approved | null }) {
  const texts = useTexts(stockTexts);
  if (answer === null) return null;
  if (typeof answer === 'string') return <ResultNote result={answer === 'gone' ? { kind: 'gone' } : REFUSED} />;
  return (
    <>
      {answer.taken > 0 && (
        <p className="ss-note" data-tone="done" role="status">
          {texts.approved(answer.taken)}
        </p>
      )}
      {answer.refused !== null && (
        <p className="ss-note" data-tone="need" role="alert">
          {texts[`refused-${answer.refused}`]}
        </p>
      )}
    </>
  );
}

const REFUSED = { kind: 'refused', reason: null } as const;

function Pager(props: { page: number; total: number; onPage: (page: number) => void }) {
  const texts = useTexts(stockTexts);
  const { page, total } = props;
  if (total <= STOCK_PAGE) return null;
  const from = page * STOCK_PAGE + 1;
  const to = Math.min(total, (page + 1) * STOCK_PAGE);
  return (
    <div className="op-buttons">
      <Button size="compact-xs" variant="default" disabled={page === 0} onClick={() => props.onPage(page - 1)}>
        {texts.previous}
      </Button>
      <span className="ss-muted">{texts.page({ from, to, total })}</span>
      <Button size="compact-xs" variant="default" disabled={to >= total} onClick={() => props.onPage(page + 1)}>
        {texts.next}
      </Button>
    </div>
  );
}
