import { Button } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Banners, PauseSwitch, type Result, ResultNote, useAction, useTexts } from '#components/shared';
import { type CartView, goingOf } from '#lib/domain';
import { panelTexts, sharedTexts } from '#lib/i18n';
import type { Settings } from '#lib/storage';
import { BandTabs, type Filter } from './BandTabs.tsx';
import { BulkProgress } from './BulkProgress.tsx';
import { bandOf, cartKey, countBands, isSendable } from './bands.ts';
import type { Question } from './CartActions.tsx';
import { CartList } from './CartList.tsx';
import { type Asked, CartQuestions } from './CartQuestions.tsx';
import type { Creation } from './CreateDialog.tsx';
import type { DelayAnswered } from './DelayDialog.tsx';
import { PreviewDialog } from './PreviewDialog.tsx';
import { type GoingCart, planOf, type SendPlan } from './plan.ts';
import { type BulkActs, useBulk } from './use-bulk.ts';

export interface PanelProps {
  readonly settings: Pick<Settings, 'paused' | 'shops'>;
  /** null until read the first time. */
  readonly carts: readonly CartView[] | null;
  readonly failed: boolean;
  readonly onSend: BulkActs['onSend'];
  readonly onCancel: BulkActs['onCancel'];
  readonly onUndo: (jobId: string) => Promise<Result>;
  readonly onRetry: (jobId: string) => Promise<Result>;
  readonly onStop: (view: CartView) => Promise<Result>;
  readonly onCreate: (creation: Creation, view: CartView) => Promise<Result>;
  readonly onDelay: (answer: DelayAnswered) => Promise<Result>;
  /** The order that the panel was opened for. */
  readonly focus: string | null;
  /** When a page asked for the preview of all ready carts; each asking opens it once. */
  readonly previewAt?: number | null;
  readonly onPause: (paused: boolean) => Promise<Result>;
  readonly onSync: () => Promise<Result>;
}

const NONE: readonly CartView[] = [];

