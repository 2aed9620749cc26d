import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { Banners, type Result, useAction, useTexts } from '#components/shared';
import type { Sku } from '#lib/domain';
import { mappingTexts, mappingWayTexts, sharedTexts } from '#lib/i18n';
import type { Output, StuckLine } from '#lib/messaging/client';
import type { CodeChange, Settings } from '#lib/storage';
import { Changes, type ChangesProps } from './Changes.tsx';
import { ChooseAllDialog } from './ChooseAllDialog.tsx';
import type { RowActions } from './CodeRow.tsx';
import { CreateDialog, type CreateDialogProps } from './CreateDialog.tsx';
import { ExcludeDialog, type Excluding } from './ExcludeDialog.tsx';
import { Exclusions, type OnExclude } from './Exclusions.tsx';
import { type ChosenCode, FileDialog } from './FileDialog.tsx';
import { MappingBar } from './MappingBar.tsx';
import { MappingList } from './MappingList.tsx';
import { MappingSummary } from './MappingSummary.tsx';
import {
  type Choice,
  type CodeItem,
  canCreate,
  itemsOf,
  type ListingItem,
  type Mapping,
  optionOf,
  shownItems,
  standingPlaces,
  type WritePlan,
  writePlan,
} from './model.ts';
import { Stuck } from './Stuck.tsx';
import { stuckGroups } from './stuck.ts';
import { type Shown, Toolbar } from './Toolbar.tsx';
import { useChoices } from './use-choices.ts';
import type { FetchSuggestions, Suggestions } from './use-mapping.ts';
import { VIEWS, type View, ViewTabs } from './ViewTabs.tsx';
import { WriteDialog } from './WriteDialog.tsx';

export interface MappingProps
  extends Pick<ChangesProps, 'onUndo' | 'onTakeBack'>,
    Pick<CreateDialogProps, 'onOffer' | 'onCreate'> {
  readonly settings: Pick<Settings, 'paused' | 'shops'>;
  /** null until everything was looked at once; `looking` says how far it is. */
  readonly mapping: Mapping | null;
  readonly looking: number | null;
  readonly failed: boolean;
  /** null until read. */
  readonly stuck: readonly StuckLine[] | null;
  readonly changes: readonly CodeChange[] | null;
  readonly suggestions: Suggestions;
  readonly fetchSuggestions: FetchSuggestions;
  readonly onWrite: (plan: WritePlan) => Promise<Output<'mapping.write'> | null>;
  readonly onExclude: OnExclude;
  readonly onReadListings: () => Promise<Result>;
  readonly onUseSku: (line: StuckLine, sku: Sku) => Promise<boolean>;
  readonly readSkus: (codes: readonly string[]) => Promise<readonly Sku[]>;
  readonly onOpenPanel: () => void;
  readonly onReload: () => void;
  /** The head of the page with its tabs. */
  readonly head: ReactNode;
  /** How much was mapped day by day. */
  readonly coverage: ReactNode;
}