/** Every cart with its state, reason and progress; sends many after a preview. */
export function PanelScreen(props: PanelProps) {
  const texts = useTexts(panelTexts);
  const shared = useTexts(sharedTexts);
  const carts = props.carts ?? NONE;
  const [filter, setFilter] = useState<Filter>('all');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [plan, setPlan] = useState<SendPlan | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = useCallback((question: Question, view: CartView) => setAsked({ question, key: cartKey(view) }), []);
  const pause = useAction(props.onPause);
  const sync = useAction(props.onSync);
  const undo = useAction(props.onUndo);
  const retry = useAction(props.onRetry);
  const sending = useBulk(props);
  const approve = (going: readonly GoingCart[]) => {
    setPlan(null);
    setSelected(new Set());
    void sending.start(going);
  };
  const focus = useMemo(() => focusedCart(carts, props.focus), [carts, props.focus]);
  // What a page opened the panel for is never hidden by a band.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new order to show is the reason
  useEffect(() => setFilter('all'), [props.focus]);
  const counts = useMemo(() => countBands(carts), [carts]);
  const shown = useMemo(
    () => (filter === 'all' ? carts : carts.filter((view) => bandOf(view) === filter)),
    [carts, filter],
  );
  const chosen = useMemo(() => carts.filter((view) => selected.has(cartKey(view))), [carts, selected]);
  const select = useCallback(
    (key: string, on: boolean) =>
      setSelected((before) => {
        const after = new Set(before);
        if (on) after.add(key);
        else after.delete(key);
        return after;
      }),
    [],
  );
  const sendableShown = shown.filter(isSendable).map(cartKey);
  const allShown = sendableShown.length > 0 && sendableShown.every((key) => selected.has(key));
  const previewAll = () => setPlan(planOf(carts.filter(couldGo), props.settings.shops));
  const previewAt = props.carts === null ? null : (props.previewAt ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new asking is the reason; later news changes no open preview
  useEffect(() => {
    if (previewAt === null) return;
    setAsked(null);
    previewAll();
  }, [previewAt]);
  return (
    <main className="pn">
      <header className="pn-head">
        <div className="pn-title">
          <img src="/icon/32.png" alt="" width={20} height={20} />
          <h1>{texts.heading}</h1>
          <Button
            size="compact-xs"
            variant="default"
            loading={sync.busy}
            onClick={() => sync.run()}
            data-smartship-action="sync-now"
          >
            {shared.syncNow}
          </Button>
          <PauseSwitch paused={props.settings.paused} onChange={pause.run} />
        </div>
        <Banners settings={props.settings} />
        <BandTabs counts={props.carts === null ? null : counts} filter={filter} onFilter={setFilter} />
        <div className="pn-bar">
          <label className="pn-select-all">
            <input
              type="checkbox"
              aria-label={texts.selectShown}
              checked={allShown}
              disabled={sendableShown.length === 0}
              onChange={(event) => setSelected(new Set(event.currentTarget.checked ? sendableShown : []))}
            />
            {chosen.length > 0 ? texts.selected(chosen.length) : props.carts !== null && texts.carts(shown.length)}
          </label>
          <Button
            size="xs"
            variant="default"
            disabled={chosen.length === 0}
            onClick={() => setPlan(planOf(chosen, props.settings.shops))}
            data-smartship-action="send-selected"
          >
            {texts.sendSelected}
          </Button>
          <Button
            size="xs"
            disabled={!carts.some(isSendable)}
            onClick={previewAll}
            data-smartship-action="send-all-ready"
          >
            {texts.sendAllReady}
          </Button>
        </div>
      </header>
      {props.failed && (
        <p className="ss-banner" data-tone="need" role="alert">
          {shared.cannotRead}
        </p>
      )}
      {sending.bulk && (
        <BulkProgress bulk={sending.bulk} carts={carts} busy={sending.cancelling} onCancel={sending.cancel} />
      )}
      <ResultNote result={pause.outcome} />
      <ResultNote result={sync.outcome} />
      <ResultNote result={undo.outcome} />
      <ResultNote result={retry.outcome} />
      {props.carts === null && !props.failed && <p className="pn-empty">{shared.loading}</p>}
      {props.carts !== null && shown.length === 0 && (
        <p className="pn-empty">{carts.length === 0 ? texts.emptyAll : texts.emptyBand}</p>
      )}
      <CartList
        key={filter}
        carts={shown}
        selected={selected}
        showShop={props.settings.shops.length > 1}
        onSelect={select}
        focus={focus}
        onUndo={undo.run}
        onRetry={retry.run}
        onAsk={ask}
      />
      <PreviewDialog
        plan={plan}
        paused={props.settings.paused}
        creates={props.settings.shops.some(createsOrders)}
        busy={false}
        onApprove={approve}
        onClose={() => setPlan(null)}
      />
      <CartQuestions
        asked={asked}
        carts={carts}
        onStop={props.onStop}
        onCreate={props.onCreate}
        onDelay={props.onDelay}
        onClose={() => setAsked(null)}
      />
    </main>
  );
}

/** All that could be meant by *ready*, with the neighbours that stay behind named in the preview. */
const couldGo = (view: CartView): boolean =>
  isSendable(view) || goingOf(view).goes.length > 0 || bandOf(view) === 'needs-you';

/** The cart of the order that the panel was opened for. */
function focusedCart(carts: readonly CartView[], orderNo: string | null): string | null {
  const view = orderNo === null ? null : carts.find(({ lines }) => lines.some(({ line }) => line.orderNo === orderNo));
  return view ? cartKey(view) : null;
}

const createsOrders = (shop: PanelProps['settings']['shops'][number]): boolean =>
  shop.duties['bring-in'] === 'extension' && shop.smartshipLinkDeclaredOff;