/** Everything unmapped by listing, what fits it, and the ways to mend it. */
export function MappingScreen(props: MappingProps) {
  const texts = useTexts(mappingTexts);
  const ways = useTexts(mappingWayTexts);
  const shared = useTexts(sharedTexts);
  const { mapping, suggestions, fetchSuggestions } = props;
  const stuck = useMemo(() => props.stuck ?? [], [props.stuck]);
  const [view, setView] = useState<View>('list');
  const [shown, setShown] = useState<Shown>({ words: '', filter: 'all', sort: 'blocked' });
  const [choices, choosing] = useChoices();
  const search = useRef<HTMLInputElement>(null);
  const changes = useMemo(() => props.changes ?? [], [props.changes]);
  const items = useMemo(() => (mapping ? itemsOf(mapping, stuck, changes) : []), [mapping, stuck, changes]);
  const left = useMemo(() => shownItems(items, { ...shown, choices }), [items, shown, choices]);
  const standing = useMemo(() => standingPlaces(items), [items]);
  const groups = useMemo(() => stuckGroups(stuck, changes, items, choices), [stuck, changes, items, choices]);
  const chosen = useMemo(
    () => items.flatMap(({ codes }) => codes.filter(({ key, change }) => choices.has(key) && change === null)),
    [items, choices],
  );
  const toCreate = chosen.filter(({ key }) => choices.get(key)?.kind === 'create');

  const [all, setAll] = useState<readonly CodeItem[] | null>(null);
  const [plan, setPlan] = useState<WritePlan | null>(null);
  const [wanted, setWanted] = useState<readonly ChosenCode[] | null>(null);
  const [creating, setCreating] = useState<readonly CodeItem[] | null>(null);
  const [excluding, setExcluding] = useState<Excluding | null>(null);
  const write = useAction(async (approved: WritePlan) => {
    const written = await props.onWrite(approved);
    if (written) {
      choosing.drop(approved.rows.map(({ item }) => item.key));
      setPlan(null);
      setView('changes');
    }
    return written;
  });

  const actions = useMemo<RowActions>(
    () => ({
      onUse: (item, { code, skuName }) => choosing.choose(new Map([[item.key, { kind: 'code', code, skuName }]])),
      onClear: (item) => choosing.drop([item.key]),
      onCreate: (item) => canCreate(item) && choosing.choose(new Map([[item.key, { kind: 'create' }]])),
      onExclude: ({ listing, code }) =>
        code.code.trim() !== '' && setExcluding({ shopId: listing.shopId, pattern: code.code, what: code.code }),
    }),
    [choosing.choose, choosing.drop],
  );
  const onExcludeListing = useCallback(
    ({ listing }: ListingItem) =>
      setExcluding({
        shopId: listing.shopId,
        pattern: listing.itemCode,
        what: `${listing.itemCode} ${listing.title.slice(0, 80)}`,
      }),
    [],
  );
  const onSight = useCallback((seen: readonly CodeItem[]) => void fetchSuggestions(seen), [fetchSuggestions]);
  /** What is shown and not decided yet. */
  const open = useMemo(
    () => left.flatMap(({ codes }) => codes.filter(({ key, change }) => !choices.has(key) && change === null)),
    [left, choices],
  );
  const creatable = useMemo(() => open.some(canCreate), [open]);
  const counts = {
    list: mapping && items.reduce((sum, { codes }) => sum + codes.length, 0),
    changes: props.changes && changes.filter(({ dueAt }) => dueAt !== null).length,
    stuck: props.stuck && stuck.length,
    excluded: props.settings.shops.reduce((sum, shop) => sum + shop.notSmartship.length, 0),
  };
  return (
    <main className="mp">
      {props.head}
      {props.failed && (
        <p className="ss-banner" data-tone="need" role="alert">
          {shared.cannotRead}
        </p>
      )}
      <Banners settings={props.settings} />
      <MappingSummary
        mapping={mapping}
        looking={props.looking}
        coverage={props.coverage}
        onReadListings={props.onReadListings}
      />
      <ExcludeDialog
        excluding={excluding}
        onExclude={props.onExclude}
        onDone={props.onReload}
        onClose={() => setExcluding(null)}
      />
      <ViewTabs views={VIEWS} counts={counts} view={view} onView={setView} />
      {write.outcome && view === 'changes' && (
        <p className="ss-note" data-tone="done" role="status" data-smartship-written={write.outcome.taken}>
          {ways.written(write.outcome.taken)} {write.outcome.underWay > 0 && ways.underWay(write.outcome.underWay)}
        </p>
      )}
      {view === 'changes' && <Changes changes={props.changes} onUndo={props.onUndo} onTakeBack={props.onTakeBack} />}
      {view === 'stuck' && props.stuck && (
        <Stuck
          groups={groups}
          readSkus={props.readSkus}
          onUse={props.onUseSku}
          onOpenPanel={props.onOpenPanel}
          onDone={props.onReload}
        />
      )}
      {view === 'excluded' && <Exclusions shops={props.settings.shops} onExclude={props.onExclude} />}
      {view === 'list' && (
        <>
          <Toolbar shown={shown} items={items} left={mapping && left} search={search} onShown={setShown} />
          {mapping === null ? (
            <p className="mp-empty">{props.failed ? shared.cannotRead : texts.reading(props.looking ?? 0)}</p>
          ) : left.length === 0 ? (
            <p className="mp-empty">
              {items.length > 0
                ? texts.emptyFilter
                : mapping.codes + mapping.unknown === 0
                  ? texts.emptyUnread
                  : texts.empty}
            </p>
          ) : (
            <MappingList
              items={left}
              choices={choices}
              suggestions={suggestions}
              onSight={onSight}
              actions={actions}
              onExcludeListing={onExcludeListing}
              onSearch={() => search.current?.focus()}
            />
          )}
          <MappingBar
            chosen={chosen.length}
            toCreate={toCreate.length}
            canCreate={toCreate.length > 0 || creatable}
            canClear={choices.size > 0}
            onChooseAll={() => setAll(open)}
            onWrite={() => setPlan(writePlan(items, choices))}
            onFile={() => setWanted(writePlan(items, choices).rows.map(wantedOf))}
            onCreate={() => setCreating(toCreate.length > 0 ? toCreate : open.filter(canCreate))}
            onClear={choosing.clear}
          />
        </>
      )}
      <ChooseAllDialog
        items={all}
        standing={standing}
        fetch={fetchSuggestions}
        onChoose={(found) => {
          choosing.choose(
            new Map(
              [...found].map(([key, { code, skuName }]): [string, Choice] => [key, { kind: 'code', code, skuName }]),
            ),
          );
          setAll(null);
        }}
        onClose={() => setAll(null)}
      />
      <WriteDialog
        plan={plan}
        settings={props.settings}
        busy={write.busy}
        onApprove={() => plan && write.run(plan)}
        onClose={() => setPlan(null)}
      />
      <FileDialog wanted={wanted} onClose={() => setWanted(null)} />
      <CreateDialog
        items={creating}
        onOffer={props.onOffer}
        onCreate={props.onCreate}
        onDone={(made) => {
          choosing.drop(made.map(({ key }) => key));
          props.onReload();
        }}
        onClose={() => setCreating(null)}
      />
    </main>
  );
}

const wantedOf = ({ item, after }: WritePlan['rows'][number]): ChosenCode => ({
  item,
  itemCode: item.listing.itemCode,
  option: optionOf(item.code),
  before: item.code.code,
  after,
});
